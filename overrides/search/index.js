// Pages, themes and synonyms -> the index, by the names of its files.
//
// The index is made while the site is built and not in the browser, and split: `start` holds the words and what can be
// meant by them, `woorden-N` in which entries a range of words stands, `pagina-N` the titles and texts of one page,
// `themas` how many measures each card has of a theme. A search loads `start` once, then only the ranges its words are in
// and the pages it shows. All are scripts, since a page opened from disk may load nothing else.
import { encodeWords, NO_WORDS } from "./dutch-words.js";
import { mistakenWords } from "./mistaken.js";
import { countNear } from "./neighbours.js";
import { encode, encodeRising, posting } from "./postings.js";
import { RANKING } from "./ranking.js";
import { plain, Reader } from "./reader.js";
import { sameAdvice } from "./same-advice.js";
import { Terms } from "./terms.js";
import { isLight, Vocabulary } from "./vocabulary.js";
import { readWords, WordList } from "./word-list.js";
import { contentWords } from "./words.js";

const BLOCK = 100_000; // characters of a file with postings, more or less

/**
 * @typedef {{words: import("./word-list.js").Words, terms: import("./terms.js").KnownTerms,
 *   near: import("./neighbours.js").Near, madeFrom: string, otherWords: {bits: number, hashes: string}}} Memory
 *   `otherWords` of the index that was made from what `madeFrom` says
 * @typedef {{location: string, title: string, text: string, keywords: string, kind: string, number?: string, theme?: string,
 *   fullTitle?: string}} Entry  `title` and `text` are HTML; `number` of a measure or signal, `theme` (a key) of a measure
 * @param {{pages: {path: string, title: string, isCard: boolean, entries: Entry[]}[],
 *   themes: {key: string, label: string, line: string}[], synonyms: string[][]}} asked
 * @param {() => string} readDictionary  gives a Hunspell word list
 * @param {Memory} [memory]  what an earlier index of this word list left
 * @returns {{files: Record<string, unknown>, memory: Memory}} the value of each file, by its name, and what the next index
 *   need not look for: `memory` itself when that says all
 */
export function makeIndex({ pages, themes, synonyms }, readDictionary, memory) {
  const words = memory?.words ?? readWords(readDictionary());
  const dutch = once(() => new WordList(words));
  const terms = new Terms(dutch, memory?.terms);
  const entries = pages.flatMap((page) => page.entries);
  const firsts = runningTotals(pages.map((page) => page.entries.length));
  const { vocabulary, postings, compoundParts } = indexEntries(entries, themes, terms);
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
    stems: vocabulary.map((word) => terms.stemsOf(word)),
    compounds: splitAll(vocabulary, places, compoundParts),
    synonyms,
  };
  const isKnown = memory?.madeFrom === madeFrom(start);
  const left = isKnown ? memory : { words, terms: terms.memory(vocabulary), ...others(start, dutch(), memory) };
  start.otherWords = left.otherWords;
  const files = {
    start,
    themas: themes.map(({ key, line }) => ({ line, cards: countOfTheme(pages, key) })),
    ...Object.fromEntries(blocks.map(({ postings: some }, index) => [`woorden-${index}`, some])),
    ...Object.fromEntries(pages.map((page, index) => [`pagina-${index}`, pageFile(page)])),
  };
  return { files, memory: left };
}

// The Dutch words that would be mistaken for these. They hang on nothing else, so mostly they are those of the last time.
function others(start, dutch, memory) {
  const lexicon = new Vocabulary(start, NO_WORDS);
  const near = countNear(dutch, lexicon.typoTargets, memory?.near);
  const keys = dutch.keysOf(mistakenWords(lexicon, dutch, near.counts));
  return { madeFrom: madeFrom(start), near, otherWords: encodeWords(keys.map((key) => dutch.hashOf(key))) };
}

// All that tells one lexicon from another; the stems follow from the words.
function madeFrom({ words, compounds, synonyms }) {
  return JSON.stringify([words, compounds, synonyms, RANKING]);
}

function runningTotals(sizes) {
  let total = 0;
  return sizes.map((size) => (total += size) - size);
}

function once(make) {
  let made;
  return () => (made ??= make());
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

function indexEntries(all, themes, terms) {
  const reader = new Reader();
  const themeText = new Map(themes.map(({ key, label }) => [key, label]));
  const textOf = (entry, field) => (field === "theme" ? themeText.get(entry.theme) : entry[field]) ?? "";
  const fields = Object.keys(RANKING.fields);
  const read = all.map((entry) => fields.map((field) => reader.read(textOf(entry, field))));
  const average = fields.map((_, field) => mean(read.map((texts) => texts[field].length)) || 1);
  const postings = [];
  read.forEach((texts, index) => {
    const { kind, number } = all[index];
    for (const [word, count] of countWords(texts, average, number ? reader.numberOf(number) : undefined)) {
      const weight = (255 * RANKING.kinds[kind] * count) / (RANKING.saturation + count);
      (postings[word] ??= []).push(posting(index, Math.max(1, Math.round(weight))));
    }
  });
  const { numbers } = reader;
  for (const { label } of themes) for (const word of contentWords(label)) reader.numberOf(word);
  const compoundParts = (word) => reader.hyphened.get(word) ?? terms.partsOf(word);
  for (const part of [...numbers.keys()].flatMap(compoundParts)) reader.numberOf(part);
  const vocabulary = [...numbers.keys()].sort();
  return { vocabulary, postings: vocabulary.map((word) => encode(postings[numbers.get(word)] ?? [])), compoundParts };
}

function countWords(texts, average, number) {
  const counts = new Map(number === undefined ? [] : [[number, 1000]]);
  Object.values(RANKING.fields).forEach((weight, field) => {
    const share = weight / (1 - RANKING.length + (RANKING.length * texts[field].length) / average[field]);
    for (const word of texts[field]) counts.set(word, (counts.get(word) ?? 0) + share);
  });
  return counts;
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

function mean(numbers) {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}
