// Vergelijken: two moments of one pupil, or two files, side by side.
import { compare as words, kept as keptWords } from "#generated/words.js";
import { find } from "../../dom/find.js";
import { areColleagues, compareSides, countingLine, rowNameOf } from "../../filled/compare.js";
import { nounOf } from "../../filled/editions.js";
import { openInTurn } from "../../filled/opening.js";
import { fill } from "../../words.js";
import { readOpened } from "../fill/read-opened.js";
import { titleOf } from "../moments/moments.js";

/** @param {import("../fill/fill.js").Form} form */
export function mountCompare(root, form) {
  const section = find(root, "[data-fk-compare]");
  const part = (name) => find(section, `[data-fk-compare-${name}]`);
  const sides = [...section.querySelectorAll("[data-fk-compare-side]")];
  let others = []; // the records of files that were opened beside this one
  const offered = () => offeredSides(form, others);

  function start() {
    section.hidden = false;
    offer(...lastTwo(offered().length));
    section.focus();
    section.scrollIntoView();
  }

  function offer(...chosen) {
    const titles = offered().map(({ title }) => title);
    sides.forEach((select, side) => {
      select.replaceChildren(...titles.map((title, place) => new Option(title, String(place))));
      select.selectedIndex = chosen[side];
    });
    show();
  }

  function show() {
    const all = offered();
    showComparison(section, form, sides.map((select) => all[Number(select.value)] ?? all[0]));
  }

  async function openBeside(file) {
    const { record } = await readOpened(file, form);
    others = [...others, { record, name: file.name }];
    const open = offered().findIndex(({ moment }) => moment.id === form.moment.id);
    offer(open, offered().length - 1);
  }

  find(root, "[data-fk-compare-start]").addEventListener("click", start);
  for (const control of [...sides, part("changed")]) control.addEventListener("change", show);
  part("open").addEventListener("click", () => part("file").click());
  part("file").addEventListener("change", () => {
    const [file] = part("file").files;
    part("file").value = "";
    if (file) openInTurn(file, openBeside);
  });
  part("print").addEventListener("click", printComparison);
  part("close").addEventListener("click", () => {
    section.hidden = true;
    others = [];
    find(root, "[data-fk-compare-start]").focus();
  });
  form.held.onChange((where) => {
    if (!section.hidden && where !== "around") offer(...sides.map((select) => keep(select, offered().length)));
  });
}

const keep = (select, length) => Math.min(Number(select.value), length - 1);
const lastTwo = (length) => [Math.max(0, length - 2), length - 1];

/** @returns {import("../../filled/compare.js").Side[]} the moments of this record, then those of the files beside it */
function offeredSides({ held }, others) {
  const own = held.document.moments.map((moment) => ({ title: titleOf(moment), name: moment.by, moment }));
  const beside = others.flatMap(({ record, name }) =>
    record.moments.map((moment) => ({
      title: fill(words.from_file, { who: record.for || keptWords.nameless, title: titleOf(moment), file: name }),
      name: moment.by,
      moment,
    })),
  );
  return [...own, ...beside];
}

function showComparison(section, form, sides) {
  const part = (name) => find(section, `[data-fk-compare-${name}]`);
  const order = [...new Set([...form.fields.keys()].map(rowNameOf))];
  const differences = compareSides(sides, order);
  const shown = part("changed").checked ? differences.filter(({ mark }) => mark) : differences;
  const heads = areColleagues(sides) ? sides.map(({ name }) => name) : sides.map(({ title }) => title);
  part("who").textContent = form.held.document.for;
  part("count").textContent = countingLine(differences);
  section.querySelectorAll("[data-fk-compare-head]").forEach((head, side) => (head.textContent = heads[side]));
  part("table").hidden = shown.length === 0;
  part("rows").replaceChildren(...shown.map((difference) => rowOf(section, difference, heads)));
}

function rowOf(section, { key, cells, texts, mark }, heads) {
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

function printComparison() {
  document.documentElement.dataset.fkPrinting = "compare";
  addEventListener("afterprint", () => delete document.documentElement.dataset.fkPrinting, { once: true });
  print();
}
