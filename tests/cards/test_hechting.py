"""What the card about hechting must go on to say, and how little room it takes on paper."""

import io
import re
from pathlib import Path

import pdfplumber
import pytest
from lxml import html
from playwright.sync_api import Browser

from macros.reading.library import load
from tests.conftest import ROOT, serving
from tests.printing import print_page
from tests.search.conftest import ask_index

CARD = "kaarten/hechting.html"


@pytest.mark.parametrize(("choice", "most"), [("card blank", 6), ("measures blank", 4)])
def test_it_prints_on_few_sheets(built: Path, browser: Browser, choice: str, most: int) -> None:
    with serving(built) as address:
        page = browser.new_page()
        page.goto(f"{address}/{CARD}")
        page.evaluate("choice => void (document.documentElement.dataset.fkPrinting = choice)", choice)
        data = print_page(page)
        page.close()
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) <= most


def test_the_other_word_of_its_source_for_a_type_finds_that_type(built: Path) -> None:
    (start,) = (built / "search").glob("*/start.js")
    assert f"{CARD}#typen-uitleg" in ask_index(start.parent, "ontremd")["hits"]


def test_sticordi_is_spelled_out_once_on_the_page(built: Path) -> None:
    text = html.parse(built / CARD).getroot().text_content()
    assert len(re.findall("STImuleren, COmpenseren, Remediëren en DIspenseren", text)) == 1


def test_it_orders_nobody_to_diagnose_or_to_punish() -> None:
    card = load(ROOT).cards["hechting"]
    (types,) = (comparison for comparison in card.data.comparisons if comparison.key == "typen")
    warnings = " ".join(part.look_out for part in types.parts)
    assert len(re.findall("pas getest", warnings)) == 2
    assert "Sluit" not in warnings
    punishing = next(measure for measure in card.measures if measure.number == 25)
    assert re.match("(?i)verwacht niet te veel van straf", punishing.short)
