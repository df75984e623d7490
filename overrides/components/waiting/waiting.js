// Waiting for something that a person can stop.
import { find } from "../../dom/find.js";

const SOON = 300; // milliseconds; what is done by then needs no word

/**
 * Waits for `work`, with a dialog to stop it once that takes a moment.
 * @template T
 * @param {(signal: AbortSignal) => Promise<T>} work  gets the signal that it is stopped
 * @returns {Promise<T>} what it gives; @throws {DOMException} an AbortError when the person stops it
 */
export async function waitFor(work) {
  const stop = new AbortController();
  const stopped = new Promise((_, reject) => {
    stop.signal.addEventListener("abort", () => reject(stop.signal.reason));
  });
  let dialog = null;
  const timer = setTimeout(() => (dialog = show(stop)), SOON);
  try {
    return await Promise.race([work(stop.signal), stopped]);
  } finally {
    clearTimeout(timer);
    dialog?.close(); // gives the focus back
  }
}

function show(stop) {
  const template = find(document, "template[data-fk-waiting-template]");
  const dialog = template.content.firstElementChild.cloneNode(true);
  template.after(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    stop.abort(); // too late for what is done by now
  });
  dialog.showModal();
  return dialog;
}
