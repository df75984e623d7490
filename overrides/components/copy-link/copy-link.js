// Copying the link of the card or of one measure, with words that say what it is.
import { announce } from "../../dom/announce.js";
import { copy } from "../../dom/clipboard.js";
import { tell } from "../message/message.js";

const SHOWN = 2000; // milliseconds that a button shows that it copied

/** Binds every copy button on a card's page. */
export function mountCopyLinks(root, card) {
  for (const button of root.querySelectorAll("[data-fk-copy]")) {
    const id = button.closest("[id]").id;
    button.addEventListener("click", () => hand(button, `${card.label}, ${button.dataset.fkCopy} – ${card.address}#${id}`));
  }
  const share = root.querySelector("[data-fk-copy-card]");
  share?.addEventListener("click", () => hand(share, `${root.querySelector("h1").textContent} – ${card.address}`));
}

async function hand(button, text) {
  if (!(await copy(text))) {
    await tell({ title: "Kopiëren lukt hier niet", text: `Kopieer de link zelf: ${text}` });
    return;
  }
  announce("Link gekopieerd");
  button.classList.add("fk-copied");
  setTimeout(() => button.classList.remove("fk-copied"), SHOWN);
}
