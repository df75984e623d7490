// What the list shows of a card: brought by a script beside its page, since a page on a disk may not fetch.
import { SITE } from "../site-path.js";

const CARD_NAME = /^[a-z0-9-]{1,30}$/;
const loading = new Map();

/**
 * Loads a card by its name.
 * @returns {Promise<object|null>} {label, path, measures: {number: {short, html}}, withdrawn: {number: {reason,
 *   replacedBy}}}; null when the site has no such card
 */
export function loadCard(name) {
  if (!CARD_NAME.test(name)) return Promise.resolve(null);
  if (!loading.has(name)) loading.set(name, load(name));
  return loading.get(name);
}

function load(name) {
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = new URL(`kaarten/${name}.lijst.js`, SITE);
    script.onload = () => resolve(window.fkCards?.[name] ?? null);
    script.onerror = () => resolve(null);
    document.head.append(script);
  });
}
