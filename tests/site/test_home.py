"""The start page and the menu of a site with many cards."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT, built_once
from tests.search.collection import lay_collection
from tests.site.test_accessibility import violations
from tests.views import home_with


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The start page of a site with the made-up cards, opened from disk."""
    return (built_once(tmp_path_factory, "categories", _lay_in_categories) / "index.html").as_uri()


def _lay_in_categories(project: Path) -> None:
    lay_collection(project)
    shutil.copy(ROOT / "data/rubrieken.yml", project / "data")
    for name in ("dyscalculie", "dyslexie"):
        file = project / "data/kaarten" / f"{name}.yml"
        file.write_text(f"rubriek: leren\n{file.read_text(encoding='utf-8')}", encoding="utf-8")


def test_the_field_that_invites_leads_to_the_search(page: Page, home: str):
    page.goto(home)
    page.locator("[data-fk-find]").click()
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()


def test_what_is_typed_leaves_the_cards_that_hold_it(page: Page, home: str):
    page.goto(home)
    page.locator("[data-fk-card-filter]").fill("dys")
    expect(page.locator(".fk-cards__link:visible")).to_have_text(["Dyscalculie", "Dyslexie"])
    expect(page.locator("[data-fk-card-count]")).to_have_text("2 kaarten")


def test_a_theme_leads_to_its_measures(page: Page, home: str):
    page.goto(home)
    page.locator(".fk-home__way", has_text="Structuur").click()
    expect(page.locator("[data-fk-chip=structuur]")).to_have_attribute("aria-pressed", "true")


def test_many_cards_do_not_stand_in_the_menu_and_the_help_is_folded_away(page: Page, home: str):
    page.goto(home)
    menu = page.locator(".md-nav--primary")
    expect(menu.get_by_text("Dyslexie")).to_have_count(0)
    expect(menu.get_by_text("Alle maatregelen")).to_be_visible()
    expect(menu.get_by_text("Een kaart invullen")).to_be_hidden()


def test_cards_stand_under_their_category_and_the_others_last(page: Page, home: str):
    page.goto(home)
    groups = page.locator("[data-fk-card-group]")
    expect(groups.locator("h2")).to_have_text(["Leren", "Andere kaarten"])
    expect(groups.first.locator(".fk-cards__link")).to_have_text(["Dyscalculie", "Dyslexie"])
    page.locator("[data-fk-card-filter]").fill("dys")
    expect(groups.last).to_be_hidden()


def test_cards_of_which_the_device_keeps_work_are_named_until_it_is_forgotten(page: Page, home: str):
    last = page.locator("[data-fk-last]")
    page.goto(home)
    expect(last).to_be_hidden()
    page.goto(home.replace("index.html", "kaarten/adhd.html"))
    page.locator("[name=voor]").fill("Tim")
    page.goto(home)
    expect(last).to_be_hidden()
    page.goto(home.replace("index.html", "kaarten/adhd.html"))
    page.locator("[data-fk-remember]").check()
    page.goto(home)
    expect(last).to_have_text("Laatst op dit toestel: ADHD")
    expect(last.get_by_role("link", name="ADHD")).to_have_attribute(
        "href", home.replace("index.html", "kaarten/adhd.html")
    )
    page.goto(home.replace("index.html", "kaarten/adhd.html"))
    page.locator("[data-fk-remember]").uncheck()
    page.goto(home)
    expect(last).to_be_hidden()


def test_a_browser_that_keeps_nothing_shows_the_start_page_without_what_was_opened(new_context, home: str):
    context = new_context()
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    page = context.new_page()
    page.goto(home)
    expect(page.locator("[data-fk-last]")).to_be_hidden()
    page.locator("[data-fk-card-filter]").fill("adhd")
    expect(page.locator("[data-fk-card-count]")).to_have_text("1 kaart")


@pytest.fixture(scope="module")
def sized(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], str]:
    """Give the start page of a site with as many cards, half of them in categories."""
    folder = tmp_path_factory.mktemp("sized")
    return lambda count: home_with(count, site, folder).as_uri()


def test_one_card_takes_the_width_and_shows_the_ways_into_it(page: Page, sized: Callable[[int], str]):
    page.goto(sized(1))
    tile, column = page.locator(".fk-cards__item").bounding_box(), page.locator(".fk-home").bounding_box()
    assert tile["width"] > column["width"] - 10
    page.locator(".fk-cards__way", has_text="Signalen").click()
    # What a link on a disk brings along goes from the address once the page is there.
    expect(page).to_have_url(re.compile(r"kaarten/klein\.html#signalen$"))


@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_sixty_cards_fit_two_screens(new_context, sized: Callable[[int], str], size: tuple[int, int]):
    page = new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    page.goto(sized(60))
    last = page.locator(".fk-cards__item").last.bounding_box()
    assert last["y"] + last["height"] <= 2 * size[1]
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert violations(page) == []


def test_without_a_script_the_cards_and_themes_are_there_and_linked(new_context, sized: Callable[[int], str]):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(sized(60))
    expect(page.locator(".fk-cards__link:visible")).to_have_count(60)
    expect(page.locator(".fk-home__way:visible").first).to_be_visible()
    for scripted in ("[data-fk-find]", "[data-fk-card-filter]", "[data-fk-last]"):
        expect(page.locator(scripted)).to_be_hidden()


def test_no_page_but_those_that_list_them_weighs_more_with_many_cards(site: Path, home: str):
    many = Path(home.removeprefix("file://")).parent
    for path in ("hulp/index.html", "hulp/delen.html", "overleg.html", "404.html"):
        assert (many / path).stat().st_size <= (site / path).stat().st_size, path
