// The opvolgblad as HTML: what the browser prints and, with its looks in the elements themselves, what is pasted.
import { repeat } from "../../dom/repeat.js";

const BOX = "\u2610";
const PAGE = (297 - 12 - 15) * (96 / 25.4) - 4; // CSS pixels: A4 within the margins of follow-up-sheet.css
const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.72]; // of the letters
const SCALE_FOR_MORE_PAGES = 0.9;
// What a mail, Word or a pupil-tracking system keeps of the looks.
const PASTED = [
  ["table", "border-collapse:collapse;width:100%"],
  ["th, td", "border:1px solid #555;padding:4px 6px;text-align:left;vertical-align:top"],
];

/** @returns {HTMLElement} the sheet (see sheet/sheet.js), drawn from the page's template */
export function sheetElement(root, sheet) {
  const element = root.querySelector("[data-fk-sheet-template]").content.firstElementChild.cloneNode(true);
  const part = (selector) => element.querySelector(selector);
  part("[data-fk-sheet-title]").textContent = sheet.title;
  repeat(part("[data-fk-sheet-fact]"), sheet.facts, fillFact);
  drawSignals(part("[data-fk-sheet-signals]"), sheet.signals);
  repeat(part("thead th"), sheet.columns, (cell, { title, share }) => {
    cell.textContent = title;
    cell.style.setProperty("--fk-share", `${share}%`);
  });
  const shares = sheet.columns.map(({ share }) => `${share}fr`);
  part(".fk-follow-up__table").style.setProperty("--fk-columns", shares.join(" "));
  drawRows(part("tbody"), sheet);
  part("[data-fk-sheet-decisions]").textContent = sheet.decisions.title;
  repeat(part(".fk-follow-up__line"), Array.from({ length: sheet.decisions.lines }), () => {});
  repeat(part("[data-fk-sheet-closing]"), sheet.closing, fillFact);
  return element;
}

/** Makes the letters of the sheet, which is in the page, as large as lets all of it stand on one sheet of paper. */
export function fitSheet(element) {
  const scaled = (scale) => element.style.setProperty("--fk-follow-up-scale", scale);
  const fits = SCALES.some((scale) => {
    scaled(scale);
    return element.getBoundingClientRect().height <= PAGE;
  });
  if (!fits) scaled(SCALE_FOR_MORE_PAGES);
}

/** @returns {string} the sheet for pasting elsewhere */
export function pastedHtml(element) {
  const copy = element.cloneNode(true);
  for (const [selector, looks] of PASTED) {
    for (const styled of copy.querySelectorAll(selector)) styled.style.cssText = looks;
  }
  return copy.outerHTML;
}

/** @returns {string} the sheet as plain text: a block for each measure */
export function pastedText(sheet) {
  const facts = sheet.facts.filter(({ text }) => text).map(({ label, text }) => `${label} ${text}`);
  const rows = sheet.rows.map(([{ measure }, ...cells]) => {
    const agreed = cells
      .map(({ text }, place) => text && `${sheet.columns[place + 1].title}: ${text}`)
      .filter(Boolean);
    return [measure.title, ...measure.text, ...agreed].join("\n   ");
  });
  const signals = sheet.signals.items.length ? [[sheet.signals.title, ...sheet.signals.items].join("\n")] : [];
  return [[sheet.title, ...facts].join("\n"), ...signals, ...rows].join("\n\n");
}

function fillFact(element, { label, text }) {
  element.querySelector("b").textContent = label;
  element.querySelector("span").textContent = text;
}

function drawSignals(section, { title, items }) {
  if (!items.length) {
    section.remove();
    return;
  }
  section.querySelector("h2").textContent = title;
  repeat(section.querySelector("li"), items, (item, text) => (item.textContent = text));
}

function drawRows(body, { rows, columns, none }) {
  const row = body.querySelector("tr");
  if (!rows.length) {
    row.firstElementChild.colSpan = columns.length;
    row.firstElementChild.textContent = none;
    return;
  }
  repeat(row, rows, (copy, cells) => {
    repeat(copy.firstElementChild, cells, fillCell);
    columns.forEach(({ title }, place) => (copy.children[place].dataset.fkColumn = title));
  });
}

function fillCell(element, { measure, text, choices }) {
  if (measure) {
    const head = Object.assign(document.createElement("b"), { textContent: measure.title });
    element.append(head, ...measure.text.map(paragraph));
  } else if (choices) {
    element.classList.add("fk-follow-up__choices");
    element.append(...choices.map((choice) => paragraph(`${BOX} ${choice}`)));
  } else {
    element.textContent = text;
  }
}

const paragraph = (text) => Object.assign(document.createElement("p"), { textContent: text });
