// Putting all that is ticked in column 2 on the list to talk about, own measures included, with whom it is about.
import { bar, list as words, slides } from "#generated/words.js";
import { find } from "../../dom/find.js";
import { tickedMeasures } from "../../filled/ticked.js";
import { added, newItem } from "../../list/items.js";
import { count, fill } from "../../words.js";
import { tell } from "../message/message.js";
import { toast, toastWithUndo } from "../toast/toast.js";

/**
 * Binds the button on a card's page.
 * @param {import("../fill/fill.js").Form} form @param {import("../../keeping/held.js").Held} list
 */
export function mountListTicked(root, card, form, list) {
  find(root, "[data-fk-list-ticked]").addEventListener("click", () => {
    const items = itemsOf(root, card, form);
    if (!items.length) {
      tell({ title: bar.list, text: slides.nothing_text });
      return;
    }
    const undo = list.snapshot();
    const before = list.document.items.length;
    list.change((now) => ({ ...now, items: added(now.items, items) }));
    const more = list.document.items.length - before;
    if (more) toastWithUndo(count(words.ticked_added, more), undo, list);
    else toast(fill(words.ticked_there, {}));
  });
}

function itemsOf(root, card, form) {
  const { for: pupil, klas } = form.held.document;
  return tickedMeasures(root, form.values(), [2])
    .filter(({ own, text }) => !own || text.length)
    .map(({ own, number, text }) => newItem(card.name, number, { pupil, klas, ...(own && { own: text.join("\n") }) }));
}
