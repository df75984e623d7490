// One measure of the list in words: of its card, or one's own.
import { LONGEST_SHORT } from "#generated/contract.js";

/**
 * @typedef {object} ListMeasure
 * @property {string} short  the title
 * @property {DocumentFragment} content  the rest, to clone
 */

/** @returns {ListMeasure|null} null when the card has no such measure */
export function measureOf(item, card) {
  if (item.own) return ownMeasure(item.own);
  const measure = card?.measures[item.number];
  if (!measure) return null;
  // The build made this HTML from the card, with every value escaped; nothing of an address is in it.
  // eslint-disable-next-line no-restricted-syntax
  return { short: measure.short, content: document.createRange().createContextualFragment(measure.html) };
}

function ownMeasure(own) {
  const [first = "", ...rest] = own.split("\n").filter((line) => line.trim());
  const isTitle = first.length <= LONGEST_SHORT;
  const content = document.createDocumentFragment();
  const text = isTitle ? rest : [first, ...rest];
  content.append(...text.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
  return { short: isTitle ? first : `${first.slice(0, LONGEST_SHORT - 1)}…`, content };
}
