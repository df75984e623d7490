// All measures of all cards: show those of a theme or a card, by theme or by card, open one to its text, put one on the
// list. What is chosen stands in the address, so that a view can be linked: ?thema=structuur&kaart=hechting&per=kaart.
import { all as words, bar, search as said } from "#generated/words.js";
import { alone } from "../../dom/alone.js";
import { targetIn } from "../../dom/fragment.js";
import { meant } from "../../list/items.js";
import { loadCard } from "../../list/cards.js";
import { MARKED } from "../../search/marks.js";
import { count, fill } from "../../words.js";
import { toggleOnList } from "../list-button/list-button.js";

const BY_CARD = "kaart";

/**
 * Binds the page of all measures.
 * @param {Document} root
 * @param {import("../../keeping/held.js").Held} list
 */
export function mountAllMeasures(root, list) {
  const page = root.querySelector("[data-fk-all]");
  if (!page) return;
  const parts = findParts(page);
  const byTheme = [...parts.groups.children];
  let byCard;
  const show = (choice) => {
    if (choice.per === BY_CARD) byCard ??= sectionsOfCards(parts);
    arrange(parts, choice.per === BY_CARD ? byCard : byTheme, choice.per === BY_CARD);
    filter(parts, choice);
    keepInAddress(choice);
  };
  page.addEventListener("click", (event) => {
    const chip = /** @type {HTMLElement|null} */ (/** @type {Element} */ (event.target).closest("[data-fk-chip]"));
    if (chip) show({ ...chosen(parts), theme: chip.dataset.fkChip });
  });
  for (const select of [parts.card, parts.group]) select.addEventListener("change", () => show(chosen(parts)));
  alone("", () => mountTools(page, parts, list));
  alone("", () => keepClearOfBar(page));
  const arrive = () => {
    const target = targetOf(page);
    show(target ? widened(fromAddress(parts), target) : fromAddress(parts));
    if (target) scrollTo(target);
  };
  addEventListener("hashchange", arrive);
  // The browser goes to the address by itself once all is loaded.
  addEventListener("load", () => setTimeout(arrive));
  arrive();
}

/** @returns {HTMLElement|null} the line, the list or the group in the address */
function targetOf(page) {
  const target = targetIn(document);
  return page.querySelector("[data-fk-all-groups]").contains(target) ? target : null;
}

// Lines that come in sight for the first time turn out higher or lower than was reckoned, and move the others.
function scrollTo(target, turns = 3) {
  target.scrollIntoView();
  if (turns) requestAnimationFrame(() => scrollTo(target, turns - 1));
}

// A filter never hides what was linked to: what it would hide is chosen no longer.
function widened(choice, target) {
  const list = target.closest("[data-fk-all-of]");
  const { fkAllTheme: theme, fkAllOf: card } = list?.dataset ?? {};
  const inTheme = theme ?? target.closest("[data-fk-all-section]").dataset.fkAllSection;
  return {
    ...choice,
    theme: choice.theme === inTheme ? choice.theme : "",
    card: !card || choice.card === card ? choice.card : "",
    // By card there are no groups of themes.
    per: list ? choice.per : "",
  };
}

// What one jumps to stays clear of the bar, which is higher when its chips take more lines. Said of the page as a whole,
// and not by a property that thousands of lines would take over.
function keepClearOfBar(page) {
  const bar = page.querySelector(".fk-all__bar");
  const measure = () => (document.documentElement.style.scrollPaddingBlockStart = `${bar.offsetHeight}px`);
  new ResizeObserver(measure).observe(bar);
  measure();
}

function findParts(page) {
  const part = (name) => page.querySelector(`[data-fk-all-${name}]`);
  return {
    chips: [...page.querySelectorAll("[data-fk-chip]")],
    card: /** @type {HTMLSelectElement} */ (part("card")),
    group: /** @type {HTMLSelectElement} */ (part("group")),
    chosen: part("chosen"),
    groups: part("groups"),
    tools: /** @type {HTMLTemplateElement} */ (part("tools")),
    lists: /** @type {HTMLElement[]} */ ([...page.querySelectorAll("[data-fk-all-of]")]),
  };
}

function chosen({ chips, card, group }) {
  const pressed = chips.find((chip) => chip.getAttribute("aria-pressed") === "true");
  return { theme: pressed?.dataset.fkChip ?? "", card: card.value, per: group.value };
}

// What an address names and is not there counts as not chosen.
function fromAddress({ chips, card }) {
  const asked = new URLSearchParams(location.search);
  const one = (name, known) => {
    const value = asked.get(name) ?? "";
    return known.includes(value) ? value : "";
  };
  return {
    theme: one("thema", chips.map((chip) => chip.dataset.fkChip)),
    card: one("kaart", [...card.options].map(({ value }) => value)),
    per: one("per", [BY_CARD]),
  };
}

