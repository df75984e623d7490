// Dialogs that tell or ask, one after the other: each question has a dialog and an answer of its own, so that "yes" on
// one never answers another.
import { message as words } from "#generated/words.js";
import { find } from "../../dom/find.js";

/** @type {Promise<any>} */
let last = Promise.resolve(); // the answer that the next message waits for

/** Shows a message with an optional list; resolves when it is closed. */
export function tell({ title, text, list = [] }) {
  return open({ title, text, list, yes: words.good });
}

/** Asks; resolves to true only when the person presses the `yes` button. */
export function ask({ title, text, yes }) {
  return open({ title, text, list: [], yes, no: words.cancel });
}

/** Asks whether a file may take the place of work that is not saved. */
export function askToReplace() {
  return ask({ title: words.replace_title, text: words.replace_text, yes: words.replace });
}

/** Shows a message when those before it are answered; resolves to whether the person pressed its `yes` button. */
function open(message) {
  const turn = () => show(message);
  last = last.then(turn, turn);
  return last;
}

function show({ title, text, list, yes, no }) {
  const template = find(document, "template[data-fk-message-template]");
  const dialog = template.content.firstElementChild.cloneNode(true);
  const part = (name) => find(dialog, `[data-fk-message-${name}]`);
  part("title").textContent = title;
  part("text").textContent = text;
  part("list").replaceChildren(...list.map(item));
  part("list").hidden = list.length === 0;
  part("yes").textContent = yes;
  part("no").hidden = !no;
  template.after(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}

function item(text) {
  const element = document.createElement("li");
  element.textContent = text;
  return element;
}
