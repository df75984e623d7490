// The fields of a card's page: their names are the Contract's, their values are text or true/false.

export const MAX_TEXT = 2000; // characters; the same limit stands in a saved file
// Of a later version of this site: kept when a file that holds them is opened and saved again.
export const RESERVED = ["datum", "door", "evaluatie"];

/** @returns {Map<string, HTMLInputElement|HTMLTextAreaElement>} every field of the card by its name */
export function findFields(root) {
  return new Map([...root.querySelectorAll("[data-fk-field]")].map((field) => [field.name, field]));
}

const isTick = (field) => field.type === "checkbox";

/** @returns {Object<string, string|boolean>} what is filled in; a blank field is left out */
export function readFields(fields) {
  const values = {};
  for (const [name, field] of fields) {
    const value = isTick(field) ? field.checked : field.value;
    if (value) values[name] = value;
  }
  return values;
}

/** Fills the page with `values`; a field that is not in it becomes blank. */
export function writeFields(fields, values) {
  for (const [name, field] of fields) {
    const value = Object.hasOwn(values, name) ? values[name] : null;
    if (isTick(field)) field.checked = value === true;
    else field.value = typeof value === "string" ? value : "";
  }
}

/** @returns {string|null} what is wrong with a value for the field of this name, in Dutch; null when nothing is */
export function valueFault(field, value) {
  if (isTick(field)) return typeof value === "boolean" ? null : "een vakje is er niet aan of uit";
  if (typeof value !== "string") return "een tekst is er geen tekst";
  return value.length > MAX_TEXT ? `een tekst is er langer dan ${MAX_TEXT} tekens` : null;
}
