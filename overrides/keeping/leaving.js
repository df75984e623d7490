// Closing the tab or leaving the site with work that nothing keeps: the browser's own question, and only then.
import { openWork } from "../components/open-work/open-work.js";
import { SITE } from "../site-path.js";

const STAYING = 2000; // milliseconds in which a page that one leaves for another of the site is gone

/** @param {import("./held.js").Held[]} held  what this page holds */
export function guardLeaving(held) {
  let staysUntil = 0;
  const stays = () => (staysUntil = Date.now() + STAYING);
  const isInSite = (address) => String(address).startsWith(SITE.href);
  addEventListener("click", (event) => isInSite(linkOf(event.target)) && stays(), { capture: true });
  addEventListener("keydown", (event) => isReload(event) && stays());
  // Not in every browser: elsewhere the browser's own Back asks too.
  window.navigation?.addEventListener("navigate", ({ destination }) => isInSite(destination.url) && stays());
  addEventListener("beforeunload", (event) => {
    const own = new Set(held.map(({ slot }) => slot));
    const here = held.filter(({ atRisk }) => atRisk);
    const onOtherPages = openWork().filter(({ slot, atRisk }) => atRisk && !own.has(slot));
    const leaves = Date.now() > staysUntil && here.length + onOtherPages.length > 0;
    if (leaves || here.some(({ place }) => place === "nowhere")) event.preventDefault();
  });
}

/** @param {any} target */
const linkOf = (target) => target.closest?.("a[href]")?.href;

const isReload = ({ key, ctrlKey, metaKey }) => key === "F5" || ((ctrlKey || metaKey) && key.toLowerCase() === "r");
