// Which cards and themes a query names.
import { RANKING } from "./ranking.js";
import { isLight } from "./vocabulary.js";

export class Names {
  /** @param {any} start  the file `start` of the index */
  constructor({ cards, names, themes }) {
    this.cards = cards;
    this.themeWords = themes.map(([, , words]) => words);
    this.byWord = new Map();
    this.sizes = names.map((words) => words.filter(([, worth]) => worth === 1).length);
    names.forEach((words, card) => {
      for (const [word, worth] of words) {
        if (!this.byWord.has(word)) this.byWord.set(word, []);
        this.byWord.get(word).push([card, worth]);
      }
    });
  }

  /**
   * The cards that a query names, the surest first.
   *
   * @param {string[]} words  of the query
   * @param {Map<number, number>[]} meanings  of each: words of the index it can mean -> how sure that is
   * @param {Set<number>[]} pages  of each: the pages that hold it
   * @returns {{page: number, scores: number[], isAll: boolean}[]} `scores`: how well each word of the query fits the name;
   *   `isAll`: the query asks for the card and for nothing else
   */
  subjects(words, meanings, pages) {
    const found = new Map();
    meanings.forEach((meaning, word) => {
      for (const [one, sure] of meaning) {
        for (const [card, worth] of this.byWord.get(one) ?? []) {
          if (sure * worth < RANKING.leastName) continue;
          if (!found.has(card)) found.set(card, { scores: words.map(() => 0), parts: new Set() });
          const subject = found.get(card);
          subject.scores[word] = Math.max(subject.scores[word], sure * worth);
          subject.parts.add(one);
        }
      }
    });
    const says = words.map((word, index) => !isLight(word) && !this.#isCommon(pages[index]));
    return [...found]
      .map(([card, { scores, parts }]) => ({
        page: this.cards[card],
        scores,
        isAll: scores.every((score, word) => score || !says[word]),
        sure: Math.max(...scores) * Math.min(1, parts.size / this.sizes[card]),
      }))
      .sort((a, b) => b.sure - a.sure);
  }

  /** The themes that all words of a query are in the label of, but for those that name a card; by their place. */
  themes(words, meanings, subjects) {
    const isCard = words.map((_, word) => subjects.some(({ scores }) => scores[word] === 1 || scores[word] > RANKING.worth.synonym));
    const asked = meanings.filter((_, word) => !isCard[word]);
    if (!asked.length) return [];
    return this.themeWords.flatMap((label, theme) => {
      const fits = (meaning) => label.some((word) => meaning.get(word) > RANKING.leastTheme);
      return asked.every(fits) && asked.length >= label.length * RANKING.shareOfTheme ? [theme] : [];
    });
  }

  // A word that is on most cards does not tell which card is meant.
  #isCommon(pages) {
    if (this.cards.length < RANKING.leastCards) return false;
    return this.cards.filter((page) => pages.has(page)).length >= RANKING.commonWord * this.cards.length;
  }
}
