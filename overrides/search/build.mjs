// Run by Node while the site is built: pages and synonyms on standard input -> the files of the index.
//
// The index is made here and not in the browser, and split: `start` holds the words and what can be meant by them,
// `woorden-N` in which entries a range of words stands, `pagina-N` the titles and texts of one page. A search loads
// `start` once, then only the ranges its words are in and the pages it shows. All are scripts, since a page opened from
// disk may load nothing else.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { split, splitVerb } from "./compounds.js";
import { encodeWords, NO_WORDS } from "./dutch-words.js";
import { encode } from "./postings.js";
import { LIKELY, stems, sureStems } from "./stem.js";
import { Vocabulary, writeStems } from "./vocabulary.js";
import { fold, isStopWord, words } from "./words.js";

const BLOCK = 100_000; // characters of a file with postings, more or less
const FIELDS = { title: 3, keywords: 2, text: 1 };
const KINDS = { measure: 1, signal: 0.75, section: 0.55, page: 0.65 };
// BM25: how soon a second occurrence adds little, and how much a long text counts less.
const SATURATION = 1.2;
const LENGTH = 0.4;

const { pages, synonyms, dictionary, out } = JSON.parse(readFileSync(0, "utf8"));
const hyphened = new Map(); // timeout -> time, out
const dutch = readDictionary(dictionary);
const entries = pages.flatMap((page) => page.entries);
const { vocabulary, postings } = indexEntries(entries);
const blocks = cut(postings);
const compounds = splitAll(vocabulary);
const start = {
  entries: entries.length,
  pages: pages.map(({ path, title }) => [path, title]),
  firsts: pages.map(({ entries: [first] }) => entries.indexOf(first)),
  cards: pages.flatMap(({ isCard }, index) => (isCard ? [index] : [])),
  blocks: blocks.map(({ first }) => first),
  words: vocabulary,
  stems: vocabulary.map((word) => writeStems(plausible(word))),
  compounds,
  synonyms,
};
const lexicon = new Vocabulary(start, NO_WORDS);
start.otherWords = encodeWords(dutch.words.filter((word) => lexicon.isDoubtful(word)));
mkdirSync(out, { recursive: true });
write("start", start);
blocks.forEach(({ postings: some }, index) => write(`woorden-${index}`, some));
pages.forEach(({ path, title, entries: all }, index) => {
  write(`pagina-${index}`, { path, title, entries: all.map(({ location, title: head, text, kind }) => [location, head, text, kind]) });
});

function write(name, value) {
  writeFileSync(`${out}/${name}.js`, `receive(${JSON.stringify(name)},${JSON.stringify(value)})`);
}

// Words of a Hunspell word list ("strafschop/Ze"): those that can be part of a compound, and names as well.
function readDictionary(path) {
  const lines = readFileSync(path, "utf8").split("\n").map((line) => line.split("/")[0].normalize("NFKC"));
  const list = [...new Set(lines.filter((line) => /^\p{Ll}{3,}$/u.test(line)).map(fold))];
  const names = lines.filter((line) => /^\p{Lu}\p{Ll}{2,}$/u.test(line)).map(fold);
  return { words: [...new Set([...list, ...names])], all: new Set(list), stems: new Set(list.flatMap(sureStems)) };
}

function indexEntries(all) {
  const read = all.map((entry) => Object.fromEntries(Object.keys(FIELDS).map((field) => [field, fieldWords(entry, field)])));
  const average = Object.fromEntries(Object.keys(FIELDS).map((field) => [field, mean(read.map((one) => one[field].length)) || 1]));
  const found = new Map();
  read.forEach((fields, index) => {
    const counts = new Map(all[index].number ? [[all[index].number, 1000]] : []);
    for (const [field, weight] of Object.entries(FIELDS)) {
      const share = weight / (1 - LENGTH + (LENGTH * fields[field].length) / average[field]);
      for (const word of fields[field]) counts.set(word, (counts.get(word) ?? 0) + share);
    }
    for (const [word, count] of counts) {
      const weight = Math.max(1, Math.round((255 * KINDS[all[index].kind] * count) / (SATURATION + count)));
      if (!found.has(word)) found.set(word, []);
      found.get(word).push([index, weight]);
    }
  });
  for (const word of [...found.keys()]) for (const part of compoundParts(word)) if (!found.has(part)) found.set(part, []);
  const sorted = [...found.keys()].sort();
  return { vocabulary: sorted, postings: sorted.map((word) => encode(found.get(word))) };
}

function fieldWords(entry, field) {
  const list = words(plain(entry[field]));
  for (const { word, parts } of list) if (parts.length) hyphened.set(word, parts);
  return list.map(({ word }) => word).filter((word) => !isStopWord(word));
}

function compoundParts(word) {
  return hyphened.get(word) ?? split(word, (part) => dutch.all.has(part), (part) => dutch.all.has(part) || sureStems(part).some((stem) => dutch.stems.has(stem))) ?? [];
}

// A stem that is only possible counts if it is a Dutch word: straft gives straf, kaart gives no kaar.
function plausible(word) {
  return [...stems(word)].filter(([stem, sure]) => sure >= LIKELY || dutch.stems.has(splitVerb(stem)?.[1] ?? stem));
}

function splitAll(vocabulary) {
  const index = new Map(vocabulary.map((word, place) => [word, place]));
  return vocabulary.flatMap((word, place) => {
    const parts = compoundParts(word);
    return parts.length > 1 ? [[place, index.get(parts[0]), index.get(parts.at(-1))]] : [];
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

function plain(html) {
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
