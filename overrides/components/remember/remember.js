// Onthouden op dit toestel: the one choice that keeps something after the tab closes.
import { fill as words } from "#generated/words.js";
import { tell } from "../message/message.js";
import { toast } from "../toast/toast.js";

/** Binds the box within `root` to what the tab holds. @param {import("../../keeping/held.js").Held} held */
export function bindRemember(root, held) {
  const box = root.querySelector("[data-fk-remember]");
  box.addEventListener("change", () => {
    const done = held.keep(box.checked);
    if (!done) tell({ title: words.not_remembered_title, text: words.not_remembered_text });
    else toast(held.kept ? words.remembered : words.not_remembered);
  });
  const show = () => (box.checked = held.kept);
  held.onChange(show);
  show();
}
