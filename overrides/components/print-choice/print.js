// The browser's own print, of a choice that stands on the page while it prints. The rules stand in the styles.

/** Prints what `choice` names, such as "measures blank". */
export function printPage(choice) {
  const page = document.documentElement;
  page.dataset.fkPrinting = choice;
  addEventListener("afterprint", () => delete page.dataset.fkPrinting, { once: true });
  window.print();
}

/** Prints an element that is in the page only for that; `fit` may measure it there first. */
export function printPart(choice, element, fit) {
  document.querySelector(".md-content__inner").append(element);
  fit();
  addEventListener("afterprint", () => element.remove(), { once: true });
  printPage(choice);
}
