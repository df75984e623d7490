// Dutch words -> stems. One word has one stem that is sure and a few that may be: 'straft' may be a form of 'straf'
// and 'kaart' is not one of 'kaar', but only a dictionary could tell. Two words go together when they share a stem; the
// less sure it is, the lower they rank. The steps are those of Kraaij and Pohlmann's stemmer (1994): inflection,
// derivation, ge-, spelling. Theirs gives one stem, leaves the -t of verbs and the strong verbs (liegt, gelogen), and
// cuts more than it should (negeert: neer). In its place it found 0.74 of the inflections among the first three of
// tests/search/queries.yml, this one 0.98; and the package that has it is 376 kB of WebAssembly for 34 languages.
import { IRREGULAR_PLURALS, STRONG_VERBS } from "./strong-verbs.js";

const SURE = 1;
export const LIKELY = 0.9; // the ending can hardly be anything else
const POSSIBLE = 0.75; // the ending may belong to the word itself
const LEAST = 3; // letters of a stem

const VOWEL = /[aeiouy]/;
// Particles that stand before ge- in a participle: afgesproken.
export const PARTICLES = new Set(
  (
    "aan achter af bij binnen bloot boven buiten dicht door goed in klaar kwijt los mee mis na neer om onder op open over samen " +
    "stil stuk tegen teleur terecht terug thuis toe uit vast vol voor voorbij vooruit weer weg"
  )
    .split(" ")
    .sort((a, b) => b.length - a.length),
);
const PARTICLE = new RegExp(`^(${[...PARTICLES].join("|")})(?=.{4})`);
// Unstressed first syllables, after which a participle has no ge-.
const UNSTRESSED = /^(be|ver|ont|her|er|ge)(?=.{3})/;

// [ending, what may stay in its place, how sure, what stands before it]
const INFLECTIONS = byLastLetter([
  ["eren", "eer", LIKELY],
  ["en", "", SURE],
  ["etjes", "", LIKELY, /[bglmnr]$/],
  ["etje", "", LIKELY, /[bglmnr]$/],
  ["pjes", "", POSSIBLE, /m$/],
  ["pje", "", POSSIBLE, /m$/],
  ["tjes", "", LIKELY, /[aeioujlnrw]$/],
  ["tje", "", LIKELY, /[aeioujlnrw]$/],
  ["jes", "", LIKELY, /[bcdfghkpstvz]$/],
  ["je", "", LIKELY, /[bcdfghkpstvz]$/],
  ["ende", "", LIKELY],
  ["end", "", LIKELY],
  ["ere", "", LIKELY],
  ["er", "", POSSIBLE],
  ["ste", "", POSSIBLE],
  ["st", "", POSSIBLE],
  ["ten", "", POSSIBLE],
  ["te", "", POSSIBLE],
  ["den", "", POSSIBLE],
  ["de", "", POSSIBLE],
  ["e", "", SURE],
  ["s", "", POSSIBLE],
  ["t", "", POSSIBLE],
]);
const DERIVATIONS = byLastLetter([
  ["baarheid", "", POSSIBLE],
  ["heid", "", LIKELY],
  ["baar", "", LIKELY],
  ["ing", "", LIKELY],
  ["ig", "", POSSIBLE],
  ["ement", "", POSSIBLE],
  ["ment", "", POSSIBLE],
  ["er", "", POSSIBLE],
  ["ster", "", POSSIBLE],
  ["isatie", "", POSSIBLE],
  ["isering", "", POSSIBLE],
  ["iseer", "", POSSIBLE],
  ["atie", "", LIKELY],
  ["ering", "", LIKELY],
  ["eer", "", LIKELY],
  ["ator", "", POSSIBLE],
]);

const STRONG = new Map();
const STRONG_PARTICIPLES = new Map(); // what stands after ge-: gezien, and gezag is no form of zien
for (const [present, past, participle] of STRONG_VERBS) {
  const root = undo(participle, "en");
  for (const form of [past, lengthen(past), root]) STRONG.set(form, present);
  for (const form of [participle, root]) STRONG_PARTICIPLES.set(form, present);
}

const DOUBLED = /[bcdfgklmnprst]/;
// A long vowel in the last of several syllables.
const LONG_AT_END = /([aeiouy][^aeiouy]+)([aeou])\2([^aeiou]+)$/;

const known = new Map();

/**
 * The stems of a folded word.
 *
 * @returns {Map<string, number>} stem -> how sure it is, 1 at most
 */
export function stems(word) {
  let found = known.get(word);
  if (!found) {
    found = find(word);
    known.set(word, found);
  }
  return found;
}

