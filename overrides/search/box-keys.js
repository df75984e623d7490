// The keyboard in the search box: / goes to it, the arrows go from hit to hit, Escape and Tab leave.

/**
 * @param {Document} root
 * @param {{toggle: HTMLInputElement, input: HTMLInputElement, result: HTMLElement, close: () => void}} box
 */
export function mountKeys(root, { toggle, input, result, close }) {
  root.addEventListener("keydown", (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return;
    if (toggle.checked) inBox(event);
    else if (event.key === "/" && !isWriting(root.activeElement)) start(event);
  });

  function start(event) {
    event.preventDefault();
    input.focus({ preventScroll: true });
    input.select();
  }

  function inBox(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      move(step);
    } else if (event.key === "Escape" || event.key === "Tab") {
      close();
      input.blur();
    } else if (event.key.length === 1 && event.key !== " " && root.activeElement !== input) {
      input.focus({ preventScroll: true });
    }
  }

  function move(step) {
    const stops = [input, ...stopsIn(result)];
    const at = Math.max(0, stops.indexOf(/** @type {HTMLInputElement} */ (root.activeElement)));
    stops[(at + step + stops.length) % stops.length].focus();
  }
}

/** What the arrows stop at: the name of a page that only stands above its hits is none of them. */
function stopsIn(result) {
  return [...result.querySelectorAll(":not(details) > [data-fk-hit], summary, details[open] [data-fk-hit], .fk-no-result a")];
}

function isWriting(element) {
  return element?.matches("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]") ?? false;
}
