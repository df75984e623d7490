// The search worker, at the address of the theme's own and with its messages: 0 setup -> 1 ready, 2 query -> 3 result.
//
// It starts at the first touch of the search box (see late-worker.js), and loads the index then. Its files are scripts: in
// a real worker importScripts runs them at once, and opened from disk there is an iframe in the place of the worker,
// where importScripts gives a promise.
import { answer } from "./answer.js";
import { FOUND, NO_RESULT, tell } from "./box-messages.js";
import { Engine } from "./engine.js";

const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
const MOST_NEAREST = 5;
const LEAST_OFFERED = 3; // letters typed before "nothing" is said
const MOST_CARDS_OFFERED = 12;

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
    ready();
  } else if (type === QUERY) {
    newest += 1;
    const mine = newest;
    const result = await reply(data);
    if (mine === newest) postMessage({ type: RESULT, data: result });
  }
});

async function reply(text) {
  if (!text.trim()) return { items: [] };
  const search = await ready();
  const { items, counts } = await answer(search, load, text);
  tell(FOUND, { query: text, counts });
  if (!items.length && text.trim().length >= LEAST_OFFERED) offer(search, text);
  return { items };
}

function offer(search, text) {
  const { pages, cards } = search.start;
  tell(NO_RESULT, {
    query: text,
    nearest: search.nearest(text).slice(0, MOST_NEAREST),
    cards: cards.length > MOST_CARDS_OFFERED ? [] : cards.map((index) => pages[index]),
    site: site.href,
  });
}
