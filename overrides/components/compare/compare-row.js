// One signal or measure of a comparison.
import { compare as words } from "#generated/words.js";
import { find } from "../../dom/find.js";
import { nounOf } from "../../filled/editions.js";
import { fill } from "../../words.js";

/** @returns {Element} the row of a difference, drawn from the template; `heads`: what stands above each side */
export function rowOf(section, { key, cells, texts, mark }, heads) {
  const row = find(section, "[data-fk-compare-row]").content.firstElementChild.cloneNode(true);
  find(row, "th").textContent = titleOfRow(key);
  row.querySelectorAll("[data-fk-cell]").forEach((cell, side) => {
    cell.dataset.fkCell = heads[side];
    cell.textContent = [texts[side], cells[side]].filter(Boolean).join("\n");
  });
  find(row, ".fk-compare__mark").textContent = mark;
  return row;
}

/** A signal or a measure as the page itself says it. */
function titleOfRow(key) {
  const element = document.getElementById(key) ?? document.querySelector(`[name="${key}"]`)?.closest("tr");
  const own = key.startsWith("eigen") && element?.querySelector("th").textContent.trim();
  if (own) return fill(words.own, { number: own });
  const label = element?.querySelector(".fk-signals__label, .fk-measure__short");
  return label ? `${nounOf(key)}: ${label.textContent.trim()}` : fill(words.gone, { what: nounOf(key) });
}
