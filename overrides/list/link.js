// The list in a link: #lijst_<card>.<card>_<letter><number>...; card names and numbers only, never a name, a note or an own text.
//
// The names stand once; a letter then says which card a number is of (a the first, z the 26th, ba the 27th). So 200
// measures over 20 cards take at most 20 x 31 + 200 x 5 characters. All signs are ones that no mail program encodes or
// leaves out of a link.
import { LIST_LINK, MOST_ITEMS } from "#generated/contract.js";
import { linkIn } from "../dom/fragment.js";
import { newItem, has, shareable } from "./items.js";

const START = "#lijst_";

/** @returns {boolean} whether the part of an address after # wants to be a list */
export const isListLink = (hash) => hash.startsWith(START);

/** @returns {string} the part of an address after and with # that holds the measures and their order */
export function toHash(all) {
  const items = shareable(all);
  const cards = [...new Set(items.map((item) => item.card))];
  const places = items.map((item) => letters(cards.indexOf(item.card)) + item.number);
  return `${START}${cards.join(".")}_${places.join("")}`;
}

/** @returns {Array|null} the items of such a link; null when it is damaged */
export function fromHash(hash) {
  const match = linkIn(LIST_LINK, hash);
  if (!match) return null;
  const cards = match[1].split(".");
  const items = [];
  for (const [, place, number] of match[2].matchAll(/([a-z]+)(\d+)/g)) {
    const card = cards[index(place)];
    if (card === undefined) return null;
    const item = newItem(card, Number(number));
    if (!has(items, item)) items.push(item);
    if (items.length > MOST_ITEMS) return null;
  }
  return items;
}

const A = "a".charCodeAt(0);

function letters(place) {
  const last = String.fromCharCode(A + (place % 26));
  return place < 26 ? last : letters(Math.floor(place / 26)) + last;
}

const index = (text) => [...text].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - A, 0);
