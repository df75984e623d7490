// What stands in an address after the page: anybody can write one.
import { LONGEST_LINK } from "#generated/contract.js";
import { whole } from "../pattern.js";

/**
 * Reads such a part as one of the links of the contract.
 * @param {string} link  its pattern @param {string} [hash]
 * @returns {RegExpExecArray|null} with the groups of the pattern
 */
export const linkIn = (link, hash = location.hash) => (hash.length > LONGEST_LINK ? null : whole(link).exec(hash));

/** @param {Document} root @param {string} [hash] @returns {HTMLElement|null} the element that it names */
export function targetIn(root, hash = location.hash) {
  try {
    return root.getElementById(decodeURIComponent(hash.slice(1)));
  } catch {
    return null; // no text, such as #%
  }
}
