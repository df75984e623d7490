"""Reading the page: arriving at a measure, theme chips, copying a link, without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

CARD = "kaarten/dromen.html"


@pytest.mark.parametrize("width", [360, 768, 1280, 1920])
def test_an_arrival_at_a_measure_is_marked_and_clear_of_the_sticky_headers(page: Page, http: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{http}{CARD}#m13")
    row = page.locator("#m13")
    page.wait_for_function("scrollY > 500")
    top = row.bounding_box()["y"]
    covered = page.evaluate(
        """Math.max(...[...document.querySelectorAll('.md-header, .fk-table__head')]
            .filter(e => ['sticky', 'fixed'].includes(getComputedStyle(e).position))
            .map(e => e.getBoundingClientRect()).filter(box => box.top < 100).map(box => box.bottom))"""
    )
    assert covered <= top < 400
    plain = page.locator("#m14").evaluate("row => getComputedStyle(row.firstElementChild).backgroundColor")
    marked = row.evaluate(
        """row => [row, row.firstElementChild].map(e => getComputedStyle(e).backgroundColor)
            .find(colour => !colour.endsWith(', 0)'))"""
    )
    assert marked
    assert marked != plain


def shown(page: Page) -> list[str]:
    return page.evaluate(
        "[...document.querySelectorAll('tr[data-fk-theme]')].filter(row => row.offsetParent).map(row => row.id)"
    )


def themes(page: Page) -> dict[str, list[str]]:
    return page.evaluate(
        """Object.fromEntries([...document.querySelectorAll('[data-fk-chip]')].map(chip => [chip.dataset.fkChip,
            [...document.querySelectorAll(`[data-fk-theme="${chip.dataset.fkChip}"]`)].map(row => row.id)]))"""
    )


def test_a_theme_chip_shows_the_measures_of_its_theme_and_says_how_many(page: Page, http: str) -> None:
    page.goto(http + CARD)
    chips = page.locator("[data-fk-chip]")
    of_theme = themes(page)
    first, second = list(of_theme)[1:3]
    chips.nth(1).click()
    assert shown(page) == of_theme[first]
    expect(page.locator("[data-fk-announce]")).to_have_text(f"{len(of_theme[first])} maatregelen getoond")
    chips.nth(2).click()
    assert sorted(shown(page)) == sorted(of_theme[first] + of_theme[second])
    chips.first.click()
    assert len(shown(page)) == 29
    expect(chips.first).to_have_attribute("aria-pressed", "true")


def test_every_measure_belongs_to_a_chip(page: Page, http: str) -> None:
    page.goto(http + CARD)
    assert sum(len(rows) for rows in themes(page).values()) == 29


def test_a_theme_chip_never_hides_the_row_that_was_linked_to(page: Page, http: str) -> None:
    page.goto(f"{http}{CARD}#m13")
    other = next(i for i, rows in enumerate(themes(page).values()) if rows and "m13" not in rows)
    page.locator("[data-fk-chip]").nth(other).click()
    assert "m13" in shown(page)
    assert len(shown(page)) < 29


def copied(page: Page) -> str:
    """What the next paste gives, in a field of its own."""
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'plak'}))")
    page.locator("#plak").focus()
    page.keyboard.press("Control+V")
    text = page.locator("#plak").input_value()
    page.evaluate("document.getElementById('plak').remove()")
    return text


def test_copying_a_link_copies_the_measure_in_words_and_its_address(page: Page, http: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{http}{CARD}?x=1#m2")
    page.get_by_label("Kopieer de link naar maatregel 13").click()
    expect(page.locator("[data-fk-announce]")).to_have_text("Link gekopieerd")
    short = page.locator("#m13 .fk-measure__short").inner_text().strip()
    assert copied(page) == f"Dromen, maatregel 13: {short} – {http}{CARD}#m13"


def test_copying_works_on_a_plain_http_intranet_too(page: Page, http: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    page.goto(http + CARD)
    page.get_by_role("button", name="Delen").click()
    expect(page.locator("[data-fk-announce]")).to_have_text("Link gekopieerd")
    assert copied(page) == f"{page.locator('h1').inner_text()} – {http}{CARD}"


def test_without_script_one_can_read_jump_to_a_measure_and_sees_no_button_that_does_nothing(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{http}{CARD}#m13")
    expect(page.locator("#m13")).to_be_in_viewport()
    page.get_by_role("link", name="Maatregel 22", exact=True).click()
    expect(page.locator("#m22")).to_be_in_viewport()
    for name in ("Afdrukken", "Delen", "Bewaren", "Openen", "Alles wissen", "Alle"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    expect(page.get_by_label("Kopieer de link naar maatregel 13")).to_be_hidden()


def test_the_circle_is_drawn_from_the_data_with_a_title_and_a_description(page: Page, http: str) -> None:
    page.goto(http + CARD)
    drawing = page.get_by_role("img", name="De droomcirkel")
    expect(drawing.locator("circle")).to_have_count(4)
    expect(drawing.locator("desc")).to_contain_text("Een cirkel met 4 fasen: 1. ")


def test_forms_and_types_stand_two_by_two_on_a_wide_screen(page: Page, http: str) -> None:
    page.goto(http + CARD)
    for comparison, count in (("vormen", 3), ("typen", 2)):
        boxes = [part.bounding_box() for part in page.locator(f"#{comparison} article").all()]
        assert len(boxes) == count
        assert len({box["y"] for box in boxes}) == (count + 1) // 2


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_menu_of_a_phone_opens_by_keyboard(page: Page, http: str, key: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(http + CARD)
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press(key)
    expect(page.locator("#__drawer")).to_be_checked()


def test_the_home_page_lists_every_card_with_a_link(page: Page, http: str) -> None:
    page.goto(http)
    page.locator(".fk-cards").get_by_role("link", name="Dromen").click()
    expect(page).to_have_url(http + CARD)
