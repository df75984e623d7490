"""What a page weighs: what one looks at comes at once, and the rest when someone uses it."""

import re
from pathlib import Path

import material
import pytest
from lxml import html
from playwright.sync_api import Page, Route, expect

from tests.site.test_html import pages
from tests.weighing import first_view, zipped

CARD = "kaarten/dromen.html"
MOST_BYTES, MOST_REQUESTS = 70_000, 4
"""Zipped, of the first view of a card."""
_CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
_TEXTS = re.compile(r'"[^"]*"|url\([^)]*\)')


def test_the_first_view_of_a_card_is_light_and_takes_few_requests(page: Page, site: Path):
    with zipped(site) as (address, asked):
        sent = first_view(page, address + CARD, asked)
    assert sum(size for _, size in sent) <= MOST_BYTES, sent
    assert len(sent) <= MOST_REQUESTS, sent


@pytest.mark.parametrize(
    "path", ["index.html", CARD, "overleg.html", "maatregelen.html", "hulp/index.html", "404.html"]
)
def test_no_page_asks_twice_for_the_same(page: Page, site: Path, path: str):
    with zipped(site) as (address, asked):
        sent = [name for name, _ in first_view(page, address + path, asked)]
    assert sorted(set(sent)) == sorted(sent)


def test_a_page_shows_and_works_while_what_is_for_paper_has_not_come(page: Page, http: str):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/papier.*.css", hold)
    page.route("**/*.afdruk.css", hold)
    page.goto(http + CARD, wait_until="commit")
    page.get_by_label("Maatregel 13: doe ik al").check()
    expect(page.locator("[data-fk-fill-bar]")).to_be_visible()
    assert page.evaluate("performance.getEntriesByName('first-contentful-paint').length") == 1
    assert len(held) == 2
    assert page.evaluate("document.readyState") == "interactive"
    for route in held:
        route.continue_()
    page.wait_for_load_state()


def test_the_search_comes_when_someone_uses_its_box(page: Page, site: Path):
    with zipped(site) as (address, asked):
        first_view(page, address + CARD, asked)
        with page.expect_request("**/zoeken.*.js"), page.expect_request("**/search/index.js"):
            page.locator("[data-md-component=search-query]").focus()


def test_every_class_on_a_page_that_the_theme_styles_is_styled(site: Path):
    folder = Path(material.__file__).parent / "templates/assets/stylesheets"
    theirs = "".join(file.read_text(encoding="utf-8") for file in folder.glob("[mp]*.min.css"))
    ours = next((site / "assets").glob("focuskaarten.*.css")).read_text(encoding="utf-8")
    left_out = _classes(theirs) - _classes(ours)
    assert left_out, "nothing of the theme is left out"
    for page in pages(site):
        used = {name for names in html.parse(page).xpath("//@class") for name in names.split()}
        assert used & left_out == set(), page.name


def _classes(styles: str) -> set[str]:
    return set(_CLASS.findall(_TEXTS.sub("", styles)))
