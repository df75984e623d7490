// The entry of the one script of the site. Each part adds only what needs a script, to elements it finds by data-fk-*.
import { mountCopyLinks } from "./components/copy-link/copy-link.js";
import { mountFill } from "./components/fill/fill.js";
import { mountChips } from "./components/measures/measures.js";
import { mountPrintChoice } from "./components/print-choice/print-choice.js";
import { mountThemeKeyboard } from "./theme/keyboard.js";
import { readCard } from "./card.js";

mountThemeKeyboard(document);

const card = readCard(document);
if (card) {
  mountChips(document);
  mountCopyLinks(document, card);
  const form = mountFill(document, card);
  mountPrintChoice(document, form);
}
