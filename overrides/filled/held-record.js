// The filled-in card that this tab works on.
import { today } from "../dom/download.js";
import { Held } from "../keeping/held.js";
import { isBlank, newRecord } from "./record.js";
import { readSavedText, savedText } from "./saved-file.js";

/** @returns {Held} the record of this card that the tab holds; `known`: the names of the card's fields */
export function holdRecord(card, known) {
  return new Held({
    name: `record|${card.name}`,
    create: () => newRecord(card, today()),
    isBlank,
    textOf: savedText,
    revive: (value) => revive(value, card, known),
    place: { label: card.label, address: `kaarten/${card.name}.html#invullen` },
  });
}

/** What a browser kept is read as strictly as a file: an older or a newer page of the site may have written it. */
function revive(value, card, known) {
  const { record } = readSavedText(savedText(value), card, known);
  const moments = record.moments.map((moment, place) => ({ ...moment, id: String(value.moments[place].id) }));
  return { ...record, id: String(value.id), moments };
}
