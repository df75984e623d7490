// The search, apart from the page (see connection.js): a query in, an answer out. Its index is loaded when it starts.
//
// Its files are scripts: in a real worker importScripts runs them at once, and opened from disk there is a frame in the
// place of the worker, where importScripts gives a promise.
import { answer } from "./answer.js";
import { Engine } from "./engine.js";

const POINTER = "search/index.js"; // says where the newest index is
const MOST_NEAREST = 5;
const LEAST_OFFERED = 3; // letters typed before "nothing" is said
const MOST_CARDS_OFFERED = 12;

/**
 * @typedef {{query: string, nearest: string[], cards: [string, string][]}} Nothing  what to offer: words that are known,
 *   and the path and the name of each card
 * @typedef {{query: string, groups: import("./answer.js").Group[], counts: {hits: number, pages: number},
 *   nothing?: Nothing, failed?: boolean}} Answer  `failed`: a file of the index could not be loaded
 */

const script = /** @type {HTMLScriptElement|undefined} */ (self.document?.currentScript)?.src ?? self.location.href;
const site = new URL("..", script);
const received = new Map();
self.receive = (name, value) => received.set(name, value);

const fetchScripts = (paths) => importScripts(...paths.map((path) => new URL(path, site).href));

async function load(names) {
  const missing = names.filter((name) => !received.has(name));
  if (missing.length) await fetchScripts(missing.map((name) => `${received.get("index")}/${name}.js`));
  return names.map((name) => received.get(name));
}

async function start() {
  await fetchScripts([POINTER]);
  const [first] = await load(["start"]);
  return new Engine(first, load);
}

let engine = start();
engine.catch(() => {}); // a query meets it
let newest = 0;

addEventListener("message", async ({ data: query }) => {
  newest += 1;
  const mine = newest;
  const found = await reply(query).catch((error) => failure(query, error));
  if (mine === newest) postMessage(found);
});

/** @param {string} query @returns {Promise<Answer>} */
async function reply(query) {
  engine = engine.catch(start);
  const search = await engine;
  const { groups, counts } = await answer(search, load, query);
  const offers = !groups.length && query.trim().length >= LEAST_OFFERED;
  return { query, groups, counts, nothing: offers ? offer(search, query) : undefined };
}

/** @returns {Answer} */
function failure(query, error) {
  console.error("Focuskaarten:", error);
  return { query, groups: [], counts: { hits: 0, pages: 0 }, failed: true };
}

/** @param {Engine} search @param {string} query @returns {Nothing} */
function offer(search, query) {
  const { pages, cards } = search.start;
  const nearest = search.nearest(query).slice(0, MOST_NEAREST);
  return { query, nearest, cards: cards.length > MOST_CARDS_OFFERED ? [] : cards.map((index) => pages[index]) };
}
