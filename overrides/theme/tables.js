// A table of a text that is wider than the screen scrolls by itself, with the keyboard too.

/** Wraps the tables as the theme styles them. @param {Document} root */
export function mountTables(root) {
  const wraps = [];
  for (const table of root.querySelectorAll(".md-content table:not([class])")) {
    const [wrap, inner] = ["md-typeset__scrollwrap", "md-typeset__table"].map((name) =>
      Object.assign(document.createElement("div"), { className: name }),
    );
    table.replaceWith(wrap);
    wrap.append(inner);
    inner.append(table);
    wraps.push(wrap);
  }
  // The keyboard stops at none that has nothing to scroll.
  const sizes = new ResizeObserver((changed) => {
    for (const { target } of changed) /** @type {HTMLElement} */ (target).tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
  });
  for (const wrap of wraps) sizes.observe(wrap);
}
