// What the index says of each of its words: its stems, and the parts of it that are words. After an edit nearly all words
// are those of the last time, so it is remembered from build to build.
import { split, splitVerb } from "./compounds.js";
import { LIKELY, stems, sureStems } from "./stem.js";
import { writeStems } from "./vocabulary.js";

/** @typedef {{words: string[], stems: string[], parts: string[]}} KnownTerms  the parts of a word with a space between */

export class Terms {
  /**
   * @param {() => import("./word-list.js").WordList} dutch
   * @param {KnownTerms} [known]
   */
  constructor(dutch, known = { words: [], stems: [], parts: [] }) {
    this.dutch = dutch;
    this.known = new Map(known.words.map((word, place) => [word, [known.stems[place], known.parts[place]]]));
  }

  /** The stems of a word, as `writeStems` gives them. */
  stemsOf(word) {
    return this.#of(word)[0];
  }

  /** Both parts of a compound; none of another word. */
  partsOf(word) {
    const text = this.#of(word)[1];
    return text ? text.split(" ") : [];
  }

  /** What the next build need not look for. @returns {KnownTerms} */
  memory(words) {
    return { words, stems: words.map((word) => this.#of(word)[0]), parts: words.map((word) => this.#of(word)[1]) };
  }

  #of(word) {
    let found = this.known.get(word);
    if (!found) {
      found = [writeStems(this.#plausible(word)), this.#split(word).join(" ")];
      this.known.set(word, found);
    }
    return found;
  }

  // A stem that is only possible counts if it is a Dutch word: straft gives straf, kaart gives no kaar.
  #plausible(word) {
    const dutch = this.dutch();
    return [...stems(word)].filter(([stem, sure]) => sure >= LIKELY || dutch.isStem(splitVerb(stem)?.[1] ?? stem));
  }

  #split(word) {
    const dutch = this.dutch();
    const isWord = (part) => dutch.isWord(part);
    return split(word, isWord, (part) => isWord(part) || sureStems(part).some((stem) => dutch.isStem(stem))) ?? [];
  }
}
