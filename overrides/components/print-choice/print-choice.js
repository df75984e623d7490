// Afdrukken: the whole card or the measures only, blank or as filled in. The rules themselves stand in print.css.
import { find } from "../../dom/find.js";

/** Binds the print button of a card's page. */
export function mountPrintChoice(root, form) {
  const dialog = find(root, "[data-fk-print-choice]");
  const choice = (name) => find(dialog, `[name=${name}]:checked`).value;
  find(root, "[data-fk-print]").addEventListener("click", () => {
    const filled = Object.keys(form.values()).length > 0;
    find(dialog, `[name=afdruk-hoe][value=${filled ? "filled" : "blank"}]`).checked = true;
    dialog.returnValue = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "print") print(`${choice("afdruk-wat")} ${choice("afdruk-hoe")}`);
  });
}

function print(choice) {
  const page = document.documentElement;
  page.dataset.fkPrinting = choice;
  addEventListener("afterprint", () => delete page.dataset.fkPrinting, { once: true });
  window.print();
}
