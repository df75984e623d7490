"""What holds of every card of data/, whatever it says: no fault, on record, whole and in order in every file."""

import io
import re
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page

from macros.card.fields import fields
from macros.card.prose import to_plain as plain
from macros.exports.document import SiteInfo
from macros.exports.take_away import card_files
from macros.reading import record
from macros.reading.library import load, load_what_is_sound
from macros.reading.synonyms import load_synonyms
from tests.conftest import ROOT
from tests.exports.reading import controls, tags, widgets
from tests.printing import wait_for_print
from tests.site.test_html import pages, validate

NAMES = sorted(file.stem for file in (ROOT / "data/kaarten").glob("*.yml"))


@pytest.fixture(scope="module", params=NAMES)
def card(request: pytest.FixtureRequest):
    return load(ROOT).cards[request.param]


@pytest.fixture(scope="module")
def files(card, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    made = card_files(card, SiteInfo("Focuskaarten", "De School"), tmp_path_factory.mktemp("cache"))
    return {ending: file.read_bytes() for ending, file in made.items()}


def test_no_card_has_a_fault() -> None:
    assert [str(fault) for fault in load_what_is_sound(ROOT).faults] == []


def test_every_address_is_on_record() -> None:
    assert load(ROOT).unrecorded == {}, "run: make vastleggen"


def test_the_record_and_the_synonyms_read_without_a_fault() -> None:
    assert record.load_record(ROOT)[1] == []
    assert load_synonyms(ROOT)[1] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_card_names_the_schema_that_helps_its_editor(name: str) -> None:
    lines = (ROOT / f"data/kaarten/{name}.yml").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=../kaart.schema.json"


def test_every_page_is_valid_html(built: Path, tmp_path: Path) -> None:
    assert validate(pages(built), tmp_path / "report.json") == []


def test_page_pdf_and_word_file_have_the_same_fields_in_the_same_order(card, files, built: Path) -> None:
    page = (built / card.path).read_text(encoding="utf-8")
    names = [field.name for field in fields(card)]
    assert re.findall(r'<(?:input|textarea)[^>]*data-fk-field[^>]* name="([^"]+)"', page) == names
    assert [widget["name"] for widget in widgets(files[".pdf"])] == names
    assert [name for name, _, _ in controls(files[".docx"])] == names


def test_the_pdf_is_a_tagged_form_with_a_title(card, files) -> None:
    with pikepdf.open(io.BytesIO(files[".pdf"])) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == card.data.title
        assert len(list(tags(pdf.Root.StructTreeRoot, "/Form"))) == len(fields(card))


def test_every_file_of_a_card_stands_beside_its_page(card, built: Path) -> None:
    for ending in (".pdf", ".docx", ".json"):
        assert (built / card.path).with_suffix(ending).stat().st_size > 1000


def test_what_is_made_of_ticks_names_every_measure_of_a_card(card, built: Path, page: Page) -> None:
    page.goto((built / card.path).as_uri())
    page.evaluate("window.print = () => {}")
    page.evaluate("document.querySelectorAll('[name^=m][name$=\"-2\"]').forEach((box) => box.click())")
    for what, parts in (("sheet", ".fk-follow-up__table tbody tr"), ("desk", ".fk-desk__measure")):
        page.get_by_role("navigation").get_by_role("button", name="Afdrukken").click()
        page.locator(f"[data-fk-print-choice] [value={what}]").check()
        page.locator("[data-fk-print-choice] button[value=print]").click()
        wait_for_print(page, what)
        texts = " ".join(page.locator(parts).all_text_contents())
        assert [measure.number for measure in card.measures if plain(measure.short) not in texts] == []
        page.evaluate("dispatchEvent(new Event('afterprint'))")
