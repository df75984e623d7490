// What the list page says of a measure that it cannot show.

/** @returns {HTMLElement[]} one line for each of the `found` {item, card} whose card has no such measure */
export function noticesOf(found) {
  return found.filter(({ item, card }) => !card?.measures[item.number]).map(notice);
}

function notice({ item, card }) {
  const text = card
    ? `${card.label}, maatregel ${item.number} ${fate(card.withdrawn[item.number])}`
    : `De kaart “${item.card}” staat niet op deze site; maatregel ${item.number} is weggelaten.`;
  return Object.assign(document.createElement("li"), { textContent: text });
}

function fate(withdrawn) {
  if (!withdrawn) return "bestaat niet.";
  const instead = withdrawn.replacedBy.length ? ` In de plaats: maatregel ${withdrawn.replacedBy.join(", ")}.` : "";
  return `is vervallen: ${withdrawn.reason}${instead}`;
}
