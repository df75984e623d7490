// What someone types -> the units to look for: words, numbers, and neighbours that belong together.
import { RANKING } from "./ranking.js";
import { PARTICLES } from "./stem.js";
import { isStopWord, words } from "./words.js";

export const LONGEST = 300; // characters that are read of a query: of more nothing is known that a person looks for

const NUMBERED = new Map(/** @type {[string, string][]} */ ([
  ...["maatregel", "maatregelen", "nr", "nummer", "m", "punt"].map((word) => [word, "m"]),
  ...["signaal", "signalen", "s"].map((word) => [word, "s"]),
]));

/**
 * @typedef {object} Unit
 * @property {number[]} covers  which words of the query it stands for
 * @property {string[]} row  the folded words to look for, in a row
 * @property {"word"|"number"|"joined"|"row"} kind
 * @property {boolean} isLast  whether the person may still be typing it
 */

/**
 * @param {string} text
 * @param {number} longestRow  how many words in a row may be one synonym
 * @param {(word: string) => boolean} isKnown  whether the index holds a word: with a hyphen it is one, or else several
 * @returns {{words: string[], units: Unit[]}} `words` are those that count, as they were typed but folded
 */
export function readQuery(text, longestRow, isKnown) {
  const all = withNumbers(words(text.slice(0, LONGEST)).flatMap((one) => pieces(one, isKnown)));
  const content = all.filter(({ word, number }) => number || !isStopWord(word));
  const kept = withoutBegun(text, content.length ? content : all.slice(-1), isKnown);
  const units = kept.map((one, index) => ({
    covers: [index],
    row: [one.number ?? one.word],
    kind: one.number ? "number" : "word",
    isLast: index === kept.length - 1,
  }));
  return { words: kept.map(({ word }) => word), units: [...units, ...joined(all, kept), ...rows(kept, longestRow)] };
}

// The one or two letters of a next word that someone begins to type say nothing yet: what was found stays.
function withoutBegun(text, kept, isKnown) {
  const { word, number } = kept.at(-1) ?? {};
  const isBegun = kept.length > 1 && !number && word.length < RANKING.leastPrefix && !isKnown(word) && text.endsWith(word);
  return isBegun ? kept.slice(0, -1) : kept;
}

// 13, m13 and maatregel 13 are a number; it is written m13, and 13 alone stays open: "13".
function withNumbers(found) {
  const read = [];
  for (const one of found) {
    const [, letter, digits] = /^([ms]?)(\d{1,4})$/.exec(one.word) ?? [];
    const before = digits && !letter ? NUMBERED.get(read.at(-1)?.word) : undefined;
    if (before) read.pop();
    read.push(digits ? { ...one, number: `${letter || before || ""}${digits}` } : one);
  }
  return read;
}

function pieces(one, isKnown) {
  return one.parts.length && !isKnown(one.word) ? one.parts.map((word) => ({ ...one, word, parts: [] })) : [one];
}

// time out is time-out, stil zitten is stilzitten, moedig aan is aanmoedigen.
function joined(all, kept) {
  const place = new Map(kept.map((one, index) => [one, index]));
  const units = [];
  for (let index = 0; index + 1 < all.length; index += 1) {
    const [first, second] = [all[index], all[index + 1]];
    const covers = [place.get(first), place.get(second)].filter((one) => one !== undefined);
    if (!covers.length || first.number || second.number) continue;
    units.push({ covers, row: [first.word + second.word], kind: "joined", isLast: false });
    if (PARTICLES.has(second.word)) units.push({ covers, row: [second.word + first.word], kind: "joined", isLast: false });
  }
  return units;
}

// Words in a row that may be one synonym: intern begeleider.
function rows(kept, longest) {
  const units = [];
  for (let start = 0; start < kept.length; start += 1) {
    for (let length = 2; length <= longest && start + length <= kept.length; length += 1) {
      const slice = kept.slice(start, start + length);
      units.push({ covers: slice.map((_, step) => start + step), row: slice.map(({ word }) => word), kind: "row", isLast: false });
    }
  }
  return units;
}
