// Dutch compounds -> their parts: beloningssysteem is beloning + s + systeem. The last part, the head, says what it is.
import { PARTICLES } from "./stem.js";

const LINKS = ["", "s", "en", "e", "n", "er"];
const LEAST_PART = 4;
const LEAST_WORD = 6;
const SHORTEST = 3;
// The few words of three letters that do stand in compounds; most are in word lists by accident.
const SHORT_PARTS = new Set(
  "arm bad bal bed bel bus cel dag dak doe eet fut gym hal jas job les lat lid map mok mee nek oog oor pen pop rij rol rug ruw spa tas tik vak zee zin zit zon".split(" "),
);
// Endings and prefixes that a word list holds as words too: no part of a compound.
const NO_PART = new Set([
  ..."ver her ont bar baar ing heid lijk loos tje etje ers ste end ende ist isme tie atie age ter ten der den des".split(" "),
  ...PARTICLES,
]);

/**
 * Splits a folded word in two parts that are words, or returns null. Of several ways the one with the longest head is
 * taken: it leaves the shortest word in front, and linking letters are rather a part of the head than lost.
 *
 * @param {string} word
 * @param {(part: string) => boolean} isModifier  whether a part can stand in front
 * @param {(part: string) => boolean} isHead  whether a part, in any form of it, can stand last
 */
export function split(word, isModifier, isHead) {
  if (word.length < LEAST_WORD) return null;
  for (let at = SHORTEST; at <= word.length - SHORTEST; at += 1) {
    const head = word.slice(at);
    if (!canBePart(head) || !isHead(head)) continue;
    const modifier = withoutLink(word.slice(0, at)).find((part) => canBePart(part) && isModifier(part));
    if (modifier) return [modifier, head];
  }
  return null;
}

/** What can be meant by the front of a compound, with and without linking letters. */
export function withoutLink(front) {
  return LINKS.filter((link) => front.endsWith(link)).map((link) => front.slice(0, front.length - link.length));
}

export function canBePart(part) {
  return part.length >= LEAST_PART ? !NO_PART.has(part) : SHORT_PARTS.has(part);
}

/** Splits a verb in its particle and the rest: aanmoedigen is aan + moedigen; null for any other word. */
export function splitVerb(word) {
  const particle = [...PARTICLES].find((one) => word.startsWith(one) && word.length - one.length >= 4);
  return particle ? [particle, word.slice(particle.length)] : null;
}
