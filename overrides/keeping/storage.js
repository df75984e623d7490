// What the browser keeps: in the tab, or on the device. It may refuse to: storage can be forbidden, and it can be full.
import { SITE } from "../site-path.js";

/** @returns {string} a key of this site; two sites on one server stay apart */
export const keyOf = (...parts) => [SITE.pathname, ...parts].join("|");

export const inTab = storage("sessionStorage");
export const onDevice = storage("localStorage");

function storage(name) {
  /** @returns {Storage|null} */
  const store = () => {
    try {
      return /** @type {any} */ (window)[name];
    } catch {
      return null; // forbidden
    }
  };
  const remove = (key) => store()?.removeItem(key);
  /** @returns {boolean} false when the browser refuses */
  function set(key, text) {
    try {
      store().setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }
  return {
    get: (key) => store()?.getItem(key) ?? null,
    remove,
    set,
    /** @returns {boolean} whether it takes anything at all; a long text may still be too much */
    works() {
      const key = keyOf("proef");
      const taken = set(key, "1");
      remove(key);
      return taken;
    },
    /** @returns {string[]} the keys that start so */
    keys: (start) => Object.keys(store() ?? {}).filter((key) => key.startsWith(start)),
  };
}
