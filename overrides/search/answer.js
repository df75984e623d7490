// What the search found -> what the box shows: groups, one a page.
//
// Hits of one card stand together, the best cards first; but a poor hit on a good card waits until the good ones on other
// cards are shown, and then comes under "Meer op". Advice that several cards give is shown once, on the card where it
// fits best; its other places come under "Meer op" as well.
import { search as said } from "#generated/words.js";
import { count, fill } from "../words.js";
import { RANKING } from "./ranking.js";
import { mark, teaser } from "./teaser.js";

const MOST_CARDS = 10;
const MOST_HITS = 20; // of a card
const VISIBLE_MEASURES = 3; // of a card; the rest is under "nog ... resultaten"
const VISIBLE_OTHERS = 2; // signals and sections between them
const MOST_NAMED = 3; // of the other cards that give the same advice
const ALL_MEASURES = "maatregelen.html";

/**
 * A link: title and text are HTML, with what was sought marked; `forms` are the words to mark on the page that it leads
 * to, `missing` those of the query that it does not have. `isHit` is false for the name of a page that only stands above
 * its hits.
 * @typedef {{location: string, title: string, text: string, forms: string[], missing: string[], isHit: boolean}} Item
 * @typedef {{heading: Item, hits: Item[], more: Item[]}} Group  `more`: what shows when one asks for it
 */

/**
 * @param {import("./engine.js").Engine} engine
 * @param {(names: string[]) => Promise<object[]>} load  gives files of the index, by name
 * @param {string} text  what was typed
 * @returns {Promise<{groups: Group[], counts: {hits: number, pages: number}}>} `counts`: of all
 *   that was found, shown or not
 */
export async function answer(engine, load, text) {
  const result = await engine.search(text);
  const { first, later } = arrange(engine, result.hits);
  const pages = [...new Set([...first.keys(), ...later.keys()])];
  const loaded = new Map((await load(pages.map((page) => `pagina-${page}`))).map((page, index) => [pages[index], page]));
  const shown = { engine, loaded, ...result };
  const one = first.size === 1 && [...later.keys()].every((page) => first.has(page));
  if (one) for (const [page, hits] of later) first.get(page).push(...hits);
  const groups = [
    ...(await themeGroups(engine, load, result)),
    ...[...first].map(([page, hits]) => toGroup(shown, page, hits)),
    ...(one ? [] : [...later].map(([page, hits]) => toGroup(shown, page, hits, said.more_on))),
  ];
  return { groups, counts: countHits(engine, result.hits) };
}

// Hits come best first. One joins the group of its card when that puts it before hits that are hardly better.
function arrange(engine, hits) {
  const [first, later] = [new Map(), new Map()];
  const opened = []; // the best score of each group of `first`, in order
  const told = new Set(); // advice that is shown already
  for (const hit of hits) {
    const page = engine.pageOf(hit.entry);
    const advice = engine.sameAs(hit.entry);
    const next = opened[[...first.keys()].indexOf(page) + 1] ?? 0;
    const joins = first.has(page) ? hit.score >= RANKING.band * next : first.size < MOST_CARDS;
    const fits = joins && !told.has(advice);
    if (fits && advice) told.add(advice);
    if (fits && !first.has(page)) opened.push(hit.score);
    const groups = fits ? first : later;
    const place = groups.get(page) ?? (groups.size < MOST_CARDS ? [] : undefined);
    if (place && place.length < MOST_HITS) groups.set(page, [...place, hit]);
  }
  return { first, later };
}

function countHits(engine, hits) {
  return { hits: hits.length, pages: new Set(hits.map(({ entry }) => engine.pageOf(entry))).size };
}

function toGroup(shown, page, hits, heading = "{card}") {
  const { engine } = shown;
  const { path, title } = shown.loaded.get(page);
  const counts = { measure: 0, other: 0 };
  const group = { heading: nameOf(path, fill(heading, { card: title })), hits: [], more: [] };
  hits.forEach((hit, place) => {
    const item = toItem(shown, page, hit);
    const kind = engine.isMeasure(hit.entry) ? "measure" : "other";
    counts[kind] += 1;
    if (engine.isPage(hit.entry)) group.heading = { ...item, isHit: place === 0 };
    else if (counts[kind] <= (kind === "measure" ? VISIBLE_MEASURES : VISIBLE_OTHERS)) group.hits.push(item);
    else group.more.push(item);
  });
  return group;
}

/** @returns {Item} */
const nameOf = (location, title) => ({ location, title, text: "", forms: [], missing: [], isHit: false });

/** @returns {Item} */
function toItem({ engine, loaded, words, matched }, page, { entry, found }) {
  const [location, title, text] = loaded.get(page).entries[entry - engine.start.firsts[page]];
  const isHit = (word) => {
    const index = engine.vocabulary.index.get(word);
    return index !== undefined && matched.some((meaning) => meaning.has(index));
  };
  const forms = new Set();
  const item = { title: mark(title, isHit, forms), text: teaser(text, isHit, forms) + alsoOn(engine, entry, page) };
  const missing = words.filter((_, index) => !found[index]);
  return { ...item, location, forms: [...forms], missing, isHit: true };
}

function alsoOn(engine, entry, page) {
  const others = [...new Set((engine.sameAs(entry) ?? []).map((other) => engine.pageOf(other)))].filter((one) => one !== page);
  if (!others.length) return "";
  const names = others.slice(0, MOST_NAMED).map((one) => engine.start.pages[one][1]);
  const text = others.length > names.length ? said.also_and_others : said.also_names;
  return `<p class="fk-also">${fill(text, { also: count(said.also_on, others.length), names: names.join(", ") })}</p>`;
}

// "Structuur: 5 maatregelen op Hechting, 31 in totaal": leads to all of them, or to those of the card that was named.
async function themeGroups(engine, load, { themes, cards }) {
  if (!themes.length) return [];
  const [all] = await load(["themas"]);
  return themes.map((theme) => themeGroup(engine, engine.start.themes[theme], all[theme], cards[0])).filter(Boolean);
}

function themeGroup({ start }, [key, label], { line, cards }, named) {
  if (!cards.length) return null;
  const total = cards.reduce((sum, [, each]) => sum + each, 0);
  const own = cards.find(([page]) => page === named);
  const [path, card] = own ? start.pages[named] : [];
  const title = own
    ? fill(said.theme_on_card, { theme: label, measures: count(said.measures, own[1]), card, total })
    : fill(said.theme, { theme: label, measures: count(said.measures, total), cards: count(said.on_cards, cards.length) });
  const chosen = own ? `&kaart=${path.replace(/^.*\/|\.html$/g, "")}` : "";
  return { heading: { ...nameOf(`${ALL_MEASURES}?thema=${key}${chosen}`, title), text: `<p>${line}</p>`, isHit: true }, hits: [], more: [] };
}
