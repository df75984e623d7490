// What changed on the card since the edition in which a file was filled in.

import { card as cardWords, files as words } from "#generated/words.js";
import { fill } from "../words.js";

const MOST_LINES = 40; // of a message: a hostile file may name thousands of fields

/**
 * @param {any} root @param {import("../card.js").Card} card
 * @param {{record: import("./record.js").FilledRecord, gone: string[]}} opened  a record of the edition in which it was
 *   filled in, and the names of fields that the card no longer has
 * @returns {string[]} one Dutch line for each filled-in thing that changed, was withdrawn or went
 */
export function changesSince(root, card, { record, gone }) {
  const lines = [];
  if (record.edition > card.edition) {
    lines.push(fill(words.newer_edition, { theirs: record.edition, ours: card.edition }));
  }
  const filled = new Set(record.moments.flatMap((moment) => Object.keys(moment.fields)).map(idOf));
  for (const { id, dataset } of root.querySelectorAll("[data-fk-changed]")) {
    const line = filled.has(id) ? words.changed_and_filled : words.changed;
    if (dataset.fkChanged > record.edition) lines.push(fill(line, { what: nounOf(id) }));
  }
  lines.push(...new Set(gone.map((name) => goneLine(root, name))));
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), fill(words.and_more, { number: more })] : lines;
}

const idOf = (name) => name.replace(/^(m\d+)-[12]$/, "$1");

function goneLine(root, name) {
  const id = idOf(name);
  const reason = /^[ms]\d+$/.test(id) && root.querySelector(`#${id}[data-fk-withdrawn]`)?.dataset.fkWithdrawn;
  return reason ? fill(words.withdrawn, { what: nounOf(id), reason }) : fill(words.gone, { what: nounOf(id) });
}

/** @returns {string} a measure, a signal or another field of a card in words, by its id or its name */
export function nounOf(id) {
  const [, kind, number] = /^([ms])(\d+)$/.exec(id) ?? [];
  if (kind) return fill(kind === "m" ? cardWords.measure : cardWords.signal, { number });
  return fill(words.other_field, { name: id.slice(0, 40) });
}
