// The list for pasting elsewhere: as plain text, and as HTML for Word, Teams, a mail or a pupil-tracking system.
import { list as words } from "#generated/words.js";
import { fill } from "../words.js";

/**
 * @param {Array} rows  what stands on the list: {title, address, who, note}
 * @returns {string} one block a measure
 */
export function asText(rows) {
  return rows.map((row, place) => [`${place + 1}. ${row.title}`, row.address, ...details(row)].join("\n").replaceAll("\n", "\n   ")).join("\n\n");
}

/** @returns {string} the same as a numbered list in HTML; every value is escaped by the document itself */
export function asHtml(rows) {
  const list = document.createElement("ol");
  for (const row of rows) {
    const link = Object.assign(document.createElement("a"), { href: row.address, textContent: row.title });
    const item = document.createElement("li");
    item.append(link);
    for (const line of details(row).flatMap((detail) => detail.split("\n"))) {
      item.append(document.createElement("br"), line);
    }
    list.append(item);
  }
  return list.outerHTML;
}

function details({ who, note }) {
  return [who && fill(words.text_who, { who }), note && fill(words.text_note, { note })].filter(Boolean);
}
