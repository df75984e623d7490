// Putting a measure on the list to talk about, from its row: by the button, or by the key o while the focus is in the row.
import { announce } from "../../dom/announce.js";
import { has, toggled } from "../../list/items.js";
import { readList, writeList } from "../../list/store.js";
import { fill } from "../../words.js";
import { bar as words } from "#generated/words.js";

const KEY = "o";

/** Binds the list buttons on a card's page and shows how many measures are on the list. */
export function mountListButtons(root, card) {
  const buttons = [...root.querySelectorAll("[data-fk-list-add]")];
  const measureOf = (button) => ({ card: card.name, number: Number(button.dataset.fkListAdd) });

  function show() {
    const { items } = readList();
    for (const button of buttons) button.setAttribute("aria-pressed", String(has(items, measureOf(button))));
    const count = items.length ? fill(words.list_count, { count: items.length }) : "";
    for (const element of root.querySelectorAll("[data-fk-list-count]")) element.textContent = count;
  }

  function toggle(button) {
    const list = readList();
    const measure = measureOf(button);
    const items = toggled(list.items, measure);
    writeList({ ...list, items, saved: items.length === 0 });
    show();
    announce(fill(has(items, measure) ? words.added : words.removed, { number: measure.number, count: items.length }));
  }

  for (const button of buttons) button.addEventListener("click", () => toggle(button));
  root.addEventListener("keydown", (event) => {
    if (event.key !== KEY || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const button = event.target.closest?.("tr")?.querySelector("[data-fk-list-add]");
    if (button) toggle(button);
  });
  // Back from the list page, where the list may have changed.
  addEventListener("pageshow", show);
}

const isTyping = (element) => element.matches("textarea, input:not([type=checkbox])");
