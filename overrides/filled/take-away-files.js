// The PDF and Word file of a card, filled in from the page and read back into it. What does the work is large and comes
// at the first click that needs it (see tools.js).
import { files as words } from "#generated/words.js";
import { loadScript } from "../dom/load-script.js";
import { SITE } from "../site-path.js";
import { openApart } from "./opening-worker.js";
import { SavedFileError } from "./saved-file.js";

const TYPES = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/**
 * @param {"pdf"|"docx"} kind
 * @returns {Promise<{data: Uint8Array, type: string}>} the card's blank file
 * @throws {SavedFileError} when a part of the site is missing
 */
export async function blankFile(card, kind) {
  await loadScript(new URL(`kaarten/${card.name}.bestanden.js`, SITE));
  const blank = window.fkFiles?.[card.name]?.[kind];
  if (!blank) throw new SavedFileError(words.part_missing);
  return { data: bytesOf(blank), type: TYPES[kind] };
}

/** Returns the card's file with `values` in its fields; returns and throws as `blankFile`. */
export async function filledFile(card, kind, values) {
  const tools = await loadTools(card);
  const { data, type } = await blankFile(card, kind);
  return { data: await explained(() => (kind === "pdf" ? tools.fillPdf : tools.fillWord)(data, values)), type };
}

/**
 * Makes the opvolgblad (see sheet/sheet.js) as a file.
 * @returns {Promise<{data: Uint8Array, type: string, missed: boolean}>} `missed`: the PDF lacks a letter
 * @throws {SavedFileError} when a part of the site is missing
 */
export async function sheetFile(card, kind, sheet) {
  const tools = await loadTools(card);
  if (kind === "docx") return { data: tools.sheetWord(sheet), type: TYPES.docx, missed: false };
  await loadScript(new URL("assets/letters.js", SITE));
  if (!window.fkLetters) throw new SavedFileError(words.part_missing);
  return { ...(await tools.sheetPdf(bytesOf(window.fkLetters), sheet)), type: TYPES.pdf };
}

/** @returns {"pdf"|"docx"|null} what kind of file these bytes start like; null for anything else */
export function kindOf(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  if (start === "%PDF") return "pdf";
  return start === "PK\x03\x04" ? "docx" : null;
}

/**
 * Reads a PDF or Word file.
 * @param {AbortSignal} stop  ends it
 * @returns {Promise<{card: string|null, edition: string|null, values: Object}>} what it holds
 */
export async function readFile(card, kind, bytes, stop) {
  const tools = await loadTools(card);
  if (kind === "pdf") return openApart("readPdf", bytes, stop);
  // A worker can take a Word file apart, but knows no XML.
  const parts = await openApart("unpackRead", bytes, stop);
  return explained(() => tools.readParts(parts));
}

const bytesOf = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

async function loadTools(card) {
  await loadScript(new URL(card.tools, SITE));
  if (!window.fkTakeAway) throw new SavedFileError(words.part_missing);
  return window.fkTakeAway;
}

/** The errors of the other bundle are of a class of its own: their message is for the person all the same. */
async function explained(work) {
  try {
    return await work();
  } catch (error) {
    if (error.name !== "TakeAwayError") throw error;
    throw new SavedFileError(error.message);
  }
}
