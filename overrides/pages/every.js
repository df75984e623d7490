// What every page of the site does. Each part adds only what needs a script, to elements it finds by data-fk-*.
import { mountDock } from "../components/dock/dock.js";
import { mountOpenWork } from "../components/open-work/open-work.js";
import { alone } from "../dom/alone.js";
import { mountCarrying } from "../keeping/carrying.js";
import { guardLeaving } from "../keeping/leaving.js";
import { carried } from "../list/carried.js";
import { holdList } from "../list/held-list.js";
import { mountSearchBox } from "../search/box.js";
import { mountMarks } from "../search/marks.js";
import { mountContents } from "../theme/contents.js";
import { mountDetails } from "../theme/details.js";
import { mountHeaderTitle } from "../theme/header-title.js";
import { mountThemeKeyboard } from "../theme/keyboard.js";
import { mountMenu } from "../theme/menu.js";
import { mountPalette } from "../theme/palette.js";
import { mountTables } from "../theme/tables.js";

const EVERYWHERE = [
  ...[mountPalette, mountMenu, mountTables, mountThemeKeyboard, mountSearchBox, mountDock],
  ...[mountDetails, mountHeaderTitle, mountContents, mountMarks],
];

/** @typedef {import("../keeping/held.js").Held} Held */

/** What comes before the parts of a page. @returns {Held|undefined} the list to talk about */
export function mountEvery(root) {
  // In a turn of their own: what one fills in is there first, and no turn keeps a slow machine long.
  root.addEventListener("DOMContentLoaded", () => {
    for (const mount of EVERYWHERE) alone("", () => mount(root));
  });
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
