"""The start page and the menu of a site with many cards."""

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import build_project, copy_project
from tests.search.collection import lay_collection


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The start page of a site with the made-up cards, opened from disk."""
    folder = tmp_path_factory.mktemp("home")
    run = build_project(lay_collection(copy_project(folder / "project")), folder / "site")
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
