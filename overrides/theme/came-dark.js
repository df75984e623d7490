// A page on a disk whose address says light or dark takes that over before the theme looks what was chosen.
import { coloursAlong } from "../keeping/carrying.js";
import { SITE } from "../site-path.js";

const palettes = JSON.parse(/** @type {HTMLScriptElement} */ (document.currentScript).dataset.fkPalettes);
const asked = coloursAlong();
const index = palettes.findIndex(({ scheme }) => scheme === asked);

if (index >= 0) {
  const { media, scheme, primary, accent } = palettes[index];
  const choice = { index, color: { media, scheme, primary, accent } };
  try {
    localStorage.setItem(`${SITE.pathname}.__palette`, JSON.stringify(choice));
  } catch {
    // Where nothing is kept, the theme goes by the system.
  }
}
