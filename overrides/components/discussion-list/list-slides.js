// Toonmodus on the list page: all measures of the list, in its order.
import { LIST_SLIDE_LINK } from "#generated/contract.js";
import { slides as words } from "#generated/words.js";
import { linkIn } from "../../dom/fragment.js";
import { isListLink } from "../../list/link.js";
import { fill } from "../../words.js";
import { showSlides } from "../slides/slides.js";

/** Shows the rows of the page as slides, beginning with the one at `start`. */
export function showList(page, rows, start) {
  const slides = rows.map(({ item, card, measure }) => ({
    number: item.number,
    card: item.card,
    where: [card.label, item.pupil, item.klas].filter(Boolean).join(" · "),
    title: fill(words.measure_title, { number: item.number, short: measure.short }),
    content: measure.content,
  }));
  const before = isListLink(location.hash) ? location.hash : location.pathname + location.search;
  showSlides(page, slides, start, {
    onShow: ({ card, number }) => history.replaceState(null, "", `#toon-${card}.${number}`),
    onClose: () => history.replaceState(null, "", before),
  });
}

/** @returns {number} the place of the row that the address asks to show, from 0; -1 when it asks for none */
export function slideInAddress(rows) {
  const [, card, number] = linkIn(LIST_SLIDE_LINK) ?? [];
  return rows.findIndex(({ item }) => item.card === card && String(item.number) === number);
}
