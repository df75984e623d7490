// Arriving at a measure: the keyboard starts at its row, and #13 is as good as #m13.

import { MEASURE_LINK, NUMBER_LINK } from "#generated/contract.js";
import { linkIn } from "../../dom/fragment.js";

/** Puts the focus on the row in the address, now and whenever the address changes. */
export function mountArrival(root) {
  const arrive = () => {
    const [, number] = linkIn(NUMBER_LINK) ?? [];
    if (number) location.replace(`#m${number}`);
    if (!linkIn(MEASURE_LINK)) return;
    root.getElementById(location.hash.slice(1))?.querySelector("a")?.focus({ preventScroll: true });
  };
  addEventListener("hashchange", arrive);
  // On its own way to the row the browser takes the focus away; it goes there once all is loaded.
  addEventListener("load", () => setTimeout(arrive));
}
