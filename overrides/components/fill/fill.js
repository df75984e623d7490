// Filling in a card on screen: keep it in the tab, save it to a file, open such a file, clear it.
import { announce } from "../../dom/announce.js";
import { download, today } from "../../dom/download.js";
import { bindOpening } from "../../filled/opening.js";
import { changesSince } from "../../filled/editions.js";
import { findFields, readFields, RESERVED, writeFields } from "../../filled/fields.js";
import { readSavedText, readValues, SavedFileError, savedName, savedText } from "../../filled/saved-file.js";
import { openStore } from "../../filled/store.js";
import { kindOf, readFile } from "../../filled/take-away-files.js";
import { ask, askToReplace, tell } from "../message/message.js";
import { inWords, showUnsaved } from "../unsaved/unsaved.js";

/**
 * Binds the fields and buttons of a card's page.
 * @returns {{values: () => Object}} what is filled in, for the parts that print it or take it along
 */
export function mountFill(root, card) {
  const fields = findFields(root);
  const store = openStore(card.name);
  const remember = root.querySelector("[data-fk-remember]");
  const papers = [...root.querySelectorAll("[data-fk-paper]")];
  let reserved = {};
  let inFile = {}; // what the file holds that was saved or opened last
  let keeps = true;

  const values = () => ({ ...readFields(fields), ...reserved });
  const isEmpty = () => Object.keys(values()).length === 0;
  const unsaved = () => differing(values(), inFile);

  function changed() {
    if (isEmpty() && !remember.checked) store.clear();
    else keeps = store.write({ edition: card.edition, values: values(), inFile }, remember.checked);
    show();
  }

  function show() {
    for (const paper of papers) paper.textContent = fields.get(paper.dataset.fkPaper).value;
    showUnsaved(root, { what: isEmpty() ? "" : inWords(unsaved()), keeps, remembers: remember.checked });
  }

  function fill(all) {
    writeFields(fields, all);
    reserved = Object.fromEntries(Object.entries(all).filter(([name]) => RESERVED.includes(name)));
  }

  function save() {
    download(savedName(card, today()), savedText(card, values()), "application/json");
    inFile = values();
    changed();
    announce("Bewaard in een bestand bij je downloads");
  }

  async function openFile(file) {
    const opened = await readOpened(file, card, fields);
    if (!isEmpty() && unsaved().length && !(await askToReplace())) return;
    fill(opened.values);
    inFile = values();
    changed();
    announce(`${file.name} is geopend`);
    await tellChanges(opened, "Sinds dit bestand werd ingevuld:");
  }

  async function tellChanges(opened, text) {
    const list = changesSince(root, card, opened);
    if (list.length) await tell({ title: "De kaart is veranderd", text, list });
  }

  async function clear() {
    const text = "Alles wat je op deze kaart invulde verdwijnt van dit scherm en van dit toestel.";
    if (!(await ask({ title: "Alles wissen?", text, yes: "Alles wissen" }))) return;
    fill({});
    remember.checked = false;
    inFile = {};
    store.clear();
    show();
    announce("Alles is gewist");
  }

  /** Shows what the browser kept; the site may have a newer edition of the card by now. */
  function restore() {
    remember.checked = store.remembers;
    const kept = store.read();
    if (!kept) return;
    try {
      const opened = readValues({ ...kept, card: card.name }, card, fields);
      fill(opened.values);
      inFile = kept.inFile ?? {};
      tellChanges(opened, "Sinds je dit invulde:");
    } catch (error) {
      if (!(error instanceof SavedFileError)) throw error;
      store.clear(); // not something that this page wrote
    }
  }

  for (const field of fields.values()) field.addEventListener("input", changed);
  for (const button of root.querySelectorAll("[data-fk-save]")) button.addEventListener("click", save);
  root.querySelector("[data-fk-clear]").addEventListener("click", clear);
  remember.addEventListener("change", () => {
    changed();
    announce(remember.checked ? "Wordt onthouden op dit toestel" : "Wordt niet meer onthouden op dit toestel");
  });
  bindOpening(root, openFile);

  store.onChange(() => {
    if (!store.remembers) return;
    restore();
    show();
  });
  restore();
  show();
  return { values };
}

/** @returns {string[]} the names of the fields whose values are not the same in both */
function differing(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => one[name] !== other[name]);
}

/** Reads a saved file, or a PDF or Word file of this card that was filled in elsewhere. */
async function readOpened(file, card, fields) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  if (!kind) return readSavedText(new TextDecoder().decode(bytes), card, fields);
  return readValues(await readFile(card, kind, bytes), card, fields);
}
