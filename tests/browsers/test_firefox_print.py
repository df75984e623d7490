"""What Firefox prints, and shows without scripts, by its own protocol: Playwright cannot have it do that."""

import io
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from PIL import ImageOps

from tests.browsers.marionette import Marionette, started
from tests.needs import FIREFOX
from tests.printing import FILLED, keep_pictures
from tests.sheet.conftest import COLUMNS

CARD = "kaarten/dromen.html"
_SCALE = 3  # pixels a point
_FROM, _TO = 17, 193  # millimetres from the left between which a line of the table is unbroken

pytestmark = pytest.mark.skipif(not FIREFOX.find(), reason="Firefox is not installed")


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marionette]:
    """A Firefox that prints."""
    with started(FIREFOX.find(), tmp_path_factory.mktemp("profile")) as firefox:
        yield firefox


def lines_across(page: pypdfium2.PdfPage) -> int:
    """Count the lines on a sheet that go across the whole table."""
    picture = page.render(scale=_SCALE).to_pil().convert("L")
    across = [math.ceil(place / 25.4 * 72 * _SCALE) for place in (_FROM, _TO)]
    rows = [picture.crop((across[0], y, across[1], y + 1)).getextrema()[1] < 200 for y in range(picture.height)]
    return sum(is_dark and not before for before, is_dark in zip([False, *rows], rows, strict=False))


def lines_down(page: pypdfium2.PdfPage) -> int:
    """Count the lines on a sheet that go down more than three centimetres."""
    picture = page.render(scale=_SCALE).to_pil().convert("L").point(lambda grey: 0 if grey < 200 else 255)
    unbroken = bytes(math.ceil(30 / 25.4 * 72 * _SCALE))
    columns = [unbroken in picture.crop((x, 0, x + 1, picture.height)).tobytes() for x in range(picture.width)]
    return sum(is_line and not before for before, is_line in zip([False, *columns], columns, strict=False))


def test_every_row_has_its_line_and_every_sheet_the_meaning_of_the_columns(firefox: Marionette, http: str) -> None:
    firefox.open(http + CARD)
    count = firefox.evaluate("document.querySelectorAll('.fk-measure:not(.fk-measure--withdrawn)').length")
    # The table alone: other lines of the card go across as well.
    firefox.evaluate("void (document.documentElement.dataset.fkPrinting = 'measures blank')")
    firefox.evaluate("void document.querySelectorAll('.fk-header, .fk-fill').forEach((part) => part.remove())")
    sheets = list(pypdfium2.PdfDocument(firefox.pdf()))
    assert len(sheets) > 2
    for sheet in sheets:
        assert "ga ik uit" in " ".join(sheet.get_textpage().get_text_range().split())
    # The head has a line above and below it on each sheet.
    assert sum(map(lines_across, sheets)) == count + 2 * len(sheets)


def choose(firefox: Marionette, http: str, what: str) -> bytes:
    """Tick every measure, and print what is made of them."""
    firefox.open(http + CARD)
    firefox.evaluate(
        "void document.querySelectorAll('[name^=m][name$=\"-2\"]').forEach((box) => box.checked || box.click())"
    )
    firefox.evaluate("void (window.print = () => {})")  # what is made stands in the page while it prints
    firefox.evaluate("document.querySelector('[data-fk-print]').click()")
    firefox.evaluate(f"document.querySelector('[data-fk-print-choice] [value={what}]').click()")
    firefox.evaluate("document.querySelector('[data-fk-print-choice] button[value=print]').click()")
    firefox.wait(f"document.documentElement.dataset.fkPrinting === '{what}'")
    data = firefox.pdf()
    keep_pictures(f"firefox-{what}", data)
    return data


def printed(firefox: Marionette, name: str) -> pdfplumber.PDF:
    """Print the page as it is, and keep a picture of each sheet."""
    data = firefox.pdf()
    keep_pictures(f"firefox-{name}", data)
    return pdfplumber.open(io.BytesIO(data))


def words_of(pdf: pdfplumber.PDF) -> str:
    """The words of all sheets without the space between them."""
    return re.sub(r"\s+", "", "".join(sheet.extract_text() for sheet in pdf.pages))


@pytest.mark.parametrize(("what", "most"), [("card", 6), ("measures", 4)])
def test_a_card_prints_as_it_is_filled_in(firefox: Marionette, http: str, what: str, most: int) -> None:
    firefox.open(http + CARD)
    firefox.evaluate(f"void (() => {{ window.print = () => {{}}; {FILLED} }})()")
    firefox.evaluate("document.querySelector('[data-fk-print]').click()")
    firefox.evaluate(f"document.querySelector('[data-fk-print-choice] [value={what}]').click()")
    firefox.evaluate("document.querySelector('[data-fk-print-choice] button[value=print]').click()")
    firefox.wait(f"document.documentElement.dataset.fkPrinting === '{what} filled'")
    pdf = printed(firefox, f"{what} filled")
    assert len(pdf.pages) <= most
    text = words_of(pdf)
    assert [words for words in ("J.D.", "Elkemorgensamendedagoverlopen.", "Zeteenzandloper") if words not in text] == []
    assert ("Staartdoorhetraam" in text) == (what == "card")
    assert "Bewaren" not in text


