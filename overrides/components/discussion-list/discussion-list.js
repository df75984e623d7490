// The page of the list to talk about: show it, order it, note on it, share it.
import { announce } from "../../dom/announce.js";
import { download, today } from "../../dom/download.js";
import { bindOpening } from "../../filled/opening.js";
import { loadCard } from "../../list/cards.js";
import { listFileName, listText, readListText } from "../../list/file.js";
import { joined, moved, sameOrder } from "../../list/items.js";
import { fromHash, isListLink } from "../../list/link.js";
import { clearList, readList, writeList } from "../../list/store.js";
import { SITE } from "../../site-path.js";
import { ask, askToReplace, tell } from "../message/message.js";
import { showUnsaved } from "../unsaved/unsaved.js";
import { copyLink, copyList } from "./hand-on.js";
import { bindDragging, itemElement } from "./item.js";
import { showList, slideInAddress } from "./list-slides.js";
import { noticesOf } from "./notices.js";

/** Brings the list page to life; does nothing on another page. */
export function mountDiscussionList(root) {
  const page = root.querySelector("[data-fk-list]");
  if (!page) return;
  const part = (name) => page.querySelector(`[data-fk-list-${name}]`);
  const remember = page.querySelector("[data-fk-remember]");
  const address = page.dataset.fkAddress || new URL("overleg.html", SITE).href;

  let own = readList();
  let shared = null; // the items of a link that someone shared, while they are what the page shows
  let rows = []; // what the page shows, in order: {item, card, measure}
  let drawing = 0;

  function change(items, { saved = false } = {}) {
    own = { items, saved: saved || items.length === 0, remembers: remember.checked };
    const keeps = writeList(own);
    showMark(keeps);
  }

  function showMark(keeps) {
    showUnsaved(page, { what: own.saved ? "" : "de lijst", keeps, remembers: own.remembers });
  }

  async function draw() {
    const turn = ++drawing;
    const items = shared ?? own.items;
    const found = await Promise.all(items.map(async (item) => ({ item, card: await loadCard(item.card) })));
    if (turn !== drawing) return; // a later change is already being drawn
    rows = found.map((row) => ({ ...row, measure: row.card?.measures[row.item.number] })).filter((row) => row.measure);
    const context = { rows, editable: shared === null, handlers };
    part("items").replaceChildren(...rows.map((row, place) => itemElement(page, row, place, context)));
    part("notices").replaceChildren(...noticesOf(found));
    part("notices").hidden = part("notices").childElementCount === 0;
    part("empty").hidden = items.length > 0;
    part("shared").hidden = shared === null;
  }

  const handlers = {
    edit(item, changes) {
      Object.assign(item, changes);
      change(own.items);
    },
    /** Gives `item` the place of `other`; then the focus goes to the button that `focus` selects in it. */
    async move(item, other, focus) {
      change(moved(own.items, own.items.indexOf(item), own.items.indexOf(other)));
      await draw();
      const place = rows.findIndex((row) => row.item === item);
      part("items").children[place].querySelector(focus).focus();
      announce(`Maatregel ${item.number} staat nu op plaats ${place + 1} van ${rows.length}`);
    },
    async remove(item) {
      const place = rows.findIndex((row) => row.item === item);
      change(own.items.filter((one) => one !== item));
      await draw();
      const next = part("items").children[Math.min(place, rows.length - 1)];
      (next?.querySelector("[data-fk-item-remove]") ?? part("share")).focus();
      announce(`Maatregel ${item.number} is van de lijst gehaald`);
    },
  };

  /** Reads the part of the address after #: a shared list, or a slide of the list. */
  async function arrive() {
    shared = null;
    if (isListLink(location.hash)) openLink(fromHash(location.hash));
    await draw();
    const start = slideInAddress(rows);
    if (start >= 0) showList(page, rows, start);
  }

  /** Shows the items of a link beside one's own list; with nothing of one's own they become that list. */
  function openLink(items) {
    if (items && own.items.length && !sameOrder(own.items, items)) {
      shared = items;
      return;
    }
    if (!items) tell({ title: "Deze link is niet volledig", text: "Vraag de link opnieuw. Hieronder staat je eigen lijst." });
    else if (own.items.length === 0) change(items, { saved: true });
    forgetLink();
  }

  function forgetLink() {
    history.replaceState(null, "", location.pathname + location.search);
  }

  /** Goes on with one's own list after a shared one. */
  function useOwn(items) {
    if (items) change(items);
    shared = null;
    forgetLink();
    draw();
  }

  function save() {
    download(listFileName(today()), listText(own.items), "application/json");
    change(own.items, { saved: true });
    announce("Bewaard in een bestand bij je downloads");
  }

  async function openFile(file) {
    const items = readListText(await file.text());
    if (!own.saved && !(await askToReplace())) return;
    change(items, { saved: true });
    useOwn();
    announce(`${file.name} is geopend`);
  }

  async function clear() {
    const text = "De lijst, je notities en de namen verdwijnen van dit scherm en van dit toestel.";
    if (!(await ask({ title: "Alles wissen?", text, yes: "Alles wissen" }))) return;
    remember.checked = false;
    change([]);
    clearList();
    useOwn();
    announce("Alles is gewist");
  }

  const bind = (selector, press) => {
    for (const button of page.querySelectorAll(selector)) button.addEventListener("click", () => press(button));
  };
  const withRows = (press) => (button) =>
    rows.length ? press(button) : tell({ title: "De lijst is leeg", text: "Zet eerst maatregelen op de lijst." });

  bind("[data-fk-list-share]", withRows(() => copyLink(rows, address)));
  bind("[data-fk-list-copy]", withRows((button) => copyList(rows, address, button.dataset.fkListCopy === "rich")));
  bind("[data-fk-list-print]", withRows(() => print()));
  bind("[data-fk-slides-start]", withRows(() => showList(page, rows, 0)));
  bind("[data-fk-list-adopt]", () => useOwn(joined(own.items, shared)));
  bind("[data-fk-list-own]", () => useOwn());
  bind("[data-fk-save]", save);
  bind("[data-fk-clear]", clear);
  bindOpening(page, openFile);
  bindDragging(part("items"), (from, to) => handlers.move(rows[from].item, rows[to].item, "[data-fk-item-up]"));
  remember.addEventListener("change", () => change(own.items, { saved: own.saved }));
  addEventListener("hashchange", arrive);

  remember.checked = own.remembers;
  showMark(true);
  arrive();
}
