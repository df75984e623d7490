// The opvolgblad, as plain data: its words, its columns and its rows. The browser's print, the PDF, the Word file and the
// clipboard all draw this one description.
import { EFFECTS, LONGEST_SHORT, NEXT_STEPS } from "#generated/contract.js";
import { card as cardWords, sheet as words } from "#generated/words.js";
import { dutchDate } from "../dom/day.js";
import { fill } from "../words.js";

/**
 * @typedef {object} Cell  one of: a measure, a text, or nothing yet
 * @property {{title: string, text: string[]}} [measure]  its number and title
 * @property {string} [text]  "" leaves room to write by hand
 * @property {string[]} [choices]  what one can tick by hand, while nothing is chosen
 */

/**
 * @typedef {object} Sheet
 * @property {string} title  with the card, and for whom
 * @property {Array<{label: string, text: string}>} facts  a blank text is a line to write on
 * @property {{title: string, items: string[]}} signals
 * @property {Array<{title: string, share: number}>} columns  `share` of the table's width, in percent
 * @property {Cell[][]} rows
 * @property {string} none  what stands in the place of the rows when there are none
 * @property {{title: string, lines: number}} decisions  `lines`: blank ones
 * @property {Array<{label: string, text: string}>} closing  who signs, and when the team meets again: lines to write on
 */

/** @type {Array<{key: string, title: string, share: number, choices?: string[]}>} */
const COLUMNS = [
  { key: "measure", title: cardWords.measure_head, share: 31 },
  { key: "columns", title: words.columns, share: 5 },
  { key: "who", title: words.who, share: 11 },
  { key: "from", title: words.from, share: 14 },
  { key: "effect", title: words.effect, share: 11, choices: EFFECTS },
  { key: "next", title: words.next, share: 13, choices: NEXT_STEPS },
  { key: "note", title: words.note, share: 15 },
];

/**
 * @typedef {object} SheetSource  dates as yyyy-mm-dd; what nobody filled in is ""
 * @property {string} school
 * @property {string} card  its short title
 * @property {string} edition
 * @property {string} pupil
 * @property {string} klas
 * @property {string} date
 * @property {string} by
 * @property {Array<{number: number, text: string}>} signals
 * @property {import("../filled/ticked.js").Ticked[]} measures
 * @property {Object<string, import("../filled/record.js").FollowUp>} followUp
 *
 * @param {SheetSource} source @returns {Sheet}
 */
export function describeSheet(source) {
  const { school, card, edition, pupil, klas, date, by, signals, measures, followUp } = source;
  const subject = [card, pupil].filter(Boolean).join(" · ");
  return {
    title: fill(words.full_title, { title: words.title, subject }),
    facts: [
      fact(words.pupil, pupil),
      fact(words.klas, klas),
      fact(words.date, dutchDate(date)),
      fact(words.by, by),
      fact(words.card, fill(words.card_edition, { card, date: dutchDate(edition) })),
      ...(school ? [fact(words.school, school)] : []),
    ],
    signals: { title: words.signals, items: signals.map(({ number, text }) => `${number}. ${text}`) },
    columns: COLUMNS.map(({ title, share }) => ({ title, share })),
    rows: measures.map((measure) => COLUMNS.map((column) => cell(column, measure, followUp[measure.id] ?? {}))),
    none: words.none,
    decisions: { title: words.decisions, lines: 3 },
    closing: words.closing.map((label) => fact(label, "")),
  };
}

/** @returns {Array<Array>} the facts two by two, as they stand beside each other on paper */
export const inPairs = (facts) => facts.flatMap((_, place) => (place % 2 ? [] : [facts.slice(place, place + 2)]));

const fact = (label, text) => ({ label: fill(words.label, { label }), text });

/** @param {{key: string, choices?: string[]}} column @returns {Cell} */
function cell({ key, choices }, measure, agreed) {
  if (key === "measure") return { measure: titled(measure) };
  if (key === "columns") return { text: measure.columns.length === 2 ? words.both_columns : measure.columns.join("") };
  const text = key === "from" ? shortDate(agreed.from ?? "") : (agreed[key] ?? "");
  return text || !choices ? { text } : { choices };
}

/** An own measure begins with its first line, when that is as short as a title. */
function titled({ number, title, text: [first = "", ...rest], own }) {
  const short = own && first.length <= LONGEST_SHORT;
  const text = [first, ...rest].filter(Boolean);
  return { title: `${number}. ${short ? first : title}`.trim(), text: short ? rest : text };
}

/** A narrow column: 24-11-2026. */
const shortDate = (day) => day.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$3-$2-$1");
