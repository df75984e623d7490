// Marks on a page the words by which the search found it: its address brings them along.
import { words } from "./words.js";

/** The name in an address under which they come. */
export const MARKED = "h";

const NO_TEXT = "svg, button, option"; // where a mark would not show, or stand in the way

/** Marks the words that the address names. @param {Document} root */
export function mountMarks(root) {
  const sought = new Set(words(new URLSearchParams(location.search).get(MARKED) ?? "").map(({ word }) => word));
  const content = root.querySelector(".md-content");
  if (!sought.size || !content) return;
  const walker = root.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  for (const text of texts) if (!text.parentElement.closest(NO_TEXT)) markText(text, sought);
}

function markText(text, sought) {
  const found = words(text.data).filter(({ word }) => sought.has(word));
  // From the last to the first: what stands before a mark keeps its place.
  for (const { start, end } of found.reverse()) {
    text.splitText(end);
    const mark = document.createElement("mark");
    mark.append(text.splitText(start));
    text.after(mark);
  }
}
