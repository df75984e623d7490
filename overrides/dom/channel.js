// A channel between tabs and workers, where the browser lets there be one: Firefox refuses it when cookies are blocked.

/** @param {string} name @returns {BroadcastChannel | null} */
export function openChannel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
