// On a disk Firefox gives each file a storage of its own. There a link to another page of the site carries what that page
// must know, for as long as it takes to follow it: what stands in the page, the address bar and the clipboard stays clean,
// and so does every address on a server. What a person typed is never carried: a browser keeps a history of addresses.
import { SITE } from "../site-path.js";

/** The names in an address under which the list and the choice of colours come along. */
const LIST = "mee";
const COLOURS = "kleuren";

const ON_DISK = location.protocol === "file:";

/** @returns {string|null} what came along with the list; it stands in the address no longer */
export function cameAlong() {
  if (!ON_DISK) return null;
  const address = new URL(location.href);
  const text = address.searchParams.get(LIST);
  for (const name of [LIST, COLOURS]) address.searchParams.delete(name);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
  return text;
}

/** @returns {string|null} the colours that came along */
export const coloursAlong = () => (ON_DISK ? new URLSearchParams(location.search).get(COLOURS) : null);

/**
 * Lets the links of the page carry what `tell` gives when one is followed.
 * @param {(where: {inNewTab: boolean}) => string|null} tell
 */
export function mountCarrying(tell) {
  if (!ON_DISK) return;
  const carry = (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !leadsOn(link)) return;
    const inNewTab = event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey;
    lend(link, { [LIST]: tell({ inNewTab }), [COLOURS]: document.body.dataset.mdColorScheme });
  };
  for (const event of ["click", "auxclick"]) addEventListener(event, carry, { capture: true });
}

/** Whether a link leads to another page of the site that takes out of its address what came along. */
function leadsOn(link) {
  const isPage = link.href.startsWith(SITE.href) && link.pathname.endsWith(".html");
  return isPage && link.pathname !== location.pathname && !link.hasAttribute("data-fk-bare");
}

function lend(link, parts) {
  const own = link.getAttribute("href");
  const address = new URL(link.href);
  for (const [name, text] of Object.entries(parts)) if (text) address.searchParams.set(name, text);
  link.href = address.href;
  setTimeout(() => link.setAttribute("href", own));
}
