// Putting a measure on the list to talk about, from its row: by the button, or by the key o while the focus is in the row.
import { bar as words } from "#generated/words.js";
import { meant, toggled } from "../../list/items.js";
import { fill } from "../../words.js";
import { toast, toastWithUndo } from "../toast/toast.js";

const KEY = "o";

/**
 * Binds the list buttons on a card's page and shows how many measures are on the list. A button is about the pupil whom
 * the card is filled in for.
 * @param {import("../fill/fill.js").Form} form @param {import("../../keeping/held.js").Held} list
 */
export function mountListButtons(root, card, form, list) {
  const buttons = [...root.querySelectorAll("[data-fk-list-add]")];
  const measureOf = (button) => ({ card: card.name, number: Number(button.dataset.fkListAdd), ...pupilOf(form) });
  const press = (button) => toggleOnList(list, measureOf(button));
  for (const button of buttons) button.addEventListener("click", () => press(button));
  root.addEventListener("keydown", (event) => {
    if (event.key !== KEY || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const button = event.target.closest?.("tr")?.querySelector("[data-fk-list-add]");
    if (button) press(button);
  });
  const show = () => {
    const { items } = list.document;
    for (const button of buttons) button.setAttribute("aria-pressed", String(Boolean(meant(items, measureOf(button)))));
    for (const count of root.querySelectorAll("[data-fk-list-count]")) {
      count.textContent = items.length ? fill(words.list_count, { count: items.length }) : "";
    }
  };
  list.onChange(show);
  form.held.onChange(show);
  show();
}

/** Puts a measure on the list, or takes off the one item of it that is meant; says so, and how to undo that. */
export function toggleOnList(list, measure) {
  const undo = list.snapshot();
  const before = meant(list.document.items, measure);
  list.change((now) => ({ ...now, items: toggled(now.items, measure) }));
  const whom = [(before ?? measure).pupil, (before ?? measure).klas].filter(Boolean).join(" · ");
  const what = fill(whom ? words.measure_of : words.measure, { number: measure.number, whom });
  const values = { what, count: list.document.items.length };
  if (before) toastWithUndo(fill(words.removed, values), undo, list);
  else toast(fill(words.added, values));
}

/** @returns {{pupil: string, klas: string}} whom the card is filled in for */
const pupilOf = ({ held }) => ({ pupil: held.document.for, klas: held.document.klas });

const isTyping = (element) => element.matches("textarea, input:not([type=checkbox])");
