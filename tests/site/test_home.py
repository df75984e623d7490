"""The start page and the menu of a site with many cards."""

import shutil

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT, build_project, copy_project
from tests.search.collection import lay_collection


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The start page of a site with the made-up cards, opened from disk."""
    folder = tmp_path_factory.mktemp("home")
    project = lay_collection(copy_project(folder / "project"))
    shutil.copy(ROOT / "data/rubrieken.yml", project / "data")
    for name in ("dyscalculie", "dyslexie"):
        file = project / "data/kaarten" / f"{name}.yml"
        file.write_text(f"rubriek: leren\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    run = build_project(project, folder / "site")
    assert run.returncode == 0, run.stdout + run.stderr
    return (folder / "site" / "index.html").as_uri()


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
