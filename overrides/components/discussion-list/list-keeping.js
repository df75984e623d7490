// Keeping the list: in a file, on the device, or not at all.
import { fill as words, list as listWords } from "#generated/words.js";
import { today } from "../../dom/day.js";
import { download } from "../../dom/download.js";
import { bindOpening } from "../../filled/opening.js";
import { listFileName, listText, readListText } from "../../list/file.js";
import { fill } from "../../words.js";
import { ask, askToReplace } from "../message/message.js";
import { bindRemember } from "../remember/remember.js";
import { toast, toastWithUndo } from "../toast/toast.js";

/** Binds the buttons that save, open, remember and clear the list. */
export function bindKeeping(page, view) {
  for (const button of page.querySelectorAll("[data-fk-save]")) button.addEventListener("click", () => save(view));
  page.querySelector("[data-fk-clear]").addEventListener("click", () => clear(view));
  bindOpening(page, (file) => open(view, file));
  bindRemember(page, view.held);
}

/** Saves the list to a file. @param {import("./list-view.js").ListView} view */
export function save({ held }) {
  download(listFileName(today()), listText(held.document), "application/json");
  held.markSaved();
  toast(words.saved);
}

async function open(view, file) {
  const list = readListText(await file.text());
  if (view.held.unsaved && !(await askToReplace())) return;
  const undo = view.held.snapshot();
  view.held.take(list, { saved: true });
  show(view);
  offer(view, fill(words.opened, { file: file.name }), undo);
}

async function clear(view) {
  if (!(await ask({ title: words.clear_title, text: listWords.clear_text, yes: words.clear }))) return;
  const undo = view.held.snapshot();
  view.held.keep(false);
  view.held.change((list) => ({ id: list.id, items: [] }));
  show(view);
  offer(view, words.cleared, undo);
}

function offer(view, text, undo) {
  const bringBack = () => {
    undo();
    view.draw();
  };
  toastWithUndo(text, bringBack, view.held);
}

/** Goes on with one's own list after a shared one. */
function show(view) {
  view.shared = null;
  history.replaceState(null, "", location.pathname + location.search);
  view.draw();
}
