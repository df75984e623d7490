// The saved file of the Contract: {"soort", "versie", "kaart", "uitgave", "velden"}.
import { RESERVED, valueFault } from "./fields.js";

const KIND = "focuskaart-ingevuld";
const VERSION = 1;

/** A file that cannot be opened; the message tells the person why, in Dutch. */
export class SavedFileError extends Error {}

/** @returns {string} the text of a saved file */
export function savedText(card, values) {
  const file = { soort: KIND, versie: VERSION, kaart: card.name, uitgave: card.edition, velden: values };
  return JSON.stringify(file, null, 1) + "\n";
}

/** @returns {string} the name of a filled-in file, such as hechting-ingevuld-2026-11-22.json */
export const savedName = (card, day, ending = "json") => `${card.name}-ingevuld-${day}.${ending}`;

/**
 * Reads the text of a saved file of this card.
 * @returns {{edition: string, values: Object, gone: string[]}} `gone`: filled-in fields that the card no longer has
 * @throws {SavedFileError} another card's file, a broken one, or no saved file at all
 */
export function readSavedText(text, card, fields) {
  const file = parseObject(text);
  if (file.soort !== KIND && file.maatregelen) {
    throw new SavedFileError("Dit bestand is de kaart zelf, als gegevens. Er staat niets in dat iemand invulde.");
  }
  if (file.soort !== KIND) throw new SavedFileError("Dit is geen bewaard bestand van een focuskaart.");
  if (file.versie !== VERSION) {
    throw new SavedFileError("Dit bestand is gemaakt met een nieuwere versie van deze site. Open het daar.");
  }
  return readValues({ card: file.kaart, edition: file.uitgave, values: file.velden }, card, fields);
}

/** Checks what was read from a file, of whatever kind, against this card; throws and returns as `readSavedText`. */
export function readValues(file, card, fields) {
  if (![card.name, ...card.formerNames].includes(file.card)) {
    throw new SavedFileError(`Dit bestand hoort bij een andere kaart (${shown(file.card)}), niet bij ${card.label}.`);
  }
  if (!isObject(file.values) || typeof file.edition !== "string") {
    throw new SavedFileError("Dit bestand is beschadigd: er ontbreken gegevens.");
  }
  const values = {};
  const gone = [];
  for (const [name, value] of Object.entries(file.values)) {
    const field = fields.get(name);
    if (field) {
      const fault = valueFault(field, value);
      if (fault) throw new SavedFileError(`Dit bestand is beschadigd: ${fault} (veld ${shown(name)}).`);
      values[name] = value;
    } else if (RESERVED.includes(name)) {
      values[name] = value;
    } else if (value) {
      gone.push(name);
    }
  }
  return { edition: file.edition, values, gone };
}

/** @returns {Object} the object in a JSON text; throws a SavedFileError when there is none */
export function parseObject(text) {
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    throw new SavedFileError("Dit bestand is beschadigd of is geen bewaard bestand van een focuskaart.");
  }
  if (!isObject(file)) throw new SavedFileError("Dit is geen bewaard bestand van een focuskaart.");
  return file;
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const shown = (value) => (typeof value === "string" && value ? `“${value.slice(0, 40)}”` : "onbekend");
