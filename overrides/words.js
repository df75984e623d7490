// Filling in the texts of the catalogue ("#generated/words.js").
import { language } from "#generated/words.js";

/**
 * Returns a text with a value for each {name} in it.
 * @param {string} text @param {Object<string, string|number>} values
 * @throws {RangeError} when a value is missing
 */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    if (!Object.hasOwn(values, name)) throw new RangeError(`no value for {${name}} in “${text}”`);
    return String(values[name]);
  });
}

/**
 * Returns the form for this number.
 * @param {{one: string, more: string}} forms @param {number} number
 */
export const count = (forms, number) => fill(number === 1 ? forms.one : forms.more, { number });

/**
 * Returns the texts as one enumeration, such as "a, b en c"; "" for none.
 * @param {string[]} texts
 */
export function enumerate(texts) {
  if (texts.length < 2) return texts.join("");
  return fill(language.and, { all: texts.slice(0, -1).join(", "), last: /** @type {string} */ (texts.at(-1)) });
}
