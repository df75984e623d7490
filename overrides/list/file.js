// The saved file of a list: {"soort": "focuskaart-overleglijst", "versie": 1, "lijst": [{kaart, nr, wie, notitie}]}.
import { CARD_NAME, LONGEST_TEXT } from "#generated/contract.js";
import { files as words } from "#generated/words.js";
import { parseObject, SavedFileError } from "../filled/saved-file.js";
import { whole } from "../pattern.js";
import { has, MOST_ITEMS, newItem, newList } from "./items.js";

const CARD = whole(CARD_NAME);
const KIND = "focuskaart-overleglijst";
const VERSION = 1;

/** @returns {string} the name of a saved list, such as overleglijst-2026-11-22.json */
export const listFileName = (day) => `overleglijst-${day}.json`;

/** @returns {string} the text of a saved list */
export function listText({ items }) {
  const list = items.map(({ card, number, who, note }) => ({ kaart: card, nr: number, wie: who, notitie: note }));
  return JSON.stringify({ soort: KIND, versie: VERSION, lijst: list }, null, 1) + "\n";
}

/** @returns {{id: string, items: Array}} a saved list; throws a SavedFileError when the text is none */
export function readListText(text) {
  const file = parseObject(text);
  if (file.soort !== KIND) throw new SavedFileError(words.not_a_list);
  if (file.versie !== VERSION) throw new SavedFileError(words.newer_list);
  if (!Array.isArray(file.lijst) || file.lijst.length > MOST_ITEMS || !file.lijst.every(isItem)) {
    throw new SavedFileError(words.damaged);
  }
  const items = [];
  for (const { kaart: card, nr: number, wie: who, notitie: note } of file.lijst) {
    if (!has(items, { card, number })) items.push(newItem(card, number, { who, note }));
  }
  return newList(items);
}

const isText = (value) => typeof value === "string" && value.length <= LONGEST_TEXT;

const isItem = (item) =>
  item !== null &&
  typeof item === "object" &&
  CARD.test(item.kaart) &&
  Number.isInteger(item.nr) &&
  isText(item.wie) &&
  isText(item.notitie);
