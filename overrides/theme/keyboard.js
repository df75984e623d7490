// What the theme leaves out for the keyboard: labels in its header, and the name of its search.
import { search as words } from "#generated/words.js";
import { onPress } from "../dom/press.js";

const NAMES = { __drawer: words.menu, __search: words.name };

/** Lets the theme's header labels be reached by Tab, and names its search. */
export function mountThemeKeyboard(root) {
  root.querySelector(".md-search")?.setAttribute("aria-label", NAMES.__search);
  for (const [id, name] of Object.entries(NAMES)) {
    const label = root.querySelector(`label.md-header__button[for=${id}]`);
    if (label) label.append(button(name, [...label.childNodes], () => label.click()));
  }
}

/** A label may not be a button to a screen reader, but it may hold one. */
function button(name, content, press) {
  const button = document.createElement("span");
  button.className = "fk-label-button";
  button.tabIndex = 0;
  button.setAttribute("role", "button");
  button.setAttribute("aria-label", name);
  button.append(...content);
  onPress(button, press);
  return button;
}
