// The words of a Hunspell word list with their stems, for the making of the index. Words and stems are numbers, and their
// letters one long text: a quarter of a million texts of their own would cost more time and memory than all that is asked
// of them, and this is read back at once from the memory of an earlier build.
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
  const { common, names } = split(dictionary);
  const words = [...new Set([...common, ...names])];
  const places = new Map(words.map((word, place) => [word, place]));
  const starts = new Uint32Array(words.length + 1);
  const stems = [];
  const sures = [];
  const add = (stem, sure) => {
    let place = places.get(stem);
    if (place === undefined) places.set(stem, (place = places.size));
    stems.push(place);
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
    common: common.size,
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

// Words that can be part of a compound, and names: folded.
function split(dictionary) {
  const common = new Set();
  const names = new Set();
  for (const line of dictionary.split("\n")) {
    const slash = line.indexOf("/");
    const word = (slash < 0 ? line : line.slice(0, slash)).normalize("NFKC");
    if (/^\p{Ll}{3,}$/u.test(word)) common.add(fold(word));
    else if (/^\p{Lu}\p{Ll}{2,}$/u.test(word)) names.add(fold(word));
  }
  return { common, names };
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
    return this.#lookUp(this.table, text, 0)[0] ?? -1;
  }

  /** The numbers of what is this text with another letter before it. */
  withFirst(text) {
    this.tails ??= this.#hashed(1);
    return this.#lookUp(this.tails, text, 1);
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

  /** Tells the number of each stem of a word, and how sure it is. */
  eachStem(word, tell) {
    const { starts, stems, sures } = this.data;
    for (let index = starts[word]; index < starts[word + 1]; index += 1) {
      const hundredths = sures[index] & HUNDREDTHS;
      if (hundredths) tell(stems[index], hundredths / 100);
    }
  }

  /** What `sureStems` gives of these words, each once. */
  keysOf(words) {
    const { starts, stems, sures } = this.data;
    const keys = new Set();
    for (const word of words) {
      for (let index = starts[word]; index < starts[word + 1]; index += 1) if (sures[index] & IS_KEY) keys.add(stems[index]);
    }
    return [...keys].map((key) => this.at(key));
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

  #lookUp(table, text, from) {
    const found = [];
    const last = table.length - 1;
    for (let slot = hash(text, 0, text.length) & last; table[slot]; slot = (slot + 1) & last) {
      const place = table[slot] - 1;
      const start = this.#start(place) + from;
      if (this.data.ends[place] - start === text.length && this.data.text.startsWith(text, start)) found.push(place);
    }
    return found;
  }

  #keysOfCommon() {
    const { common, starts, stems, sures } = this.data;
    const keys = new Uint8Array(this.size);
    for (let index = 0; index < starts[common]; index += 1) if (sures[index] & IS_KEY) keys[stems[index]] = 1;
    return keys;
  }
}

// FNV-1a.
function hash(text, start, end) {
  let value = 0x811c9dc5;
  for (let index = start; index < end; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}
