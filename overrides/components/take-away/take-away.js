// PDF and Word: the blank file by its plain link, or filled in when something is filled in on the page.
import { announce } from "../../dom/announce.js";
import { download, today } from "../../dom/download.js";
import { SavedFileError, savedName } from "../../filled/saved-file.js";
import { filledFile } from "../../filled/take-away-files.js";
import { tell } from "../message/message.js";

/** Binds the links to the files of a card. */
export function mountTakeAway(root, card, form) {
  const dialog = root.querySelector("[data-fk-take-away-choice]");
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
    if (dialog.returnValue === "blank") downloadLink(link);
    if (dialog.returnValue === "filled") downloadFilled(card, link.dataset.fkTakeAway, form.values());
  });
}

function downloadLink({ href, download: name }) {
  Object.assign(document.createElement("a"), { href, download: name }).click();
}

async function downloadFilled(card, kind, values) {
  try {
    const { data, type } = await filledFile(card, kind, values);
    download(savedName(card, today(), kind), data, type);
    announce("Het ingevulde bestand staat bij je downloads");
  } catch (error) {
    if (!(error instanceof SavedFileError)) throw error;
    await tell({ title: "Dit bestand kan niet gemaakt worden", text: error.message });
  }
}
