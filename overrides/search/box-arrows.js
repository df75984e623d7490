// The arrow keys in the list of results: they go from hit to hit. The theme's stop at the name of each card as well, so
// that Enter after one arrow would open the top of a card and not the measure that was found.

/** @param {HTMLInputElement} input @param {HTMLElement} result */
export function mountArrows(input, result) {
  addEventListener("keydown", onKey, true);

  function onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const active = document.activeElement;
    if (!step || !active || (active !== input && !result.contains(active))) return;
    const stops = [input, ...hits(result)];
    if (stops.length === 1) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    stops[(stops.indexOf(/** @type {HTMLInputElement} */ (active)) + step + stops.length) % stops.length].focus();
  }
}

function hits(result) {
  const links = [...result.querySelectorAll(":not(details) > [href], summary, details[open] [href]")];
  return links.filter((link) => Number(link.querySelector("[data-md-score]")?.dataset.mdScore ?? 1) > 0);
}
