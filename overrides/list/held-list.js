// The list to talk about that this tab works on: one for all tabs of a browser.
import { bar as words } from "#generated/words.js";
import { Held } from "../keeping/held.js";
import { listText, readListText } from "./file.js";
import { newList } from "./items.js";

/** @returns {Held} the person's own list */
export function holdList() {
  return new Held({
    name: "list",
    create: newList,
    isBlank: ({ items, title, date, present }) => items.length === 0 && !title && !date && !present,
    textOf: listText,
    revive,
    place: { label: words.list, address: "overleg.html" },
    oneForAllTabs: true,
  });
}

/** What a browser kept is read as strictly as a file: an older or a newer page of the site may have written it. */
function revive(value) {
  const list = readListText(listText(value));
  const items = list.items.map((item, place) => ({ ...item, id: String(value.items[place].id) }));
  return { ...list, id: String(value.id), items };
}
