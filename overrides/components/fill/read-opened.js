import { readSavedText, readTakenAlong } from "../../filled/saved-file.js";
import { kindOf, readFile } from "../../filled/take-away-files.js";
import { waitFor } from "../waiting/waiting.js";

/**
 * Reads a saved file, or a PDF or Word file of this card that was filled in elsewhere.
 * @param {File} file @param {{card: object, fields: Map}} form
 * @returns {Promise<{record: import("../../filled/record.js").FilledRecord, gone: string[]}>}
 * @throws {SavedFileError} as `readSavedText`; @throws {DOMException} as `waitFor`
 */
export async function readOpened(file, { card, fields }) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = kindOf(bytes);
  if (!kind) return readSavedText(new TextDecoder().decode(bytes), card, fields);
  return readTakenAlong(await waitFor((stop) => readFile(card, kind, bytes, stop)), card, fields);
}
