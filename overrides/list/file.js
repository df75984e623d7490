// The saved file of a list. Version 2 is written: {"soort": "focuskaart-overleglijst", "versie": 2, "titel", "datum",
// "aanwezig", "lijst": [{kaart, nr, tekst, leerling, klas, wie, notitie}]}, without what is blank. Version 1, which had the
// card, the number, who and the note alone, is read the same way.
import { LIST_FILE } from "#generated/shapes.js";
import { files as words } from "#generated/words.js";
import { parseObject, readShape, SavedFileError } from "../filled/saved-file.js";
import { added, newItem, newList } from "./items.js";

const KIND = "focuskaart-overleglijst";
const VERSION = 2;
const VERSIONS = [1, 2];

/** @returns {string} the name of a saved list, such as overleglijst-2026-11-22.json */
export const listFileName = (day) => `overleglijst-${day}.json`;

/** @returns {string} the text of a saved list */
export function listText({ title, date, present, items }) {
  const list = items.map(({ card, number, own, pupil, klas, who, note }) => ({
    kaart: card,
    nr: number,
    ...filled({ tekst: own, leerling: pupil, klas }),
    wie: who,
    notitie: note,
  }));
  const head = filled({ titel: title, datum: date, aanwezig: present });
  return JSON.stringify({ soort: KIND, versie: VERSION, ...head, lijst: list }, null, 1) + "\n";
}

/** @returns {import("./items.js").List} a saved list; throws a SavedFileError when the text is none */
export function readListText(text) {
  const file = parseObject(text);
  if (file.soort !== KIND) throw new SavedFileError(words.not_a_list);
  if (!VERSIONS.includes(file.versie)) throw new SavedFileError(words.newer_list);
  const { titel: title, datum: date, aanwezig: present, lijst } = readShape(LIST_FILE, file);
  const items = lijst.map(({ kaart: card, nr: number, tekst: own, leerling: pupil, klas, wie: who = "", notitie: note = "" }) =>
    newItem(card, number, { who, note, ...filled({ own, pupil, klas }) }),
  );
  const once = items.reduce((list, item) => added(list, [item]), []);
  return { ...newList(once), ...filled({ title, date, present }) };
}

/** The object without what is blank. */
const filled = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value));
