// What the list page says of a measure that it cannot show.
import { list as words } from "#generated/words.js";
import { isLeftBehind } from "../../list/carried.js";
import { fill } from "../../words.js";

/** @returns {HTMLElement[]} one line for each of the `found` {item, card} whose card has no such measure; what else is missing */
export function noticesOf(found, list) {
  const missing = found.filter(({ item, card }) => !item.own && !card?.measures[item.number]);
  const texts = missing.map(({ item, card }) => textOf(item, card));
  return [...(isLeftBehind(list) ? [words.left_behind] : []), ...texts].map(notice);
}

const notice = (textContent) => Object.assign(document.createElement("li"), { textContent });

function textOf({ card: name, number }, card) {
  if (!card) return fill(words.no_such_card, { card: name, number });
  const withdrawn = card.withdrawn[number];
  if (!withdrawn) return fill(words.no_such_measure, { label: card.label, number });
  const text = fill(words.withdrawn, { label: card.label, number, reason: withdrawn.reason });
  if (withdrawn.replacedBy.length === 0) return text;
  return `${text} ${fill(words.instead, { numbers: withdrawn.replacedBy.join(", ") })}`;
}
