// Which words are Dutch and mean something else than what the site is about: fiets, vliegen, strafschop. Such a word is
// no typing error of a word on a card, nor the start of one. Only words that could be taken for one are kept, as hashes:
// at most one word in a thousand is held for one of them by accident.
import { hash } from "./hash.js";
import { decodeRising, encodeRising } from "./postings.js";
import { stems, sureStems } from "./stem.js";

const SPARE_BITS = 10;
const LEAST = 4; // letters: a shorter word is the start of too many others

/** @param {number[]} all  the hashes of the sure stems of the words, each stem once */
export function encodeWords(all) {
  const bits = Math.ceil(Math.log2(all.length + 1)) + SPARE_BITS;
  const hashes = new Set(Uint32Array.from(all, (one) => shorten(one, bits)).sort());
  return { bits, hashes: encodeRising(hashes) };
}

/**
 * @returns {{is: (word: string) => boolean, isForm: (word: string) => boolean}}  `is`: the word as it stands in a word
 *   list, `isForm`: a word that may be a form of one
 */
export function decodeWords({ bits, hashes }) {
  const known = new Set(decodeRising(hashes));
  const has = (stem) => known.has(shorten(hash(stem), bits));
  return {
    is: (word) => word.length >= LEAST && has(sureStems(word)[0]),
    isForm: (word) => word.length >= LEAST && [...stems(word).keys()].some(has),
  };
}

/** For a list that is still to be made: no word is on it. */
export const NO_WORDS = { is: () => false, isForm: () => false };

function shorten(value, bits) {
  return ((value >>> bits) ^ value) & ((1 << bits) - 1);
}
