// The saved file of the Contract, as text and back. Version 2 is written; every version ever written is read.
import { files as words } from "#generated/words.js";
import { fill } from "../words.js";
import { isMeasure, isReserved, textFault, valueFault } from "./fields.js";
import { EFFECTS, MOST_MOMENTS, newMoment, newRecord, NEXT_STEPS } from "./record.js";

const KIND = "focuskaart-ingevuld";
const VERSION = 2;
const MOST_SIGNS = 12; // signs of the initials in a file name: a full name is nobody's business
const FOLLOW_UP = { who: "wie", from: "vanaf", effect: "effect", next: "verder", note: "opmerking" };
const CHOICES = { effect: EFFECTS, next: NEXT_STEPS };

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
  if (!(file.versie > VERSION)) throw broken(words.no_version);
  throw new SavedFileError(words.newer_version);
}

/** Reads what a PDF or Word file held: one moment, without a date; returns and throws as `readSavedText`. */
export const readTakenAlong = ({ card: name, edition, values }, card, known) =>
  readVersion1({ kaart: name, uitgave: edition, velden: values }, card, known);

function readVersion1(file, card, known) {
  const gone = new Set();
  const { voor = "", datum, door = "", ...fields } = readFields(file.velden, known, gone);
  // A day in words stays what it is: a field that was filled in.
  if (datum && !isDay(datum)) fields.datum = datum;
  const moment = newMoment(isDay(datum) ? datum : "", { by: door, fields });
  return { record: { ...startOf(file, card), for: voor, moments: [moment] }, gone: [...gone] };
}

function readVersion2(file, card, known) {
  const { momenten: moments } = file;
  if (!Array.isArray(moments) || moments.length === 0) throw broken(words.no_moment);
  if (moments.length > MOST_MOMENTS) throw broken(fill(words.many_moments, { most: MOST_MOMENTS }));
  const gone = new Set();
  const record = {
    ...startOf(file, card),
    for: readText(file.voor, "voor"),
    klas: readText(file.klas, "klas"),
    moments: moments.map((moment) => readMoment(moment, known, gone)),
  };
  return { record, gone: [...gone] };
}

const READERS = new Map([
  [1, readVersion1],
  [2, readVersion2],
]);

/** A record of this card in the edition of the file. */
function startOf(file, card) {
  if (![card.name, ...card.formerNames].includes(file.kaart)) {
    throw new SavedFileError(fill(words.other_card, { card: shown(file.kaart), label: card.label }));
  }
  if (typeof file.uitgave !== "string") throw broken(words.missing);
  return newRecord({ name: card.name, edition: file.uitgave.slice(0, 10) }, "");
}

function readMoment(moment, known, gone) {
  if (!isObject(moment)) throw broken(words.moment_fault);
  const { datum: date = "" } = moment;
  if (date !== "" && !isDay(date)) throw broken(words.day_fault);
  const { voor: _ofTheRecord, ...fields } = readFields(moment.velden, known, gone);
  return newMoment(date, {
    by: readText(moment.door, "door"),
    fields,
    followUp: readFollowUps(moment.opvolging ?? {}),
  });
}

/** @returns {Object} the fields that are filled in; names of what `known` lacks are added to `gone` */
function readFields(values, known, gone) {
  if (!isObject(values)) throw broken(words.missing);
  const read = {};
  for (const [name, value] of Object.entries(values)) {
    if (!value && !known.has(name)) continue;
    const fault = valueFault(name, value);
    if (fault && known.has(name)) throw brokenAt(fault, name);
    if (!known.has(name) && !isReserved(name)) gone.add(name);
    if (!fault && value) read[name] = value;
  }
  return read;
}

function readFollowUps(followUps) {
  if (!isObject(followUps)) throw broken(words.missing);
  const read = {};
  for (const [measure, parts] of Object.entries(followUps)) {
    if (!isMeasure(measure)) continue;
    if (!isObject(parts)) throw brokenAt(words.follow_up_fault, measure);
    const filled = readFollowUp(parts, measure);
    if (Object.keys(filled).length > 0) read[measure] = filled;
  }
  return read;
}

function readFollowUp(parts, measure) {
  const read = {};
  for (const [part, key] of Object.entries(FOLLOW_UP)) {
    const text = readText(Object.hasOwn(parts, key) ? parts[key] : "", `${measure}, ${key}`);
    if (text && CHOICES[part] && !CHOICES[part].includes(text)) {
      throw brokenAt(fill(words.choice_fault, { value: shown(text), choices: CHOICES[part].join(", ") }), `${measure}, ${key}`);
    }
    if (text) read[part] = text;
  }
  return read;
}

function readText(value = "", place) {
  const fault = textFault(value);
  if (fault) throw brokenAt(fault, place);
  return value;
}

/** @returns {Object} the object in a JSON text; throws a SavedFileError when there is none */
export function parseObject(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new SavedFileError(words.unreadable);
  }
  if (!isObject(file)) throw new SavedFileError(words.not_saved_file);
  return file;
}

/** @returns {boolean} whether it is a day that exists, yyyy-mm-dd */
export function isDay(text) {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const broken = (fault) => new SavedFileError(fill(words.damaged_by, { fault }));
const brokenAt = (fault, field) => new SavedFileError(fill(words.damaged_field, { fault, field: shown(field) }));
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const shown = (value) => (typeof value === "string" && value ? fill(words.quoted, { text: value.slice(0, 40) }) : words.unknown);
const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
const renamed = (object, names) => Object.fromEntries(Object.entries(names).flatMap(([from, to]) => (object[from] ? [[to, object[from]]] : [])));