function keepInAddress({ theme, card, per }) {
  const url = new URL(location.href);
  url.searchParams.delete(MARKED); // of the search: nothing that was chosen
  for (const [name, value] of Object.entries({ thema: theme, kaart: card, per })) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

function filter({ chips, card, group, lists, chosen: told }, choice) {
  const counts = new Map();
  let shown = 0;
  for (const list of lists) {
    const { fkAllTheme: theme, fkAllOf: of } = list.dataset;
    const [ofTheme, ofCard] = [!choice.theme || theme === choice.theme, !choice.card || of === choice.card];
    list.hidden = !ofTheme || !ofCard;
    if (ofCard) counts.set(theme, (counts.get(theme) ?? 0) + list.childElementCount);
    if (!list.hidden) shown += list.childElementCount;
  }
  for (const section of new Set(lists.map((list) => list.parentElement))) {
    section.hidden = [...section.querySelectorAll("[data-fk-all-of]")].every((list) => list.hidden);
  }
  const all = [...counts.values()].reduce((sum, one) => sum + one, 0);
  for (const chip of chips) {
    const theme = chip.dataset.fkChip;
    chip.setAttribute("aria-pressed", String(theme === choice.theme));
    chip.querySelector("[data-fk-all-count]").textContent = `(${theme ? (counts.get(theme) ?? 0) : all})`;
  }
  [card.value, group.value] = [choice.card, choice.per];
  const named = [choice.theme && labelOf(chips, choice.theme), choice.card && card.selectedOptions[0].text].filter(Boolean);
  const what = named.length ? named.join(" · ") : words.everything;
  told.textContent = fill(words.chosen, { what, measures: count(said.measures, shown) });
}

const labelOf = (chips, theme) => chips.find((chip) => chip.dataset.fkChip === theme).firstChild.textContent.trim();

function arrange({ groups, lists }, sections, isByCard) {
  if (groups.firstElementChild === sections[0]) return;
  const key = isByCard ? "fkAllOf" : "fkAllTheme";
  const home = new Map(sections.map((section) => [section.dataset.fkAllSection, section]));
  for (const list of lists) home.get(list.dataset[key]).append(list);
  groups.replaceChildren(...sections);
  groups.classList.toggle("fk-all__groups--by-card", isByCard);
}

function sectionsOfCards({ card, lists }) {
  const used = new Set(lists.map((list) => list.dataset.fkAllOf));
  return [...card.options]
    .filter(({ value }) => used.has(value))
    .map(({ value, text }) => {
      const section = document.createElement("section");
      section.className = "fk-all__group";
      section.dataset.fkAllSection = value;
      const title = document.createElement("h2");
      title.className = "fk-all__title";
      title.textContent = text;
      section.append(title);
      return section;
    });
}

// The buttons of a line come when the line comes in sight: there may be thousands.
function mountTools(page, parts, list) {
  const observer = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      for (const item of target.children) addTools(item, parts.tools, list);
    }
  });
  for (const one of parts.lists) observer.observe(one);
  page.addEventListener("click", ({ target }) => {
    const [open, add] = [target.closest("[data-fk-all-open]"), target.closest("[data-fk-all-add]")];
    if (open) toggleText(open);
    if (add) toggleOnList(list, measureOf(add.parentElement));
  });
  list.onChange(() => page.querySelectorAll("[data-fk-all-add]").forEach((button) => showOnList(button, list)));
}

function measureOf(item) {
  return { card: item.parentElement.dataset.fkAllOf, number: Number(item.querySelector(".fk-all__number").textContent) };
}

function addTools(item, template, list) {
  const [open, add] = /** @type {DocumentFragment} */ (template.content.cloneNode(true)).children;
  const { number } = measureOf(item);
  open.setAttribute("aria-label", fill(words.open, { number }));
  add.setAttribute("aria-label", fill(bar.add_to_list, { number }));
  item.append(open, add);
  showOnList(add, list);
}

function showOnList(button, list) {
  button.setAttribute("aria-pressed", String(Boolean(meant(list.document.items, measureOf(button.parentElement)))));
}

// The text comes from the file that the list uses: the page itself holds one line a measure.
async function toggleText(button) {
  const item = button.parentElement;
  const isOpen = button.getAttribute("aria-expanded") === "true";
  button.setAttribute("aria-expanded", String(!isOpen));
  const shown = item.querySelector(".fk-all__text");
  if (shown) {
    shown.hidden = isOpen;
    return;
  }
  const { card, number } = measureOf(item);
  const text = document.createElement("div");
  text.className = "fk-all__text";
  item.append(text);
  const data = await loadCard(card);
  // The build made this HTML from the card, with every value escaped.
  // eslint-disable-next-line no-restricted-syntax
  text.append(document.createRange().createContextualFragment(data?.measures[number]?.html ?? ""));
}
