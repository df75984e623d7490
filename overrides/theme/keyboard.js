// The theme opens its menu and search by labels that the Tab key does not reach: make them buttons for the keyboard.

const NAMES = { __drawer: "Menu", __search: "Zoeken" };

/** Lets the theme's header labels be reached by Tab and pressed by Enter or space. */
export function mountThemeKeyboard(root) {
  for (const [id, name] of Object.entries(NAMES)) {
    const label = root.querySelector(`.md-header label[for=${id}].md-header__button`);
    if (!label) continue;
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    label.setAttribute("aria-label", name);
    label.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      root.getElementById(id).click();
    });
  }
}
