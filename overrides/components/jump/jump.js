// The way around a card on a phone: once a number is chosen, its list makes room for what was asked for.

/** Binds the way around a card. @param {Document} root */
export function mountJump(root) {
  const more = root.querySelector("[data-fk-jump] details");
  more?.addEventListener("click", (event) => {
    if (/** @type {Element} */ (event.target).closest("a")) more.removeAttribute("open");
  });
}
