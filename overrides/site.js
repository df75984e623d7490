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
import { mountCarrying } from "./keeping/carrying.js";
import { guardLeaving } from "./keeping/leaving.js";
import { carried } from "./list/carried.js";
import { holdList } from "./list/held-list.js";
import { mountSearchBox } from "./search/box.js";
import { mountTakeAway } from "./components/take-away/take-away.js";
import { mountThemeKeyboard } from "./theme/keyboard.js";
import { readCard } from "./card.js";

mountThemeKeyboard(document);
mountSearchBox(document);
mountDock(document);
const list = holdList();
mountCarrying((where) => carried(list, where));
mountDiscussionList(document, list);
mountAllMeasures(document, list);
mountCardList(document);

const card = readCard(document);
const form = card && mountFill(document, card);
if (form) {
  mountChips(document);
  mountJump(document);
  mountCopyLinks(document, card);
  mountListButtons(document, card, form, list);
  mountListTicked(document, card, form, list);
  mountPrintChoice(document, card, form);
  mountTakeAway(document, card, form);
  mountCardSlides(document, card);
  mountArrival(document);
}
guardLeaving(form ? [list, form.held] : [list]);
mountOpenWork(document, [form && `record|${card.name}`, document.querySelector("[data-fk-list]") && "list"].filter(Boolean));
