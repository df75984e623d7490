// The browser's own print, of a choice that stands on the page while it prints. The rules stand in the styles.
import { find } from "../../dom/find.js";

const LETTERS = ["1em Fira Sans", "bold 1em Fira Sans"]; // macros/drawing/paper_font.py

/** Prints what `choice` names, such as "measures blank". */
export function printPage(choice) {
  const page = document.documentElement;
  page.dataset.fkPrinting = choice;
  addEventListener("afterprint", () => delete page.dataset.fkPrinting, { once: true });
  window.print();
}

/** Prints an element that is in the page only for that; `fit` may measure it there first. */
export async function printPart(choice, element, fit) {
  document.querySelector(".md-content__inner").append(element);
  await haveLettersOfPaper();
  fit();
  addEventListener("afterprint", () => element.remove(), { once: true });
  printPage(choice);
}

/** On a screen too: what is measured there breaks as it will on paper. */
async function haveLettersOfPaper() {
  find(document, "[data-fk-letters-of-paper]").media = "all";
  await Promise.all(LETTERS.map((letters) => document.fonts.load(letters)));
}
