// PDF and Word: the blank file by its plain link, or filled in when something is filled in on the page.
import { toast } from "../toast/toast.js";
import { today } from "../../dom/day.js";
import { download } from "../../dom/download.js";
import { find } from "../../dom/find.js";
import { SavedFileError, savedName } from "../../filled/saved-file.js";
import { blankFile, filledFile } from "../../filled/take-away-files.js";
import { fill } from "../../words.js";
import { tell } from "../message/message.js";
import { files as words } from "#generated/words.js";

/** Binds the links to the files of a card. */
export function mountTakeAway(root, card, form) {
  const dialog = find(root, "[data-fk-take-away-choice]");
  let link = null;
  for (const offered of root.querySelectorAll("[data-fk-take-away]")) {
    offered.addEventListener("click", (event) => {
      if (Object.keys(form.values()).length === 0) return;
      event.preventDefault();
      link = offered;
      dialog.returnValue = "";
      dialog.showModal();
    });
  }
  dialog.addEventListener("close", () => {
    const kind = link.dataset.fkTakeAway;
    // From a disk the blank file comes this way too: there a browser opens what a link should save.
    if (dialog.returnValue === "blank") hand(`${card.name}.${kind}`, () => blankFile(card, kind));
    if (dialog.returnValue === "filled") {
      hand(savedName(form.held.document, today(), kind), () => filledFile(card, kind, form.values()));
    }
  });
}

async function hand(name, make) {
  try {
    const { data, type } = await make();
    download(name, data, type);
    toast(fill(words.at_downloads, { file: name }));
  } catch (error) {
    if (!(error instanceof SavedFileError)) throw error;
    await tell({ title: words.cannot_make, text: error.message });
  }
}
