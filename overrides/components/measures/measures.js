// Theme chips: show the measures of some themes on screen. What is printed never changes by it (see measures.css).
import { toast } from "../toast/toast.js";
import { count } from "../../words.js";
import { bar as words } from "#generated/words.js";

const OFF = "fk-measure--off";

/** Binds the chips above the table of measures. */
export function mountChips(root) {
  const group = root.querySelector("[data-fk-chips]");
  if (!group) return;
  const chips = [...group.querySelectorAll("[data-fk-chip]")];
  const rows = [...root.querySelectorAll("[data-fk-theme]")];
  group.addEventListener("click", ({ target }) => {
    const chip = target.closest("[data-fk-chip]");
    if (!chip) return;
    toggle(chips, chip);
    filter(rows, chosen(chips));
  });
}

function toggle(chips, chip) {
  const [all, ...themes] = chips;
  if (chip === all) themes.forEach((theme) => press(theme, false));
  else press(chip, !isPressed(chip));
  press(all, !themes.some(isPressed));
}

const isPressed = (chip) => chip.getAttribute("aria-pressed") === "true";
const press = (chip, on) => chip.setAttribute("aria-pressed", String(on));

/** @returns {Set<string>} the themes chosen; empty means all */
function chosen(chips) {
  return new Set(chips.filter(isPressed).map((chip) => chip.dataset.fkChip).filter(Boolean));
}

function filter(rows, themes) {
  let shown = 0;
  for (const row of rows) {
    const on = themes.size === 0 || themes.has(row.dataset.fkTheme);
    row.classList.toggle(OFF, !on);
    shown += on;
  }
  toast(count(words.shown, shown));
}
