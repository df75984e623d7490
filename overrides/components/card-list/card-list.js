// The start page: the button that leads to the search, and the tiles of the cards that hold what is typed.
import { site as words } from "#generated/words.js";
import { alone } from "../../dom/alone.js";
import { fold } from "../../search/words.js";
import { count } from "../../words.js";
import { mountLastOpened } from "./last-opened.js";

/** Binds the start page. @param {Document} root */
export function mountCardList(root) {
  root.querySelector("[data-fk-find]")?.addEventListener("click", () => {
    /** @type {HTMLElement} */ (root.querySelector("[data-md-component='search-query']")).focus();
  });
  alone(".fk-home__filter", () => mountFilter(root));
  alone("[data-fk-last]", () => mountLastOpened(root));
}

function mountFilter(root) {
  const input = root.querySelector("[data-fk-card-filter]");
  if (!input) return;
  const tiles = [...root.querySelectorAll("[data-fk-card-tile]")].map((tile) => ({ tile, text: fold(tile.textContent) }));
  const told = root.querySelector("[data-fk-card-count]");
  input.addEventListener("input", () => {
    const typed = fold(input.value).trim().split(/\s+/);
    let shown = 0;
    for (const { tile, text } of tiles) {
      tile.hidden = !typed.every((word) => text.includes(word));
      shown += Number(!tile.hidden);
    }
    for (const group of root.querySelectorAll("[data-fk-card-group]")) {
      group.hidden = group.querySelector("[data-fk-card-tile]:not([hidden])") === null;
    }
    told.textContent = input.value.trim() ? count(words.cards_shown, shown) : "";
  });
}
