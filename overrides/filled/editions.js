// What changed on the card since the edition in which a file was filled in.

const MOST_LINES = 40; // of a message: a hostile file may name thousands of fields

/**
 * @param {FilledRecord} record  of the edition in which it was filled in
 * @param {string[]} gone  the names of fields that the card no longer has
 * @returns {string[]} one Dutch line for each filled-in thing that changed, was withdrawn or went
 */
export function changesSince(root, card, { record, gone }) {
  const lines = [];
  if (record.edition > card.edition) {
    lines.push(`Het bestand komt van een nieuwere uitgave van de kaart (${record.edition}) dan deze (${card.edition}).`);
  }
  const filled = new Set(record.moments.flatMap((moment) => Object.keys(moment.fields)).map(idOf));
  for (const { id, dataset } of root.querySelectorAll("[data-fk-changed]")) {
    const check = filled.has(id) ? "; kijk na of je keuze nog klopt" : "";
    if (dataset.fkChanged > record.edition) lines.push(`${noun(id)} is gewijzigd sinds dit bestand${check}.`);
  }
  lines.push(...new Set(gone.map((name) => goneLine(root, name))));
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `En nog ${more} andere.`] : lines;
}

const idOf = (name) => name.replace(/^(m\d+)-[12]$/, "$1");

function goneLine(root, name) {
  const id = idOf(name);
  const reason = /^[ms]\d+$/.test(id) && root.querySelector(`#${id}[data-fk-withdrawn]`)?.dataset.fkWithdrawn;
  return reason ? `${noun(id)} is vervallen: ${reason}` : `${noun(id)} staat niet meer op de kaart.`;
}

function noun(id) {
  const [, kind, number] = /^([ms])(\d+)$/.exec(id) ?? [];
  if (kind) return `${kind === "m" ? "Maatregel" : "Signaal"} ${number}`;
  return `Het veld “${id.slice(0, 40)}”`;
}
