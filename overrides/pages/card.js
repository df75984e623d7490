// The entry of the script of a card's page.
import { mountCopyLinks } from "../components/copy-link/copy-link.js";
import { mountFill } from "../components/fill/fill.js";
import { mountJump } from "../components/jump/jump.js";
import { mountListButtons } from "../components/list-button/list-button.js";
import { mountListTicked } from "../components/list-button/list-ticked.js";
import { mountArrival } from "../components/measures/arrival.js";
import { mountBlankRows } from "../components/measures/blank-rows.js";
import { mountChips } from "../components/measures/measures.js";
import { mountPrintChoice } from "../components/print-choice/print-choice.js";
import { mountCardSlides } from "../components/slides/card-slides.js";
import { mountTakeAway } from "../components/take-away/take-away.js";
import { readCard } from "../card.js";
import { alone } from "../dom/alone.js";
import { mountEvery, watchOver } from "./every.js";

const list = mountEvery(document);
const card = readCard(document);
const form = card ? alone("[data-fk-fill] .fk-needs-script", () => mountFill(document, card)) : undefined;
if (card) {
  alone("[data-fk-chips]", () => mountChips(document));
  alone("", () => mountJump(document));
  alone("[data-fk-copy], [data-fk-copy-card]", () => mountCopyLinks(document, card));
  alone("[data-fk-list-add]", (form, list) => mountListButtons(document, card, form, list), form, list);
  alone("[data-fk-list-ticked]", (form, list) => mountListTicked(document, card, form, list), form, list);
  alone("[data-fk-print]", (form) => mountPrintChoice(document, card, form), form);
  alone("", (form) => mountTakeAway(document, card, form), form);
  alone("[data-fk-slides-start]", () => mountCardSlides(document, card));
  alone("", () => mountArrival(document));
  alone("", () => mountBlankRows(document));
}
watchOver(document, [list, form?.held], form ? [`record|${card.name}`] : []);
