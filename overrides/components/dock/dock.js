// The foot of the window: what is in it takes its own room.

/** Keeps the page as much longer as the dock is high, so that its last line, and what one jumps to, stays clear of it. */
export function mountDock(root) {
  const dock = root.querySelector("[data-fk-dock]");
  if (!dock) return;
  const measure = () => root.documentElement.style.setProperty("--fk-dock", `${dock.offsetHeight}px`);
  new ResizeObserver(measure).observe(dock);
  measure();
}
