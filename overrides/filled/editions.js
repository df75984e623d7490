// What changed on the card since the edition in which a file was filled in.

/** @returns {string[]} one Dutch line for each filled-in thing that changed, was withdrawn or went */
export function changesSince(root, card, opened) {
  const lines = [];
  if (opened.edition > card.edition) {
    lines.push(`Het bestand komt van een nieuwere uitgave van de kaart (${opened.edition}) dan deze (${card.edition}).`);
  }
  for (const element of root.querySelectorAll("[data-fk-changed]")) {
    const filled = Object.keys(opened.values).some((name) => idOf(name) === element.id);
    if (element.dataset.fkChanged > opened.edition) {
      lines.push(`${noun(element.id)} is gewijzigd sinds dit bestand${filled ? "; kijk na of je keuze nog klopt" : ""}.`);
    }
  }
  return [...lines, ...new Set(opened.gone.map((name) => goneLine(root, name)))];
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
