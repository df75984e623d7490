// Toonmodus on a card: the measures ticked in column 2.
import { find } from "../../dom/find.js";
import { linkIn } from "../../dom/fragment.js";
import { measureOf } from "../../list/measure.js";
import { fill } from "../../words.js";
import { tell } from "../message/message.js";
import { showSlides } from "./slides.js";
import { CARD_SLIDE_LINK } from "#generated/contract.js";
import { slides as words } from "#generated/words.js";

/** Binds *Tonen* on a card's page, and opens at an address such as #toon-m13. */
export function mountCardSlides(root, card) {
  find(root, "[data-fk-slides-start]").addEventListener("click", () => {
    const slides = ticked(root, card);
    if (slides.length) show(slides, 0);
    else tell({ title: words.nothing_title, text: words.nothing_text });
  });

  function show(slides, start) {
    const address = (hash) => history.replaceState(null, "", hash);
    showSlides(root, slides, start, {
      onShow: ({ id }) => address(`#toon-${id}`),
      onClose: () => address(location.hash.replace("#toon-", "#")),
    });
  }

  const [, number] = linkIn(CARD_SLIDE_LINK) ?? [];
  const row = number && root.querySelector(`tr#m${number}[data-fk-theme]`);
  if (!row) return;
  const slides = ticked(root, card);
  const start = slides.findIndex((slide) => String(slide.number) === number);
  if (start >= 0) show(slides, start);
  else show([slideOf(row, card)], 0);
}

/** The measures of the card, then one's own. */
function ticked(root, card) {
  const rows = [...root.querySelectorAll("tr[data-fk-theme]")].filter((row) => find(row, `[name="${row.id}-2"]`).checked);
  const own = [...root.querySelectorAll(".fk-measure--own")].flatMap((row) => ownSlide(row, card) ?? []);
  return [...rows.map((row) => slideOf(row, card)), ...own];
}

function ownSlide(row, card) {
  const { name: id, value: text } = find(row, "textarea");
  if (!text.trim() || !find(row, `[name="${id}-2"]`).checked) return null;
  const number = Number(find(row, "th").textContent);
  const { short, content } = measureOf({ own: text }, null);
  return { id, number, where: card.label, title: fill(words.measure_title, { number, short }), content };
}

function slideOf(row, card) {
  const number = Number(row.id.slice(1));
  const content = document.createDocumentFragment();
  content.append(...[...row.querySelectorAll(".fk-measure__text, .fk-say")].map((part) => part.cloneNode(true)));
  return { id: row.id, number, where: card.label, title: fill(words.measure_title, { number, short: shortOf(row) }), content };
}

const shortOf = (row) => find(row, ".fk-measure__short").textContent.trim();
