// The list to talk about, as plain data: {id, items}, and each item {id, card, number, who, note}. Nothing here touches a
// page, and each change gives new items.
import { newId } from "../keeping/new-id.js";

export const MOST_ITEMS = 500;

export const sameMeasure = (a, b) => a.card === b.card && a.number === b.number;

export const newItem = (card, number, parts = {}) => ({ id: newId(), card, number, who: "", note: "", ...parts });

/** @returns {{id: string, items: Array}} a list of its own */
export const newList = (items = []) => ({ id: newId(), items });

/** @returns {boolean} whether a measure is on the list */
export const has = (items, measure) => items.some((item) => sameMeasure(item, measure));

/** @returns {Array} the list with the measure at its end, or without it when it was there */
export function toggled(items, { card, number }) {
  const without = items.filter((item) => !sameMeasure(item, { card, number }));
  return without.length < items.length ? without : [...items, newItem(card, number)];
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

/** @returns {boolean} whether two lists hold the same measures in the same order */
export const sameOrder = (a, b) => a.length === b.length && a.every((item, place) => sameMeasure(item, b[place]));
