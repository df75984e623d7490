// Where a browser forbids storage, asking for it throws, and the theme asks before anything else: then there is a store
// that holds nothing and takes nothing, so that only what needs one does without.
for (const name of ["localStorage", "sessionStorage"]) {
  try {
    window[name].length;
  } catch {
    const refuse = () => {
      throw new DOMException("storage is forbidden here", "QuotaExceededError");
    };
    const nothing = { length: 0, getItem: () => null, key: () => null, setItem: refuse, removeItem() {}, clear() {} };
    Object.defineProperty(window, name, { value: nothing, configurable: true });
  }
}
