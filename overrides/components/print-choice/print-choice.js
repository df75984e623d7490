// Afdrukken: the card or its measures, blank or as filled in; or the opvolgblad or the klaskaart of what is ticked.
import { sheet as words } from "#generated/words.js";
import { find } from "../../dom/find.js";
import { tell } from "../message/message.js";
import { tickedMeasures } from "../../filled/ticked.js";
import { deskCards } from "../desk-card/desk-card.js";
import { mountHandingOut } from "./hand-out.js";
import { printPage, printPart } from "./print.js";

/** Binds the print button of a card's page. */
export function mountPrintChoice(root, card, form) {
  const dialog = find(root, "[data-fk-print-choice]");
  const choice = (name) => find(dialog, `[name=${name}]:checked`).value;
  const handOut = mountHandingOut(root, card, form);

  /** Offers only what goes with the choice. */
  function show() {
    const what = choice("afdruk-wat");
    find(dialog, "[data-fk-print-how]").hidden = what === "sheet" || what === "desk";
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll("[data-fk-print-as-sheet]"))) button.hidden = what !== "sheet";
  }

  find(root, "[data-fk-print]").addEventListener("click", () => {
    const filled = Object.keys(form.values()).length > 0;
    find(dialog, `[name=afdruk-hoe][value=${filled ? "filled" : "blank"}]`).checked = true;
    dialog.returnValue = "";
    show();
    dialog.showModal();
  });
  dialog.addEventListener("change", show);
  dialog.addEventListener("close", () => {
    const how = dialog.returnValue;
    if (!how || how === "cancel") return;
    const what = choice("afdruk-wat");
    if (what === "sheet") handOut(how);
    else if (what === "desk") printDeskCards(root, form);
    else printPage(`${what} ${choice("afdruk-hoe")}`);
  });
}

function printDeskCards(root, form) {
  const measures = tickedMeasures(root, form.values(), [2]).filter(({ title, text }) => title || text.length);
  if (!measures.length) return tell({ title: words.nothing_title, text: words.nothing_to_try });
  const { element, divide } = deskCards(root, measures);
  return printPart("desk", element, divide);
}
