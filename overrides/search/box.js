// The theme's search box: says what was found, and offers a way on when that is nothing.
import { search as said } from "#generated/words.js";
import { count, fill as fillWords } from "../words.js";
import { mountArrows } from "./box-arrows.js";
import { FOUND, NO_RESULT, hear } from "./box-messages.js";

const LONGEST_SHOWN = 60; // characters of a query that found nothing

export function mountSearchBox(root) {
  const input = root.querySelector("[data-md-component='search-query']");
  const result = root.querySelector("[data-md-component='search-result']");
  const template = root.querySelector("[data-fk-no-result]");
  if (!input || !result || !template) return;
  mountNoResult(input, result, template);
  mountCount(input, result);
  mountArrows(input, result);
}

// The theme counts the groups that it shows, and one card may have two; we say what was found.
function mountCount(input, result) {
  const found = document.createElement("p");
  found.className = "fk-found";
  result.firstElementChild.after(found);
  const show = (text) => {
    found.textContent = text;
    result.classList.toggle("fk-counted", text !== "");
  };
  show("");
  hear(FOUND, ({ query, counts }) => {
    if (query !== input.value) return;
    show(counts.hits ? fillWords(said.found, { hits: count(said.hits, counts.hits), pages: count(said.pages, counts.pages) }) : "");
  });
  input.addEventListener("keyup", () => input.value.trim() || show(""));
  input.form.addEventListener("reset", () => show(""));
}

function mountNoResult(input, result, template) {
  let offered;
  const clear = () => {
    offered?.remove();
    offered = undefined;
  };
  const show = (data) => {
    if (data.query !== input.value) return;
    clear();
    offered = fill(template, data);
    result.firstElementChild.after(offered);
  };
  hear(NO_RESULT, show);
  input.addEventListener("keyup", () => {
    if (offered && offered.dataset.query !== input.value) clear();
  });
  input.form.addEventListener("reset", clear);
  // Closing the search on a click is the theme's; a suggestion is another search.
  result.addEventListener("click", (event) => {
    const word = event.target.closest("[data-fk-suggestion]");
    if (!word) return;
    event.preventDefault();
    event.stopPropagation();
    clear();
    input.value = word.textContent;
    input.focus();
    input.dispatchEvent(new KeyboardEvent("keyup"));
  });
}

const shortened = (text) => (text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text);

function fill(template, { query, nearest, cards, site }) {
  const panel = template.content.firstElementChild.cloneNode(true);
  panel.dataset.query = query;
  const part = (name) => panel.querySelector(`[data-fk-no-result-${name}]`);
  part("query").textContent = shortened(query.trim());
  list(part("nearest"), nearest.map((word) => [`?q=${encodeURIComponent(word)}`, word]), { fkSuggestion: "" });
  list(part("cards"), cards.map(([path, title]) => [new URL(path, site).href, title]), {});
  return panel;
}

// The theme reads a score from the first element of every link in the list of results.
function list(part, links, data) {
  part.hidden = links.length === 0;
  const item = part.querySelector("li");
  const items = links.map(([address, text]) => {
    const copy = item.cloneNode(true);
    const link = copy.querySelector("a");
    link.href = address;
    link.firstElementChild.textContent = text;
    Object.assign(link.dataset, data);
    return copy;
  });
  item.replaceWith(...items);
}
