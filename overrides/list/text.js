// The list for pasting elsewhere: as plain text, and as a table for Word, Teams, a mail or a pupil-tracking system.
import { card as cardWords, list as words } from "#generated/words.js";
import { dutchDate } from "../dom/day.js";
import { fill } from "../words.js";

/**
 * @typedef {object} Line  one measure as it is pasted
 * @property {string} title @property {DocumentFragment} content  the text under the title
 * @property {string} address  "" for an own measure
 * @property {string} pupil  with the class
 * @property {string} who @property {string} note
 */

/** @param {Line[]} lines @param {string[]} head  title, date and who is present @returns {string} one block a measure */
export function asText(lines, head) {
  const blocks = lines.map((line, place) =>
    [`${place + 1}. ${line.title}`, line.address, ...details(line)].filter(Boolean).join("\n").replaceAll("\n", "\n   "),
  );
  return [head.join("\n"), ...blocks].filter(Boolean).join("\n\n");
}

/** @returns {string} the same as a table in HTML, with the measures' text; every value is escaped by the document itself */
export function asHtml(lines, head) {
  const table = document.createElement("table");
  table.style.borderCollapse = "collapse";
  const heads = [words.table_number, cardWords.measure_head, words.table_pupil, words.table_who, words.note];
  table.append(row("th", heads));
  lines.forEach((line, place) => table.append(row("td", [place + 1, titled(line), line.pupil, line.who, line.note])));
  const page = document.createElement("div");
  page.append(...head.map(paragraph), table);
  return page.outerHTML;
}

/** @returns {string[]} what stands above the measures */
export const headOf = ({ title, date, present }) =>
  [title, dutchDate(date ?? ""), present && `${words.present}: ${present}`].filter(Boolean);

function row(kind, cells) {
  const element = document.createElement("tr");
  for (const content of cells) {
    const cell = document.createElement(kind);
    cell.style.cssText = "border:1px solid #555;padding:4px 6px;text-align:left;vertical-align:top";
    const lines = content instanceof Node ? [content] : String(content).split("\n");
    lines.forEach((line, number) => cell.append(...(number ? [document.createElement("br")] : []), line));
    element.append(cell);
  }
  return element;
}

function titled({ title, address, content }) {
  const cell = document.createDocumentFragment();
  const name = document.createElement(address ? "a" : "b");
  name.textContent = title;
  if (address) name.setAttribute("href", address);
  cell.append(name, content.cloneNode(true));
  return cell;
}

const paragraph = (text) => Object.assign(document.createElement("p"), { textContent: text });

function details({ pupil, who, note }) {
  const label = (text) => `${text}: `;
  return [
    pupil && label(words.table_pupil) + pupil,
    who && fill(words.text_who, { who }),
    note && fill(words.text_note, { note }),
  ].filter(Boolean);
}
