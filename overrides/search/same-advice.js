// Which measures of several cards give the same advice: their titles say the same in nearly the same words.
import { RANKING } from "./ranking.js";
import { sureStems } from "./stem.js";
import { contentWords } from "./words.js";

const LEAST_WORDS = 2; // of a title: one word says too little to be called the same
const TOO_COMMON = 500; // titles that begin a group with a word: such a word does not help to find the group

/**
 * @param {{kind: string, title: string, location: string}[]} entries
 * @returns {number[][]} groups of places in `entries`, rising: two or more, on several cards
 */
export function sameAdvice(entries) {
  const groups = [];
  const byStem = new Map(); // stem -> groups whose first title has it
  const known = new Map(); // word -> its stem
  const stemOf = (word) => {
    if (!known.has(word)) known.set(word, sureStems(word).at(-1));
    return known.get(word);
  };
  entries.forEach(({ kind, title, location }, place) => {
    if (kind !== "measure") return;
    const stems = new Set(contentWords(title.replace(/^\d+\./, "")).map(stemOf));
    if (stems.size < LEAST_WORDS) return;
    const card = location.split("#")[0];
    const group = nearest(stems, byStem);
    if (group) {
      group.places.push(place);
      group.cards.add(card);
      return;
    }
    const first = { stems, places: [place], cards: new Set([card]) };
    groups.push(first);
    for (const stem of stems) {
      if (!byStem.has(stem)) byStem.set(stem, []);
      if (byStem.get(stem).length < TOO_COMMON) byStem.get(stem).push(first);
    }
  });
  return groups.filter(({ cards }) => cards.size > 1).map(({ places }) => places);
}

function nearest(stems, byStem) {
  const shared = new Map();
  for (const stem of stems) for (const group of byStem.get(stem) ?? []) shared.set(group, (shared.get(group) ?? 0) + 1);
  let best;
  let most = RANKING.sameAdvice;
  for (const [group, count] of shared) {
    const same = count / (stems.size + group.stems.size - count);
    if (same > most || (same === most && !best)) [best, most] = [group, same];
  }
  return best;
}
