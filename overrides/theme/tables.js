// A table of a text that is wider than the screen scrolls by itself, with the keyboard too.

/** Wraps the tables as the theme styles them. @param {Document} root */
export function mountTables(root) {
  for (const table of root.querySelectorAll(".md-content table:not([class])")) {
    const [wrap, inner] = ["md-typeset__scrollwrap", "md-typeset__table"].map((name) =>
      Object.assign(document.createElement("div"), { className: name }),
    );
    wrap.tabIndex = 0;
    table.replaceWith(wrap);
    wrap.append(inner);
    inner.append(table);
  }
}
