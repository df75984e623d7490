// The colours of a page, before anything of it shows: what its address asks (see keeping/carrying.js), what was chosen
// before, or what the system goes by.
import { coloursAlong } from "../keeping/carrying.js";
import { chosenColours, keepColours } from "./colours.js";

// The theme knows one without colours, which follows the system: as what nobody chose does anyway.
const palettes = [JSON.parse(/** @type {HTMLScriptElement} */ (document.currentScript).dataset.fkPalettes)]
  .flat()
  .filter(({ scheme }) => scheme);
const named = (scheme) => palettes.find((one) => one.scheme === scheme);

const asked = named(coloursAlong());
if (asked) keepColours(asked.scheme);
const first = asked ?? named(chosenColours()) ?? palettes.find(({ media }) => media && matchMedia(media).matches);

// The script of the head runs before there is a body.
new MutationObserver((_, observer) => {
  if (!document.body) return;
  observer.disconnect();
  if (first) document.body.dataset.mdColorScheme = first.scheme;
}).observe(document.documentElement, { childList: true });
