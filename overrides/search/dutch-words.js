// Which words are Dutch and mean something else than what the site is about: fiets, vliegen, strafschop. Such a word is
// no typing error of a word on a card, nor the start of one. Only words that could be taken for one are kept, as hashes:
// at most one word in a hundred is held for one of them by accident.
import { decodeRising, encodeRising } from "./postings.js";
import { stems, sureStems } from "./stem.js";

const SPARE_BITS = 7;

export function encodeWords(words) {
  const keys = new Set(words.flatMap(sureStems));
  const bits = Math.ceil(Math.log2(keys.size + 1)) + SPARE_BITS;
  const hashes = [...new Set([...keys].map((key) => hash(key, bits)))].sort((a, b) => a - b);
  return { bits, hashes: encodeRising(hashes) };
}

/** @returns {(word: string) => boolean} */
export function decodeWords({ bits, hashes }) {
  const known = new Set(decodeRising(hashes));
  return (word) => [...stems(word).keys()].some((stem) => known.has(hash(stem, bits)));
}

// FNV-1a, folded to fewer bits.
function hash(text, bits) {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return ((value >>> bits) ^ value) & ((1 << bits) - 1);
}
