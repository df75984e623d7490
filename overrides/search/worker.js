// The search worker, at the address of the theme's own and with its messages: 0 setup -> 1 ready, 2 query -> 3 result.
//
// The theme sets it up on every page, so the index waits for the first touch of the search box (see box.js). Its files
// are scripts: in a real worker importScripts runs them at once, and opened from disk the theme puts an iframe in the
// place of the worker, where importScripts gives a promise.
import { NO_RESULT, TOUCH } from "./box-messages.js";
import { Engine } from "./engine.js";
import { mark, teaser } from "./teaser.js";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const MOST_CARDS = 10;
const MOST_HITS = 20; // of a card
const VISIBLE_MEASURES = 3; // of a card; the rest is under "meer resultaten"
const VISIBLE_OTHERS = 2; // signals and sections between them
const VISIBLE_SCORE = 0.4; // of the best of its card
const MOST_NEAREST = 5;
const LEAST_OFFERED = 3; // letters typed before "nothing" is said
const MOST_CARDS_OFFERED = 12;
const LEAST_MARK = 4; // letters: the theme marks a word inside other words too
const SCALE = 1000; // the theme rounds scores to two digits

const script = /** @type {HTMLScriptElement|undefined} */ (self.document?.currentScript);
const address = script?.src ?? self.location.href;
const site = new URL("../../../", address);
const received = new Map();
self.receive = (name, value) => received.set(name, value);

let folder;
let engine;
let newest = 0;

async function load(names) {
  const missing = names.filter((name) => !received.has(name));
  if (missing.length) await importScripts(...missing.map((name) => new URL(`${folder}/${name}.js`, site).href));
  return names.map((name) => received.get(name));
}

function ready() {
  engine ??= load(["start"]).then(([start]) => new Engine(start, load));
  return engine;
}

addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    folder = data.config.index;
    postMessage({ type: READY });
    // Opened from disk, the theme sets up at the first touch.
    if (self.document) ready();
  } else if (type === QUERY) {
    newest += 1;
    const mine = newest;
    const result = await answer(data);
    if (mine === newest) postMessage({ type: RESULT, data: result });
  }
});

async function answer(text) {
  if (text === TOUCH) await ready();
  if (!text.trim()) return { items: [] };
  const search = await ready();
  const { words, hits, matched } = await search.search(text);
  const pages = byPage(search, hits);
  const loaded = await load([...pages.keys()].map((page) => `pagina-${page}`));
  const items = [...pages.values()].map((group, index) => toGroup(search, group, loaded[index], words, matched));
  if (!items.length && text.trim().length >= LEAST_OFFERED) offer(search, text);
  return { items };
}

function byPage(search, hits) {
  const pages = new Map();
  for (const hit of hits) {
    const page = search.pageOf(hit.entry);
    if (!pages.has(page) && pages.size === MOST_CARDS) continue;
    const group = pages.get(page) ?? [];
    if (group.length < MOST_HITS) pages.set(page, [...group, hit]);
  }
  return pages;
}

// The theme shows the items of a group up to the first with a lower score than the first item, and takes the one
// without a # out as its heading.
function toGroup(search, group, page, words, matched) {
  const first = search.start.firsts[search.start.pages.findIndex(([path]) => path === page.path)];
  const best = group[0].score;
  const items = group.map((hit) => toItem(search, hit, page.entries[hit.entry - first], words, matched));
  const counts = { measure: 0, other: 0 };
  const [shown, hidden] = [[], []];
  for (const [index, item] of items.entries()) {
    const kind = page.entries[group[index].entry - first][3] === "measure" ? "measure" : "other";
    counts[kind] += 1;
    const fits = counts[kind] <= (kind === "measure" ? VISIBLE_MEASURES : VISIBLE_OTHERS) && group[index].score >= VISIBLE_SCORE * best;
    if (!item.location.includes("#")) item.score = index ? 0 : item.score;
    else if (fits) item.score = items[0].score;
    (fits || index === 0 ? shown : hidden).push(item);
  }
  const all = [...shown, ...hidden];
  if (all.some(({ location }) => !location.includes("#"))) return all;
  return [...all, { location: page.path, title: page.title, text: "", score: 0, terms: {} }];
}

function toItem(search, { score, found }, [location, title, text], words, matched) {
  const isHit = (word) => {
    const index = search.vocabulary.index.get(word);
    return index !== undefined && matched.some((meaning) => meaning.has(index));
  };
  const forms = new Set();
  const shown = { title: mark(title, isHit, forms), text: teaser(text, isHit, forms) };
  const terms = Object.fromEntries([...forms].flatMap(toTerms).map((form) => [form, true]));
  words.forEach((word, index) => {
    if (!found[index]) terms[word] = false;
  });
  return { location, ...shown, score: Math.round(score * SCALE), terms };
}

// What the page marks: the theme splits at hyphens and marks a piece inside other words as well.
function toTerms(form) {
  const pieces = form.split("-");
  return pieces.length > 1 ? pieces.filter((piece) => piece.length >= LEAST_MARK) : pieces;
}

function offer(search, text) {
  const { pages, cards } = search.start;
  const offered = {
    query: text,
    nearest: search.nearest(text).slice(0, MOST_NEAREST),
    cards: cards.length > MOST_CARDS_OFFERED ? [] : cards.map((index) => pages[index]),
    site: site.href,
  };
  const channel = new BroadcastChannel(NO_RESULT);
  channel.postMessage(offered);
  channel.close();
}
