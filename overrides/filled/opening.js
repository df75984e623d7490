// Opening a saved file: by the button, or by dropping it on the page.
import { LARGEST_OPENED } from "#generated/contract.js";
import { files as words } from "#generated/words.js";
import { tell } from "../components/message/message.js";
import { toast } from "../components/toast/toast.js";
import { SavedFileError } from "./saved-file.js";

let last = Promise.resolve(); // files are opened one after the other: the second sees what the first changed

/** Binds the page to `open`, which gets a File; a SavedFileError of it is told, as is an AbortError; both change nothing. */
export function bindOpening(root, open) {
  const chooser = root.querySelector("[data-fk-open-file]");
  root.querySelector("[data-fk-open]").addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    const [file] = chooser.files;
    chooser.value = "";
    if (file) openInTurn(file, open);
  });
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    const [file] = event.dataTransfer?.files ?? [];
    if (!file) return;
    event.preventDefault();
    openInTurn(file, open);
  });
}

/** Opens a file when those before it are done; a SavedFileError of `open` is told and changes nothing. */
export function openInTurn(file, open) {
  const turn = () => openOrTell(file, open);
  last = last.then(turn, turn);
}

async function openOrTell(file, open) {
  try {
    if (file.size > LARGEST_OPENED) throw new SavedFileError(words.too_large);
    await open(file);
  } catch (error) {
    if (error.name === "AbortError") {
      toast(`${words.stopped} ${words.nothing_lost}`);
      return;
    }
    if (!(error instanceof SavedFileError)) throw error;
    const text = `${error.message} ${words.nothing_lost}`;
    await tell({ title: words.cannot_open, text });
  }
}
