// Where the list is kept while one goes from card to card: in the tab, or on the device when the person chooses so.
import { openStore } from "../filled/store.js";

const store = openStore("overleg.html"); // with a dot, so that no card can have this name

/** @returns {{items: Array, saved: boolean, remembers: boolean}} the person's own list */
export function readList() {
  const state = store.read();
  const items = Array.isArray(state?.values.items) ? state.values.items : [];
  return { items, saved: state ? Boolean(state.saved) : true, remembers: store.remembers };
}

/** Keeps the list. @returns {boolean} false when the browser refuses to */
export function writeList({ items, saved, remembers }) {
  if (items.length === 0 && !remembers) {
    store.clear();
    return true;
  }
  return store.write({ values: { items }, saved }, remembers);
}

export const clearList = () => store.clear();
