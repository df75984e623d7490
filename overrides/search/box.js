// The search box of the theme: opens and closes, asks what is typed, and shows what was found or a way on.
import { files, search as said } from "#generated/words.js";
import { noResult } from "../components/no-result/no-result.js";
import { showGroups } from "../components/search-results/search-results.js";
import { count, fill } from "../words.js";
import { mountKeys } from "./box-keys.js";
import { connect } from "./connection.js";

const QUERY = "q"; // the name in an address under which a query comes

export function mountSearchBox(root) {
  const find = (name) => root.querySelector(name);
  const toggle = find("#__search");
  const input = find("[data-md-component='search-query']");
  const result = find("[data-md-component='search-result']");
  if (!toggle || !input || !result) return;
  const [told, list] = [result.firstElementChild, result.lastElementChild];
  const templates = { group: find("[data-fk-search-results]"), nothing: find("[data-fk-no-result]") };
  let ask;
  let asked = "";
  let shown; // the query that is answered
  let wantsBest = false; // Enter came before the answer
  let offered;

  const say = (text) => {
    offered?.remove();
    offered = undefined;
    told.textContent = text;
    list.replaceChildren();
  };
  const openBest = () => /** @type {HTMLElement|null} */ (result.querySelector("[data-fk-hit]"))?.click();
  const show = (/** @type {import("./worker.js").Answer} */ { query, failed, groups, counts, nothing }) => {
    if (query !== input.value) return;
    if (failed) {
      say(files.part_missing);
      return;
    }
    shown = query;
    say(counts.hits ? found(counts) : said.nothing);
    showGroups(list, templates.group, groups);
    if (nothing) {
      offered = noResult(templates.nothing, nothing, search);
      told.after(offered);
    }
    if (wantsBest) openBest();
  };
  const fail = () => {
    ask = undefined;
    say(files.part_missing);
  };
  const update = () => {
    ask ??= connect(templates.group.dataset.fkSearch, show, fail);
    if (input.value === asked) return;
    [asked, wantsBest] = [input.value, false];
    if (asked.trim()) {
      ask(asked);
      if (shown === undefined) told.textContent = said.loading;
      return;
    }
    shown = asked;
    say(said.begin);
  };
  const enter = () => {
    open(true);
    update();
  };
  const search = (query) => {
    input.value = query;
    input.focus({ preventScroll: true });
    enter(); // a page in the background hears of no focus
  };
  const open = (isOpen) => {
    toggle.checked = isOpen;
    toggle.dispatchEvent(new Event("change"));
  };

  told.textContent = said.begin;
  told.setAttribute("role", "status");
  input.addEventListener("focus", enter);
  input.addEventListener("input", update);
  input.form.addEventListener("reset", () => setTimeout(() => search("")));
  toggle.addEventListener("change", () => {
    list.setAttribute("role", toggle.checked ? "list" : "presentation");
    list.hidden = !toggle.checked;
    if (toggle.checked) return;
    wantsBest = false;
    forgetAddress();
  });
  // A phone shows its keyboard for a field that gets the focus while someone touches the screen.
  find("header [for=__search]").addEventListener("click", (event) => {
    event.preventDefault();
    input.focus({ preventScroll: true });
  });
  result.addEventListener("click", ({ target }) => target.closest("a") && open(false));
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (shown === input.value) openBest();
    else wantsBest = true;
  });
  mountKeys(root, { toggle, input, result, close: () => open(false) });

  const query = new URLSearchParams(location.search).get(QUERY);
  if (query) search(query);
  else if (root.activeElement === input) enter(); // before this script came
}

const found = ({ hits, pages }) => fill(said.found, { hits: count(said.hits, hits), pages: count(said.pages, pages) });

// A query that came with the address was answered: going back or reloading need not ask it again.
function forgetAddress() {
  const address = new URL(location.href);
  if (!address.searchParams.has(QUERY)) return;
  address.searchParams.delete(QUERY);
  history.replaceState(history.state, "", address);
}
