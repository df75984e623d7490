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
const isVowel = oneOf("aeiou");
const isVowelOrY = oneOf("aeiouy");
const isWrittenTwice = oneOf("aeou"); // when it is long, in a closed syllable
const isDoubled = oneOf("bcdfgklmnprstvz"); // after a short vowel, in an open syllable
const isDoubledAtEnd = oneOf("bcdfgklmnprst"); // by a stem that lost its ending
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

const known = new Map();

/**
 * The stems of a folded word.
 *
 * @returns {Map<string, number>} stem -> how sure it is, 1 at most
 */
export function stems(word) {
  let found = known.get(word);
  if (!found) {
    found = findStems(word);
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

/** What `stems` gives, not remembered: for each word of a word list. */
export function findStems(word) {
  const found = new Map([[spell(word), SURE]]); // whatever it is: CLB and wc have no vowel
  if (word.length < LEAST || /\d/.test(word)) return found;
  const add = (stem, sure) => {
    if (stem.length < Math.min(LEAST, word.length) || !VOWEL.test(stem)) return;
    const key = spell(stem);
    if (!(found.get(key) >= sure)) found.set(key, sure);
  };
  const addBase = (base, sure) => {
    add(base, sure);
    giveVerbs(base, word, sure, add);
  };
  const addRoot = (root, sure) => {
    add(root, sure);
    giveWithout(root, DERIVATIONS, LEAST + 1, sure, addBase);
  };
  const addForm = (form, sure) => {
    addRoot(form, sure);
    giveVerbs(form, word, sure, addRoot);
  };
  const singular = word.endsWith("heden") ? `${word.slice(0, -5)}heid` : word;
  addForm(singular, SURE);
  if (word.length > LEAST) giveWithout(singular, INFLECTIONS, LEAST, SURE, addForm);
  const plural = word.endsWith("en") && IRREGULAR_PLURALS.find(([form]) => word.endsWith(form));
  if (plural) addForm(word.slice(0, -plural[0].length) + plural[1], LIKELY);
  return found;
}

// Each of these gives what it finds as it goes, with how sure it is: `most` at most. For a word list they are asked a
// million times, so nothing is kept in between.

function giveWithout(word, endings, least, most, give) {
  for (const { ending, instead, sure, before } of endings.get(word.at(-1)) ?? []) {
    if (word.length - ending.length < least - 1 || !word.endsWith(ending)) continue;
    if (before && !before.test(word.slice(0, -ending.length))) continue;
    const base = instead ? word.slice(0, -ending.length) + instead : undo(word, ending);
    if (base.length >= least) give(base, Math.min(sure, most));
  }
}

// Forms of the verb that a word without its ending can be: strong verbs, ge-, and -d of a participle.
function giveVerbs(base, word, most, give) {
  const likely = Math.min(LIKELY, most);
  const giveStrong = (before, form, verbs) => {
    const present = verbs.get(form) ?? verbs.get(spell(form));
    if (present) give(before + present, likely);
  };
  const particle = PARTICLE.exec(base)?.[1] ?? "";
  const rest = base.slice(particle.length);
  const prefix = UNSTRESSED.exec(rest)?.[1] ?? "";
  const root = rest.slice(prefix.length);
  giveStrong(particle, rest, STRONG);
  if (prefix === "ge") {
    giveStrong(particle, root, STRONG_PARTICIPLES);
    if (root.length > LEAST || /[td]$|en$/.test(word)) {
      give(particle + root, likely);
      if (/[td]$/.test(root)) give(particle + root.slice(0, -1), likely);
    }
  } else if (prefix) {
    giveStrong(particle + prefix, root, STRONG);
    if (/d$/.test(root)) give(particle + prefix + root.slice(0, -1), Math.min(POSSIBLE, most));
  }
}

// Dutch writes a long vowel once in an open syllable and doubles the consonant after a short one: taking an ending off
// that starts with a vowel undoes that. lopen -> loop, bellen -> bel.
function undo(word, ending) {
  const base = word.slice(0, -ending.length);
  if (!isVowel(ending, 0)) return base;
  const last = base.length - 1;
  return isDoubled(base, last) && base[last] === base[last - 1] ? base.slice(0, -1) : lengthen(base);
}

function lengthen(base) {
  const last = base.length - 1;
  const isShort = isDoubled(base, last) && isWrittenTwice(base, last - 1) && !isVowel(base, last - 2);
  return isShort ? base.slice(0, last) + base.slice(last - 1) : base;
}

// One spelling a stem: v and z become f and s at the end, and where the stress is unknown (two syllables or more) a long
// vowel is written once: rekenen gives rekeen, which is reken.
function spell(stem) {
  const last = stem.length - 1;
  if (stem[last] === "v") return shorten(`${stem.slice(0, -1)}f`);
  if (stem[last] === "z") return shorten(`${stem.slice(0, -1)}s`);
  return shorten(isDoubledAtEnd(stem, last) && stem[last] === stem[last - 1] ? stem.slice(0, -1) : stem);
}

// A long vowel in the last of several syllables is written once.
function shorten(stem) {
  let at = stem.length - 1;
  while (at > 0 && !isVowel(stem, at)) at -= 1;
  const isLong = at < stem.length - 1 && isWrittenTwice(stem, at) && stem[at] === stem[at - 1];
  if (!isLong || isVowelOrY(stem, at - 2)) return stem;
  for (let before = at - 3; before >= 0; before -= 1) {
    if (isVowelOrY(stem, before)) return stem.slice(0, at) + stem.slice(at + 1);
  }
  return stem;
}

// Whether one of these letters stands at a place of a word: quicker than an expression, and asked more than anything else.
function oneOf(letters) {
  const known = new Uint8Array(128);
  for (const letter of letters) known[letter.charCodeAt(0)] = 1;
  return (word, place) => known[word.charCodeAt(place)] === 1;
}

function byLastLetter(endings) {
  const groups = new Map();
  for (const [ending, instead, sure, before] of endings) {
    const last = ending.at(-1);
    groups.set(last, [...(groups.get(last) ?? []), { ending, instead, sure, before }]);
  }
  return groups;
}
