// The opvolgblad as a PDF: laid out in blocks, on one page where the letters need not become too small for it.
import { sheet as words } from "#generated/words.js";
import { fill } from "../words.js";
import { wrap } from "../filled/pdf-text.js";
import { inPairs } from "./sheet.js";
import { TaggedPdf } from "./tagged-pdf.js";

// All lengths in points.
const MARGIN = 34;
const FOOT = 42; // room under the text, the footer included
const WIDTH = 595.28 - 2 * MARGIN;
const HEIGHT = 841.89 - MARGIN - FOOT;
const SIZES = [9.5, 9, 8.5, 8, 7.5]; // of the letters: the largest with which all fits one page
const SIZE_FOR_MORE_PAGES = 8.5;
const LEADING = 1.28; // of the size
const PAD = 3.5; // within a cell
const LEAST_ROW = 36; // room to write by hand
const GUTTER = 20; // between two columns of facts or signals
const HAND = 22; // the height of a line to write on

/**
 * @param {Uint8Array} letters  the PDF that holds the fonts
 * @param {import("./sheet.js").Sheet} sheet
 * @returns {Promise<{data: Uint8Array, missed: boolean}>} `missed`: a letter that the fonts lack was left out
 */
export async function sheetPdf(letters, sheet) {
  const pdf = await TaggedPdf.start(letters, sheet.title);
  const total = (blocks) => blocks.reduce((sum, { height, gap = 0 }) => sum + gap + height, 0);
  const size = SIZES.find((each) => total(blocksOf(pdf, sheet, each)) <= HEIGHT) ?? SIZE_FOR_MORE_PAGES;
  pdf.root.children = []; // the tags of what was only measured
  flow(pdf, blocksOf(pdf, sheet, size));
  footers(pdf, sheet);
  return { data: await pdf.bytes(), missed: pdf.missed };
}

/**
 * Draws blocks under each other. Of a block, `keep` is the height of what must follow on the same page, and the `head` of
 * its table is drawn again above it when it comes first on a page.
 */
function flow(pdf, blocks) {
  let top = 0;
  let fresh = true;
  const start = () => {
    const { height } = pdf.addPage();
    top = height - MARGIN;
    fresh = true;
  };
  start();
  for (const { height, gap = 0, keep = 0, head, draw } of blocks) {
    if (top - gap - height - keep < FOOT && !fresh) {
      start();
      if (head) {
        head.repeat(top);
        top -= head.height;
      }
    }
    if (!fresh) top -= gap;
    draw(top);
    top -= height;
    fresh = false;
  }
}

function blocksOf(pdf, sheet, size) {
  const paper = new Paper(pdf, size);
  return [
    headingBlock(paper, "H1", sheet.title, 15),
    factsBlock(paper, sheet.facts, 6),
    ...(sheet.signals.items.length ? signalBlocks(paper, sheet.signals) : []),
    ...tableBlocks(paper, sheet),
    decisionsBlock(paper, sheet.decisions),
    factsBlock(paper, sheet.closing, 12),
  ];
}

/** Text in the letters of one size, on the pages of one document. */
class Paper {
  constructor(pdf, size) {
    this.pdf = pdf;
    this.size = size;
    this.step = size * LEADING; // from line to line
  }

  /** @returns {Array<{font, glyphs: number[], tag: function}>} the lines of a text in a column of `width` */
  lines(text, width, { bold = false, size = this.size } = {}) {
    const font = this.pdf.fonts[bold ? "Bold" : "Regular"];
    return text.split(/\r\n|\r|\n/).flatMap((paragraph) => {
      const rows = wrap(font, paragraph.replace(/\t/g, " "), width / size);
      // What reads the text aloud takes lines together: a space keeps their words apart.
      return rows.map((glyphs, place) => ({ font, glyphs: place < rows.length - 1 ? [...glyphs, ...font.glyphs(" ")] : glyphs }));
    });
  }

