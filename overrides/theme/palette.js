// The button of the theme that changes between light and dark.
import { keepColours } from "./colours.js";

/** Binds the button. @param {Document} root */
export function mountPalette(root) {
  /** @type {HTMLFormElement|null} */
  const form = root.querySelector("[data-md-component='palette']");
  if (!form?.querySelector("label")) return;
  const inputs = [...form.querySelectorAll("input")];
  const { body } = root;
  show();
  form.addEventListener("change", ({ target }) => {
    const { mdColorScheme } = /** @type {HTMLInputElement} */ (target).dataset;
    body.dataset.mdColorScheme = mdColorScheme;
    keepColours(mdColorScheme);
    show();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const next = inputs[(inputs.indexOf(/** @type {HTMLInputElement} */ (event.target)) + 1) % inputs.length];
    next.click();
    next.focus();
  });

  // Beside each choice stands the button for the next one.
  function show() {
    const chosen = inputs.filter((input) => input.dataset.mdColorScheme === body.dataset.mdColorScheme).at(-1);
    for (const input of inputs) {
      input.checked = input === chosen;
      /** @type {HTMLElement} */ (input.nextElementSibling).hidden = input !== chosen;
    }
  }
}
