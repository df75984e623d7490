// The entry of the one script of the site. Each part adds only what needs a script, to elements it finds by data-fk-*.
import { mountAllMeasures } from "./components/all-measures/all-measures.js";
import { mountCardList } from "./components/card-list/card-list.js";
import { mountCopyLinks } from "./components/copy-link/copy-link.js";
import { mountDock } from "./components/dock/dock.js";
import { mountDiscussionList } from "./components/discussion-list/discussion-list.js";
import { mountFill } from "./components/fill/fill.js";
import { mountJump } from "./components/jump/jump.js";
import { mountListButtons } from "./components/list-button/list-button.js";
import { mountListTicked } from "./components/list-button/list-ticked.js";
import { mountArrival } from "./components/measures/arrival.js";
import { mountChips } from "./components/measures/measures.js";
import { mountOpenWork } from "./components/open-work/open-work.js";
import { mountPrintChoice } from "./components/print-choice/print-choice.js";
import { mountCardSlides } from "./components/slides/card-slides.js";
import { alone } from "./dom/alone.js";
import { mountCarrying } from "./keeping/carrying.js";
import { guardLeaving } from "./keeping/leaving.js";
import { carried } from "./list/carried.js";
import { holdList } from "./list/held-list.js";
import { mountSearchBox } from "./search/box.js";
import { mountTakeAway } from "./components/take-away/take-away.js";
import { mountThemeKeyboard } from "./theme/keyboard.js";
import { readCard } from "./card.js";

alone("", () => mountThemeKeyboard(document));
alone("", () => mountSearchBox(document));
alone("", () => mountDock(document));
const list = alone("", holdList);
alone("", (list) => mountCarrying((where) => carried(list, where)), list);
alone("[data-fk-list] > .fk-needs-script", (list) => mountDiscussionList(document, list), list);
alone("[data-fk-all] .fk-needs-script", (list) => mountAllMeasures(document, list), list);
alone("[data-fk-find]", () => mountCardList(document));

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
}
alone("", () => guardLeaving([list, form?.held].filter(Boolean)));
alone("", () => mountOpenWork(document, [form && `record|${card.name}`, document.querySelector("[data-fk-list]") && "list"].filter(Boolean)));
