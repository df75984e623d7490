// Onthouden op dit toestel: the one choice that keeps something after the tab closes. And what is true of it now.
import { fill as words } from "#generated/words.js";
import { find } from "../../dom/find.js";
import { tell } from "../message/message.js";
import { toast } from "../toast/toast.js";

const PRIVACY = { device: words.privacy_device, tab: words.privacy, nowhere: words.privacy_nowhere };

/** Binds the box within `root` to what the tab holds. @param {import("../../keeping/held.js").Held} held */
export function bindRemember(root, held) {
  const box = find(root, "[data-fk-remember]");
  const line = find(root, "[data-fk-privacy]");
  let before = { kept: held.kept, place: held.place };
  box.addEventListener("change", () => {
    const done = held.keep(box.checked);
    if (!done) tell({ title: words.not_remembered_title, text: words.not_remembered_text });
    else toast(held.kept ? words.remembered : words.not_remembered);
  });
  const show = (where) => {
    box.checked = held.kept;
    line.textContent = PRIVACY[held.place];
    if (where === "elsewhere" && before.kept && !held.kept) toast(words.forgotten_elsewhere);
    if (held.kept && before.place === "device" && held.place !== "device") toast(words.device_full);
    else if (held.place === "nowhere" && before.place !== "nowhere") toast(words.privacy_nowhere);
    before = { kept: held.kept, place: held.place };
  };
  held.onChange(show);
  show("around");
}
