// Which colours someone chose, the light or the dark ones, by the name that the theme has for them.
import { onDevice } from "../keeping/storage.js";
import { SITE } from "../site-path.js";

const KEY = `${SITE.pathname}.__palette`;

/** @returns {string|null} the colours that were chosen on this device */
export function chosenColours() {
  try {
    return JSON.parse(onDevice.get(KEY))?.color?.scheme ?? null;
  } catch {
    return null; // damaged
  }
}

/** @param {string} scheme */
export const keepColours = (scheme) => onDevice.set(KEY, JSON.stringify({ color: { scheme } }));
