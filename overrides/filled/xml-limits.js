// What the XML of a Word file must be before a browser reads it: it does so on the thread of the page, where nothing can
// stop it, and of a text that is no XML it complains against the policy of the page. For a worker.
import { documents as words } from "#generated/words.js";
import { TakeAwayError } from "./take-away-error.js";

const MOST_TAGS = 300_000; // a card has some 20,000; a browser needs seconds for a million
const DEEPEST = 200; // elements within each other; for thousands a browser needs time for each, again and again
const LONGEST_TAG = 20_000;

const MARKUP = /<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>|<\?[^]*?\?>|<([/!]?)([^\s"'<>/]*)(?:"[^"]*"|'[^']*'|[^"'>])*?(\/?)>/g;
const NEVER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** @throws {TakeAwayError} when there is more in the text than one of a card can hold, or when it is no XML */
export function refuseUnsound(text) {
  const refuse = (message) => {
    throw new TakeAwayError(message);
  };
  const open = [];
  let [tags, elements] = [0, 0];
  for (const [tag, start, name, end] of text.matchAll(MARKUP)) {
    tags += 1;
    if (start === undefined) continue; // no element
    if (start === "" && open.length === 0) elements += 1;
    if (start === "/" && open.pop() !== name) refuse(words.word_broken);
    if (start === "" && !end) open.push(name);
    // No Word file declares a document type, which can hold texts within texts.
    const isTooMuch = start === "!" || tags > MOST_TAGS || open.length > DEEPEST || tag.length > LONGEST_TAG;
    if (isTooMuch) refuse(words.too_hard);
  }
  if (open.length || elements !== 1 || NEVER.test(text)) refuse(words.word_broken);
}
