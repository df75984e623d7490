// The blank rows of a printed card: somewhat lower where that lets them end on the sheet of the measures before them.

const MM = 96 / 25.4;
const [LOWEST, HIGHEST] = [11 * MM, 14 * MM]; // as in card.typ; measures.css has the highest, for where no script runs
const WIDTH = 180 * MM; // of what stands on a sheet
const ROUNDED = 2; // pixels that a browser may be off over all sheets

/**
 * Makes them lower when the page is printed. Of the browsers only Chromium lays out its sheets before it tells that it
 * prints; in another one the page is then still as wide as its window, and the rows stay as they are.
 */
export function mountBlankRows(root) {
  const end = root.querySelector("[data-fk-table-end]");
  if (!end) return;
  const { style } = root.documentElement;
  matchMedia("print").addEventListener("change", ({ matches }) => {
    style.removeProperty("--fk-blank-row");
    const isOnSheets = matches && Math.abs(end.parentElement.clientWidth - WIDTH) < 1;
    const height = isOnSheets ? lowered(root.documentElement, end) : HIGHEST;
    if (height < HIGHEST) style.setProperty("--fk-blank-row", `${height}px`);
  });
}

/** @returns {number} the height in pixels with which the last rows of the table end on the sheet of those before them */
function lowered(page, end) {
  const before = shown(end.previousElementSibling).at(-1);
  const rows = shown(end);
  const blank = rows.filter(({ height }) => Math.abs(height - HIGHEST) < ROUNDED);
  if (!before || !blank.length) return HIGHEST;
  const needed = rows.reduce((sum, { height }) => sum + height, 0) + ROUNDED;
  const sheet = page.clientHeight;
  const room = sheet - ((before.bottom - page.getBoundingClientRect().top) % sheet);
  const height = HIGHEST - (needed - room) / blank.length;
  return height < LOWEST ? HIGHEST : height;
}

/** @returns {DOMRect[]} where the rows stand that print */
const shown = (body) => [...body.rows].map((row) => row.getBoundingClientRect()).filter(({ height }) => height);
