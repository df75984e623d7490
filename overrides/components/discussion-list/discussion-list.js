// The page of the list to talk about: show it, order it, note on it, share it.
import { announce } from "../../dom/announce.js";
import { copy } from "../../dom/clipboard.js";
import { download, today } from "../../dom/download.js";
import { bindOpening } from "../../filled/opening.js";
import { loadCard } from "../../list/cards.js";
import { listFileName, listText, readListText } from "../../list/file.js";
import { joined, moved, sameOrder } from "../../list/items.js";
import { fromHash, isListLink, toHash } from "../../list/link.js";
import { clearList, readList, writeList } from "../../list/store.js";
import { asHtml, asText } from "../../list/text.js";
import { SITE } from "../../site-path.js";
import { ask, askToReplace, tell } from "../message/message.js";
import { showSlides } from "../slides/slides.js";
import { showUnsaved } from "../unsaved/unsaved.js";
import { bindDragging, itemElement } from "./item.js";

const SLIDE = /^#toon-([a-z0-9-]{1,30})\.(\d+)$/;

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

  const shownItems = () => shared ?? own.items;

  function change(items, { saved = false } = {}) {
    own = { items, saved: saved || items.length === 0, remembers: remember.checked };
    const keeps = writeList(own);
    showUnsaved(page, { saved: own.saved, keeps, remembers: own.remembers });
  }

  async function draw() {
    const turn = ++drawing;
    const items = shownItems();
    const found = await Promise.all(items.map(async (item) => ({ item, card: await loadCard(item.card) })));
    if (turn !== drawing) return; // a later change is already being drawn
    rows = found.map((row) => ({ ...row, measure: row.card?.measures[row.item.number] })).filter((row) => row.measure);
    const editable = shared === null;
    part("items").replaceChildren(...rows.map((row, place) => itemElement(page, row, place, { rows, editable, handlers })));
    part("notices").replaceChildren(...found.map(noticeOf).filter(Boolean));
    part("notices").hidden = part("notices").childElementCount === 0;
    part("empty").hidden = items.length > 0;
    part("shared").hidden = editable;
  }

  const handlers = {
    edit(item, changes) {
      change(own.items.map((one) => (one === item ? Object.assign(one, changes) : one)));
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
      const place = own.items.indexOf(item);
      change(own.items.filter((one) => one !== item));
      await draw();
      const next = part("items").children[Math.min(place, own.items.length - 1)];
      (next?.querySelector("[data-fk-item-remove]") ?? part("share")).focus();
      announce(`Maatregel ${item.number} is van de lijst gehaald`);
    },
  };

  /** Reads the part of the address after #: a shared list, or a slide of one's own. */
  async function arrive() {
    shared = null;
    if (isListLink(location.hash)) await openLink(location.hash);
    await draw();
    const [, card, number] = SLIDE.exec(location.hash) ?? [];
    const start = rows.findIndex(({ item }) => item.card === card && String(item.number) === number);
    if (start >= 0) show(start);
  }

  async function openLink(hash) {
    const items = fromHash(hash);
    if (!items) {
      forgetLink();
      tell({ title: "Deze link is niet volledig", text: "Vraag de link opnieuw. Hieronder staat je eigen lijst." });
      return;
    }
    if (own.items.length && !sameOrder(own.items, items)) {
      shared = items;
      return;
    }
    if (own.items.length === 0) change(items, { saved: true });
    forgetLink();
  }

  const forgetLink = () => history.replaceState(null, "", location.pathname + location.search);

  /** What the page shows, for pasting elsewhere. */
  function textRows() {
    return rows.map(({ item, card, measure }) => ({
      title: `${card.label}, maatregel ${item.number}: ${measure.short}`,
      address: new URL(`${card.path}#m${item.number}`, address).href,
      who: item.who,
      note: item.note,
    }));
  }

  async function copyList(rich) {
    const lines = textRows();
    if (lines.length === 0) return tellEmpty();
    const copied = await copy(asText(lines), rich ? asHtml(lines) : null);
    if (copied) announce("De lijst is gekopieerd");
    else await tell({ title: "Kopiëren lukt hier niet", text: asText(lines) });
  }

  async function share() {
    if (rows.length === 0) return tellEmpty();
    const link = address + toHash(rows.map(({ item }) => item));
    if (await copy(link)) {
      const text = "De link staat op je klembord. Er zitten alleen nummers van maatregelen in: geen namen en geen notities.";
      await tell({ title: "Link gekopieerd", text });
    } else {
      await tell({ title: "Kopiëren lukt hier niet", text: link });
    }
  }

  const tellEmpty = () => tell({ title: "De lijst is leeg", text: "Zet eerst maatregelen op de lijst." });

  function show(start) {
    const slides = rows.map(({ item, card, measure }) => {
      const content = document.createRange().createContextualFragment(measure.html);
      return { number: item.number, card: item.card, where: card.label, title: `${item.number}. ${measure.short}`, content };
    });
    const before = isListLink(location.hash) ? location.hash : location.pathname + location.search;
    showSlides(page, slides, start, {
      onShow: ({ card, number }) => history.replaceState(null, "", `#toon-${card}.${number}`),
      onClose: () => history.replaceState(null, "", before),
    });
  }

  async function openFile(file) {
    const items = readListText(await file.text());
    if (!own.saved && !(await askToReplace())) return;
    shared = null;
    change(items, { saved: true });
    await draw();
    announce(`${file.name} is geopend`);
  }

  async function clear() {
    const text = "De lijst, je notities en de namen verdwijnen van dit scherm en van dit toestel.";
    if (!(await ask({ title: "Alles wissen?", text, yes: "Alles wissen" }))) return;
    remember.checked = false;
    shared = null;
    change([]);
    clearList();
    await draw();
    announce("Alles is gewist");
  }

  part("share").addEventListener("click", share);
  part("print").addEventListener("click", () => print());
  for (const button of page.querySelectorAll("[data-fk-list-copy]")) {
    button.addEventListener("click", () => copyList(button.dataset.fkListCopy === "rich"));
  }
  page.querySelector("[data-fk-slides-start]").addEventListener("click", () => (rows.length ? show(0) : tellEmpty()));
  part("adopt").addEventListener("click", () => {
    change(joined(own.items, shared));
    shared = null;
    forgetLink();
    draw();
  });
  part("own").addEventListener("click", () => {
    shared = null;
    forgetLink();
    draw();
  });
  for (const button of page.querySelectorAll("[data-fk-save]")) {
    button.addEventListener("click", () => {
      download(listFileName(today()), listText(own.items), "application/json");
      change(own.items, { saved: true });
      announce("Bewaard in een bestand bij je downloads");
    });
  }
  page.querySelector("[data-fk-clear]").addEventListener("click", clear);
  remember.addEventListener("change", () => change(own.items, { saved: own.saved }));
  bindOpening(page, openFile);
  bindDragging(part("items"), (from, to) => handlers.move(rows[from].item, rows[to].item, "[data-fk-item-up]"));
  addEventListener("hashchange", arrive);

  remember.checked = own.remembers;
  showUnsaved(page, { saved: own.saved, keeps: true, remembers: own.remembers });
  arrive();
}

/** @returns {HTMLElement|null} what to say of a measure that cannot be shown */
function noticeOf({ item, card }) {
  if (card?.measures[item.number]) return null;
  const notice = document.createElement("li");
  if (!card) notice.textContent = `De kaart “${item.card}” staat niet op deze site; maatregel ${item.number} is weggelaten.`;
  else notice.textContent = `${card.label}, maatregel ${item.number} ${fate(card.withdrawn[item.number])}`;
  return notice;
}

function fate(withdrawn) {
  if (!withdrawn) return "bestaat niet.";
  const instead = withdrawn.replacedBy.length ? ` In de plaats: maatregel ${withdrawn.replacedBy.join(", ")}.` : "";
  return `is vervallen: ${withdrawn.reason}${instead}`;
}
