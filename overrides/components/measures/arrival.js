// Arriving at a measure: the keyboard starts at its row, and #13 is as good as #m13.

import { whole } from "../../pattern.js";
import { MEASURE_ID, NUMBER } from "#generated/contract.js";

const [BARE, MEASURE] = [whole(`#${NUMBER}`), whole(`#${MEASURE_ID}`)];

/** Puts the focus on the row in the address, now and whenever the address changes. */
export function mountArrival(root) {
  const arrive = () => {
    if (BARE.test(location.hash)) location.replace(`#m${location.hash.slice(1)}`);
    if (!MEASURE.test(location.hash)) return;
    root.getElementById(location.hash.slice(1))?.querySelector("a")?.focus({ preventScroll: true });
  };
  addEventListener("hashchange", arrive);
  // On its own way to the row the browser takes the focus away; it goes there once all is loaded.
  addEventListener("load", () => setTimeout(arrive));
}
