// Vergelijken: two moments of one pupil, or two files, side by side.
import { compare as words, kept as keptWords } from "#generated/words.js";
import { dutchDate } from "../../dom/day.js";
import { find } from "../../dom/find.js";
import { areColleagues, compareSides, countingLine, rowNameOf } from "../../filled/compare.js";
import { openInTurn } from "../../filled/opening.js";
import { fill } from "../../words.js";
import { readOpened } from "../fill/read-opened.js";
import { titleOf } from "../moments/moments.js";
import { printPage } from "../print-choice/print.js";
import { rowOf } from "./compare-row.js";

/** @param {import("../fill/fill.js").Form} form */
export function mountCompare(root, form) {
  const section = find(root, "[data-fk-compare]");
  const part = (name) => find(section, `[data-fk-compare-${name}]`);
  const startButton = find(root, "[data-fk-compare-start]");
  const comparison = new Comparison(section, form);
  startButton.addEventListener("click", () => comparison.start());
  for (const control of [...comparison.selects, part("changed")]) control.addEventListener("change", () => comparison.show());
  part("open").addEventListener("click", () => part("file").click());
  part("file").addEventListener("change", () => {
    const [file] = part("file").files;
    part("file").value = "";
    if (file) openInTurn(file, (opened) => comparison.openBeside(opened));
  });
  part("print").addEventListener("click", () => printPage("compare"));
  part("close").addEventListener("click", () => {
    comparison.close();
    startButton.focus();
  });
  form.held.onChange((where) => where !== "around" && comparison.follow());
}

class Comparison {
  #section;
  #form;
  #others = []; // the records of files that were opened beside this one

  /** @param {HTMLElement} section @param {import("../fill/fill.js").Form} form */
  constructor(section, form) {
    this.#section = section;
    this.#form = form;
    /** @type {HTMLSelectElement[]} */
    this.selects = [...section.querySelectorAll("select")];
  }

  /** Opens it with the last two moments. */
  start() {
    this.#section.hidden = false;
    const { length } = this.#sides;
    this.#offer(Math.max(0, length - 2), length - 1);
    this.#section.focus();
    this.#section.scrollIntoView();
  }

  close() {
    this.#section.hidden = true;
    this.#others = [];
  }

  /** Shows what the record is now. */
  follow() {
    if (this.#section.hidden) return;
    const last = this.#sides.length - 1;
    this.#offer(...this.selects.map((select) => Math.min(select.selectedIndex, last)));
  }

  /** Compares the open moment with the last one of a file; throws as `readOpened`. */
  async openBeside(file) {
    const { record } = await readOpened(file, this.#form);
    this.#others = [...this.#others, { record, name: file.name }];
    const open = this.#sides.findIndex(({ moment }) => moment.id === this.#form.moment.id);
    this.#offer(open, this.#sides.length - 1);
  }

  /** Shows the two sides that are chosen. */
  show() {
    const part = (name) => find(this.#section, `[data-fk-compare-${name}]`);
    const sides = this.selects.map((select) => this.#sides[select.selectedIndex]);
    const order = [...new Set([...this.#form.fields.keys()].map(rowNameOf))];
    const differences = compareSides(sides, order);
    const shown = part("changed").checked ? differences.filter(({ mark }) => mark) : differences;
    const heads = areColleagues(sides) ? sides.map(({ name }) => name) : sides.map(({ title }) => title);
    const { for: who } = this.#form.held.document;
    part("who").textContent = who ? `· ${who}` : "";
    part("count").textContent = countingLine(differences);
    this.#section.querySelectorAll("[data-fk-compare-head]").forEach((head, side) => (head.textContent = heads[side]));
    part("table").hidden = shown.length === 0;
    part("rows").replaceChildren(...shown.map((difference) => rowOf(this.#section, difference, heads)));
  }

  /** Offers all sides, with these two chosen. */
  #offer(...chosen) {
    const titles = this.#sides.map(({ title }) => title);
    this.selects.forEach((select, place) => {
      select.replaceChildren(...titles.map((title) => new Option(title)));
      select.selectedIndex = chosen[place];
    });
    this.show();
  }

  /** @returns {import("../../filled/compare.js").Side[]} the moments of this record, then those of the files beside it */
  get #sides() {
    const { held, card } = this.#form;
    const own = held.document.moments.map((moment) => ({ title: titleOf(moment), name: moment.by, moment }));
    const beside = this.#others.flatMap(({ record, name }) =>
      record.moments.map((moment) => ({ title: titleInFile(record, moment, name, card), name: moment.by, moment })),
    );
    return [...own, ...beside];
  }
}

/** The title of a moment of a file: whose it is, and of which edition when that is another one than the page's. */
function titleInFile(record, moment, file, card) {
  const title = fill(words.from_file, { who: record.for || keptWords.nameless, title: titleOf(moment), file });
  if (record.edition === card.edition) return title;
  return fill(words.of_edition, { title, date: dutchDate(record.edition) });
}
