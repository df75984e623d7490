// Each part of a page mounts alone: what a browser refuses to one does not take the others along.

const OFF = "fk-off";

/**
 * Mounts one part. When that fails, what it would have driven is hidden: a dead button is worse than none.
 * @template T
 * @param {string} controls  the selector of it; "" when nothing stands in the page for it
 * @param {(...needed: any[]) => T} mount @param {any[]} needed  what other parts gave; undefined when those failed
 * @returns {T|undefined} what `mount` gives
 */
export function alone(controls, mount, ...needed) {
  try {
    if (needed.includes(undefined)) throw new Error(`another part is missing: ${controls}`);
    return mount(...needed);
  } catch (error) {
    // For who works on the site; a person sees what is left.
    console.error("Focuskaarten:", error);
    if (controls) for (const control of document.querySelectorAll(controls)) control.classList.add(OFF);
    return undefined;
  }
}
