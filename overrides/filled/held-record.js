// The filled-in card that this tab works on.
import { KEPT_RECORD } from "#generated/shapes.js";
import { today } from "../dom/day.js";
import { Held } from "../keeping/held.js";
import { takenOrNull } from "../outside.js";
import { isBlank, newRecord } from "./record.js";
import { savedText } from "./saved-file.js";

/** @returns {Held} the record of this card that the tab holds */
export function holdRecord(card) {
  return new Held({
    name: `record|${card.name}`,
    create: () => newRecord(card, today()),
    isBlank,
    textOf: savedText,
    revive: (value) => revive(value, card),
    place: { label: card.label, address: `kaarten/${card.name}.html#invullen` },
  });
}

function revive(value, { name, formerNames }) {
  const record = takenOrNull(KEPT_RECORD, value);
  return record && [name, ...formerNames].includes(record.card) ? { klas: "", ...record, card: name } : null;
}
