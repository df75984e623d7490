"""The search box on a site with many cards, in a real browser: the made-up cards of tests/fixtures/collection."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.card.wording import read_words
from macros.reading.library import Library, load
from tests.conftest import built_once, serving
from tests.search.box import ask, places
from tests.search.collection import data_of_collection, lay_collection
from tests.search.quality import ALL, MANY, OFF_TOPIC, read_queries, score

_INPUT = "[data-md-component=search-query]"
_ITEMS = ".md-search-result__item"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with the made-up cards."""
    return built_once(tmp_path_factory, "collection", lay_collection)


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The made-up cards."""
    return load(data_of_collection(tmp_path_factory.mktemp("cards")))


@pytest.fixture(scope="module")
def home(many: Path) -> Iterator[str]:
    """The address of the site with many cards, ending in a slash."""
    with serving(many) as address:
        yield f"{address}/"


def _search(page: Page, address: str, text: str) -> None:
    page.goto(f"{address}index.html")
    page.locator(_INPUT).click()
    page.keyboard.type(text)
    expect(page.locator(_ITEMS).first).to_be_visible()


def _ask(page: Page, address: str, *queries: str) -> list[list[str]]:
    page.goto(f"{address}index.html")
    return [places(answer) for answer in ask(page, list(queries))]


def test_the_search_across_cards_holds_its_level(page: Page, home: str):
    queries = read_queries(MANY)
    shown = _ask(page, home, *(query.text for query in queries))
    figures = score(zip(queries, shown, strict=True))
    assert figures[ALL].three >= 0.95, figures
    assert figures[ALL].rank >= 0.90, figures
    assert figures[OFF_TOPIC].nonsense <= 1 / 40, figures


def test_there_are_queries_enough_of_each_kind():
    queries = read_queries(MANY)
    assert len(queries) >= 150
    assert len({query.kind for query in queries}) == 10


def test_the_name_of_a_card_comes_first_always(page: Page, home: str, cards: Library):
    labels = [card.data.label for card in cards.cards.values()]
    for label, shown in zip(labels, _ask(page, home, *labels), strict=True):
        assert cards.cards[shown[0]].data.label == label


def test_a_card_is_found_by_a_near_name_and_by_what_stands_between_brackets_in_its_title(page: Page, home: str):
    assert [shown[0] for shown in _ask(page, home, "reken", "tos", "odd", "dislexie", "faalan")] == [
        "dyscalculie",
        "taal",
        "opstandig",
        "dyslexie",
        "faalangst",
    ]


def test_the_name_of_a_card_narrows_what_the_other_words_find(page: Page, home: str):
    shown = _ask(page, home, "belonen", "adhd belonen", "opstandig belonen")
    assert {place.split("#")[0] for place in shown[0][:2]} == {"adhd", "opstandig"}
    assert [one[0] if "#" in one[0] else one[1] for one in shown[1:]] == ["adhd#m8", "opstandig#m8"]


def test_a_theme_is_a_hit_with_true_counts_that_leads_to_all_its_measures(page: Page, home: str, cards: Library):
    counts = {
        name: sum(measure.theme == "structuur" for measure in card.measures) for name, card in cards.cards.items()
    }
    _search(page, home, "structuur")
    first = page.locator(f"{_ITEMS} a").first
    expect(first).to_contain_text(f"Structuur: {sum(counts.values())} maatregelen op {len(counts)} kaarten")
    assert "maatregelen.html?thema=structuur" in first.get_attribute("href")
    _search(page, home, "autisme structuur")
    first = page.locator(f"{_ITEMS} a").first
    expect(first).to_contain_text(
        f"Structuur: {counts['autisme']} maatregelen op Autisme, {sum(counts.values())} in totaal"
    )
    assert "maatregelen.html?thema=structuur&kaart=autisme" in first.get_attribute("href")


def test_advice_that_several_cards_give_is_shown_once_and_says_on_how_many_others_it_stands(page: Page, home: str):
    _search(page, home, "dagschema pictogrammen")
    told = page.locator(".md-search-result__article", has_text="Gebruik een dagschema met pictogrammen")
    expect(told.first).to_contain_text("Ook op 2 andere kaarten: ")
    first_screen = page.locator(_ITEMS).filter(has_not_text="Meer op")
    expect(first_screen.get_by_text("Gebruik een dagschema met pictogrammen")).to_have_count(1)


def test_what_was_found_is_counted(page: Page, home: str):
    _search(page, home, "heimwee")
    expect(page.locator(f"{_ITEMS} mark", has_text="heimwee").first).to_be_visible()
    page.evaluate(_SETTLED)
    links = page.locator(f"{_ITEMS} a").evaluate_all("all => all.map((one) => one.href)")
    hits = len({link for link in links if "#" in link})
    told = page.locator(".md-search-result__meta")
    expect(told).to_contain_text("1 treffer op" if hits == 1 else f"{hits} treffers op")
    page.locator(_INPUT).fill("")
    page.keyboard.press("Backspace")
    expect(told).to_have_text(read_words()["search"]["begin"])


def test_what_was_found_stays_while_a_next_word_is_begun(page: Page, home: str):
    alone, *begun, unknown = _ask(page, home, "taak", "taak x", "taak xq", "taak xq ")
    assert alone
    assert begun == [alone, alone]
    # A word that has an end counts, and most of what is asked is then nowhere.
    assert unknown == []


# The box lists the hits anew at every letter typed; what has the focus then is gone with the old list.
_SETTLED = """
() => new Promise((resolve) => {
  const later = () => setTimeout(resolve, 500);
  let waiting = later();
  const observer = new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = later();
  });
  observer.observe(document.querySelector("[data-md-component=search-result]"), { childList: true, subtree: true });
})
"""


def test_arrow_down_and_enter_open_the_hit_that_is_shown_as_chosen_at_its_row(page: Page, home: str):
    _search(page, home, "heimwee")
    expect(page.locator(f"{_ITEMS} mark", has_text="heimwee").first).to_be_visible()
    page.evaluate(_SETTLED)
    page.keyboard.press("ArrowDown")
    chosen = page.locator(":focus")
    expect(chosen).to_contain_text("Heb oog voor heimwee en verlies")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kaarten/nieuwkomers.html*#m13")
    expect(page.locator("#m13")).to_be_in_viewport()


def test_arrow_up_goes_back_to_the_box(page: Page, home: str):
    _search(page, home, "heimwee")
    expect(page.locator(f"{_ITEMS} mark", has_text="heimwee").first).to_be_visible()
    page.evaluate(_SETTLED)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.locator(_INPUT)).to_be_focused()
