// The opvolgblad on its way out: printed, as a PDF or Word file, or on the clipboard.
import { bar, files, sheet as words } from "#generated/words.js";
import { copy } from "../../dom/clipboard.js";
import { today } from "../../dom/day.js";
import { download } from "../../dom/download.js";
import { initialsOf, SavedFileError } from "../../filled/saved-file.js";
import { sheetFile } from "../../filled/take-away-files.js";
import { readSheet } from "../../sheet/read-sheet.js";
import { describeSheet } from "../../sheet/sheet.js";
import { fill } from "../../words.js";
import { fitSheet, pastedHtml, pastedText, sheetElement } from "../follow-up-sheet/follow-up-sheet.js";
import { tell } from "../message/message.js";
import { toast } from "../toast/toast.js";
import { printPart } from "./print.js";

/** @returns {(how: "print"|"pdf"|"docx"|"copy") => Promise<void>} hands out the sheet of what is filled in now */
export function mountHandingOut(root, card, form) {
  return async (how) => {
    const read = readSheet(root, card, form);
    if (!read.measures.length && !read.signals.length) {
      await tell({ title: words.nothing_title, text: words.nothing_ticked });
      return;
    }
    const sheet = describeSheet(read);
    if (how === "print") await printSheet(root, sheet);
    else if (how === "copy") await copySheet(root, sheet);
    else await downloadSheet(card, how, sheet, read);
  };
}

function printSheet(root, sheet) {
  const element = sheetElement(root, sheet);
  return printPart("sheet", element, () => fitSheet(element));
}

async function copySheet(root, sheet) {
  const text = pastedText(sheet);
  if (await copy(text, pastedHtml(sheetElement(root, sheet)))) toast(words.copied);
  else await tell({ title: bar.no_copying, text });
}

async function downloadSheet(card, kind, sheet, { pupil, date }) {
  try {
    const { data, type, missed } = await sheetFile(card, kind, sheet);
    const file = fileName(card, pupil, date, kind);
    download(file, data, type);
    toast(fill(files.at_downloads, { file }));
    if (missed) await tell({ title: words.missed_title, text: words.missed_text });
  } catch (error) {
    if (!(error instanceof SavedFileError)) throw error;
    await tell({ title: files.cannot_make, text: error.message });
  }
}

/** Such as hechting-opvolgblad-AA-2026-11-24.pdf. */
function fileName(card, pupil, date, kind) {
  return `${[card.name, words.file, initialsOf(pupil), date || today()].filter(Boolean).join("-")}.${kind}`;
}
