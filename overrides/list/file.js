// The saved file of a list: {"soort": "focuskaart-overleglijst", "versie": 1, "lijst": [{kaart, nr, wie, notitie}]}.
import { MAX_TEXT } from "../filled/fields.js";
import { parseObject, SavedFileError } from "../filled/saved-file.js";
import { has, MOST_ITEMS } from "./items.js";

const KIND = "focuskaart-overleglijst";
const VERSION = 1;

/** @returns {string} the name of a saved list, such as overleglijst-2026-11-22.json */
export const listFileName = (day) => `overleglijst-${day}.json`;

/** @returns {string} the text of a saved list */
export function listText(items) {
  const list = items.map(({ card, number, who, note }) => ({ kaart: card, nr: number, wie: who, notitie: note }));
  return JSON.stringify({ soort: KIND, versie: VERSION, lijst: list }, null, 1) + "\n";
}

/** @returns {Array} the items of a saved list; throws a SavedFileError when it is not one */
export function readListText(text) {
  const file = parseObject(text);
  if (file.soort !== KIND) throw new SavedFileError("Dit is geen bewaarde overleglijst.");
  if (file.versie !== VERSION) {
    throw new SavedFileError("Deze lijst is gemaakt met een nieuwere versie van deze site. Open ze daar.");
  }
  if (!Array.isArray(file.lijst) || file.lijst.length > MOST_ITEMS || !file.lijst.every(isItem)) {
    throw new SavedFileError("Dit bestand is beschadigd: er ontbreken gegevens.");
  }
  const items = [];
  for (const { kaart: card, nr: number, wie: who, notitie: note } of file.lijst) {
    if (!has(items, { card, number })) items.push({ card, number, who, note });
  }
  return items;
}

const isText = (value) => typeof value === "string" && value.length <= MAX_TEXT;

const isItem = (item) =>
  item !== null &&
  typeof item === "object" &&
  /^[a-z0-9-]{1,30}$/.test(item.kaart) &&
  Number.isInteger(item.nr) &&
  isText(item.wie) &&
  isText(item.notitie);
