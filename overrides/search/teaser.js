// Marks the words of a hit in its title and text, as the theme does.
import { isStopWord, words } from "./words.js";

const MOST_BLOCKS = 2;

/** HTML with the words for which `isHit(word)` holds marked; what was marked is added to `forms`. */
export function mark(html, isHit, forms) {
  return html.replace(/(<[^>]*>|&[a-z#0-9]+;)|([^<&]+)/g, (_, markup, text) => markup ?? markText(text, isHit, forms));
}

/** The first parts of a text that hold a hit, marked; its first part when none does. */
export function teaser(html, isHit, forms) {
  const blocks = html.split(/(?<=<\/(?:p|li|ul|ol|pre|blockquote)>)/).filter((block) => block.trim());
  const marked = [];
  for (const block of blocks) {
    const count = forms.size;
    const result = mark(block, isHit, forms);
    if (result.includes("<mark") || forms.size > count) marked.push(result);
    if (marked.length === MOST_BLOCKS) break;
  }
  return marked.join("") || (blocks[0] ?? "");
}

function markText(text, isHit, forms) {
  let marked = "";
  let end = 0;
  for (const { word, parts, start, end: stop } of words(text)) {
    const hit = !isStopWord(word) && (isHit(word) || parts.some((part) => !isStopWord(part) && isHit(part)));
    if (!hit) continue;
    forms.add(text.slice(start, stop).toLowerCase());
    marked += `${text.slice(end, start)}<mark data-md-highlight>${text.slice(start, stop)}</mark>`;
    end = stop;
  }
  return marked + text.slice(end);
}
