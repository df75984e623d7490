// The saved file of the Contract, as text and back. Version 2 is written; every version ever written is read.
import { FILLED_1, FILLED_2 } from "#generated/shapes.js";
import { files as words } from "#generated/words.js";
import { isDay, OutsideError, parsed, quoted, taken } from "../outside.js";
import { fill } from "../words.js";
import { isReserved } from "./fields.js";
import { newMoment, newRecord } from "./record.js";

const KIND = "focuskaart-ingevuld";
const VERSION = 2;
const MOST_SIGNS = 12; // signs of the initials in a file name: a full name is nobody's business
const FOLLOW_UP = { who: "wie", from: "vanaf", effect: "effect", next: "verder", note: "opmerking" };

/** A file that cannot be opened; the message tells the person why, in Dutch. */
export class SavedFileError extends Error {}

/** @returns {string} the text of a saved file */
export function savedText(record) {
  const file = {
    soort: KIND,
    versie: VERSION,
    kaart: record.card,
    uitgave: record.edition,
    voor: record.for,
    ...(record.klas && { klas: record.klas }),
    momenten: record.moments.map(({ date, by, fields, followUp }) => ({
      datum: date,
      ...(by && { door: by }),
      velden: fields,
      opvolging: mapValues(followUp, (parts) => renamed(parts, FOLLOW_UP)),
    })),
  };
  return JSON.stringify(file, null, 1) + "\n";
}

/** @returns {string} the name of a filled-in file, such as hechting-JD-2026-11-22.json; without initials when there are none */
export function savedName(record, day, ending = "json") {
  return `${[record.card, initialsOf(record.for), day].filter(Boolean).join("-")}.${ending}`;
}

/** @returns {string} whom a record is for, as it stands in the name of a file: letters and digits */
export const initialsOf = (name) => name.replace(/[^\p{L}\p{N}]/gu, "").slice(0, MOST_SIGNS);

/**
 * Reads the text of a saved file of this card.
 * @param {Set<string>|Map<string, any>} known  the names of the fields that the card has today
 * @returns {{record: import("./record.js").FilledRecord, gone: string[]}} the record, of the edition that the file names; `gone`: filled-in
 *   fields that the card no longer has, which the record keeps when they ever were of a card
 * @throws {SavedFileError} another card's file, a broken one, or no saved file at all
 */
export function readSavedText(text, card, known) {
  const file = parseObject(text);
  if (file.soort !== KIND && file.maatregelen) {
    throw new SavedFileError(words.card_data);
  }
  if (file.soort !== KIND) throw new SavedFileError(words.not_saved_file);
  const read = READERS.get(file.versie);
  if (read) return read(file, card, known);
  if (!(typeof file.versie === "number" && file.versie > VERSION)) {
    throw new SavedFileError(fill(words.damaged_by, { fault: words.no_version }));
  }
  throw new SavedFileError(words.newer_version);
}

/** Reads what a PDF or Word file held: one moment, without a date; returns and throws as `readSavedText`. */
export const readTakenAlong = ({ card: name, edition, values }, card, known) =>
  readVersion1({ kaart: name, uitgave: edition, velden: values }, card, known);

function readVersion1(file, card, known) {
  const { uitgave, velden } = readAs(FILLED_1, file, card);
  const { voor = "", datum = "", door = "", ...fields } = filled(velden);
  // A day in words stays what it is: a field that was filled in.
  if (datum && !isDay(datum)) fields.datum = datum;
  const moment = newMoment(isDay(datum) ? datum : "", { by: door, fields });
  return { record: { ...startOf(uitgave, card), for: voor, moments: [moment] }, gone: goneOf([file.velden], known) };
}

function readVersion2(file, card, known) {
  const { uitgave, voor = "", klas = "", momenten } = readAs(FILLED_2, file, card);
  const moments = momenten.map(({ datum = "", door = "", velden, opvolging = {} }) =>
    newMoment(datum, { by: door, fields: filled(velden), followUp: followUpsOf(opvolging) }),
  );
  const gone = goneOf(file.momenten.map((moment) => moment.velden), known);
  return { record: { ...startOf(uitgave, card), for: voor, klas, moments }, gone };
}

const READERS = new Map([
  [1, readVersion1],
  [2, readVersion2],
]);

const startOf = (edition, { name }) => newRecord({ name, edition }, "");

/** What a file of this card holds of its shape. */
function readAs(shape, file, { name, formerNames, label }) {
  if (![name, ...formerNames].includes(file.kaart)) {
    throw new SavedFileError(fill(words.other_card, { card: quoted(file.kaart), label }));
  }
  return readShape(shape, file);
}

/** @returns {any} what a file holds of a shape; throws a SavedFileError when it does not fit */
export function readShape(shape, file) {
  try {
    return taken(shape, file);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    throw new SavedFileError(fill(words.damaged_field, { fault: error.fault, field: quoted(error.place) }));
  }
}

/** The names of the fields that were filled in and that the card does not have. */
function goneOf(all, known) {
  const isGone = ([name, value]) => value && !known.has(name) && !isReserved(name);
  return [...new Set(all.flatMap((fields) => Object.entries(fields).filter(isGone).map(([name]) => name)))];
}

function followUpsOf(followUps) {
  const parts = Object.entries(FOLLOW_UP).map(([part, key]) => [key, part]);
  const read = mapValues(followUps, (followUp) => renamed(followUp, Object.fromEntries(parts)));
  return Object.fromEntries(Object.entries(read).filter(([, said]) => Object.keys(said).length > 0));
}

/** @returns {Object} the object in a JSON text; throws a SavedFileError when there is none */
export function parseObject(text) {
  const file = parsed(text);
  if (file === undefined) throw new SavedFileError(words.unreadable);
  if (typeof file !== "object" || file === null || Array.isArray(file)) throw new SavedFileError(words.not_saved_file);
  return file;
}

/** The object without what is blank. */
const filled = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value));
const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
const renamed = (object, names) => Object.fromEntries(Object.entries(names).flatMap(([from, to]) => (object[from] ? [[to, object[from]]] : [])));
