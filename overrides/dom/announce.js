/** Says a line to who listens with a screen reader, without moving the focus. */
export function announce(text) {
  const region = document.querySelector("[data-fk-announce]");
  if (!region) return;
  // The same words twice in a row are only heard twice when the region changes in between.
  region.textContent = "";
  setTimeout(() => (region.textContent = text), 50);
}
