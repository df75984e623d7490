// What is filled in elsewhere in this tab, with the way back to it: on every page of the site.
import { OPEN_WORK } from "#generated/shapes.js";
import { open_work as words } from "#generated/words.js";
import { find } from "../../dom/find.js";
import { inTab, keyOf } from "../../keeping/storage.js";
import { parsed, takenOrNull } from "../../outside.js";
import { SITE } from "../../site-path.js";
import { fill } from "../../words.js";

/** @typedef {{slot: string, label: string, address: string, who: string, unsaved: boolean, atRisk: boolean}} OpenWork */

/** @returns {OpenWork[]} what the tab holds, of every page of the site */
export function openWork() {
  return inTab.keys(keyOf("")).flatMap((slot) => {
    const work = takenOrNull(OPEN_WORK, parsed(inTab.get(slot)));
    return work ? [{ ...work, slot, who: work.document.for ?? "" }] : [];
  });
}

/** Shows it in the dock. @param {string[]} ownNames  of what this page fills in itself, such as "list" */
export function mountOpenWork(root, ownNames) {
  const line = root.querySelector("[data-fk-open-work]");
  if (!line) return;
  const own = new Set(ownNames.map((name) => keyOf(name)));
  const show = () => {
    const others = openWork().filter(({ slot, unsaved }) => !own.has(slot) && (unsaved || slot !== keyOf("list")));
    line.hidden = others.length === 0;
    find(line, "[data-fk-open-work-list]").replaceChildren(...others.flatMap(withComma));
  };
  addEventListener("pageshow", show);
  show();
}

function withComma(work, place) {
  const link = Object.assign(document.createElement("a"), { href: new URL(work.address, SITE).href });
  link.textContent = work.who ? fill(words.of_whom, { label: work.label, who: work.who }) : work.label;
  const state = work.unsaved ? [` (${words.unsaved})`] : [];
  return [...(place ? [", "] : []), link, ...state];
}
