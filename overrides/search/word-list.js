// The words of a Hunspell word list with their stems, for the making of the index. Words and stems are numbers, and their
// letters one long text: a quarter of a million texts of their own would cost more time and memory than all that is asked
// of them, and this is read back at once from the memory of an earlier build.
import { hash } from "./hash.js";
import { findStems, sureStems } from "./stem.js";
import { fold } from "./words.js";

const HUNDREDTHS = 127; // of the byte that says how sure a stem is
const IS_KEY = 128; // the bit of that byte for what `sureStems` gives

/**
 * @typedef {{text: string, ends: Uint32Array, common: number, words: number, starts: Uint32Array, stems: Uint32Array,
 *   sures: Uint8Array}} Words
 *   `text`: all words and other stems after each other, the words that are no names first; `ends`: where each ends;
 *   `common`, `words`: how many words there are without and with names; `stems`: the numbers of the stems of the first
 *   word, the second and so on, with in `sures` how sure each is; `starts`: where those of each word begin
 */

/** @param {string} dictionary  such as "strafschop/Ze" a line @returns {Words} */
export function readWords(dictionary) {
  const places = new Map();
  const placeOf = (text) => {
    let place = places.get(text);
    if (place === undefined) places.set(text, (place = places.size));
    return place;
  };
  const names = eachCommon(dictionary, placeOf);
  const common = places.size;
  names.forEach(placeOf);
  const words = [...places.keys()];
  const starts = new Uint32Array(words.length + 1);
  const stems = [];
  const sures = [];
  const add = (stem, sure) => {
    stems.push(placeOf(stem));
    sures.push(sure);
  };
  words.forEach((word, place) => {
    const found = findStems(word);
    const keys = sureStems(word);
    for (const [stem, sure] of found) add(stem, Math.round(sure * 100) + (keys.includes(stem) ? IS_KEY : 0));
    for (const key of keys) if (!found.has(key)) add(key, IS_KEY);
    starts[place + 1] = stems.length;
  });
  return {
    ...joined([...places.keys()]),
    common,
    words: words.length,
    starts,
    stems: Uint32Array.from(stems),
    sures: Uint8Array.from(sures),
  };
}

function joined(texts) {
  const ends = new Uint32Array(texts.length);
  let end = 0;
  texts.forEach((text, place) => (ends[place] = end += text.length));
  // Read anew, since a text that was cut out of one with an odd letter takes two bytes a letter as well.
  return { text: new TextDecoder().decode(new TextEncoder().encode(texts.join(""))), ends };
}

// Tells each word that can be part of a compound; gives the names. All are folded.
function eachCommon(dictionary, tell) {
  const names = [];
  for (const [entry] of dictionary.matchAll(/^[^/\n]+/gm)) {
    const word = entry.normalize("NFKC");
    if (/^\p{Ll}{3,}$/u.test(word)) tell(fold(word));
    else if (/^\p{Lu}\p{Ll}{2,}$/u.test(word)) names.push(fold(word));
  }
  return names;
}

export class WordList {
  /** @param {Words} words */
  constructor(words) {
    this.data = words;
    this.size = words.ends.length;
    this.words = words.words;
    this.table = this.#hashed(0);
    this.tails = undefined; // a table as well, made when it is first asked for
    this.keys = this.#keysOfCommon();
  }

  /** The letters of a word or stem. */
  at(place) {
    return this.data.text.slice(this.#start(place), this.data.ends[place]);
  }

  /** The number of a word or stem, -1 when it is not on the list. */
  find(text) {
    return this.table[this.#lookUp(this.table, text, 0, hash(text))] - 1;
  }

  /** The numbers of what is this text with another letter before it. */
  withFirst(text) {
    this.tails ??= this.#hashed(1);
    const found = [];
    let slot = this.#lookUp(this.tails, text, 1, hash(text));
    for (; this.tails[slot]; slot = this.#lookUp(this.tails, text, 1, slot + 1)) found.push(this.tails[slot] - 1);
    return found;
  }

  lengthOf(place) {
    return this.data.ends[place] - this.#start(place);
  }

  firstOf(place) {
    return this.data.text.charCodeAt(this.#start(place));
  }

  /** Whether a text is a word, and no name. */
  isWord(text) {
    const place = this.find(text);
    return place >= 0 && place < this.data.common;
  }

  /** Whether a text is surely the stem of such a word. */
  isStem(text) {
    const place = this.find(text);
    return place >= 0 && this.keys[place] === 1;
  }

  /** Whether one of the stems of a word fits, told as its number and how sure it is. */
  someStem(word, fits) {
    const { starts, stems, sures } = this.data;
    for (let index = starts[word]; index < starts[word + 1]; index += 1) {
      const hundredths = sures[index] & HUNDREDTHS;
      if (hundredths && fits(stems[index], hundredths / 100)) return true;
    }
    return false;
  }

  hashOf(place) {
    return hash(this.data.text, this.#start(place), this.data.ends[place]);
  }

  /** The numbers of what `sureStems` gives of these words, each once. */
  keysOf(words) {
    const { starts, stems, sures } = this.data;
    const keys = new Set();
    for (const word of words) {
      for (let index = starts[word]; index < starts[word + 1]; index += 1) if (sures[index] & IS_KEY) keys.add(stems[index]);
    }
    return [...keys];
  }

  #start(place) {
    return place ? this.data.ends[place - 1] : 0;
  }

  // A table of all texts from their letter `from` on: where the hash of one points, or on the first free place after it,
  // stands its number and one more.
  #hashed(from) {
    const table = new Uint32Array(2 ** Math.ceil(Math.log2(this.size * 1.5 + 1)));
    const last = table.length - 1;
    for (let place = 0; place < this.size; place += 1) {
      let slot = hash(this.data.text, this.#start(place) + from, this.data.ends[place]) & last;
      while (table[slot]) slot = (slot + 1) & last;
      table[slot] = place + 1;
    }
    return table;
  }

  // Where a text stands in a table, `start` or the first place after it; else a free place.
  #lookUp(table, text, from, start) {
    const last = table.length - 1;
    let slot = start & last;
    while (table[slot] && !this.#is(table[slot] - 1, text, from)) slot = (slot + 1) & last;
    return slot;
  }

  #is(place, text, from) {
    const start = this.#start(place) + from;
    return this.data.ends[place] - start === text.length && this.data.text.startsWith(text, start);
  }

  #keysOfCommon() {
    const { common, starts, stems, sures } = this.data;
    const keys = new Uint8Array(this.size);
    for (let index = 0; index < starts[common]; index += 1) if (sures[index] & IS_KEY) keys[stems[index]] = 1;
    return keys;
  }
}
