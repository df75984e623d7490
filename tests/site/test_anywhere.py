"""One build, three homes: a web server, a sub-path, a plain folder. No page asks another host (see `new_context`)."""

import re

import pytest
from playwright.sync_api import Page, expect

from macros.reading.library import load_what_is_sound
from tests.conftest import FIXTURES

HOMES = ["http", "sub_path", "disk"]
CARD = "kaarten/dromen.html"


@pytest.fixture(params=HOMES)
def home(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(request.param)


def test_a_measure_is_found_and_its_row_opened(page: Page, home: str) -> None:
    page.goto(home + "index.html")
    page.get_by_role("textbox", name="Zoeken").click()
    page.keyboard.type("zandloper")
    result = page.locator(".md-search-result__link[href*='dromen.html'][href*='#m13']").first
    result.click()
    expect(page.locator("#m13")).to_be_in_viewport()
    assert page.url.endswith("#m13")


def test_a_keyword_that_is_not_in_the_text_finds_its_measure(page: Page, home: str) -> None:
    page.goto(home + CARD)
    text = page.locator(".md-content").inner_text().lower()
    measures = load_what_is_sound(FIXTURES / "site").cards["dromen"].measures
    words = [word for measure in measures for word in measure.keywords]
    keyword = next(word for word in words if len(word) > 7 and " " not in word and word.lower()[:6] not in text)
    page.get_by_role("textbox", name="Zoeken").click()
    page.keyboard.type(keyword)
    expect(page.locator(".md-search-result__link[href*='#m']").first).to_be_visible()
    expect(page.locator(".md-search-result__list")).not_to_contain_text(keyword)


def test_filling_in_saving_and_opening_work(page: Page, home: str) -> None:
    page.goto(home + CARD)
    page.get_by_label("Maatregel 13: doe ik al").check()
    page.reload()
    expect(page.get_by_label("Maatregel 13: doe ik al")).to_be_checked()
    with page.expect_download() as download:
        page.locator(".fk-fill").get_by_role("button", name="Bewaren").click()
    saved = download.value.path().read_bytes()
    page.get_by_label("Maatregel 13: doe ik al").uncheck()
    page.get_by_label("Maatregel 14: doe ik al").check()
    page.set_input_files("[data-fk-open-file]", {"name": "x.json", "mimeType": "application/json", "buffer": saved})
    page.get_by_role("button", name="Vervangen").click()
    expect(page.get_by_label("Maatregel 13: doe ik al")).to_be_checked()


def test_links_between_the_pages_work(page: Page, home: str) -> None:
    page.goto(home + "index.html")
    page.locator(".fk-cards").get_by_role("link", name="Dromen").click()
    page.get_by_role("link", name="Meer over privacy").click()
    expect(page.locator("h1")).to_contain_text("Privacy")
    expect(page).to_have_url(home + "hulp/privacy.html")


@pytest.mark.parametrize("where", ["bestaat-niet.html", "kaarten/weg.html", "kaarten/diep/dieper/weg.html"])
@pytest.mark.parametrize("served", ["http", "sub_path"])
def test_a_missing_page_says_so_in_dutch_and_leads_home(
    page: Page, request: pytest.FixtureRequest, served: str, where: str
) -> None:
    home = request.getfixturevalue(served)
    assert page.goto(home + where).status == 404
    expect(page.locator("h1")).to_have_text("Deze pagina bestaat niet (meer)")
    link = page.get_by_role("link", name="Naar alle kaarten")
    expect(link).to_have_attribute("href", re.compile("index.html$"))
    link.click()
    expect(page).to_have_url(home + "index.html")
