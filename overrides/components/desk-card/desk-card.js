// The klaskaart: the measures of column 2 with what one can say, on cards of A5, two to a sheet of A4.
import { repeat } from "../../dom/repeat.js";

const SMALLEST = 0.4; // of the largest letters, at which an own measure of 2,000 characters fits a card

/**
 * Draws the cards; the element must be in the page for `divide` to see what fits.
 * @param {import("../../filled/ticked.js").Ticked[]} measures
 * @returns {{element: HTMLElement, divide: () => void}}
 */
export function deskCards(root, measures) {
  const element = root.querySelector("[data-fk-desk-template]").content.firstElementChild.cloneNode(true);
  const card = element.firstElementChild;
  repeat(card.firstElementChild, measures, fillMeasure);
  return { element, divide: () => divide(element, card) };
}

function fillMeasure(element, { title, text, say }) {
  element.querySelector("h2").textContent = title || text.join(" ");
  if (say.length) repeat(element.querySelector("li"), say, (item, saying) => (item.textContent = `“${saying}”`));
  else element.querySelector("ul").remove();
}

/** Puts each measure that does not fit on a next card; what fits on one card stands on the sheet twice. */
function divide(element, card) {
  const taken = [...card.children];
  card.replaceChildren();
  let room = card;
  for (const measure of taken) {
    room.append(measure);
    if (!isOver(room)) continue;
    if (room.children.length > 1) {
      room = card.cloneNode(false);
      room.append(measure);
      element.append(room);
    }
    for (let scale = 1; isOver(room) && scale > SMALLEST; scale -= 0.05) {
      measure.style.setProperty("--fk-desk-scale", scale.toFixed(2));
    }
  }
  if (element.children.length === 1) element.append(card.cloneNode(true));
}

const isOver = (card) => card.scrollHeight > card.clientHeight;
