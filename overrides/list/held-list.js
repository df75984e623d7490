// The list to talk about that this tab works on: one for all tabs of a browser.
import { KEPT_LIST } from "#generated/shapes.js";
import { bar as words } from "#generated/words.js";
import { Held } from "../keeping/held.js";
import { takenOrNull } from "../outside.js";
import { listText } from "./file.js";
import { takeCarried } from "./carried.js";
import { newList } from "./items.js";

/** @returns {Held} the person's own list */
export function holdList() {
  const list = new Held({
    name: "list",
    create: newList,
    isBlank: ({ items, title, date, present }) => items.length === 0 && !title && !date && !present,
    textOf: listText,
    revive: (value) => takenOrNull(KEPT_LIST, value),
    place: { label: words.list, address: "overleg.html" },
    oneForAllTabs: true,
  });
  takeCarried(list);
  return list;
}
