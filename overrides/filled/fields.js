// The fields of a card: their names are the Contract's, their values are text or true/false.

export const MAX_TEXT = 2000; // characters; the same limit stands in a saved file
// Not on a card today: a file that holds them keeps them when it is opened and saved again.
const RESERVED = ["datum", "door", "evaluatie"];
const TICK = /^(s\d{1,4}|(m\d{1,4}|eigen-\d{1,2})-[12])$/;
const TEXT = /^(voor|eigen-\d{1,2})$/;
const MEASURE = /^(m\d{1,4}|eigen-\d{1,2})$/;

export const isReserved = (name) => RESERVED.includes(name);

/** @returns {boolean} whether it names what a follow-up can be of: "m13", "eigen-1" */
export const isMeasure = (name) => MEASURE.test(name);

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
  if (TICK.test(name)) return typeof value === "boolean" ? null : "een vakje is er niet aan of uit";
  return TEXT.test(name) || isReserved(name) ? textFault(value) : "een kaart heeft geen veld met die naam";
}

/** @returns {string|null} what is wrong with a text, in Dutch; null when nothing is */
export function textFault(value) {
  if (typeof value !== "string") return "een tekst is er geen tekst";
  return value.length > MAX_TEXT ? `een tekst is er langer dan ${MAX_TEXT} tekens` : null;
}
