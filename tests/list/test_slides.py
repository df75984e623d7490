"""Toonmodus: measures one at a time, large."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

CARD = "kaarten/dromen.html"


def start_on_card(page: Page, http: str) -> None:
    page.goto(http + CARD)
    for number in (3, 13, 22):
        page.get_by_label(f"Maatregel {number}: ga ik uitproberen").check()
    page.get_by_role("button", name="Tonen").click()


def test_the_measures_ticked_in_column_2_are_shown_one_at_a_time_and_the_address_follows(page: Page, http: str) -> None:
    start_on_card(page, http)
    title = page.locator("[data-fk-slide-title]")
    expect(title).to_contain_text("3. ")
    for key, number in [
        ("ArrowRight", 13),
        ("PageDown", 22),
        ("ArrowRight", 22),
        ("PageUp", 13),
        ("Home", 3),
        ("End", 22),
    ]:
        page.keyboard.press(key)
        expect(title).to_contain_text(f"{number}. ")
        assert page.url.endswith(f"#toon-m{number}")
    page.keyboard.press("Escape")
    expect(page.locator("[data-fk-slides]")).to_be_hidden()
    expect(page).to_have_url(f"{http}{CARD}#m22")


def test_a_number_jumps_to_its_measure(page: Page, http: str) -> None:
    start_on_card(page, http)
    page.keyboard.type("22")
    expect(page.locator("[data-fk-slide-title]")).to_contain_text("22. ")
    page.wait_for_timeout(1100)
    page.keyboard.type("13")
    expect(page.locator("[data-fk-slide-title]")).to_contain_text("13. ")


def test_a_swipe_goes_on(new_context: Callable[..., BrowserContext], http: str) -> None:
    page = new_context(has_touch=True).new_page()
    start_on_card(page, http)
    swipe = """([from, to]) => { const target = document.querySelector('[data-fk-slide-text]');
        const touch = x => new Touch({ identifier: 1, target, clientX: x, clientY: 300 });
        target.dispatchEvent(new TouchEvent('touchstart', { bubbles: true, changedTouches: [touch(from)] }));
        target.dispatchEvent(new TouchEvent('touchend', { bubbles: true, changedTouches: [touch(to)] })); }"""
    page.evaluate(swipe, [600, 200])
    expect(page.locator("[data-fk-slide-title]")).to_contain_text("13. ")
    page.evaluate(swipe, [200, 600])
    expect(page.locator("[data-fk-slide-title]")).to_contain_text("3. ")


def test_an_address_of_a_slide_opens_that_measure(page: Page, http: str) -> None:
    page.goto(f"{http}{CARD}#toon-m13")
    expect(page.locator("[data-fk-slide-title]")).to_contain_text("13. ")


def test_with_nothing_ticked_it_says_what_to_do(page: Page, http: str) -> None:
    page.goto(http + CARD)
    page.get_by_role("button", name="Tonen").click()
    expect(page.locator("[data-fk-message]")).to_contain_text("kolom 2")


def test_the_list_is_shown_in_its_own_order(page: Page, served: str) -> None:
    page.goto(served + "overleg.html#lijst_dromen.klein_a13b2a3")
    expect(page.locator("[data-fk-item]")).to_have_count(3)
    page.get_by_role("button", name="Tonen").click()
    where = page.locator("[data-fk-slide-where]")
    expect(where).to_have_text("Dromen · 1 van 3")
    page.keyboard.press("ArrowDown")
    expect(where).to_have_text("Klein · 2 van 3")
    assert page.url.endswith("#toon-klein.2")
    page.reload()
    expect(where).to_have_text("Klein · 2 van 3")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1920, 1080)])
def test_every_measure_fits_and_is_large_enough_for_the_back_of_a_room(
    new_context: Callable[..., BrowserContext], http: str, width: int, height: int, scheme: str
) -> None:
    page = new_context(viewport={"width": width, "height": height}, color_scheme=scheme).new_page()
    page.goto(http + CARD)
    for number in range(1, 30):
        page.get_by_label(f"Maatregel {number}: ga ik uitproberen").check()
    page.get_by_role("button", name="Tonen").click()
    for number in range(1, 30):
        expect(page.locator("[data-fk-slide-title]")).to_contain_text(f"{number}. ")
        size, full, room = page.locator("[data-fk-slide-fit]").evaluate(
            "box => [parseFloat(getComputedStyle(box).fontSize), box.scrollHeight, box.clientHeight]"
        )
        assert full <= room, number
        assert size >= height / 45, number  # at least 45 lines high: larger than the 1/50 rule for projected text
        page.keyboard.press("ArrowRight")


def test_a_screen_reader_hears_each_measure(page: Page, http: str) -> None:
    start_on_card(page, http)
    slide = page.locator("[aria-live=polite][aria-atomic=true]")
    expect(slide.get_by_role("heading")).to_contain_text("3. ")
    expect(page.get_by_role("dialog", name="Toonmodus")).to_be_visible()


def test_the_number_alone_is_an_address_of_a_measure_too(page: Page, http: str) -> None:
    page.goto(f"{http}{CARD}#13")
    expect(page.locator("#m13")).to_be_in_viewport()
    expect(page).to_have_url(f"{http}{CARD}#m13")


def test_the_number_alone_works_without_script(new_context: Callable[..., BrowserContext], http: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{http}{CARD}#13")
    expect(page.locator("#m13")).to_be_in_viewport()
