// Text in a field of the PDF: as large as fits, in lines, as drawing instructions.

const LEADING = 1.2; // of the font size
const PADDING = 2; // points

/**
 * Lays out text in a box of `width` by `height` points.
 * @param {import("./pdf-font.js").FieldFont} font @param {string} text
 * @param {{width: number, height: number, lines: boolean, largest: number, smallest: number}} box  `lines`: text may take
 *   several lines; sizes in points
 * @returns {string} the drawing, clipped to the box where even the smallest size does not fit
 */
export function layOut(font, text, { width, height, lines, largest, smallest }) {
  if (!text) return "/Tx BMC EMC";
  const room = { width: width - 2 * PADDING, height: height - 2 * PADDING };
  let size = largest;
  let rows = rowsOf(font, text, room.width / size, lines);
  while (size > smallest && !fits(font, rows, size, room)) {
    size -= 0.5;
    rows = rowsOf(font, text, room.width / size, lines);
  }
  // Many short lines: running on takes less room than being cut off.
  if (lines && !fits(font, rows, size, room)) rows = rowsOf(font, text.replace(/\s*\n\s*/g, " / "), room.width / size, true);
  const top = lines ? height - PADDING - font.ascent * size : (height - font.ascent * size * 0.72) / 2;
  const shown = rows.map((row) => `<${row.map(hex).join("")}> Tj T*`).join("\n");
  return [
    "/Tx BMC q",
    `1 1 ${(width - 2).toFixed(2)} ${(height - 2).toFixed(2)} re W n`,
    `BT 0 g /${font.name} ${size} Tf ${(size * LEADING).toFixed(2)} TL ${PADDING} ${top.toFixed(2)} Td`,
    shown,
    "ET Q EMC",
  ].join("\n");
}

/** @returns {string} the number of a glyph as it stands in a drawing */
export const hex = (glyph) => glyph.toString(16).padStart(4, "0");

function fits(font, rows, size, room) {
  return (
    rows.length * LEADING * size <= room.height + size * (LEADING - 1) &&
    rows.every((row) => font.width(row) * size <= room.width)
  );
}

/** @returns {number[][]} the glyphs of each row; `width` for a font size of 1 */
function rowsOf(font, text, width, lines) {
  const paragraphs = text.replace(/\t/g, " ").split(/\r\n|\r|\n/);
  if (!lines) return [font.glyphs(paragraphs.join(" "))];
  return paragraphs.flatMap((paragraph) => wrap(font, paragraph, width));
}

/** @returns {number[][]} the glyphs of a paragraph in rows of at most `width`, for a font size of 1 */
export function wrap(font, paragraph, width) {
  const rows = [[]];
  let filled = 0;
  for (const word of paragraph.match(/ *[^ ]+| +$/g) ?? []) {
    const glyphs = font.glyphs(filled ? word : word.trimStart());
    const wide = font.width(glyphs);
    if (filled + wide <= width) {
      rows.at(-1).push(...glyphs);
      filled += wide;
      continue;
    }
    // A new row drops the space before the word; a word wider than a row goes on over several.
    let row = [];
    if (filled) rows.push(row);
    else row = rows.at(-1);
    filled = 0;
    for (const glyph of font.glyphs(word.trimStart())) {
      const step = font.width([glyph]);
      if (filled + step > width && row.length) {
        row = [];
        rows.push(row);
        filled = 0;
      }
      row.push(glyph);
      filled += step;
    }
  }
  return rows;
}
