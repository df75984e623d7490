"""The klaskaart: what one is going to try, large, without a name, two cards of A5 to a sheet of A4."""

import io
import re

import pdfplumber
from playwright.sync_api import Page, expect

from tests.printing import print_page, wait_for_print
from tests.sheet.conftest import choose, fill_in

MIDDLE = 842 / 2


def cards(page: Page) -> list[str]:
    """Print, and return the text of each half of each sheet."""
    choose(page, "desk", "print")
    wait_for_print(page, "desk")
    pdf = pdfplumber.open(io.BytesIO(print_page(page)))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    halves = []
    for sheet in pdf.pages:
        assert (round(sheet.width), round(sheet.height)) == (595, 842)
        for top, bottom in ((0, MIDDLE), (MIDDLE, sheet.height)):
            halves.append(re.sub(r"\s+", " ", sheet.crop((0, top, sheet.width, bottom)).extract_text()))
    return halves


def test_what_one_is_going_to_try_stands_on_the_cards_with_what_to_say_and_without_a_name(filled: Page) -> None:
    halves = cards(filled)
    text = " ".join(halves)
    assert "“Jij bent boos, dat zie ik.”" in text
    assert "Eindig de dag op een positieve noot" in text
    assert "Elke morgen samen de dag overlopen. Ook na de middag." in text
    assert "Laat het kind merken dat het welkom is" not in text  # column 1 alone
    assert "A.A." not in text
    assert "Hechting" not in text
    assert len(halves) == 2


def test_what_fits_on_one_card_stands_on_the_sheet_twice(card: Page) -> None:
    card.locator("[name=m18-2]").check()
    first, second = cards(card)
    assert first == second
    assert first.startswith("Eindig de dag op een positieve noot")


def test_the_letters_are_large(card: Page) -> None:
    card.locator("[name=m18-2]").check()
    choose(card, "desk", "print")
    wait_for_print(card, "desk")
    pdf = pdfplumber.open(io.BytesIO(print_page(card)))
    assert {round(char["size"]) for char in pdf.pages[0].chars} == {20}


def test_a_long_own_measure_gets_a_card_of_its_own_and_stands_on_it_whole(card: Page) -> None:
    fill_in(card)
    words = " ".join(f"woord{number:03}" for number in range(222))
    card.get_by_label("Eigen maatregel 31", exact=True).fill(words)
    card.locator("[name=eigen-2-2]").check()
    (half,) = (half for half in cards(card) if "woord000" in half)
    assert half == words


def test_with_nothing_to_try_it_says_what_to_do(card: Page) -> None:
    card.locator("[name=m18-1]").check()
    choose(card, "desk", "print")
    expect(card.locator("[data-fk-message]")).to_contain_text("kolom 2")
