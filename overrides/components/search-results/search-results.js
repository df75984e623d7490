// The list of what the search found: pages with their hits, each a link that tells the page what to mark.
import { search as words } from "#generated/words.js";
import { MARKED } from "../../search/marks.js";
import { SITE } from "../../site-path.js";
import { count } from "../../words.js";

/** @typedef {import("../../search/answer.js").Item} Item @typedef {import("../../search/answer.js").Group} Group */

/**
 * Shows groups in the place of what stands in the list.
 * @param {HTMLElement} list @param {HTMLTemplateElement} template  of a group @param {Group[]} groups
 */
export function showGroups(list, template, groups) {
  list.replaceChildren(...groups.map((group) => groupOf(template, group)));
}

function groupOf(template, { heading, hits, more }) {
  const item = /** @type {HTMLElement} */ (template.content.firstElementChild.cloneNode(true));
  const [page, hit, details] = ["[data-fk-found-page]", "[data-fk-found-hit]", "details"].map((one) => item.querySelector(one));
  // Its text would say once more what its hits say.
  fillIn(page, hits.length ? { ...heading, text: "", missing: [] } : heading);
  hit.replaceWith(...hits.map((one) => fillIn(hit.cloneNode(true), one)));
  if (more.length) {
    // The theme styles a block here, which HTML in a file may not hold.
    details.firstElementChild.append(element("div", count(words.more_hits, more.length)));
    details.append(...more.map((one) => fillIn(hit.cloneNode(true), one)));
  } else {
    details.remove();
  }
  return item;
}

/** @param {Node} node  a link @param {Item} item */
function fillIn(node, { location, title, text, forms, missing, isHit }) {
  const link = /** @type {HTMLAnchorElement} */ (node);
  const part = (name) => link.querySelector(`[data-fk-found-${name}]`);
  const address = new URL(location, SITE);
  if (forms.length) address.searchParams.set(MARKED, forms.join(" "));
  link.href = address.href;
  link.toggleAttribute("data-fk-hit", isHit);
  part("title").append(markup(title));
  part("text").append(markup(text));
  if (missing.length) part("missing").append(...missing.flatMap((word) => [" ", element("del", word)]));
  else part("missing").remove();
  return link;
}

// The HTML of the index was made when the site was built.
// eslint-disable-next-line no-restricted-syntax
const markup = (html) => document.createRange().createContextualFragment(html);

const element = (name, textContent) => Object.assign(document.createElement(name), { textContent });