  /** Draws lines from `top` down under one tag. */
  draw(tag, lines, x, top, size = this.size) {
    lines.forEach(({ font, glyphs }, place) => {
      if (!glyphs.length) return;
      this.pdf.text(tag, font, size, x, top - (place + 0.8) * size * LEADING, glyphs);
    });
  }

  width(text, { bold = false, size = this.size } = {}) {
    const font = this.pdf.fonts[bold ? "Bold" : "Regular"];
    return font.width(font.glyphs(text)) * size;
  }
}

function headingBlock(paper, level, text, size, gap = 0) {
  const lines = paper.lines(text, WIDTH, { bold: true, size });
  const tag = paper.pdf.root.add(level);
  return { height: lines.length * size * LEADING, gap, draw: (top) => paper.draw(tag, lines, MARGIN, top, size) };
}

/** Facts two beside each other: a label, and what it says or a line to write on. */
function factsBlock(paper, facts, gap) {
  const width = (WIDTH - GUTTER) / 2;
  const drawn = inPairs(facts).map((pair) => {
    const parts = pair.map(({ label, text }) => {
      const indent = paper.width(`${label} `, { bold: true });
      const tag = paper.pdf.root.add("P");
      return { tag, indent, label: paper.lines(`${label} `, width, { bold: true }), text: text ? paper.lines(text, width - indent) : [] };
    });
    const blank = parts.some(({ text }) => !text.length);
    return { parts, blank, height: Math.max(blank ? HAND : 0, ...parts.map(({ text }) => text.length * paper.step + 4)) };
  });
  return {
    gap,
    height: drawn.reduce((sum, { height }) => sum + height, 0),
    draw(top) {
      for (const { parts, blank, height } of drawn) {
        parts.forEach(({ tag, indent, label, text }, column) => {
          const x = MARGIN + column * (width + GUTTER);
          // Beside a line to write on stands what is known, as low as what announces that line.
          const first = blank && text.length < 2 ? top - height + paper.step + 2 : top;
          paper.draw(tag, label, x, first);
          paper.draw(tag, text, x + indent, first);
          if (!text.length) paper.pdf.line(x + indent + 4, top - height + 2, x + width, top - height + 2);
        });
        top -= height;
      }
    },
  };
}

/** The signals in two columns. */
function signalBlocks(paper, { title, items }) {
  const width = (WIDTH - GUTTER) / 2;
  const heading = headingBlock(paper, "H2", title, 10.5, 8);
  const list = paper.pdf.root.add("L");
  const drawn = items.map((text) => ({ tag: list.add("LI").add("LBody"), lines: paper.lines(text, width) }));
  const half = drawn.reduce((sum, { lines }) => sum + lines.length, 0) / 2;
  const columns = [[], []];
  let filled = 0;
  for (const item of drawn) {
    columns[filled < half ? 0 : 1].push(item);
    filled += item.lines.length;
  }
  const height = (column) => column.reduce((sum, { lines }) => sum + lines.length * paper.step + 1.5, 0);
  return [
    heading,
    {
      gap: 2,
      height: Math.max(...columns.map(height)),
      draw(top) {
        columns.forEach((column, place) => {
          let at = top;
          for (const { tag, lines } of column) {
            paper.draw(tag, lines, MARGIN + place * (width + GUTTER), at);
            at -= lines.length * paper.step + 1.5;
          }
        });
      },
    },
  ];
}

function tableBlocks(paper, { columns, rows, none }) {
  const edges = [MARGIN];
  for (const { share } of columns) edges.push(edges.at(-1) + (WIDTH * share) / 100);
  const table = paper.pdf.root.add("Table");
  const head = tableHead(paper, table, columns, edges);
  const body = table.add("TBody");
  const blank = columns.map((_column, place) => ({ text: place ? "" : none }));
  const all = rows.length ? rows : [blank];
  const blocks = all.flatMap((cells) => rowBlocks(paper, body, cells, edges, head));
  return [{ ...head, keep: blocks[0].height }, ...blocks];
}

