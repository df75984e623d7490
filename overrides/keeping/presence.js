// The documents that tabs work on, as locks of the browser (Web Locks). A tab that sleeps and cannot answer still has its
// lock, and one that crashed has it no longer. There are no locks on plain http, nor on a disk in every browser: there the
// tabs only ask one another (see signals.js).

/** @returns {{take: (name: string) => void, leave: () => void, others: (name: string) => Promise<number>}} */
export function openPresence() {
  let leave = () => {};
  return {
    /** Says that this tab works on the document of this name, and no longer on another one. */
    take(name) {
      leave();
      const over = new Promise((resolve) => (leave = () => resolve(null)));
      locks((all) => all.request(name, { mode: "shared" }, () => over));
    },
    leave: () => leave(),
    /** @returns how many other tabs work on it, as far as the browser tells */
    async others(name) {
      const state = await locks((all) => all.query());
      return Math.max(0, (state?.held ?? []).filter((lock) => lock.name === name).length - 1);
    },
  };
}

/** What `ask` finds out of the browser's locks; null where there are none. */
async function locks(ask) {
  try {
    return await ask(navigator.locks);
  } catch {
    return null;
  }
}
