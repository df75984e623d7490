// The saved file of the Contract, as text and back. Version 2 is written; every version ever written is read.
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
  const initials = record.for.replace(/[^\p{L}\p{N}]/gu, "").slice(0, MOST_SIGNS);
  return `${[record.card, initials, day].filter(Boolean).join("-")}.${ending}`;
}

/**
 * Reads the text of a saved file of this card.
 * @param {Set<string>|Map<string, any>} known  the names of the fields that the card has today
 * @returns {{record: FilledRecord, gone: string[]}} the record, of the edition that the file names; `gone`: filled-in
 *   fields that the card no longer has, which the record keeps when they ever were of a card
 * @throws {SavedFileError} another card's file, a broken one, or no saved file at all
 */
export function readSavedText(text, card, known) {
  const file = parseObject(text);
  if (file.soort !== KIND && file.maatregelen) {
    throw new SavedFileError("Dit bestand is de kaart zelf, als gegevens. Er staat niets in dat iemand invulde.");
  }
  if (file.soort !== KIND) throw new SavedFileError("Dit is geen bewaard bestand van een focuskaart.");
  const read = READERS.get(file.versie);
  if (read) return read(file, card, known);
  if (!(file.versie > VERSION)) throw broken("het zegt niet van welke versie het is");
  throw new SavedFileError(
    "Dit bestand is gemaakt met een nieuwere versie van deze site, die meer kan bewaren dan deze. " +
      "Open het daar, of vraag wie de site beheert om ze bij te werken. Aan het bestand verandert niets.",
  );
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
  if (!Array.isArray(moments) || moments.length === 0) throw broken("er staat geen moment in");
  if (moments.length > MOST_MOMENTS) throw broken(`er staan meer dan ${MOST_MOMENTS} momenten in`);
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
    throw new SavedFileError(`Dit bestand hoort bij een andere kaart (${shown(file.kaart)}), niet bij ${card.label}.`);
  }
  if (typeof file.uitgave !== "string") throw broken("er ontbreken gegevens");
  return newRecord({ name: card.name, edition: file.uitgave.slice(0, 10) }, "");
}

function readMoment(moment, known, gone) {
  if (!isObject(moment)) throw broken("een moment is er geen moment");
  const { datum: date = "" } = moment;
  if (date !== "" && !isDay(date)) throw broken("een datum is er geen dag (jjjj-mm-dd)");
  const { voor: _ofTheRecord, ...fields } = readFields(moment.velden, known, gone);
  return newMoment(date, {
    by: readText(moment.door, "door"),
    fields,
    followUp: readFollowUps(moment.opvolging ?? {}),
  });
}

/** @returns {Object} the fields that are filled in; names of what `known` lacks are added to `gone` */
function readFields(values, known, gone) {
  if (!isObject(values)) throw broken("er ontbreken gegevens");
  const read = {};
  for (const [name, value] of Object.entries(values)) {
    if (!value && !known.has(name)) continue;
    const fault = valueFault(name, value);
    if (fault && known.has(name)) throw broken(`${fault} (veld ${shown(name)})`);
    if (!known.has(name) && !isReserved(name)) gone.add(name);
    if (!fault && value) read[name] = value;
  }
  return read;
}

function readFollowUps(followUps) {
  if (!isObject(followUps)) throw broken("er ontbreken gegevens");
  const read = {};
  for (const [measure, parts] of Object.entries(followUps)) {
    if (!isMeasure(measure)) continue;
    if (!isObject(parts)) throw broken(`de opvolging van ${shown(measure)} is er geen opvolging`);
    const filled = readFollowUp(parts, measure);
    if (Object.keys(filled).length > 0) read[measure] = filled;
  }
  return read;
}

function readFollowUp(parts, measure) {
  const read = {};
  for (const [part, key] of Object.entries(FOLLOW_UP)) {
    const text = readText(Object.hasOwn(parts, key) ? parts[key] : "", `opvolging van ${measure}, ${key}`);
    if (text && CHOICES[part] && !CHOICES[part].includes(text)) {
      throw broken(`bij ${key} staat ${shown(text)}; dat kan alleen ${CHOICES[part].join(", ")} zijn`);
    }
    if (text) read[part] = text;
  }
  return read;
}

function readText(value = "", place) {
  const fault = textFault(value);
  if (fault) throw broken(`${fault} (${place})`);
  return value;
}

/** @returns {Object} the object in a JSON text; throws a SavedFileError when there is none */
export function parseObject(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new SavedFileError("Dit bestand is beschadigd of is geen bewaard bestand van een focuskaart.");
  }
  if (!isObject(file)) throw new SavedFileError("Dit is geen bewaard bestand van een focuskaart.");
  return file;
}

/** @returns {boolean} whether it is a day that exists, yyyy-mm-dd */
export function isDay(text) {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const broken = (why) => new SavedFileError(`Dit bestand is beschadigd: ${why}.`);
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const shown = (value) => (typeof value === "string" && value ? `“${value.slice(0, 40)}”` : "onbekend");
const mapValues = (object, change) => Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
const renamed = (object, names) => Object.fromEntries(Object.entries(names).flatMap(([from, to]) => (object[from] ? [[to, object[from]]] : [])));
