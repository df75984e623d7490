// The page of the list to talk about: what it shows, and what each button and address does.
import { bar as barWords, fill as fillWords, list as words } from "#generated/words.js";
import { alone } from "../../dom/alone.js";
import { fromHash, isListLink } from "../../list/link.js";
import { joined, newList, sameOrder, shareable } from "../../list/items.js";
import { SITE } from "../../site-path.js";
import { count } from "../../words.js";
import { mountFillBar } from "../fill-bar/fill-bar.js";
import { tell } from "../message/message.js";
import { bindDragging } from "./item.js";
import { bindFacts } from "./list-facts.js";
import { bindKeeping, save } from "./list-keeping.js";
import { ListView } from "./list-view.js";
import { copyLink, copyList } from "./hand-on.js";
import { showList, slideInAddress } from "./list-slides.js";

/**
 * Brings the list page to life; does nothing on another page.
 * @param {import("../../keeping/held.js").Held} held  the person's own list
 */
export function mountDiscussionList(root, held) {
  const page = root.querySelector("[data-fk-list]");
  if (!page) return;
  const view = new ListView(page, held);
  bindShowing(page, view);
  bindShared(page, view);
  alone(".fk-list .fk-choice, .fk-list :is([data-fk-save], [data-fk-open], [data-fk-clear])", () => bindKeeping(page, view));
  alone(".fk-list__head", () => bindFacts(page, held));
  alone("[data-fk-fill-bar]", () => mountBar(root, view));
  held.onChange((where) => where === "elsewhere" && view.draw());
  addEventListener("hashchange", () => arrive(page, view));
  arrive(page, view);
}

function mountBar(root, view) {
  mountFillBar(root, view.held, {
    who: () => barWords.list,
    count: () => count(fillWords.bar_list, view.held.document.items.length),
    save: () => save(view),
    print: () => print(),
  });
}

/** What shows or hands on the list. An empty list hides their buttons. */
function bindShowing(page, view) {
  const address = page.dataset.fkAddress || new URL("overleg.html", SITE).href;
  onClick(page, "[data-fk-list-share]", () => copyLink(view.rows, address));
  onClick(page, "[data-fk-list-copy]", (button) => copyList(view.rows, view.shared ? {} : view.held.document, address, button.dataset.fkListCopy === "rich"));
  onClick(page, "[data-fk-list-print]", () => print());
  onClick(page, "[data-fk-slides-start]", () => showList(page, view.rows, 0));
  bindDragging(view.part("items"), (from, to) => view.move(view.rows[from].item, view.rows[to].item, "[data-fk-item-up]"));
}

/** What one does with a list that someone shared. */
function bindShared(page, view) {
  const goOn = () => {
    view.shared = null;
    forgetLink();
    view.draw();
  };
  onClick(page, "[data-fk-list-adopt]", () => {
    view.held.change((list) => ({ ...list, items: joined(list.items, view.shared) }));
    goOn();
  });
  onClick(page, "[data-fk-list-own]", goOn);
}

/** Reads the part of the address after #: a shared list, or a slide of the list. */
async function arrive(page, view) {
  view.shared = null;
  if (isListLink(location.hash)) openLink(view, fromHash(location.hash));
  await view.draw();
  const start = slideInAddress(view.rows);
  if (start >= 0) showList(page, view.rows, start);
}

/** Shows the items of a link beside one's own list; with nothing of one's own they become that list. */
function openLink(view, items) {
  const own = view.held.document.items;
  if (items && own.length && !sameOrder(shareable(own), items)) {
    view.shared = items;
    return;
  }
  if (!items) tell({ title: words.damaged_link, text: words.damaged_link_text });
  else if (own.length === 0) view.held.take(newList(items), { saved: true });
  forgetLink();
}

function forgetLink() {
  history.replaceState(null, "", location.pathname + location.search);
}

function onClick(page, selector, press) {
  for (const button of page.querySelectorAll(selector)) button.addEventListener("click", () => press(button));
}
