"""From paper to screen: QR codes, read back by a real decoder from what is printed."""

from pathlib import Path

import pypdfium2
import zxingcpp
from PIL.Image import Image
from playwright.sync_api import Page

from tests.links.conftest import ADDRESS

CARD = f"{ADDRESS}kaarten/dromen.html"


def sheets(pdf: bytes | Path) -> list[Image]:
    return [page.render(scale=3).to_pil() for page in pypdfium2.PdfDocument(pdf)]


def read(images: list[Image]) -> list[str]:
    return [code.text for image in images for code in zxingcpp.read_barcodes(image)]


def printed(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True)


def test_the_printed_measures_carry_the_address_and_its_code(page: Page, home: str) -> None:
    page.goto(f"{home}kaarten/dromen.html")
    pdf = printed(page)
    assert read(sheets(pdf)) == [CARD]
    text = "".join(sheet.get_textpage().get_text_bounded() for sheet in pypdfium2.PdfDocument(pdf))
    assert "kaarten.voorbeeldschool.be/kaarten/dromen.html" in text


def test_the_pdf_of_the_card_carries_the_code(published: Path) -> None:
    assert read(sheets(published / "kaarten/dromen.pdf")) == [CARD]


def test_the_sheet_has_one_code_for_each_measure(page: Page, home: str) -> None:
    page.goto(f"{home}qr/dromen.html")
    codes = read(sheets(printed(page)))
    assert sorted(codes) == sorted(f"{CARD}#m{number}" for number in range(1, 30))


def test_without_a_configured_address_there_is_none_of_it(page: Page, http: str, site: Path) -> None:
    page.goto(f"{http}kaarten/dromen.html")
    assert read(sheets(printed(page))) == []
    assert read(sheets(site / "kaarten/dromen.pdf")) == []
    assert not (site / "qr").exists()
    assert "qr/dromen.html" not in (site / "kaarten/dromen.html").read_text("utf-8")
