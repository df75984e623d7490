// The quiet mark that says what is not saved.
import { fill as words } from "#generated/words.js";

const WHERE = { device: words.on_device, tab: words.in_tab, nowhere: words.not_kept };

/** Shows the mark while `held` holds what no file has. */
export function showUnsaved(root, held) {
  root.querySelector("[data-fk-unsaved]").hidden = !held.unsaved;
  root.querySelector("[data-fk-unsaved-text]").textContent = `${words.unsaved} ${WHERE[held.place]}`;
}
