// Query -> the entries of the index that answer it, best first.
import { decode } from "./postings.js";
import { readQuery } from "./query.js";
import { Vocabulary } from "./vocabulary.js";
import { decodeWords } from "./dutch-words.js";

const COVERAGE = 2; // how much an entry with all words goes before one with some
const LEAST_UNDERSTOOD = 0.3; // of what the query says; below it nothing is better than anything
const LEAST_SCORE = 0.12; // of the best; what is worse only hides the rest
const UNKNOWN = 4; // a word that is nowhere says as much as one that is in this many entries
const OF_CARD = 0.15; // a word that is in the name of the card, for what is on the card
const OPEN_NUMBER = { m: 1, s: 0.6, "": 0.4 }; // 13: the measure, the signal, the figure in a text
const HIGHEST = 255;

export class Engine {
  /**
   * @param {any} start  the file `start` of the index
   * @param {(names: string[]) => Promise<any[]>} load  gives other files of the index, by name
   */
  constructor(start, load) {
    this.start = start;
    this.load = load;
    this.vocabulary = new Vocabulary(start, decodeWords(start.otherWords));
    this.blocks = new Map();
    this.postings = new Map();
  }

  /**
   * @param {string} text  what was typed
   * @returns {Promise<{words: string[], hits: {entry: number, score: number, found: boolean[]}[], matched: Map<number, number>[]}>}
   *   `found` says of each of `words` whether the entry has it; `matched` which words of the index each of them can mean
   */
  async search(text) {
    const query = this.#read(text);
    const meant = query.units.map((unit) => ({ unit, alternatives: this.#alternatives(unit) }));
    await this.#loadPostings(meant.flatMap(({ alternatives }) => alternatives.flatMap(({ all }) => all)));
    const columns = query.words.map(() => new Map());
    const trust = query.words.map(() => 0);
    const matched = query.words.map(() => new Map());
    for (const { unit, alternatives } of meant) {
      for (const alternative of alternatives) {
        const scores = this.#scores(alternative);
        for (const word of unit.covers) {
          raiseAll(columns[word], scores);
          if (scores.size) trust[word] = Math.max(trust[word], trustIn(alternative));
          for (const meaning of alternative.all) raiseAll(matched[word], meaning);
        }
      }
    }
    this.#lendCardName(columns);
    return { words: query.words, hits: this.#rank(columns, trust), matched };
  }

  #read(text) {
    return readQuery(text, this.vocabulary.longestSynonym, (word) => this.vocabulary.meaning(word).size > 0);
  }

  /** Known words near those of a query that found nothing. */
  nearest(text) {
    const { words } = this.#read(text);
    const unknown = words.filter((word) => !this.vocabulary.meaning(word).size);
    return [...new Set(unknown.flatMap((word) => this.vocabulary.nearest(word)))];
  }

  /** The page that an entry is on, as its index in `start.pages`. */
  pageOf(entry) {
    let page = 0;
    for (let [low, high] = [0, this.start.firsts.length - 1]; low <= high; ) {
      const middle = (low + high) >> 1;
      if (this.start.firsts[middle] <= entry) [page, low] = [middle, middle + 1];
      else high = middle - 1;
    }
    return page;
  }

  /** Whether a word of the index stands in an entry; its postings must have been loaded by a search. */
  holds(word, entry) {
    const { entries } = this.postings.get(word) ?? { entries: [] };
    for (let [low, high] = [0, entries.length - 1]; low <= high; ) {
      const middle = (low + high) >> 1;
      if (entries[middle] === entry) return true;
      if (entries[middle] < entry) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }

  #alternatives({ row, kind, isLast }) {
    const [word] = row;
    if (kind === "row") return this.vocabulary.synonyms(row);
    if (kind === "number") return this.#numbers(word);
    if (kind === "word") return this.vocabulary.alternatives(word, isLast);
    const meaning = this.vocabulary.meaning(word);
    return [...(meaning.size ? [{ all: [meaning], worth: 1 }] : []), ...this.vocabulary.synonyms([word])];
  }

  #numbers(number) {
    const open = /^\d/.test(number);
    return Object.entries(open ? OPEN_NUMBER : { "": 1 }).flatMap(([letter, worth]) => {
      const index = this.vocabulary.index.get(letter + number);
      return index === undefined ? [] : [{ all: [new Map([[index, 1]])], worth }];
    });
  }

  #scores({ all, worth }) {
    const [first, ...others] = all.map((meaning) => this.#scoresOf(meaning));
    for (const other of others) {
      for (const [entry, score] of first) {
        const second = other.get(entry);
        if (second === undefined) first.delete(entry);
        else first.set(entry, (score + second) / 2);
      }
    }
    for (const [entry, score] of first) first.set(entry, score * worth);
    return first;
  }

  #scoresOf(meaning) {
    const scores = new Map();
    for (const [word, worth] of meaning) {
      const { entries, weights } = this.postings.get(word);
      for (let index = 0; index < entries.length; index += 1) {
        const score = (worth * weights[index]) / HIGHEST;
        if (!(scores.get(entries[index]) >= score)) scores.set(entries[index], score);
      }
    }
    return scores;
  }

  // In "hechting straffen" the first word is the card's: its measures need not repeat it.
  #lendCardName(columns) {
    if (columns.length < 2) return;
    for (const [index, column] of columns.entries()) {
      const named = this.start.cards.filter((page) => column.has(this.start.firsts[page]));
      for (const page of named) {
        const score = column.get(this.start.firsts[page]) * OF_CARD;
        for (const other of columns.filter((_, one) => one !== index)) {
          for (const entry of other.keys()) if (this.pageOf(entry) === page && !column.has(entry)) column.set(entry, score);
        }
      }
    }
  }

