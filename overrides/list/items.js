// The list to talk about, as plain data: an array of items, each {card, number, who, note}. Nothing here touches a page.

export const MOST_ITEMS = 500;

export const sameMeasure = (a, b) => a.card === b.card && a.number === b.number;

export const newItem = (card, number) => ({ card, number, who: "", note: "" });

/** @returns {boolean} whether a measure is on the list */
export const has = (items, measure) => items.some((item) => sameMeasure(item, measure));

/** @returns {Array} the list with the measure at its end, or without it when it was there */
export function toggled(items, { card, number }) {
  const without = items.filter((item) => !sameMeasure(item, { card, number }));
  return without.length < items.length ? without : [...items, newItem(card, number)];
}

/** @returns {Array} the list with the item at `from` moved to `to`; places count from 0 and stay within the list */
export function moved(items, from, to) {
  const rest = [...items];
  const [item] = rest.splice(from, 1);
  rest.splice(Math.max(0, Math.min(to, rest.length)), 0, item);
  return rest;
}

/** @returns {Array} the list followed by what it did not hold yet */
export const joined = (items, more) => [...items, ...more.filter((item) => !has(items, item))];

/** @returns {boolean} whether two lists hold the same measures in the same order */
export const sameOrder = (a, b) => a.length === b.length && a.every((item, place) => sameMeasure(item, b[place]));
