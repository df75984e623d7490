// Copying the link of the card or of one measure, with words that say what it is.
import { toast } from "../toast/toast.js";
import { copy } from "../../dom/clipboard.js";
import { find } from "../../dom/find.js";
import { fill } from "../../words.js";
import { tell } from "../message/message.js";
import { bar as words } from "#generated/words.js";

/** Binds every copy button on a card's page. */
export function mountCopyLinks(root, card) {
  for (const button of root.querySelectorAll("[data-fk-copy]")) {
    const address = `${card.address}#${button.closest("[id]").id}`;
    const text = fill(words.link_text, { label: card.label, what: button.dataset.fkCopy, address });
    button.addEventListener("click", () => hand(text));
  }
  const share = root.querySelector("[data-fk-copy-card]");
  share?.addEventListener("click", () => {
    const title = find(root, "h1").textContent;
    hand(fill(words.card_link_text, { title, address: card.address }));
  });
}

async function hand(text) {
  if (await copy(text)) toast(words.link_copied);
  else await tell({ title: words.no_copying, text: fill(words.link_by_hand, { text }) });
}
