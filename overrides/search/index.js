// Pages, themes and synonyms -> the index, by the names of its files.
//
// The index is made while the site is built and not in the browser, and split: `start` holds the words and what can be
// meant by them, `woorden-N` in which entries a range of words stands, `pagina-N` the titles and texts of one page,
// `themas` how many measures each card has of a theme. A search loads `start` once, then only the ranges its words are in
// and the pages it shows. All are scripts, since a page opened from disk may load nothing else.
import { split, splitVerb } from "./compounds.js";
import { encodeWords, NO_WORDS } from "./dutch-words.js";
import { mistakenWords } from "./mistaken.js";
import { countNear } from "./neighbours.js";
import { encode, encodeRising } from "./postings.js";
import { RANKING } from "./ranking.js";
import { sameAdvice } from "./same-advice.js";
import { LIKELY, stems, sureStems } from "./stem.js";
import { isLight, Vocabulary, writeStems } from "./vocabulary.js";
import { readWords, WordList } from "./word-list.js";
import { contentWords, isStopWord, words as wordsOf } from "./words.js";

const BLOCK = 100_000; // characters of a file with postings, more or less

/**
 * @typedef {{words: import("./word-list.js").Words, near: import("./neighbours.js").Near}} Memory
 * @typedef {{location: string, title: string, text: string, keywords: string, kind: string, number?: string, theme?: string,
 *   fullTitle?: string}} Entry  `title` and `text` are HTML; `number` of a measure or signal, `theme` (a key) of a measure
 * @param {{pages: {path: string, title: string, isCard: boolean, entries: Entry[]}[],
 *   themes: {key: string, label: string, line: string}[], synonyms: string[][]}} asked
 * @param {string} dictionary  a Hunspell word list
 * @param {Memory} [memory]  what an earlier index of this word list left
 * @returns {{files: Record<string, unknown>, memory: Memory}} the value of each file, by its name, and what the next index
 *   need not look for: `memory` itself when that says all
 */
export function makeIndex({ pages, themes, synonyms }, dictionary, memory) {
  const words = memory?.words ?? readWords(dictionary);
  const dutch = new WordList(words);
  const entries = pages.flatMap((page) => page.entries);
  const firsts = pages.map(({ entries: [first] }) => entries.indexOf(first));
  const { vocabulary, postings, compoundParts } = indexEntries(entries, themes, dutch);
  const places = new Map(vocabulary.map((word, place) => [word, place]));
  const blocks = cut(postings);
  const cards = pages.flatMap(({ isCard }, index) => (isCard ? [index] : []));
  const start = {
    entries: entries.length,
    pages: pages.map(({ path, title }) => [path, title]),
    firsts,
    measures: pages.map(({ entries: all }) => rowOfMeasures(all)),
    cards,
    names: cardNames(cards.map((index) => pages[index].entries[0]), places),
    themes: themes.map(({ key, label }) => [key, label, contentWords(label).map((word) => places.get(word))]),
    same: sameAdvice(entries).map(encodeRising),
    blocks: blocks.map(({ first }) => first),
    words: vocabulary,
    stems: vocabulary.map((word) => writeStems(plausible(word, dutch))),
    compounds: splitAll(vocabulary, places, compoundParts),
    synonyms,
  };
  const lexicon = new Vocabulary(start, NO_WORDS);
  const near = countNear(dutch, lexicon.typoTargets, memory?.near);
  start.otherWords = encodeWords(dutch.keysOf(mistakenWords(lexicon, dutch, near.counts)));
  const files = {
    start,
    themas: themes.map(({ key, line }) => ({ line, cards: countOfTheme(pages, key) })),
    ...Object.fromEntries(blocks.map(({ postings: some }, index) => [`woorden-${index}`, some])),
    ...Object.fromEntries(pages.map((page, index) => [`pagina-${index}`, pageFile(page)])),
  };
  return { files, memory: memory?.near === near ? memory : { words, near } };
}

function pageFile({ path, title, entries }) {
  return { path, title, entries: entries.map(({ location, title: head, text, kind }) => [location, head, text, kind]) };
}

// Where the measures of a page stand among its entries, and how many they are.
function rowOfMeasures(entries) {
  const kinds = entries.map(({ kind }) => kind);
  return [Math.max(0, kinds.indexOf("measure")), kinds.filter((kind) => kind === "measure").length];
}

