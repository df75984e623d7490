// The cards with work that the device keeps because someone chose so, the last one first: only their names. Nothing is
// kept for this itself, so that it goes when the work goes, and a browser that keeps nothing shows nothing.
import { KEPT } from "#generated/shapes.js";
import { keyOf, onDevice } from "../../keeping/storage.js";
import { parsed, takenOrNull } from "../../outside.js";

const MOST = 5;

/** Shows the way back to them. @param {Document} root */
export function mountLastOpened(root) {
  const line = /** @type {HTMLElement|null} */ (root.querySelector("[data-fk-last]"));
  if (!line) return;
  const show = () => {
    const links = lastOpened().flatMap((name) => linkTo(root, name)).slice(0, MOST);
    line.hidden = links.length === 0;
    line.querySelector("[data-fk-last-cards]").replaceChildren(...links.flatMap((link, place) => (place ? [", ", link] : [link])));
  };
  for (const event of ["pageshow", "focus", "storage"]) addEventListener(event, show);
  show();
}

/** @returns {string[]} the names of the cards */
function lastOpened() {
  const start = `${keyOf("record")}|`;
  const kept = onDevice.keys(start).map((key) => ({
    name: key.slice(start.length).split("|")[0],
    at: takenOrNull(KEPT, parsed(onDevice.get(key)))?.at ?? "",
  }));
  return [...new Set(kept.filter(({ at }) => at).sort((one, other) => (one.at < other.at ? 1 : -1)).map(({ name }) => name))];
}

function linkTo(root, name) {
  const tile = [...root.querySelectorAll("[data-fk-card-tile]")].find(({ dataset }) => dataset.fkCardTile === name);
  const link = tile?.querySelector("a");
  return link ? [Object.assign(document.createElement("a"), { href: link.href, textContent: link.textContent })] : [];
}
