// The fields of a card: their names are the Contract's, their values are text or true/false.
import * as contract from "#generated/contract.js";
import { files as words } from "#generated/words.js";
import { whole } from "../pattern.js";
import { fill } from "../words.js";

const TICKS = [contract.SIGNAL_ID, contract.MEASURE_TICK, contract.OWN_TICK].map(whole);
const TEXTS = [contract.NAME_FIELD, contract.OWN_FIELD, ...contract.RESERVED_FIELDS].map(whole);
const MEASURES = [contract.MEASURE_ID, contract.OWN_FIELD].map(whole);

const isOneOf = (patterns, name) => patterns.some((pattern) => pattern.test(name));

/** @returns {boolean} whether no card has this field today, though a file that holds it keeps it */
export const isReserved = (name) => contract.RESERVED_FIELDS.includes(name);

/** @returns {boolean} whether it names what a follow-up can be of: "m13", "eigen-1" */
export const isMeasure = (name) => isOneOf(MEASURES, name);

/** @returns {Map<string, HTMLInputElement|HTMLTextAreaElement>} every field of the card by its name */
export function findFields(root) {
  return new Map([...root.querySelectorAll("[data-fk-field]")].map((field) => [field.name, field]));
}

/** @returns {string|boolean} what stands in a field of the page */
export const valueOf = (field) => (field.type === "checkbox" ? field.checked : field.value);

/** Fills the page with `values`; a field that is not in it becomes blank. */
export function writeFields(fields, values) {
  for (const [name, field] of fields) {
    const value = Object.hasOwn(values, name) ? values[name] : null;
    if (field.type === "checkbox") field.checked = value === true;
    // A text that stands there already keeps its caret.
    else if (field.value !== (value ?? "")) field.value = value ?? "";
  }
}

/** @returns {string|null} what is wrong with a value for the field of this name, in Dutch; null when nothing is */
export function valueFault(name, value) {
  if (isOneOf(TICKS, name)) return typeof value === "boolean" ? null : words.box_fault;
  return isOneOf(TEXTS, name) ? textFault(value) : words.name_fault;
}

/** @returns {string|null} what is wrong with a text, in Dutch; null when nothing is */
export function textFault(value) {
  if (typeof value !== "string") return words.text_fault;
  return value.length > contract.LONGEST_TEXT ? fill(words.length_fault, { most: contract.LONGEST_TEXT }) : null;
}
