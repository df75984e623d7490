// Where the browser keeps what is filled in: in the tab, or on the device when the person chooses so.
import { SITE } from "../site-path.js";

/** Opens the store of one card, or of another page that is filled in; two sites on one server stay apart. */
export function openStore(name) {
  const key = `${SITE.pathname}|${name}`;
  const kept = storage("localStorage");
  const tab = storage("sessionStorage");
  return {
    /** Whether what is filled in is kept on the device. */
    get remembers() {
      return kept.getItem(key) !== null;
    },
    /** @returns {Object|null} what was written last; it has `values` */
    read() {
      return parse(kept.getItem(key)) ?? parse(tab.getItem(key));
    },
    /** @returns {boolean} false when the browser refuses to keep anything */
    write(state, remember) {
      const text = JSON.stringify(state);
      (remember ? tab : kept).removeItem(key);
      return (remember ? kept : tab).setItem(key, text);
    },
    /** Calls back when another tab changed what the device keeps. */
    onChange(listener) {
      addEventListener("storage", (event) => {
        if (event.key === key) listener();
      });
    },
    clear() {
      kept.removeItem(key);
      tab.removeItem(key);
    },
  };
}

/** A browser may forbid storage altogether; then nothing outlives the page, and `setItem` says so. */
function storage(name) {
  let store = null;
  try {
    store = window[name];
  } catch {
    store = null;
  }
  return {
    getItem: (key) => store?.getItem(key) ?? null,
    removeItem: (key) => store?.removeItem(key),
    setItem(key, text) {
      try {
        store.setItem(key, text);
        return true;
      } catch {
        return false;
      }
    },
  };
}

function parse(text) {
  try {
    const state = JSON.parse(text);
    return state && typeof state.values === "object" ? state : null;
  } catch {
    return null;
  }
}
