// Putting a measure on the list to talk about, from its row: by the button, or by the key o while the focus is in the row.
import { bar as words } from "#generated/words.js";
import { has, toggled } from "../../list/items.js";
import { fill } from "../../words.js";
import { toast, toastWithUndo } from "../toast/toast.js";

const KEY = "o";

/**
 * Binds the list buttons on a card's page and shows how many measures are on the list.
 * @param {import("../../keeping/held.js").Held} list
 */
export function mountListButtons(root, card, list) {
  const buttons = [...root.querySelectorAll("[data-fk-list-add]")];
  const press = (button) => toggle(list, { card: card.name, number: Number(button.dataset.fkListAdd) });
  for (const button of buttons) button.addEventListener("click", () => press(button));
  root.addEventListener("keydown", (event) => {
    if (event.key !== KEY || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const button = event.target.closest?.("tr")?.querySelector("[data-fk-list-add]");
    if (button) press(button);
  });
  const show = () => {
    const { items } = list.document;
    for (const button of buttons) {
      const measure = { card: card.name, number: Number(button.dataset.fkListAdd) };
      button.setAttribute("aria-pressed", String(has(items, measure)));
    }
    for (const count of root.querySelectorAll("[data-fk-list-count]")) {
      count.textContent = items.length ? fill(words.list_count, { count: items.length }) : "";
    }
  };
  list.onChange(show);
  show();
}

function toggle(list, measure) {
  const undo = list.snapshot();
  list.change((now) => ({ ...now, items: toggled(now.items, measure) }));
  const { items } = list.document;
  const values = { number: measure.number, count: items.length };
  if (has(items, measure)) toast(fill(words.added, values));
  else toastWithUndo(fill(words.removed, values), undo, list);
}

const isTyping = (element) => element.matches("textarea, input:not([type=checkbox])");