  #rank(columns, trust) {
    const rarity = columns.map((column) => Math.log(1 + this.start.entries / (column.size || UNKNOWN)));
    const whole = rarity.reduce((sum, one) => sum + one, 0);
    const understood = rarity.reduce((sum, one, index) => sum + one * trust[index], 0);
    if (understood < LEAST_UNDERSTOOD * whole) return [];
    const totals = new Map();
    for (const [index, column] of columns.entries()) {
      for (const [entry, score] of column) {
        let total = totals.get(entry);
        if (!total) totals.set(entry, (total = { entry, score: 0, covered: 0, found: columns.map(() => false) }));
        total.score += score * rarity[index];
        total.covered += rarity[index];
        total.found[index] = true;
      }
    }
    const hits = [...totals.values()];
    for (const hit of hits) hit.score *= (hit.covered / whole) ** COVERAGE;
    const best = hits.reduce((most, { score }) => Math.max(most, score), 0);
    return hits.filter(({ score }) => score >= LEAST_SCORE * best).sort((a, b) => b.score - a.score || a.entry - b.entry);
  }

  async #loadPostings(meanings) {
    const words = [...new Set(meanings.flatMap((meaning) => [...meaning.keys()]))].filter((word) => !this.postings.has(word));
    const wanted = [...new Set(words.map((word) => this.#blockOf(word)))];
    const missing = wanted.filter((block) => !this.blocks.has(block));
    const loaded = await this.load(missing.map((block) => `woorden-${block}`));
    missing.forEach((block, index) => this.blocks.set(block, loaded[index]));
    for (const word of words) {
      const block = this.#blockOf(word);
      this.postings.set(word, decode(this.blocks.get(block)[word - this.start.blocks[block]]));
    }
  }

  #blockOf(word) {
    const after = this.start.blocks.findIndex((first) => first > word);
    return (after < 0 ? this.start.blocks.length : after) - 1;
  }
}

// How sure it is that a word of the query was understood.
function trustIn({ all, worth, trust = worth }) {
  return trust * Math.min(...all.map((meaning) => Math.max(...meaning.values())));
}

function raiseAll(map, values) {
  for (const [key, value] of values) if (!(map.get(key) >= value)) map.set(key, value);
}
