// What every page of the site does. Each part adds only what needs a script, to elements it finds by data-fk-*.
import { mountDock } from "../components/dock/dock.js";
import { mountOpenWork } from "../components/open-work/open-work.js";
import { alone } from "../dom/alone.js";
import { mountCarrying } from "../keeping/carrying.js";
import { guardLeaving } from "../keeping/leaving.js";
import { carried } from "../list/carried.js";
import { holdList } from "../list/held-list.js";
import { mountSearchBox } from "../search/box.js";
import { mountThemeKeyboard } from "../theme/keyboard.js";

/** @typedef {import("../keeping/held.js").Held} Held */

/** What comes before the parts of a page. @returns {Held|undefined} the list to talk about */
export function mountEvery(root) {
  alone("", () => mountThemeKeyboard(root));
  alone("", () => mountSearchBox(root));
  alone("", () => mountDock(root));
  const list = alone("", holdList);
  alone("", (list) => mountCarrying((where) => carried(list, where)), list);
  return list;
}

/**
 * What comes after them.
 * @param {(Held|undefined)[]} held  what the page holds
 * @param {string[]} names  of what the page fills in itself, such as "list"
 */
export function watchOver(root, held, names) {
  alone("", () => guardLeaving(held.filter(Boolean)));
  alone("", () => mountOpenWork(root, names));
}
