// Query -> the entries of the index that answer it, best first.
import { decode, decodeRising } from "./postings.js";
import { Names } from "./names.js";
import { readQuery } from "./query.js";
import { RANKING } from "./ranking.js";
import { Vocabulary } from "./vocabulary.js";
import { decodeWords } from "./dutch-words.js";

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
    this.names = new Names(start);
    this.same = undefined; // made when it is first asked for
    this.blocks = new Map();
    this.postings = new Map();
  }

  /**
   * @param {string} text  what was typed
   * @returns {Promise<{words: string[], hits: Hit[], matched: Map<number, number>[], cards: number[], themes: number[]}>}
   *   `matched`: which words of the index each of `words` can mean; `cards`: the pages of the cards that the query names,
   *   the surest first; `themes`: the themes that it names, by their place
   * @typedef {{entry: number, score: number, found: boolean[]}} Hit  `found` says of each of `words` whether it is there
   */
  async search(text) {
    const query = this.#read(text);
    const meant = query.units.map((unit) => ({ unit, alternatives: this.#alternatives(unit) }));
    await this.#loadPostings(meant.flatMap(({ alternatives }) => alternatives.flatMap(({ all }) => all)));
    const columns = query.words.map(() => new Map());
    const trust = query.words.map(() => 0);
    const matched = query.words.map(() => new Map());
    const named = query.words.map(() => new Map());
    for (const { unit, alternatives } of meant) {
      for (const alternative of alternatives) {
        const scores = this.#scores(alternative);
        for (const word of unit.covers) {
          raiseAll(columns[word], scores);
          if (scores.size) trust[word] = Math.max(trust[word], trustIn(alternative));
          for (const meaning of alternative.all) raiseAll(matched[word], meaning);
          if (alternative.all.length === 1) raiseAll(named[word], alternative.all[0], alternative.worth);
        }
      }
    }
    const subjects = this.names.subjects(query.words, named, columns.map((column) => this.#pagesOf(column)));
    this.#lendCardName(columns, subjects);
    const hits = this.#rank(columns, trust);
    const themes = this.names.themes(query.words, named, subjects);
    return { words: query.words, hits: this.#cardsFirst(hits, subjects), matched, cards: subjects.map(({ page }) => page), themes };
  }

  #pagesOf(column) {
    return new Set([...column.keys()].map((entry) => this.pageOf(entry)));
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

  /** The entries that give the same advice as an entry, itself among them; undefined when it is the only one. */
  sameAs(entry) {
    this.same ??= new Map(this.start.same.flatMap((text) => {
      const group = decodeRising(text);
      return group.map((one) => [one, group]);
    }));
    return this.same.get(entry);
  }

  /** Whether an entry is a page itself. */
  isPage(entry) {
    return this.start.firsts[this.pageOf(entry)] === entry;
  }

  /** Whether an entry is a measure; those of a page stand in a row. */
  isMeasure(entry) {
    const page = this.pageOf(entry);
    const [offset, count] = this.start.measures[page];
    const place = entry - this.start.firsts[page] - offset;
    return place >= 0 && place < count;
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
    return Object.entries(open ? RANKING.openNumber : { "": 1 }).flatMap(([letter, worth]) => {
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
  #lendCardName(columns, subjects) {
    if (columns.length < 2) return;
    for (const { page, scores } of subjects) {
      const others = columns.filter((_, word) => !scores[word]);
      for (const [word, score] of scores.entries()) {
        if (!score) continue;
        for (const other of others) {
          for (const entry of other.keys()) {
            if (this.pageOf(entry) === page) raiseAll(columns[word], [[entry, score * RANKING.ofCard]]);
          }
        }
      }
    }
  }

  // A card that is asked for by its name goes before all that mentions it.
  #cardsFirst(hits, subjects) {
    const asked = subjects.filter(({ isAll }) => isAll).map(({ page }) => this.start.firsts[page]);
    if (!asked.length) return hits;
    const best = hits.length ? hits[0].score : 1;
    const first = asked.map((entry, place) => ({ ...(hits.find((hit) => hit.entry === entry) ?? { entry, found: [] }), score: best * (1 + (asked.length - place) / 100) }));
    return [...first, ...hits.filter(({ entry }) => !asked.includes(entry))];
  }

  #rank(columns, trust) {
    const rarity = columns.map((column) => Math.log(1 + this.start.entries / (weightOf(column) || RANKING.unknown)));
    const whole = rarity.reduce((sum, one) => sum + one, 0);
    const understood = rarity.reduce((sum, one, index) => sum + one * trust[index], 0);
    if (understood < RANKING.leastUnderstood * whole) return [];
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
    for (const hit of hits) hit.score *= (hit.covered / whole) ** RANKING.coverage;
    const best = hits.reduce((most, { score }) => Math.max(most, score), 0);
    return hits.filter(({ score }) => score >= RANKING.leastScore * best).sort((a, b) => b.score - a.score || a.entry - b.entry);
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

// In how many entries a word is: one that only says it in other words counts as much less as it is worth less.
function weightOf(column) {
  let [sum, best] = [0, 0];
  for (const score of column.values()) {
    sum += score ** RANKING.faint;
    if (score > best) best = score;
  }
  return best && sum / best ** RANKING.faint;
}

// How sure it is that a word of the query was understood.
function trustIn({ all, worth, trust = worth }) {
  return trust * Math.min(...all.map((meaning) => Math.max(...meaning.values())));
}

function raiseAll(map, values, worth = 1) {
  for (const [key, value] of values) if (!(map.get(key) >= value * worth)) map.set(key, value * worth);
}
