"""What Firefox prints, and shows without scripts, by its own protocol: Playwright cannot have it do that."""

import io
import math
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from PIL import ImageOps

from tests.browsers.marionette import Marionette, started
from tests.needs import FIREFOX
from tests.printing import keep_pictures
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


def choose(firefox: Marionette, http: str, what: str) -> list[pypdfium2.PdfPage]:
    """Tick every measure, print what is made of them, and return the sheets."""
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
    return list(pypdfium2.PdfDocument(data))


def edges(sheet: pypdfium2.PdfPage) -> tuple[int, int]:
    """Return how far from the left and the right of a sheet there is something, in millimetres."""
    picture = ImageOps.invert(sheet.render(scale=_SCALE).to_pil().convert("L"))
    left, _, right, _ = picture.point(lambda grey: 0 if grey < 40 else 255).getbbox()
    return round(left / _SCALE / 72 * 25.4), round((picture.width - right) / _SCALE / 72 * 25.4)


def test_every_sheet_of_the_follow_up_has_all_its_lines_between_its_own_margins(firefox: Marionette, http: str) -> None:
    sheets = choose(firefox, http, "sheet")
    assert len(sheets) > 2
    assert [lines_down(sheet) for sheet in sheets] == [len(COLUMNS) + 1] * len(sheets)
    assert {edges(sheet) for sheet in sheets} == {(12, 12)}


def test_every_sheet_of_desk_cards_goes_from_edge_to_edge(firefox: Marionette, http: str) -> None:
    sheets = choose(firefox, http, "desk")
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