function countOfTheme(pages, key) {
  return pages
    .map(({ entries }, page) => [page, entries.filter(({ theme }) => theme === key).length])
    .filter(([, count]) => count);
}

// What a card is called: its short name, and words of its full title that few other titles hold, such as (TOS).
function cardNames(cards, places) {
  const names = cards.map(({ title }) => new Set(nameWords(title)));
  const titles = cards.map(({ fullTitle }) => new Set(nameWords(fullTitle ?? "")));
  const counts = new Map();
  for (const word of titles.flatMap((title) => [...title])) counts.set(word, (counts.get(word) ?? 0) + 1);
  const rare = (word) => cards.length >= RANKING.leastCards && counts.get(word) < RANKING.commonWord * cards.length && !isLight(word);
  return names.map((name, index) => {
    const more = [...titles[index]].filter((word) => !name.has(word) && rare(word));
    return [...name, ...more].map((word) => [places.get(word), name.has(word) ? 1 : RANKING.titleName]).filter(([place]) => place !== undefined);
  });
}

function nameWords(html) {
  return contentWords(plain(html));
}

function indexEntries(all, themes, dutch) {
  const hyphened = new Map(); // timeout -> time, out
  const themeText = new Map(themes.map(({ key, label }) => [key, label]));
  const textOf = (entry, field) => plain((field === "theme" ? themeText.get(entry.theme) : entry[field]) ?? "");
  const fieldWords = (entry, field) => {
    const list = wordsOf(textOf(entry, field));
    for (const { word, parts } of list) if (parts.length) hyphened.set(word, parts);
    return list.map(({ word }) => word).filter((word) => !isStopWord(word));
  };
  const fields = Object.keys(RANKING.fields);
  const read = all.map((entry) => Object.fromEntries(fields.map((field) => [field, fieldWords(entry, field)])));
  const average = Object.fromEntries(fields.map((field) => [field, mean(read.map((one) => one[field].length)) || 1]));
  const found = new Map();
  read.forEach((texts, index) => {
    for (const [word, count] of countWords(texts, average, all[index].number)) {
      const weight = (255 * RANKING.kinds[all[index].kind] * count) / (RANKING.saturation + count);
      if (!found.has(word)) found.set(word, []);
      found.get(word).push([index, Math.max(1, Math.round(weight))]);
    }
  });
  for (const { label } of themes) for (const word of contentWords(label)) if (!found.has(word)) found.set(word, []);
  const isHead = (part) => dutch.isWord(part) || sureStems(part).some((stem) => dutch.isStem(stem));
  const compoundParts = (word) => hyphened.get(word) ?? split(word, (part) => dutch.isWord(part), isHead) ?? [];
  for (const word of [...found.keys()]) for (const part of compoundParts(word)) if (!found.has(part)) found.set(part, []);
  const vocabulary = [...found.keys()].sort();
  return { vocabulary, postings: vocabulary.map((word) => encode(found.get(word))), compoundParts };
}

function countWords(texts, average, number) {
  const counts = new Map(number ? [[number, 1000]] : []);
  for (const [field, weight] of Object.entries(RANKING.fields)) {
    const share = weight / (1 - RANKING.length + (RANKING.length * texts[field].length) / average[field]);
    for (const word of texts[field]) counts.set(word, (counts.get(word) ?? 0) + share);
  }
  return counts;
}

// A stem that is only possible counts if it is a Dutch word: straft gives straf, kaart gives no kaar.
function plausible(word, dutch) {
  return [...stems(word)].filter(([stem, sure]) => sure >= LIKELY || dutch.isStem(splitVerb(stem)?.[1] ?? stem));
}

function splitAll(vocabulary, places, compoundParts) {
  return vocabulary.flatMap((word, place) => {
    const parts = compoundParts(word);
    return parts.length > 1 ? [[place, places.get(parts[0]), places.get(parts.at(-1))]] : [];
  });
}

function cut(postings) {
  const cuts = [];
  let size = BLOCK;
  postings.forEach((text, index) => {
    if (size >= BLOCK) {
      cuts.push({ first: index, postings: [] });
      size = 0;
    }
    cuts.at(-1).postings.push(text);
    size += text.length;
  });
  return cuts;
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

function mean(numbers) {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
