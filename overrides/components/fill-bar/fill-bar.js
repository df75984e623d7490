// The thin bar that stays in sight while one fills in: what it is, how much, and where it stands now.
import { fill as words } from "#generated/words.js";
import { find } from "../../dom/find.js";

const WHERE = { device: words.on_device, tab: words.in_tab, nowhere: words.not_kept };

/**
 * Shows the bar while something is filled in.
 * @param {import("../../keeping/held.js").Held} held
 * @param {{who: () => string, count: () => string, save: () => void, print: () => void}} page
 */
export function mountFillBar(root, held, page) {
  const bar = find(root, "[data-fk-fill-bar]");
  const part = (name) => find(bar, `[data-fk-fill-bar-${name}]`);
  part("save").addEventListener("click", page.save);
  part("print").addEventListener("click", page.print);
  const show = () => {
    bar.hidden = held.isBlank;
    part("who").textContent = page.who();
    part("count").textContent = page.count();
    part("state").textContent = held.unsaved ? words.unsaved : words.saved_state;
    part("where").textContent = held.unsaved ? WHERE[held.place] : "";
    part("state").classList.toggle("fk-fill-bar__state--risk", held.atRisk);
  };
  held.onChange(show);
  show();
}
