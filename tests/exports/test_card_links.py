"""Links to other cards in what someone takes along: a real link when the site has an address, else words."""

import io
import json
import re
import zipfile

import pikepdf
import pytest

from macros.exports.card_json import card_bytes
from macros.exports.document import SiteInfo
from macros.exports.pdf.pdf import pdf_bytes
from macros.exports.word.word import word_bytes
from tests.exports.reading import pdf_text, squeezed, word_text

AT_HOME = SiteInfo("Focuskaarten", "GBS De Linde")
ON_THE_WEB = SiteInfo("Focuskaarten", "GBS De Linde", "https://kaarten.voorbeeldschool.be/")
PLACES = {
    "https://kaarten.voorbeeldschool.be/kaarten/dromen.html",
    "https://kaarten.voorbeeldschool.be/kaarten/dromen.html#m3",
    "https://kaarten.voorbeeldschool.be/kaarten/dromen.html#stille",
}


@pytest.fixture(scope="module")
def links(library):
    return library.cards["zonder"]


def addresses(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as document:
        notes = [note for page in document.pages for note in page.get("/Annots", [])]
        return {str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A}


def test_a_pdf_of_a_site_with_an_address_leads_to_the_other_card(links):
    pdf = pdf_bytes(links, ON_THE_WEB)
    assert addresses(pdf) >= PLACES
    assert squeezed("zoals bij Dromen, maatregel 3: ") in squeezed(pdf_text(pdf))


def test_a_word_file_of_a_site_with_an_address_leads_to_the_other_card(links):
    with zipfile.ZipFile(io.BytesIO(word_bytes(links, ON_THE_WEB))) as archive:
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert set(re.findall('Target="(https[^"]*dromen[^"]*)"', relations)) == PLACES


@pytest.mark.parametrize("kind", ["pdf", "word"])
def test_without_an_address_paper_says_in_words_what_is_linked_to(links, kind):
    if kind == "pdf":
        data = pdf_bytes(links, AT_HOME)
        assert addresses(data) == set()
        text = squeezed(pdf_text(data))
    else:
        text = squeezed(word_text(word_bytes(links, AT_HOME)))
    assert squeezed("zoals bij Dromen, maatregel 3: ") in text
    assert squeezed("de stille dromer (Dromen: De stille dromer) en wacht.") in text
    assert "#" not in text


@pytest.mark.parametrize(("site", "start"), [(ON_THE_WEB, "https://kaarten.voorbeeldschool.be/"), (AT_HOME, "")])
def test_the_data_hold_the_address_of_what_is_linked_to(links, site, start):
    data = json.loads(card_bytes(links, site))
    text = data["maatregelen"][0]["tekst"]
    assert f"]({start}kaarten/dromen.html#m3)" in text
    assert f"[de stille dromer]({start}kaarten/dromen.html#stille)" in text
    runs = [run for part in data["pagina"] for run in part.get("tekst") or []]
    assert [run["link"] for run in runs if "link" in run] == [
        f"{start}kaarten/dromen.html",
        f"{start}kaarten/dromen.html#m3",
    ]