/** Only the sure stems of a folded word: itself, and without -en and -e. */
export function sureStems(word) {
  const sure = [spell(word)];
  for (const ending of ["en", "e"]) if (word.length > LEAST && word.endsWith(ending)) sure.push(spell(undo(word, ending)));
  return sure;
}

function find(word) {
  const found = new Map();
  const add = (stem, sure) => {
    if (stem.length < Math.min(LEAST, word.length) || !VOWEL.test(stem)) return;
    const key = spell(stem);
    if ((found.get(key) ?? 0) < sure) found.set(key, sure);
  };
  found.set(spell(word), SURE); // whatever it is: CLB and wc have no vowel
  if (word.length < LEAST || /\d/.test(word)) return found;
  const singular = word.replace(/heden$/, "heid");
  const plural = IRREGULAR_PLURALS.find(([form]) => word.endsWith(form));
  const forms = [[singular, SURE], ...(word.length > LEAST ? strip(singular, INFLECTIONS, LEAST) : [])];
  if (plural) forms.push([word.slice(0, -plural[0].length) + plural[1], LIKELY]);
  const roots = forms.flatMap(([form, sure]) => [[form, sure], ...least(sure, verbs(form, word))]);
  for (const [root, sure] of roots) {
    add(root, sure);
    for (const [base, how] of least(sure, strip(root, DERIVATIONS, LEAST + 1))) {
      add(base, how);
      for (const [verb, lower] of least(how, verbs(base, word))) add(verb, lower);
    }
  }
  return found;
}

function* least(sure, found) {
  for (const [stem, how] of found) yield [stem, Math.min(sure, how)];
}

function* strip(word, endings, least) {
  for (const [ending, instead, sure, before] of endings.get(word.at(-1)) ?? []) {
    if (word.length - ending.length < least - 1 || !word.endsWith(ending)) continue;
    if (before && !before.test(word.slice(0, -ending.length))) continue;
    const base = instead ? word.slice(0, -ending.length) + instead : undo(word, ending);
    if (base.length >= least) yield [base, sure];
  }
}

// Forms of the verb that a word without its ending can be: strong verbs, ge-, and -d of a participle.
function* verbs(base, word) {
  const particle = PARTICLE.exec(base)?.[1] ?? "";
  const rest = base.slice(particle.length);
  const prefix = UNSTRESSED.exec(rest)?.[1] ?? "";
  const root = rest.slice(prefix.length);
  yield* strong("", base, particle);
  if (particle) yield* strong(particle, rest, "");
  if (prefix === "ge") {
    for (const [verb] of strong(particle, root, "", STRONG_PARTICIPLES)) yield [verb, LIKELY];
    if (root.length > LEAST || /[td]$|en$/.test(word)) {
      yield [particle + root, LIKELY];
      if (/[td]$/.test(root)) yield [particle + root.slice(0, -1), LIKELY];
    }
  } else if (prefix) {
    for (const [verb] of strong(particle + prefix, root, "")) yield [verb, LIKELY];
    if (/d$/.test(root)) yield [particle + prefix + root.slice(0, -1), POSSIBLE];
  }
}

function* strong(before, form, particle, verbs = STRONG) {
  const present = particle ? undefined : (verbs.get(form) ?? verbs.get(spell(form)));
  if (present) yield [before + present, LIKELY];
}

// Dutch writes a long vowel once in an open syllable and doubles the consonant after a short one: taking an ending off
// that starts with a vowel undoes that. lopen -> loop, bellen -> bel.
function undo(word, ending) {
  const base = word.slice(0, -ending.length);
  if (!/^[aeiou]/.test(ending)) return base;
  if (/([bcdfgklmnprstvz])\1$/.test(base)) return base.slice(0, -1);
  return lengthen(base);
}

function lengthen(base) {
  return base.replace(/(^|[^aeiou])([aeou])([bcdfgklmnprstvz])$/, "$1$2$2$3");
}

// One spelling a stem: v and z become f and s at the end, and where the stress is unknown (two syllables or more) a long
// vowel is written once: rekenen gives rekeen, which is reken.
function spell(stem) {
  const last = stem.at(-1);
  let ended = stem;
  if (last === "v") ended = `${stem.slice(0, -1)}f`;
  else if (last === "z") ended = `${stem.slice(0, -1)}s`;
  else if (last === stem.at(-2) && DOUBLED.test(last)) ended = stem.slice(0, -1);
  return LONG_AT_END.test(ended) ? ended.replace(LONG_AT_END, "$1$2$3") : ended;
}

function byLastLetter(endings) {
  const groups = new Map();
  for (const row of endings) {
    const last = row[0].at(-1);
    groups.set(last, [...(groups.get(last) ?? []), row]);
  }
  return groups;
}
