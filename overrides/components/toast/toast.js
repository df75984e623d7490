// What happened, seen and heard without moving the focus; with a way back where there is one.
import { find } from "../../dom/find.js";

const SHOWN = 8000; // milliseconds; what can be undone stays

let hiding = 0;

/** Says what happened. */
export function toast(text) {
  const region = document.querySelector("[data-fk-announce]");
  if (!region) return;
  say(region, text);
  clearTimeout(hiding);
  hiding = setTimeout(() => (region.textContent = ""), SHOWN);
}

/**
 * Says what happened and offers to undo it, until `held` changes again in this tab or the person closes the offer.
 * @param {() => void} undo @param {import("../../keeping/held.js").Held} held
 */
export function toastWithUndo(text, undo, held) {
  const offer = find(document, "[data-fk-undo]");
  const over = new AbortController();
  const close = () => {
    over.abort();
    offer.hidden = true;
  };
  const press = (name, action) =>
    offer.querySelector(`[data-fk-undo-${name}]`).addEventListener("click", action, { signal: over.signal });
  offer.dispatchEvent(new Event("fk-replaced"));
  offer.addEventListener("fk-replaced", close, { signal: over.signal });
  held.onChange((where) => where === "here" && close(), over.signal);
  press("yes", () => {
    close();
    undo();
  });
  press("close", close);
  document.querySelector("[data-fk-announce]").textContent = "";
  offer.hidden = false;
  say(offer.querySelector("[data-fk-undo-text]"), text);
}

/** The same words twice in a row are only heard twice when the region changes in between. */
function say(region, text) {
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 50);
}
