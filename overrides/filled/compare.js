// What differs between two moments of a card, or between two colleagues, in words. Plain data: nothing here touches a page.
import { compare as words, follow_up as followUpWords } from "#generated/words.js";
import { count, enumerate, fill } from "../words.js";
import { FOLLOW_UP_PARTS, measureOf } from "./record.js";

const NO_BREAK = "\u00a0"; // a number stays with what it counts

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

/**
 * @param {Side[]} sides  two
 * @returns {boolean} whether they are of two people: then nothing came or went, each has their own
 */
export const areColleagues = ([left, right]) => Boolean(left.name && right.name && left.name !== right.name);

/**
 * @param {Side[]} sides  two @param {string[]} order  the signals and measures of the card
 * @returns {Difference[]} of all that is filled in on either side, those that the card no longer has at the end
 */
export function compareSides(sides, order) {
  const named = ({ fields, followUp }) => [...Object.keys(fields).map(rowNameOf), ...Object.keys(followUp)];
  const filled = new Set(sides.flatMap(({ moment }) => named(moment)).filter(Boolean));
  const keys = [...order.filter((key) => filled.has(key)), ...[...filled].filter((key) => !order.includes(key))];
  return keys.map((key) => (key.startsWith("s") ? compareSignal(sides, key) : compareMeasure(sides, key)));
}

/** @returns {string} how many of each kind of change there are, and how much stayed, as one sentence */
export function countingLine(differences) {
  const kinds = Object.keys(words.counts);
  const numbers = kinds.map((kind) => [kind, differences.filter((difference) => difference.kind === kind).length]);
  const parts = numbers.filter(([, number]) => number > 0).map(([kind, number]) => count(words.counts[kind], Number(number)));
  const same = differences.filter(({ mark }) => !mark).length;
  const all = [...(parts.length ? parts : [words.no_change]), count(words.same, same)];
  // A line ends between two of them only.
  return all.map((part) => part.replaceAll(" ", NO_BREAK)).join(`${NO_BREAK}· `);
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
  const difference = differenceOf(sides, chosen, cells, words.came, words.went, "measure");
  if (chosen[0] === chosen[1]) addParts(difference, sides, texts, followUps);
  const withFollowUp = cells.map((cell, side) => [cell, ...followUpLines(followUps[side])].join("\n"));
  return { key, cells: withFollowUp, texts, ...difference };
}

/** Adds to the mark of a measure what else says something else: its own text, what follows it. */
function addParts(difference, sides, texts, followUps) {
  const colleagues = areColleagues(sides);
  const parts = changedParts(followUps, colleagues).map((part) => followUpWords[part].toLowerCase());
  const isText = texts[0] !== texts[1];
  if (isText) parts.unshift(words.text);
  if (!parts.length) return;
  const mark = fill(colleagues ? words.part_differs : words.part_changed, { parts: enumerate(parts) });
  difference.mark = [difference.mark, mark].filter(Boolean).join("; ");
  if (colleagues) difference.kind = "differs";
  else difference.kind ??= isText ? "text" : "follow_up";
}

/** The parts that say something else; an effect that is still to be seen at a later moment says nothing yet. */
const changedParts = ([left, right], colleagues) =>
  FOLLOW_UP_PARTS.filter((part) => left[part] !== right[part] && (part !== "effect" || colleagues || right[part]));

const followUpLines = (parts) =>
  FOLLOW_UP_PARTS.filter((part) => parts[part]).map((part) => fill(words.part, { part: followUpWords[part], text: parts[part] }));

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
