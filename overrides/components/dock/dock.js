// The foot of the window: what is in it takes its own room.

/** Keeps the page as much longer as the dock is high, so that its last line, and what one jumps to, stays clear of it. */
export function mountDock(root) {
  const dock = root.querySelector("[data-fk-dock]");
  if (!dock) return;
  let known = 0;
  // The browser tells its height at once too, when it has worked it out for itself.
  new ResizeObserver(() => {
    const height = dock.offsetHeight;
    // Another height makes the browser work out the style of the whole page anew.
    if (height !== known) root.documentElement.style.setProperty("--fk-dock", `${height}px`);
    known = height;
  }).observe(dock);
}
