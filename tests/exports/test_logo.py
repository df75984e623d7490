"""The logo of a school in the PDF and the Word file, from a drawing and from a picture of dots."""

import io
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from macros.card.model import Card
from macros.exports.document import SiteInfo
from macros.exports.logo import read_logo
from macros.exports.pdf.pdf import pdf_bytes
from macros.exports.word.word import word_bytes

SVG = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10' width='30' height='10'>"
    "<rect width='30' height='10'/></svg>"
)


@pytest.fixture(params=[".svg", ".png", ".jpg"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> SiteInfo:
    """A site with a logo three times wider than high."""
    file = tmp_path / f"logo{request.param}"
    if request.param == ".svg":
        file.write_text(SVG, encoding="utf-8")
    else:
        Image.new("RGB", (300, 100), (0, 0, 0)).save(file)
    return SiteInfo("Kaarten", "De School", "", read_logo(file))


def test_the_pdf_shows_the_logo_and_says_whose_it_is(small_card: Card, site: SiteInfo):
    with_logo, without = pdf_bytes(small_card, site), pdf_bytes(small_card, SiteInfo("Kaarten", "De School"))
    assert _dark(with_logo) > _dark(without) + 1000
    assert pdf_bytes(small_card, site) == with_logo


def _dark(pdf: bytes) -> int:
    """Return how many dots of the top left corner of the first page are dark."""

    page = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("L").crop((90, 80, 330, 170))
    return sum(count for value, count in enumerate(page.histogram()) if value < 60)


def test_the_word_file_holds_the_logo_in_its_own_shape(small_card: Card, site: SiteInfo):
    archive = zipfile.ZipFile(io.BytesIO(word_bytes(small_card, site)))
    with Image.open(io.BytesIO(archive.read("word/media/logo.png"))) as picture:
        assert picture.width / picture.height == pytest.approx(3, rel=0.02)
    text = archive.read("word/document.xml").decode()
    assert 'descr="Logo van De School"' in text
    height = 14 * 36000
    assert f'cy="{height}"' in text


def test_two_sites_with_the_same_logo_are_the_same_to_the_cache(tmp_path: Path):
    (tmp_path / "a.svg").write_text(SVG, encoding="utf-8")
    (tmp_path / "b.svg").write_text(SVG.replace("30", "31"), encoding="utf-8")
    first, same, other = (SiteInfo("x", "", "", read_logo(tmp_path / name)) for name in ("a.svg", "a.svg", "b.svg"))
    assert repr(first) == repr(same) != repr(other)
    assert "svg" not in repr(first)
