// One filled-in card as the site works on it, and every way in which it changes. Plain data: nothing here touches a page,
// and each change gives a new record, so that an older one can come back (see held.js).
import { newId } from "../keeping/new-id.js";

/**
 * @typedef {object} FilledRecord
 * @property {string} id  its own, as long as it lives in this browser; a saved file holds none
 * @property {string} card  the card's name in addresses
 * @property {string} edition  the edition it was last filled in on, yyyy-mm-dd
 * @property {string} for  whom it is about: initials
 * @property {string} klas  their class; may be ""
 * @property {Moment[]} moments  at least one, in the order in which they were made
 *
 * @typedef {object} Moment
 * @property {string} id  its own within the record; a saved file holds none
 * @property {string} date  yyyy-mm-dd; "" when the file that it comes from does not say
 * @property {string} by  who filled it in; may be ""
 * @property {Object<string, string|boolean>} fields  by the Contract's field name, without `voor`; a blank one is left out
 * @property {Object<string, FollowUp>} followUp  by measure: "m13", "eigen-1"
 *
 * @typedef {object} FollowUp  a part that says nothing is left out
 * @property {string} [who]
 * @property {string} [from]  since when, in the person's own words
 * @property {string} [effect]  one of EFFECTS of the contract
 * @property {string} [next]  one of NEXT_STEPS of the contract
 * @property {string} [note]
 */

export const FOLLOW_UP_PARTS = ["who", "from", "effect", "next", "note"];

/** @returns {Moment} a moment on which nothing is filled in; `date` as yyyy-mm-dd or "" */
export const newMoment = (date, parts = {}) => ({ id: newId(), date, by: "", fields: {}, followUp: {}, ...parts });

/** @returns {FilledRecord} a blank record of `card` with one moment */
export const newRecord = ({ name, edition }, date) => ({
  id: newId(),
  card: name,
  edition,
  for: "",
  klas: "",
  moments: [newMoment(date)],
});

/** @returns {boolean} whether nobody filled anything in; a date alone is nothing */
export function isBlank(record) {
  const [first, ...more] = record.moments;
  const filled = [record.for, record.klas, first.by, ...Object.values(first.fields), ...Object.keys(first.followUp)];
  return more.length === 0 && !filled.some(Boolean);
}

/** @returns {Moment} the moment with this id; the last one when there is none */
export const momentOf = (record, id) => record.moments.find((moment) => moment.id === id) ?? record.moments.at(-1);

/** @returns {Object<string, string|boolean>} one moment as the fields of a page, a PDF or a Word file */
export function valuesOf(record, momentId) {
  const { fields } = momentOf(record, momentId);
  return record.for ? { voor: record.for, ...fields } : { ...fields };
}

/** @returns {string} the measure that a field belongs to: "m13" for m13-2, "eigen-1" for eigen-1 and eigen-1-2; else "" */
export const measureOf = (fieldName) => /^(m\d+)-[12]$/.exec(fieldName)?.[1] ?? /^(eigen-\d+)(-[12])?$/.exec(fieldName)?.[1] ?? "";

/** @returns {{1: number, 2: number}} how many boxes are ticked in each column */
export function countTicks(fields) {
  const inColumn = (column) => Object.keys(fields).filter((name) => name.endsWith(`-${column}`) && fields[name] === true);
  const isTick = (name) => /^(m\d+|eigen-\d+)-[12]$/.test(name);
  return { 1: inColumn(1).filter(isTick).length, 2: inColumn(2).filter(isTick).length };
}

/** Returns the record with another value in a field of the page; `voor` is the record's, any other the moment's. */
export function withField(record, momentId, name, value) {
  if (name === "voor") return { ...record, for: value };
  return changeMoment(record, momentId, (moment) => ({ ...moment, fields: without(moment.fields, name, value) }));
}

/** Returns the record with another class. */
export const withKlas = (record, klas) => ({ ...record, klas });

/** Returns the record with another `date` or `by` of a moment. */
export const withMoment = (record, momentId, changes) => changeMoment(record, momentId, (moment) => ({ ...moment, ...changes }));

/** Returns the record with another value in one part of what follows a measure. */
export function withFollowUp(record, momentId, measure, part, value) {
  return changeMoment(record, momentId, (moment) => {
    const followUp = without(moment.followUp[measure] ?? {}, part, value);
    const filled = Object.keys(followUp).length > 0;
    return { ...moment, followUp: without(moment.followUp, measure, filled ? followUp : null) };
  });
}

/** Returns the record with a moment more: what was ticked and agreed last time, of which the effect is still to be seen. */
export function withNewMoment(record, date) {
  const { by, fields, followUp } = record.moments.at(-1);
  const agreed = Object.entries(followUp).map(([measure, parts]) => [measure, without(parts, "effect", "")]);
  const still = Object.fromEntries(agreed.filter(([, parts]) => Object.keys(parts).length > 0));
  const moment = newMoment(date, { by, fields: { ...fields }, followUp: still });
  return { ...record, moments: [...record.moments, moment] };
}

/** Returns the record without a moment; the only one does not go. */
export function withoutMoment(record, momentId) {
  const moments = record.moments.filter((moment) => moment.id !== momentId);
  return moments.length ? { ...record, moments } : record;
}

function changeMoment(record, momentId, change) {
  const { id } = momentOf(record, momentId);
  return { ...record, moments: record.moments.map((moment) => (moment.id === id ? change(moment) : moment)) };
}

/** The object with `key` as `value`; without it when there is nothing in it. */
function without(object, key, value) {
  const { [key]: _before, ...rest } = object;
  return value ? { ...rest, [key]: value } : rest;
}
