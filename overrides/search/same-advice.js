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
  const byStem = new Map(); // stem -> numbers of groups whose first title has it
  const shared = new Uint16Array(entries.length); // of each group: how many stems a title shares with it
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
    const group = nearest(stems, groups, byStem, shared);
    if (group) {
      group.places.push(place);
      group.cards.add(card);
      return;
    }
    const number = groups.push({ stems, places: [place], cards: new Set([card]) }) - 1;
    for (const stem of stems) {
      if (!byStem.has(stem)) byStem.set(stem, []);
      if (byStem.get(stem).length < TOO_COMMON) byStem.get(stem).push(number);
    }
  });
  return groups.filter(({ cards }) => cards.size > 1).map(({ places }) => places);
}

// `shared` holds nothing but zeros, before and after.
function nearest(stems, groups, byStem, shared) {
  const met = [];
  for (const stem of stems) {
    for (const number of byStem.get(stem) ?? []) {
      if (!shared[number]) met.push(number);
      shared[number] += 1;
    }
  }
  let best;
  let most = RANKING.sameAdvice;
  for (const number of met) {
    const group = groups[number];
    const same = shared[number] / (stems.size + group.stems.size - shared[number]);
    if (same > most || (same === most && !best)) [best, most] = [group, same];
    shared[number] = 0;
  }
  return best;
}
