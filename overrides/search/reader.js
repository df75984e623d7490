// Texts of the index -> their words, as numbers in the order in which they are met: a thousand cards have millions, of
// which few are new.
import { isStopWord, readWord, writtenWords } from "./words.js";

export class Reader {
  constructor() {
    this.numbers = new Map();
    this.hyphened = new Map(); // timeout -> time, out
    this.known = new Map(); // a word as it is written -> what it is
  }

  numberOf(word) {
    if (!this.numbers.has(word)) this.numbers.set(word, this.numbers.size);
    return this.numbers.get(word);
  }

  /** The words of HTML that say something. */
  read(html) {
    const found = [];
    for (const written of writtenWords(plain(html))) {
      const { word, parts, number } = this.known.get(written) ?? this.#meet(written);
      if (parts.length) this.hyphened.set(word, parts);
      if (number !== undefined) found.push(number);
    }
    return found;
  }

  #meet(written) {
    const { word, parts } = readWord(written);
    const met = { word, parts, number: word && !isStopWord(word) ? this.numberOf(word) : undefined };
    this.known.set(written, met);
    return met;
  }
}

/** The text of HTML. */
export function plain(html) {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, "&");
}
