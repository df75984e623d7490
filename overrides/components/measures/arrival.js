// Arriving at a measure: the keyboard starts at its row, and #13 is as good as #m13.

/** Puts the focus on the row in the address, now and whenever the address changes. */
export function mountArrival(root) {
  const arrive = () => {
    if (/^#\d+$/.test(location.hash)) location.replace(`#m${location.hash.slice(1)}`);
    if (!/^#m\d+$/.test(location.hash)) return;
    root.getElementById(location.hash.slice(1))?.querySelector("a")?.focus({ preventScroll: true });
  };
  addEventListener("hashchange", arrive);
  // On its own way to the row the browser takes the focus away; it goes there once all is loaded.
  addEventListener("load", () => setTimeout(arrive));
}
