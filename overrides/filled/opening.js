// Opening a saved file: by the button, or by dropping it on the page.
import { tell } from "../components/message/message.js";
import { SavedFileError } from "./saved-file.js";

const LARGEST_FILE = 20_000_000; // bytes; a saved file is a few kB, a filled-in PDF or Word file some hundred

/** Binds the page to `open`, which gets a File; a SavedFileError of it is told and changes nothing. */
export function bindOpening(root, open) {
  const chooser = root.querySelector("[data-fk-open-file]");
  root.querySelector("[data-fk-open]").addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", async () => {
    const [file] = chooser.files;
    if (file) await openOrTell(file, open);
    chooser.value = "";
  });
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    openOrTell(file, open);
  });
}

async function openOrTell(file, open) {
  try {
    if (file.size > LARGEST_FILE) throw new SavedFileError("Dit bestand is te groot om een bewaard bestand te zijn.");
    await open(file);
  } catch (error) {
    if (!(error instanceof SavedFileError)) throw error;
    const text = `${error.message} Wat er op het scherm stond, blijft staan.`;
    await tell({ title: "Dit bestand kan niet geopend worden", text });
  }
}
