"""The printed card: what Chromium makes of it, read back as a PDF."""

import io
import itertools
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import BrowserContext, Page

from tests import chromium
from tests.printing import print_page

CARD = "kaarten/dromen.html"
MM = 72 / 25.4  # points
OWN = "Een eigen maatregel die lang is: " + "elke morgen even samen kijken naar de dag. " * 30
NAVIGATION = (
    "Zoeken",
    "Inhoudsopgave",
    "Invullen",
    "Delen",
    "Bewaren",
    "Onthouden op dit toestel",
    "Privacy",
    "Nog niet bewaard",
)


def printed(page: Page, choice: str | None = None) -> pdfplumber.PDF:
    """Print as the browser does, or by *Afdrukken* with a choice such as "measures blank"."""
    page.evaluate("window.print = () => {}")
    if choice:
        what, how = choice.split()
        page.get_by_role("navigation").get_by_role("button", name="Afdrukken").click()
        page.locator(f"[name=afdruk-wat][value={what}]").check()
        page.locator(f"[name=afdruk-hoe][value={how}]").check()
        page.locator("[data-fk-print-choice]").get_by_role("button", name="Afdrukken").click()
        page.wait_for_function("choice => document.documentElement.dataset.fkPrinting === choice", arg=choice)
    return pdfplumber.open(io.BytesIO(print_page(page)))


def text_of(pdf: pdfplumber.PDF) -> str:
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in pdf.pages))


@pytest.fixture
def card(page: Page, http: str) -> Page:
    page.goto(http + CARD)
    return page


def numbers_on(sheet: pdfplumber.page.Page) -> list[int]:
    """The numbers in the first column of the table on one sheet: the words at its edge, below its head."""
    words = sheet.extract_words(extra_attrs=["fontname"])
    head = next((word["bottom"] for word in words if word["text"] == "Nr."), sheet.height)
    edge = [word for word in words if word["x0"] < 22 * MM and head < word["top"] < sheet.height - 16 * MM]
    return [int(word["text"]) for word in edge if word["text"].isdigit()]


def row_numbers(pdf: pdfplumber.PDF) -> list[int]:
    """The numbers in the first column of the table, sheet by sheet."""
    return [number for sheet in pdf.pages for number in numbers_on(sheet)]


def test_the_browsers_own_print_holds_every_measure_and_blank_row_in_order(card: Page) -> None:
    assert row_numbers(printed(card)) == list(range(1, 37))


def test_a_sheet_is_a4_and_has_no_navigation(card: Page) -> None:
    pdf = printed(card)
    assert {(round(sheet.width / MM), round(sheet.height / MM)) for sheet in pdf.pages} == {(210, 297)}
    assert [word for word in NAVIGATION if word in text_of(pdf)] == []


def test_the_head_of_the_table_stands_on_each_of_its_sheets_with_card_and_edition(card: Page) -> None:
    sheets = [sheet for sheet in printed(card).pages if numbers_on(sheet)]
    assert len(sheets) >= 2
    for sheet in sheets:
        text = re.sub(r"\s+", " ", sheet.extract_text())
        assert "Nr. Maatregel" in text
        assert "Dromen · uitgave 22 november 2026" in text


def test_no_row_stands_on_two_sheets(card: Page) -> None:
    shorts = card.locator(".fk-measure__short").all_inner_texts()
    texts = card.locator(".fk-measure__text").all_inner_texts()
    sheets = [re.sub(r"\s+", "", sheet.extract_text()) for sheet in printed(card).pages]
    for short, text in zip(shorts, texts, strict=True):
        title, last = re.sub(r"\s+", "", short), re.sub(r"\s+", "", text)[-20:]
        assert any(title in sheet and last in sheet for sheet in sheets), short


def test_the_footer_names_card_edition_and_page(card: Page) -> None:
    pdf = printed(card)
    for number, sheet in enumerate(pdf.pages, 1):
        foot = sheet.crop((0, sheet.height - 18 * MM, sheet.width, sheet.height)).extract_text()
        assert "Dromen · uitgave 22 november 2026" in foot
        assert f"pagina {number} van {len(pdf.pages)}" in foot


def test_tick_boxes_are_5_mm_and_blank_rows_leave_14_mm(card: Page) -> None:
    card.emulate_media(media="print")
    sizes = "selector => [...document.querySelectorAll(selector)].map(e => e.getBoundingClientRect().toJSON())"
    boxes = [min(box["width"], box["height"]) for box in card.evaluate(sizes, ".fk-box[data-fk-field]")]
    rows = [row["height"] for row in card.evaluate(sizes, ".fk-measure--own")]
    pixels = 96 / 25.4
    assert min(boxes) >= 5 * pixels
    assert min(rows) >= 14 * pixels - 0.1  # a browser rounds to 1/64 of a pixel


def row_places(pdf: pdfplumber.PDF) -> dict[int, tuple[int, float]]:
    """The sheet on which each row of the table begins, and how far down in millimetres."""
    return {
        int(word["text"]): (sheet.page_number, word["top"] / MM)
        for sheet in pdf.pages
        for word in sheet.extract_words()
        if word["x0"] < 22 * MM and word["text"].isdigit() and int(word["text"]) in numbers_on(sheet)
    }


