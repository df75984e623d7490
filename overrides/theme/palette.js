// The button of the theme that changes between light and dark.
import { chosenColours, keepColours } from "./colours.js";

/** Binds the button. @param {Document} root */
export function mountPalette(root) {
  /** @type {HTMLFormElement|null} */
  const form = root.querySelector("[data-md-component='palette']");
  if (!form?.querySelector("label")) return;
  const inputs = [...form.querySelectorAll("input")];
  const { body } = root;
  show(body.dataset.mdColorScheme);
  form.addEventListener("change", ({ target }) => {
    const { mdColorScheme } = /** @type {HTMLInputElement} */ (target).dataset;
    keepColours(mdColorScheme);
    show(mdColorScheme);
  });
  // What was chosen on another page, before one came back to this one, or in another tab.
  for (const event of ["pageshow", "storage"]) addEventListener(event, () => show(chosenColours()));
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    const next = inputs[(inputs.indexOf(/** @type {HTMLInputElement} */ (event.target)) + 1) % inputs.length];
    next.click();
    next.focus();
  });

  // Beside each choice stands the button for the next one.
  function show(scheme) {
    const chosen = inputs.filter((input) => input.dataset.mdColorScheme === scheme).at(-1);
    if (!chosen) return;
    body.dataset.mdColorScheme = scheme;
    for (const input of inputs) {
      input.checked = input === chosen;
      /** @type {HTMLElement} */ (input.nextElementSibling).hidden = input !== chosen;
    }
    requestAnimationFrame(() => colourBrowser(root));
  }
}

// A phone gives its own bar the colour that a page names: that of our header, which a school may have chosen.
function colourBrowser(root) {
  const meta = root.querySelector("meta[name='theme-color']") ?? root.createElement("meta");
  meta.name = "theme-color";
  meta.content = getComputedStyle(root.querySelector(".md-header")).backgroundColor;
  root.head.append(meta);
}