def test_a_comparison_prints_whole_rows_below_the_days_of_both_sides(firefox: Marionette, http: str) -> None:
    firefox.open(http + CARD)
    firefox.evaluate(f"void (() => {{ window.print = () => {{}}; {FILLED} }})()")
    firefox.evaluate("document.querySelector('[data-fk-moment-new]').click()")
    firefox.wait("document.querySelectorAll('[data-fk-moment-chips] button').length === 2")
    firefox.evaluate(
        "void document.querySelectorAll('[name^=m][name$=\"-1\"]').forEach((box) => box.checked || box.click())"
    )
    firefox.evaluate("document.querySelector('[data-fk-compare-start]').click()")
    firefox.wait("document.querySelectorAll('[data-fk-compare-rows] tr').length > 25")
    rows = firefox.evaluate("document.querySelectorAll('[data-fk-compare-rows] tr').length")
    firefox.evaluate("document.querySelector('[data-fk-compare-print]').click()")
    firefox.wait("document.documentElement.dataset.fkPrinting")
    pdf = printed(firefox, "compare")
    assert len(pdf.pages) > 1
    for sheet in pdf.pages:
        head = sheet.extract_text().partition("Maatregel")[0]
        assert "Signaal of maatregel" in head
        assert len(re.findall(r"\d+ [a-z]+ ", head)) >= 2
    assert len(re.findall(r"Maatregel\d+:", words_of(pdf))) == rows
    assert "Eentweedebestandopenen" not in words_of(pdf)


def test_the_list_prints_without_its_buttons_and_with_a_foot(firefox: Marionette, http: str) -> None:
    firefox.open(f"{http}overleg.html#lijst_dromen_a13a22")
    firefox.wait("document.querySelectorAll('[data-fk-item]').length === 2")
    firefox.evaluate("document.querySelector('[data-fk-list-shared] button').click()")
    (sheet,) = printed(firefox, "list").pages
    text = sheet.extract_text()
    assert "13. Zet een zandloper op de bank" in text
    assert [button for button in ("Delen", "Omhoog", "Van de lijst", "Wissen") if button in text] == []
    assert text.splitlines()[-1].startswith("Overleglijst")


def assert_foot_stands_free(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for sheet in pdf.pages:
            *lines, foot = sheet.extract_text_lines()
            assert foot["text"] == "Dromen · uitgave 22 november 2026"
            # Not the white of the sheet itself.
            drawn = (part for part in (*sheet.rects, *sheet.lines, *sheet.curves) if part["height"] < sheet.height / 2)
            lowest = max(part["bottom"] for part in (*lines, *drawn))
            assert foot["top"] - lowest > 3 / 25.4 * 72


@pytest.mark.parametrize("lower", range(0, 30, 5))
def test_nothing_comes_near_the_foot_of_a_sheet(firefox: Marionette, http: str, lower: int) -> None:
    firefox.open(http + CARD)
    firefox.evaluate(f"void (document.querySelector('.fk-header').style.paddingTop = '{lower}mm')")
    assert_foot_stands_free(firefox.pdf())


def edges(sheet: pypdfium2.PdfPage) -> tuple[int, int]:
    """Return how far from the left and the right of a sheet there is something, in millimetres."""
    picture = ImageOps.invert(sheet.render(scale=_SCALE).to_pil().convert("L"))
    left, _, right, _ = picture.point(lambda grey: 0 if grey < 40 else 255).getbbox()
    return round(left / _SCALE / 72 * 25.4), round((picture.width - right) / _SCALE / 72 * 25.4)


def test_every_sheet_of_the_follow_up_has_all_its_lines_between_its_own_margins(firefox: Marionette, http: str) -> None:
    data = choose(firefox, http, "sheet")
    assert_foot_stands_free(data)
    sheets = list(pypdfium2.PdfDocument(data))
    assert len(sheets) > 2
    assert [lines_down(sheet) for sheet in sheets] == [len(COLUMNS) + 1] * len(sheets)
    assert {edges(sheet) for sheet in sheets} == {(12, 12)}


def test_every_sheet_of_desk_cards_goes_from_edge_to_edge(firefox: Marionette, http: str) -> None:
    sheets = list(pypdfium2.PdfDocument(choose(firefox, http, "desk")))
    assert len(sheets) > 2
    # The line to cut along.
    assert {edges(sheet) for sheet in sheets} == {(0, 0)}


@pytest.mark.parametrize("where", ["http", "disk"])
def test_without_script_a_link_marks_its_row_nothing_dead_shows_and_the_card_prints(
    tmp_path: Path, request: pytest.FixtureRequest, where: str
) -> None:
    with started(FIREFOX.find(), tmp_path, javascript__enabled=False) as firefox:
        firefox.open(f"{request.getfixturevalue(where)}{CARD}#m13")
        assert "Zet een zandloper op de bank" in firefox.evaluate("document.querySelector('#m13:target').textContent")
        buttons = "[...document.querySelectorAll('button')].filter((button) => button.checkVisibility())"
        assert firefox.evaluate(f"{buttons}.map((button) => button.textContent)") == []
        with pdfplumber.open(io.BytesIO(firefox.pdf())) as pdf:
            assert len(pdf.pages) <= 6
            assert "Zet een zandloper op de bank" in "".join(sheet.extract_text() for sheet in pdf.pages)
            fonts = {sign["fontname"] for sheet in pdf.pages for sign in sheet.chars if sign["text"].isalpha()}
            assert [font for font in fonts if "FiraSans" not in font] == []