function tableHead(paper, table, columns, edges) {
  const row = table.add("THead").add("TR");
  const tags = columns.map(() => row.add("TH", { Scope: "Column" }));
  const cells = columns.map(({ title }, place) => paper.lines(title, edges[place + 1] - edges[place] - 2 * PAD, { bold: true }));
  const height = Math.max(...cells.map((lines) => lines.length)) * paper.step + 2 * PAD;
  const draw = (top, tagOf) =>
    cells.forEach((lines, place) => {
      paper.draw(tagOf(place), lines, edges[place] + PAD, top - PAD);
      paper.pdf.box(edges[place], top - height, edges[place + 1] - edges[place], height);
    });
  // What is drawn again on a next page was read already: it has no tag.
  return { gap: 8, height, draw: (top) => draw(top, (place) => tags[place]), repeat: (top) => draw(top, () => null) };
}

/** One row; one that is taller than a page goes on in a next block, under the same tags. */
function rowBlocks(paper, body, cells, edges, head) {
  const row = body.add("TR");
  const most = Math.floor((HEIGHT - head.height - 2 * PAD) / paper.step);
  const drawn = cells.map((cell, place) => cellLines(paper, row, cell, edges[place + 1] - edges[place] - 2 * PAD));
  const blocks = [];
  const longest = Math.max(1, ...drawn.map((lines) => lines.length));
  for (let start = 0; start < longest; start += most) {
    const count = Math.min(most, longest - start);
    const height = Math.max(start ? 0 : LEAST_ROW, count * paper.step + 2 * PAD);
    blocks.push({
      height,
      head,
      draw(top) {
        drawn.forEach((lines, place) => {
          const width = edges[place + 1] - edges[place];
          paper.pdf.box(edges[place], top - height, width, height);
          lines.slice(start, start + count).forEach((line, number) => drawLine(paper, line, edges[place] + PAD, top - PAD - number * paper.step));
        });
      },
    });
  }
  return blocks;
}

function drawLine(paper, { tag, box, ...line }, x, top) {
  const side = paper.size * 0.72;
  if (box) paper.pdf.box(x, top - paper.step * 0.8 - 0.5, side, side);
  paper.draw(tag, [line], box ? x + side + 3 : x, top);
}

/** @returns {Array} the lines of a cell, each with the tag that it stands under */
function cellLines(paper, row, cell, width) {
  const data = row.add("TD");
  const paragraph = (text, options) => {
    const tag = data.add("P");
    return paper.lines(text, width, options).map((line) => ({ ...line, tag }));
  };
  if (cell.measure) {
    const { title, text } = cell.measure;
    return [title, ...text].flatMap((part, place) => paragraph(part, { bold: place === 0 }));
  }
  if (cell.choices) return cell.choices.flatMap((choice) => paragraph(choice).map((line) => ({ ...line, box: true })));
  return cell.text ? paragraph(cell.text) : [];
}

function decisionsBlock(paper, { title, lines }) {
  const heading = headingBlock(paper, "H2", title, 10.5);
  return {
    gap: 10,
    height: heading.height + lines * HAND,
    draw(top) {
      heading.draw(top);
      for (let number = 1; number <= lines; number += 1) {
        const y = top - heading.height - number * HAND + 2;
        paper.pdf.line(MARGIN, y, MARGIN + WIDTH, y);
      }
    },
  };
}

function footers(pdf, sheet) {
  const size = 8;
  const font = pdf.fonts.Regular;
  pdf.pages.forEach((page, place) => {
    const left = font.glyphs(sheet.title);
    const right = font.glyphs(fill(words.page, { number: place + 1, count: pdf.pages.length }));
    pdf.text(null, font, size, MARGIN, 20, left, page);
    pdf.text(null, font, size, MARGIN + WIDTH - font.width(right) * size, 20, right, page);
  });
}