def test_blank_rows_shrink_to_no_less_than_11_mm_to_end_on_the_sheet_of_the_rows_before_them(card: Page) -> None:
    heights = []
    for lower in range(0, 120, 6):
        card.evaluate(f"document.querySelector('.fk-measures').style.paddingTop = '{lower}mm'")
        places = row_places(printed(card))
        assert len({places[number][0] for number in range(29, 37)}) == 1
        height = places[36][1] - places[35][1]
        assert 10.9 < height < 14.1
        if height < 13.9:
            assert places[28][0] == places[29][0]
        heights.append(height)
    assert min(heights) < 12.5
    assert max(heights) > 13.9


def fill_in(page: Page) -> None:
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("J.D.")
    page.get_by_label("Maatregel 13: doe ik al").check()
    page.get_by_label("Eigen maatregel 30", exact=True).fill(OWN)


def ticks(pdf: pdfplumber.PDF) -> int:
    """How many ticks are drawn: rotated strokes are the only curves or slanted paths on a sheet's tick columns."""
    return sum(
        len([curve for curve in sheet.curves if curve["x0"] > 150 * MM and is_slanted(curve)]) for sheet in pdf.pages
    )


def is_slanted(curve: dict) -> bool:
    points = curve["pts"]
    return any(abs(ax - bx) > 1 and abs(ay - by) > 1 for (ax, ay), (bx, by) in itertools.pairwise(points))


@pytest.mark.parametrize("choice", ["card blank", "card filled", "measures blank", "measures filled"])
def test_afdrukken_gives_what_was_chosen(card: Page, choice: str) -> None:
    fill_in(card)
    pdf = printed(card, choice)
    text = text_of(pdf)
    assert row_numbers(pdf) == list(range(1, 37))
    assert ("Gewoon dromen" in text) == choice.startswith("card")
    assert ("Staart door het raam" in text) == choice.startswith("card")
    assert ("J.D." in text) == choice.endswith("filled")
    assert (re.sub(r"\s+", "", OWN) in re.sub(r"\s+", "", text)) == choice.endswith("filled")
    assert "Sticordimaatregelen voor" in text
    assert "Focuskaart voor leerlingen" in text


def test_a_tick_shows_on_paper_as_filled_in_and_not_on_a_blank_card(card: Page) -> None:
    fill_in(card)
    blank, filled = ticks(printed(card, "measures blank")), ticks(printed(card, "measures filled"))
    assert filled > blank


def test_after_printing_the_page_is_whole_again(card: Page) -> None:
    printed(card, "measures blank")
    card.evaluate("dispatchEvent(new Event('afterprint'))")
    assert card.evaluate("document.documentElement.dataset.fkPrinting") is None


def test_a_theme_chip_changes_nothing_on_paper(card: Page) -> None:
    card.locator("[data-fk-chip]").nth(2).click()
    assert row_numbers(printed(card)) == list(range(1, 37))


def test_a_dark_screen_prints_black_on_white(new_context: Callable[..., BrowserContext], http: str) -> None:
    page = new_context(color_scheme="dark").new_page()
    page.goto(http + CARD)
    sheet = printed(page).pages[-2]
    assert sheet.chars
    assert max(part for char in sheet.chars for part in char["non_stroking_color"]) < 0.15


def fonts_of(pdf: pdfplumber.PDF) -> set[str]:
    """The fonts of its letters; Chromium gives one from a stylesheet no name of its own."""
    names = {char["fontname"] for sheet in pdf.pages for char in sheet.chars if char["text"].isalpha()}
    return {"FiraSans" if "FiraSans" in name or name == "OTS-derived-font" else name for name in names}


@pytest.mark.parametrize("where", ["http", "disk"])
def test_a_print_before_any_sign_of_a_person_has_the_font_of_paper(
    request: pytest.FixtureRequest, tmp_path: Path, where: str
) -> None:
    file = tmp_path / "card.pdf"
    switches = (*chromium.SWITCHES, "--headless", "--no-pdf-header-footer", f"--user-data-dir={tmp_path}")
    address = request.getfixturevalue(where) + CARD
    subprocess.run([chromium.find(), *switches, f"--print-to-pdf={file}", address], check=True, capture_output=True)
    with pdfplumber.open(file) as pdf:
        assert len(pdf.pages) <= 6
        assert fonts_of(pdf) == {"FiraSans"}


def test_without_script_the_browsers_print_gives_the_whole_blank_card(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(http + CARD)
    pdf = pdfplumber.open(io.BytesIO(print_page(page)))
    assert row_numbers(pdf) == list(range(1, 37))
    assert fonts_of(pdf) == {"FiraSans"}
    assert "Gewoon dromen" in text_of(pdf)
    assert [word for word in NAVIGATION if word in text_of(pdf)] == []


def test_no_mark_of_where_the_keyboard_was_goes_on_paper(card: Page) -> None:
    card.locator("#m13 .fk-measure__number a").focus()
    card.keyboard.press("Tab")
    outlines = "selector => [...document.querySelectorAll(selector)].map(each => getComputedStyle(each).outlineStyle)"
    assert "none" not in card.evaluate(outlines, ":focus")
    card.emulate_media(media="print")
    assert card.evaluate(outlines, ":focus") == ["none"]
