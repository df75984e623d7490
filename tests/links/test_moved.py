"""Links that never die: a renamed card, a withdrawn measure, a withdrawn part."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import BrowserContext, Page, expect

from tests.site.test_accessibility import violations
from tests.site.test_fill import open_file, saved
from tests.site.test_html import validate


def test_the_old_address_of_a_renamed_card_moves_on_and_keeps_the_measure(page: Page, home: str) -> None:
    page.goto(f"{home}kaarten/wiebel.html#m2")
    expect(page).to_have_url(f"{home}kaarten/klein.html#m2")
    expect(page.locator("#m2")).to_be_in_viewport()


def test_without_script_every_old_address_holds_a_link_to_the_new_one(
    new_context: Callable[..., BrowserContext], home: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{home}kaarten/wiebel.html#m2")
    for identity in ("m1", "m2", "m3", "s1", "s2", "wiebelen", "oud-deel"):
        link = page.locator(f"#{identity} a")
        assert link.get_attribute("href") == f"klein.html#{identity}"
    page.locator("#m2 a").click()
    expect(page).to_have_url(f"{home}kaarten/klein.html#m2")


def test_every_old_address_is_there_on_the_new_page(published: Path) -> None:
    ids = set(html.parse(published / "kaarten/klein.html").xpath("//@id"))
    assert {"m1", "m2", "m3", "s1", "s2", "wiebelen", "oud-deel"} <= ids


def test_a_withdrawn_measure_keeps_its_address_says_so_and_points_on(page: Page, home: str) -> None:
    page.goto(f"{home}kaarten/klein.html#m3")
    row = page.locator("#m3")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text("Vervallen sinds 22 november 2026: Het hielp niet.")
    row.get_by_role("link", name="maatregel 2").click()
    expect(page).to_have_url(f"{home}kaarten/klein.html#m2")


def test_a_file_saved_under_the_old_name_opens_on_the_new_card(page: Page, home: str) -> None:
    page.goto(f"{home}kaarten/klein.html")
    open_file(page, "x.json", saved(kaart="wiebel", velden={"m1-1": True}))
    expect(page.get_by_label("Maatregel 1: doe ik al")).to_be_checked()


def test_a_shared_list_and_a_file_with_the_old_name_still_work(page: Page, home: str, published: Path) -> None:
    page.goto(f"{home}overleg.html#lijst_wiebel_a2a1")
    expect(page.locator("[data-fk-item]")).to_have_count(2)
    page.locator("[data-fk-item-link]").first.click()
    expect(page).to_have_url(f"{home}kaarten/klein.html#m2")
    for ending in ("pdf", "docx", "json"):
        old, new = (published / f"kaarten/{name}.{ending}" for name in ("wiebel", "klein"))
        assert old.read_bytes() == new.read_bytes()


def test_a_withdrawn_part_keeps_its_address_too(page: Page, home: str) -> None:
    page.goto(f"{home}kaarten/klein.html#oud-deel")
    expect(page.locator("#oud-deel")).to_be_in_viewport()
    expect(page.locator("#oud-deel")).to_contain_text("Het stond er dubbel.")


def test_what_is_withdrawn_is_not_printed_and_not_in_the_files(page: Page, home: str, published: Path) -> None:
    page.goto(f"{home}kaarten/klein.html")
    page.emulate_media(media="print")
    expect(page.locator("#m3")).to_be_hidden()
    expect(page.locator("#oud-deel")).to_be_hidden()
    assert '"nr": 3' not in (published / "kaarten/klein.json").read_text("utf-8")


def test_a_person_who_had_ticked_a_withdrawn_measure_is_told(page: Page, home: str) -> None:
    page.goto(f"{home}kaarten/klein.html")
    open_file(page, "x.json", saved(kaart="klein", uitgave="2026-01-01", velden={"m3-1": True, "m1-1": True}))
    expect(page.locator("[data-fk-message]")).to_contain_text("Maatregel 3 is vervallen: Het hielp niet.")


@pytest.mark.parametrize("address", ["kaarten/wiebel.html", "qr/dromen.html", "kaarten/klein.html"])
def test_the_extra_pages_are_valid_and_accessible(
    new_context: Callable[..., BrowserContext], published: Path, home: str, tmp_path: Path, address: str
) -> None:
    assert validate([published / address], tmp_path / "report.json") == []
    page = new_context().new_page()
    page.route("**/*", lambda route: route.continue_())
    page.goto(f"{home}{address}")
    assert violations(page) == []


def test_a_copied_link_holds_the_configured_address(page: Page, home: str) -> None:
    page.goto(f"{home}kaarten/klein.html")
    page.get_by_label("Kopieer de link naar maatregel 2").click()
    page.get_by_label("Eigen maatregel 4", exact=True).focus()
    page.keyboard.press("Control+V")
    text = page.get_by_label("Eigen maatregel 4", exact=True).input_value()
    assert text == "Klein, maatregel 2: Zeg wat wel mag – https://kaarten.voorbeeldschool.be/kaarten/klein.html#m2"
