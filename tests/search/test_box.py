"""The search box on the fixture site, in a real browser: on a web server, in a sub-path and opened from disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from macros.reading.library import load_what_is_sound
from tests.conftest import FIXTURES, built_once, serving
from tests.search.box import ask, measures, places
from tests.search.quality import ALL, OFF_TOPIC, ONE, read_queries, score
from tests.weighing import IDLE

_INPUT = "[data-md-component=search-query]"
_ITEMS = ".md-search-result__item"


def _type(page: Page, text: str) -> None:
    page.locator(_INPUT).click()
    page.keyboard.type(text)


@contextmanager
def _held(page: Page, files: str) -> Iterator[None]:
    """Keep the files of a page on their way."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(files, hold)
    yield
    for route in held:
        route.continue_()


@pytest.fixture(params=["http", "sub_path", "disk"])
def address(request: pytest.FixtureRequest) -> str:
    """The three ways in which a school opens the site."""
    return request.getfixturevalue(request.param)


def test_enter_opens_the_best_measure_at_its_row_with_the_words_marked(page: Page, address: str):
    page.goto(f"{address}hulp/index.html")
    _type(page, "gefluisterd")
    expect(page.locator(f"{_ITEMS} mark").first).to_have_text("Fluister")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kaarten/dromen.html?h=*#m25")
    expect(page.locator("#m25 mark").first).to_be_visible()
    assert "Fluister" in page.locator("#m25 mark").all_text_contents()
    expect(page.locator("#m25")).to_be_in_viewport()


def test_words_to_mark_leave_a_drawing_and_a_button_as_they_are(page: Page, http: str):
    drawn = "parts => parts.map((part) => part.getBBox().width)"
    page.goto(f"{http}kaarten/dromen.html")
    widths = page.locator(".fk-cycle__label").evaluate_all(drawn)
    assert min(widths) > 0
    page.goto(f"{http}kaarten/dromen.html?h=klaarwakker+staren+ver+weg+terugkeren+afdrukken+het")
    expect(page.locator("p mark").first).to_be_visible()
    assert page.locator(".fk-cycle__label").evaluate_all(drawn) == widths
    expect(page.locator("button mark")).to_have_count(0)


def test_a_word_that_is_nowhere_is_said_so_kindly_with_a_way_on(page: Page, address: str):
    page.goto(f"{address}index.html")
    _type(page, "driegen")
    panel = page.locator(".fk-no-result")
    expect(panel).to_contain_text("driegen")
    expect(panel.get_by_role("link", name="Dromen", exact=True)).to_have_attribute(
        "href", f"{address}kaarten/dromen.html"
    )
    expect(page.locator(_ITEMS)).to_have_count(0)
    panel.get_by_text("dreigen", exact=True).click()
    expect(page.locator(_INPUT)).to_have_value("dreigen")
    expect(page.locator(f"{_ITEMS} a[href$='#m28']")).to_be_visible()
    expect(panel).to_have_count(0)


def test_of_a_word_without_end_only_the_start_is_sought_and_said(page: Page, address: str):
    page.goto(f"{address}index.html")
    page.locator(_INPUT).focus()
    page.locator(_INPUT).fill("speelplaatsbegeleider" * 1000)
    page.keyboard.press("End")
    panel = page.locator(".fk-no-result")
    expect(panel).to_be_visible()
    assert len(panel.inner_text()) < 1000
    page.locator(_INPUT).fill("fluister")
    page.keyboard.press("End")
    expect(page.locator(_ITEMS).first).to_be_visible()


def test_enter_before_the_answer_opens_the_best_of_what_is_typed_and_not_of_what_was(page: Page, http: str):
    page.goto(f"{http}index.html")
    _type(page, "gefluisterd")
    expect(page.locator(f"{_ITEMS} a[href$='#m25']")).to_be_visible()
    page.locator(_INPUT).fill("dreigen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kaarten/*.html?h=dreig*")


def test_enter_opens_nothing_that_was_typed_or_left_since(page: Page, http: str):
    page.goto(f"{http}index.html")
    with _held(page, "**/search/index.js"):
        _type(page, "gefluisterd")
        page.keyboard.press("Enter")
        expect(page.locator(".md-search-result__meta")).to_have_text("Zoeken wordt geladen")
        page.keyboard.press("Escape")
    page.locator(_INPUT).click()
    expect(page.locator(_ITEMS).first).to_be_visible()
    assert page.url == f"{http}index.html"


