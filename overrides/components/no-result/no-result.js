// What the search offers when it found nothing: words that are known, and the cards.
import { SITE } from "../../site-path.js";

const LONGEST_SHOWN = 60; // characters of a query that found nothing

/**
 * Returns a panel with a way on.
 * @param {HTMLTemplateElement} template
 * @param {import("../../search/worker.js").Nothing} nothing
 * @param {(word: string) => void} search  looks for another word
 */
export function noResult(template, { query, nearest, cards }, search) {
  const panel = /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
  const part = (name) => panel.querySelector(`[data-fk-no-result-${name}]`);
  part("query").textContent = shortened(query.trim());
  list(part("nearest"), nearest.map((word) => [`?q=${encodeURIComponent(word)}`, word]));
  list(part("cards"), cards.map(([path, title]) => [new URL(path, SITE).href, title]));
  part("nearest").addEventListener("click", (event) => {
    const word = /** @type {Element} */ (event.target).closest("a");
    if (!word) return;
    event.preventDefault();
    // A click on a link closes the search; this is another search.
    event.stopPropagation();
    search(word.textContent);
  });
  return panel;
}

const shortened = (text) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

function list(part, links) {
  part.hidden = links.length === 0;
  const item = part.querySelector("li");
  const items = links.map(([address, text]) => {
    const copy = item.cloneNode(true);
    Object.assign(copy.firstElementChild, { href: address, textContent: text });
    return copy;
  });
  item.replaceWith(...items);
}
