"""The real search box: queries in, the measures it shows out, as someone at the keyboard gets them."""

import re

from playwright.sync_api import Page

from macros.card.wording import read_words
from tests.search.quality import shown_places

_MEASURE = re.compile(r"kaarten/([a-z0-9-]+)\.html(?:\?[^#]*)?#m(\d+)$")

# Types each query whole, waits until the answer is shown, and reads the links in the order of the page. The theme's own
# search, which ours is held against, hears of a key; ours of what stands in the box.
_ASK = """
async (queries) => {
  const input = document.querySelector("[data-md-component=search-query]");
  const result = document.querySelector("[data-md-component=search-result]");
  const [meta, list] = [result.firstElementChild, result.lastElementChild];
  const answers = [];
  const scoreOf = (link) => link.querySelector("[data-md-score]")?.dataset.mdScore ?? link.matches("[data-fk-hit]");
  const answered = () => new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no answer to ${input.value}`)), 20000);
    const observer = new MutationObserver(() => {
      observer.disconnect();
      clearTimeout(late);
      setTimeout(resolve);
    });
    observer.observe(meta, { childList: true, characterData: true, subtree: true });
  });
  input.focus();
  for (const query of queries) {
    const shown = answered();
    const from = performance.now();
    input.value = query;
    for (const event of [new InputEvent("input"), new KeyboardEvent("keyup")]) input.dispatchEvent(event);
    await shown;
    // Of the first query the theme may show its count before the search has read its index.
    for (let turn = 0; turn < 30 && !answers.length && !list.querySelector("a[href]"); turn++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const links = [...list.querySelectorAll("a[href]")];
    answers.push({
      links: links.map((link) => link.href),
      scores: links.map((link) => Number(scoreOf(link))),
      milliseconds: performance.now() - from,
    });
  }
  return answers;
}
"""

_IS_READY = """
(begin) => {
  const meta = document.querySelector("[data-md-component=search-result]").firstElementChild;
  return meta.textContent.trim() === begin;
}
"""


def ask(page: Page, queries: list[str]) -> list[dict]:
    """Ask the search box on an open page; return the links and the time of each answer, in milliseconds."""
    page.locator("[data-md-component=search-query]").focus()
    # What the box says once it is ready would be taken for the first answer; the theme has the same words for it.
    page.wait_for_function(_IS_READY, arg=read_words()["search"]["begin"])
    return page.evaluate(_ASK, queries)


def places(answer: dict) -> list[str]:
    """Return what an answer leads to, in the order shown, as in queries-many.yml."""
    return shown_places(zip(answer["links"], answer["scores"], strict=True))


def measures(answer: dict) -> list[int]:
    """Return the numbers of the measures in an answer, in the order shown."""
    return [int(match.group(2)) for link in answer["links"] if (match := _MEASURE.search(link))]
