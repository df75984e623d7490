// The opvolgblad as a Word file with a real table: the parts stand beside this file, with one example of each piece.
import { repeat } from "../dom/repeat.js";
import { parse, serialize, W, writeRun, zipped } from "../filled/word-xml.js";
import { inPairs } from "./sheet.js";
import contentTypes from "./word-parts/content-types.xml";
import core from "./word-parts/core.xml";
import documentRelations from "./word-parts/document-relations.xml";
import body from "./word-parts/document.xml";
import footer from "./word-parts/footer.xml";
import packageRelations from "./word-parts/package-relations.xml";
import settings from "./word-parts/settings.xml";
import styles from "./word-parts/styles.xml";

const WIDTH = 10206; // of the table, in twentieths of a point
const PIECE = "fk"; // the attribute that names a piece of a part; none is left in the file

/** @returns {Uint8Array} the sheet (see sheet.js) as a .docx file */
export function sheetWord(sheet) {
  const parts = {
    "[Content_Types].xml": parse(contentTypes),
    "_rels/.rels": parse(packageRelations),
    "docProps/core.xml": titled(parse(core), sheet.title),
    "word/document.xml": written(titled(parse(body), sheet.title), sheet),
    "word/_rels/document.xml.rels": parse(documentRelations),
    "word/styles.xml": parse(styles),
    "word/settings.xml": parse(settings),
    "word/footer1.xml": titled(parse(footer), sheet.title),
  };
  return zipped(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, serialize(part)])));
}

const find = (near, piece) => near.querySelector(`[${PIECE}="${piece}"]`);

function titled(part, title) {
  for (const element of part.querySelectorAll(`[${PIECE}="title"]`)) {
    element.removeAttribute(PIECE);
    if (element.localName === "tblCaption") element.setAttributeNS(W, "w:val", title);
    else element.textContent = title;
  }
  return part;
}

function written(part, { facts, signals, columns, rows, none, decisions, closing }) {
  const each = (piece, items, fill) => repeat(find(part, piece), items, fill);
  each("facts", inPairs(facts), writePair);
  each("signals", signals.items.length ? [signals.title] : [], write);
  each("signal", signals.items, write);
  const widths = columns.map(({ share }) => String(Math.round((WIDTH * share) / 100)));
  each("column", widths, (element, width) => element.setAttributeNS(W, "w:w", width));
  each("head", columns, (cell, column) => {
    setWidth(cell, widths[columns.indexOf(column)]);
    write(cell, column.title);
  });
  const blank = columns.map((_, place) => ({ text: place ? "" : none }));
  each("row", rows.length ? rows : [blank], (row, cells) => {
    repeat(find(row, "cell"), cells.map((cell, place) => ({ ...cell, width: widths[place] })), fillCell);
  });
  writeRun(find(part, "decisions"), decisions.title);
  each("line", Array.from({ length: decisions.lines }), () => {});
  each("closing", inPairs(closing), writePair);
  for (const element of part.querySelectorAll(`[${PIECE}]`)) element.removeAttribute(PIECE);
  return part;
}

const write = (element, text) => writeRun(find(element, "text"), text);
/** Writes one or two facts beside each other; of a line to write on there is no place for a text. */
function writePair(element, facts) {
  facts.forEach(({ label, text }, place) => {
    find(element, `label-${place + 1}`).textContent = `${label} `;
    if (text) writeRun(find(element, `text-${place + 1}`), text);
  });
}

const setWidth = (cell, width) => cell.querySelector("tcW").setAttributeNS(W, "w:w", width);

function fillCell(element, { measure, text, choices = [], width }) {
  setWidth(element, width);
  repeat(find(element, "short"), measure ? [measure.title] : [], write);
  repeat(find(element, "choice"), choices, (choice, name) => {
    choice.querySelector("alias").setAttributeNS(W, "w:val", name);
    write(choice, name);
  });
  // A cell of Word holds at least one paragraph.
  const paragraphs = measure?.text ?? (choices.length ? [] : [text]);
  repeat(find(element, "paragraph"), paragraphs, write);
}
