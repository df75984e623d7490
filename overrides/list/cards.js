// What the list shows of a card: brought by a script beside its page, since a page on a disk may not fetch.
import { loadScript } from "../dom/load-script.js";
import { whole } from "../pattern.js";
import { SITE } from "../site-path.js";
import { CARD_NAME } from "#generated/contract.js";

const CARD = whole(CARD_NAME);

/**
 * Loads a card by its name.
 * @param {string} name
 * @returns {Promise<ListCard|null>} null when the site has no such card
 */
export async function loadCard(name) {
  if (!CARD.test(name)) return null;
  await loadScript(new URL(`kaarten/${name}.lijst.js`, SITE));
  const cards = window.fkCards ?? {};
  return Object.hasOwn(cards, name) ? cards[name] : null;
}