def test_what_is_typed_before_the_script_has_come_is_sought(page: Page, http: str):
    with _held(page, "**/focuskaarten.*.js"):
        page.goto(f"{http}index.html", wait_until="commit")
        page.locator(_INPUT).focus()
        page.keyboard.type("fluister")
    expect(page.locator(_ITEMS).first).to_be_visible()


def test_a_search_that_cannot_load_says_so_and_tries_again(browser: Browser, address: str):
    page = browser.new_page()
    for missing in ("**/search/*/start.js*", "**/zoeken.*.js"):
        page.route(missing, lambda route: route.abort())
        page.goto(f"{address}index.html")
        _type(page, "fluist")
        expect(page.locator(".md-search-result__meta")).to_contain_text("kon niet geladen worden")
        page.unroute(missing)
        page.keyboard.type("er")
        expect(page.locator(_ITEMS).first).to_be_visible()
    page.close()


def test_a_query_in_the_address_of_a_page_in_the_background_is_answered(page: Page, http: str):
    # It has no focus, and hears of none.
    page.add_init_script("HTMLInputElement.prototype.focus = () => {}")
    page.goto(f"{http}index.html?q=fluister")
    expect(page.locator(_ITEMS).first).to_be_visible()


def test_a_page_loads_no_index_before_the_box_is_touched(page: Page, http: str):
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{http}kaarten/dromen.html")
    page.evaluate(IDLE)
    assert [url for url in loaded if "/search/" in url or "/zoeken." in url] == []
    with page.expect_request("**/search/*/start.js"):
        page.locator(_INPUT).focus()


def test_no_script_of_the_theme_and_no_index_of_its_own_is_in_the_site(site: Path):
    scripts = {file.name.partition(".")[0] for file in (site / "assets").rglob("*.js")}
    assert scripts == {"focuskaarten", "kaart", "letters", "meenemen", "verhuisd", "vooraf", "zoeken"}
    assert not list(site.rglob("search_index.*"))


def test_three_measures_of_a_card_show_before_the_rest(page: Page, http: str):
    page.goto(f"{http}index.html")
    _type(page, "droom")
    group = page.locator(_ITEMS).first
    expect(group.locator("h1")).to_have_text("Dromen")
    shown = group.locator("xpath=./a").evaluate_all("links => links.map((link) => link.href)")
    more = group.locator("details a").evaluate_all("links => links.map((link) => link.href)")
    assert len(measures({"links": shown})) == 3
    assert len(measures({"links": more})) > 0


def test_the_table_of_a_card_is_in_the_index_once(site: Path):
    texts = [file.read_text(encoding="utf-8") for file in site.glob("search/*/pagina-*.js")]
    card = next(text for text in texts if '"path":"kaarten/dromen.html"' in text)
    assert card.count("Zet een zandloper op de bank") == 1


@pytest.mark.parametrize("word", ["sticordi", "redicodis", "dicordi"])
def test_the_names_of_what_the_site_is_for_lead_to_the_card(page: Page, http: str, word: str):
    page.goto(f"{http}hulp/index.html")
    _type(page, word)
    expect(page.locator(f"{_ITEMS} a[href*='kaarten/dromen.html']").first).to_be_visible()


def test_the_page_without_script_links_every_measure_once(new_context, http: str):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{http}maatregelen.html")
    links = [link.get_attribute("href") for link in page.locator(".fk-all a").all()]
    cards = load_what_is_sound(FIXTURES / "site").cards.values()
    assert sorted(links) == sorted(f"{card.path}#{measure.id}" for card in cards for measure in card.measures)


@pytest.fixture(scope="session")
def hechting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the one card that queries.yml asks for, as it was when that was written."""
    with serving(built_once(tmp_path_factory, "hechting", _keep_hechting_alone)) as address:
        yield f"{address}/"


def _keep_hechting_alone(project: Path) -> None:
    for file in (*project.glob("data/kaarten/*"), *project.glob("docs/kaarten/*"), project / "data/vaste-links.yml"):
        if file.stem != "hechting":
            file.unlink()


def test_the_search_holds_its_level(page: Page, hechting: str):
    queries = read_queries(ONE)
    page.goto(f"{hechting}index.html")
    answers = ask(page, [query.text for query in queries])
    figures = score((query, places(answer)) for query, answer in zip(queries, answers, strict=True))
    assert figures[ALL].three >= 0.97, figures
    assert figures[ALL].rank >= 0.93, figures
    assert figures[OFF_TOPIC].nonsense <= 0.05, figures
