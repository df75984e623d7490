// Afdrukken: the whole card or the measures only, blank or as filled in. The rules themselves stand in print.css.

/** Binds the print button of a card's page. */
export function mountPrintChoice(root, form) {
  const dialog = root.querySelector("[data-fk-print-choice]");
  const choice = (name) => dialog.querySelector(`[name=${name}]:checked`).value;
  root.querySelector("[data-fk-print]").addEventListener("click", () => {
    const filled = Object.keys(form.values()).length > 0;
    dialog.querySelector(`[name=afdruk-hoe][value=${filled ? "filled" : "blank"}]`).checked = true;
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
