// The menu of the theme: closes when a link in it is followed, and its groups open and close by the keyboard too.
import { onPress } from "../dom/press.js";
import { middle } from "./side-bar.js";

/** Binds the menu. @param {Document} root */
export function mountMenu(root) {
  /** @type {HTMLInputElement|null} */
  const drawer = root.querySelector("#__drawer");
  const menu = root.querySelector(".md-sidebar--primary");
  if (!drawer || !menu) return;
  menu.addEventListener("click", ({ target }) => {
    if (/** @type {Element} */ (target).closest("a")) drawer.checked = false;
  });
  /** @type {NodeListOf<HTMLLabelElement>} */
  const labels = menu.querySelectorAll(":is(.md-nav__link, .md-nav .md-nav > .md-nav__title)[for]");
  for (const label of labels) {
    const toggle = /** @type {HTMLInputElement} */ (label.control);
    const group = toggle.parentElement.querySelector("nav");
    label.tabIndex = 0;
    onPress(label, () => toggle.click());
    toggle.addEventListener("change", () => group.setAttribute("aria-expanded", String(toggle.checked)));
  }
  // Once the browser knows where everything stands.
  requestAnimationFrame(() => middle(menu.querySelector(".md-nav__link--active[href]")));
}
