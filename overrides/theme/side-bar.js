// The side bars of the theme, which scroll by themselves where they are longer than the screen.

/**
 * Brings a link to the middle of its side bar, where that scrolls.
 * @param {Element|null|undefined} link
 */
export function middle(link) {
  const bar = link?.closest(".md-sidebar__scrollwrap");
  if (!bar || bar.scrollHeight <= bar.clientHeight) return;
  const [at, from] = [link, bar].map((one) => one.getBoundingClientRect().top);
  bar.scrollBy({ top: at - from - bar.clientHeight / 2 });
}
