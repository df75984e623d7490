// The fields of a card: their names are the Contract's, their values are text or true/false.
import { RESERVED_FIELDS } from "#generated/contract.js";

/** @returns {boolean} whether no card has this field today, though a file that holds it keeps it */
export const isReserved = (name) => RESERVED_FIELDS.includes(name);

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
