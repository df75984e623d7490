// What differs between two moments of a card, or between two colleagues, in words. Plain data: nothing here touches a page.
import { compare as words } from "#generated/words.js";
import { count, fill } from "../words.js";
import { measureOf } from "./record.js";

/**
 * @typedef {object} Side  one of the two
 * @property {string} title  its day, its person
 * @property {string} name  of the person who filled it in; may be ""
 * @property {import("./record.js").Moment} moment
 *
 * @typedef {object} Difference  of one signal or measure
 * @property {string} key  "s5", "m13", "eigen-1"
 * @property {string[]} cells  what stands on each side, in words
 * @property {string[]} texts  of an own measure: its text on each side
 * @property {string} mark  what changed; "" when nothing did
 * @property {string} [kind]  of a change: its key in the words of the counting line
 */

/** @returns {boolean} whether the sides are of two people: then nothing came or went, each has their own */
export const areColleagues = ([left, right]) => Boolean(left.name && right.name && left.name !== right.name);

/**
 * @param {Side[]} sides  two @param {string[]} order  the signals and measures of the card
 * @returns {Difference[]} of all that is filled in on either side, those that the card no longer has at the end
 */
export function compareSides(sides, order) {
  const filled = new Set(sides.flatMap(({ moment }) => Object.keys(moment.fields).map(rowNameOf)).filter(Boolean));
  const keys = [...order.filter((key) => filled.has(key)), ...[...filled].filter((key) => !order.includes(key))];
  return keys.map((key) => (key.startsWith("s") ? compareSignal(sides, key) : compareMeasure(sides, key)));
}

/** @returns {string} how many of each kind of change there are, and how much stayed, as one sentence */
export function countingLine(differences) {
  const kinds = Object.keys(words.counts);
  const numbers = kinds.map((kind) => [kind, differences.filter((difference) => difference.kind === kind).length]);
  const parts = numbers.filter(([, number]) => number > 0).map(([kind, number]) => count(words.counts[kind], Number(number)));
  const same = differences.filter(({ mark }) => !mark).length;
  return [...(parts.length ? parts : [words.no_change]), count(words.same, same)].join(" · ");
}

/** @returns {string} the signal or measure that a field belongs to; "" for another field */
export const rowNameOf = (name) => (/^s\d+$/.test(name) ? name : measureOf(name));

function compareSignal(sides, key) {
  const seen = sides.map(({ moment }) => moment.fields[key] === true);
  const cells = seen.map((is) => (is ? words.seen : words.nothing));
  return { key, cells, texts: ["", ""], ...differenceOf(sides, seen, cells, words.signal_came, words.signal_went, "signal") };
}

function compareMeasure(sides, key) {
  const texts = sides.map(({ moment }) => String(moment.fields[key] ?? "").trim());
  const columns = sides.map(({ moment }) => [1, 2].filter((column) => moment.fields[`${key}-${column}`] === true));
  const cells = columns.map((ticked) => ticked.join(words.both) || words.nothing);
  const chosen = columns.map((ticked, side) => ticked.length > 0 || texts[side] !== "");
  const followUps = sides.map(({ moment }) => moment.followUp[key] ?? {});
  const withFollowUp = cells.map((cell, side) => [cell, ...followUpLines(followUps[side])].join("; "));
  const difference = differenceOf(sides, chosen, cells, words.came, words.went, "measure");
  if (texts[0] !== texts[1] && chosen[0] && chosen[1]) {
    difference.mark = [difference.mark, words.text_changed].filter(Boolean).join("; ");
    difference.kind ??= "text";
  }
  return { key, cells: withFollowUp, texts, ...difference };
}

const followUpLines = ({ effect, next }) =>
  [effect && fill(words.effect, { effect }), next && fill(words.next, { next })].filter(Boolean);

/** The mark and the kind of one change, or none. */
function differenceOf(sides, has, cells, came, went, noun) {
  if (has[0] === has[1] && cells[0] === cells[1]) return { mark: "" };
  if (areColleagues(sides)) {
    const only = has[0] && !has[1] ? sides[0].name : has[1] && !has[0] ? sides[1].name : "";
    return { mark: only ? fill(words.only, { name: only }) : words.differs, kind: "differs" };
  }
  if (!has[0]) return { mark: came, kind: `${noun}_came` };
  if (!has[1]) return { mark: went, kind: `${noun}_went` };
  return { mark: fill(words.moved, { from: cells[0], to: cells[1] }), kind: "moved" };
}
