"""What Firefox prints, by its own protocol: Playwright cannot have it do that."""

import math
from collections.abc import Iterator

import pypdfium2
import pytest

from tests.browsers.marionette import Marionette, started
from tests.needs import FIREFOX

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


def test_every_full_sheet_of_the_follow_up_has_all_its_vertical_lines(firefox: Marionette, http: str) -> None:
    firefox.open(http + CARD)
    firefox.evaluate("void document.querySelectorAll('[name^=m][name$=\"-2\"]').forEach((box) => box.click())")
    firefox.evaluate("void (window.print = () => {})")  # the sheet is in the page while it prints
    firefox.evaluate("document.querySelector('[data-fk-print]').click()")
    firefox.evaluate("document.querySelector('[data-fk-print-choice] [value=sheet]').click()")
    firefox.evaluate("document.querySelector('[data-fk-print-choice] button[value=print]').click()")
    firefox.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    columns = firefox.evaluate("document.querySelectorAll('.fk-follow-up__table thead th').length")
    sheets = list(pypdfium2.PdfDocument(firefox.pdf()))
    assert len(sheets) > 2
    # Not the last one: Firefox gives it the wider margins of a page without a name, and cuts off the right edge.
    assert [lines_down(sheet) for sheet in sheets[:-1]] == [columns + 1] * (len(sheets) - 1)
