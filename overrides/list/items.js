// The list to talk about, as plain data. Nothing here touches a page, and each change gives new items.
import { MOST_ITEMS } from "#generated/contract.js";
import { newId } from "../keeping/new-id.js";

/**
 * @typedef {object} List
 * @property {string} id
 * @property {string} [title]
 * @property {string} [date]  yyyy-mm-dd
 * @property {string} [present]  who is there
 * @property {Item[]} items
 *
 * @typedef {object} Item  a measure to talk about
 * @property {string} id
 * @property {string} card @property {number} number
 * @property {string} [own]  the text of an own measure, whose number is the printed one
 * @property {string} [pupil]  whom it is about: initials
 * @property {string} [klas]  their class
 * @property {string} who @property {string} note
 */

export const sameMeasure = (a, b) => a.card === b.card && a.number === b.number && (a.own ?? "") === (b.own ?? "");

export const samePupil = (a, b) => (a.pupil ?? "") === (b.pupil ?? "") && (a.klas ?? "") === (b.klas ?? "");

export const newItem = (card, number, parts = {}) => ({ id: newId(), card, number, who: "", note: "", ...parts });

/** @returns {{id: string, items: Array}} a list of its own */
export const newList = (items = []) => ({ id: newId(), items });

/** @returns {boolean} whether a measure is on the list */
export const has = (items, measure) => items.some((item) => sameMeasure(item, measure));

/**
 * @param {Item[]} items @param {{card: string, number: number, pupil?: string, klas?: string}} measure
 * @returns {Item|undefined} the item that is meant by a measure of a card: the one for this pupil, else the one for nobody
 */
export function meant(items, measure) {
  const found = items.filter((item) => sameMeasure(item, measure));
  return found.find((item) => samePupil(item, measure)) ?? found.find((item) => samePupil(item, {}));
}

/** @returns {Item[]} the list without the item that is meant; with one for this pupil at its end when there was none */
export function toggled(items, measure) {
  const { card, number, ...pupil } = measure;
  const item = meant(items, measure);
  return item ? without(items, item.id) : [...items, newItem(card, number, pupil)];
}

/** @returns {Array} the list followed by what it did not hold yet for the same pupil */
export function added(items, more) {
  const isNew = (item) => !items.some((one) => sameMeasure(one, item) && samePupil(one, item));
  return [...items, ...more.filter(isNew)].slice(0, MOST_ITEMS);
}

/** @returns {Array} the list with the item once more after itself, for a pupil who is not named yet */
export const again = (items, id) =>
  items.flatMap((item) => (item.id === id ? [item, { ...item, id: newId(), pupil: "", klas: "", who: "", note: "" }] : [item]));

/** @returns {Array} the items pupil by pupil, in the order in which each pupil comes first */
export function byPupil(items) {
  const first = (item) => items.findIndex((one) => samePupil(one, item));
  return [...items].sort((a, b) => first(a) - first(b));
}

/** @returns {Array} what a link can hold: each measure of a card once, and no own one */
export function shareable(items) {
  const ofCards = items.filter((item) => !item.own);
  return ofCards.filter((item, place) => ofCards.findIndex((one) => sameMeasure(one, item)) === place);
}

/** @returns {Array} the list with other values in the item with this id */
export const edited = (items, id, changes) => items.map((item) => (item.id === id ? { ...item, ...changes } : item));

/** @returns {Array} the list without the item with this id */
export const without = (items, id) => items.filter((item) => item.id !== id);

/** @returns {Array} the list with the item `id` at the place of the item `other` */
export function moved(items, id, other) {
  const placeOf = (wanted) => items.findIndex((item) => item.id === wanted);
  const [item, to] = [items[placeOf(id)], placeOf(other)];
  if (!item || to < 0) return items;
  const rest = without(items, id);
  rest.splice(to, 0, item);
  return rest;
}

/** @returns {Array} the list followed by what it did not hold yet */
export const joined = (items, more) => [...items, ...more.filter((item) => !has(items, item))];

/** @returns {Array} `list` with what `items` says of each of its measures, and the own ones of `items`: no link holds those */
export function followed(items, list) {
  const known = (measure) => items.filter((item) => sameMeasure(item, measure));
  return [...list.flatMap((item) => (has(items, item) ? known(item) : [item])), ...items.filter(({ own }) => own)];
}

/** @returns {boolean} whether two lists hold the same measures in the same order */
export const sameOrder = (a, b) => a.length === b.length && a.every((item, place) => sameMeasure(item, b[place]));
