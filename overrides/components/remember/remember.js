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
  let [wasKept, told] = [held.kept, ""];
  box.addEventListener("change", () => {
    const done = held.keep(box.checked);
    if (!done) tell({ title: words.not_remembered_title, text: words.not_remembered_text });
    else toast(held.kept ? words.remembered : words.not_remembered);
  });
  const show = (where) => {
    box.checked = held.kept;
    box.indeterminate = held.isBehind; // kept, but not as it is now
    line.textContent = held.isBehind ? `${PRIVACY[held.place]} ${words.privacy_behind}` : PRIVACY[held.place];
    if (where === "elsewhere" && wasKept && !held.kept) toast(words.forgotten_elsewhere);
    const trouble = troubleOf(held);
    if (trouble && trouble !== told) toast(trouble);
    [wasKept, told] = [held.kept, trouble];
  };
  held.onChange(show);
  show("around");
}

/** @returns {string} what is said once when something that was filled in is not kept as it should be; "" when it is */
function troubleOf(held) {
  if (held.isBlank) return "";
  if (held.place === "nowhere") return words.privacy_nowhere;
  return held.isBehind ? words.device_full : "";
}
