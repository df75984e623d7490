"""PDF and Word from the page: blank or filled in, and opened again."""

import io
import re
import zipfile
from pathlib import Path

import pypdf
import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.site.test_fill import CARD, values

HOMES = ["http", "disk"]
NAME = "één naïeve coördinator, 3de € Şükrü Łukasz ğ ć ő"
OWN = ("Elke morgen samen de dag overlopen, één voor één. " * 41)[:2000]
FILLED = {"voor": NAME, "s5": True, "m13-1": True, "m22-2": True, "eigen-1": OWN, "eigen-7-1": True}


@pytest.fixture(params=HOMES)
def card(request: pytest.FixtureRequest, page: Page) -> Page:
    page.goto(request.getfixturevalue(request.param) + CARD)
    return page


def fill_in(page: Page) -> None:
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill(NAME)
    for label in ("Signaal 5: gezien", "Maatregel 13: doe ik al", "Maatregel 22: ga ik uitproberen"):
        page.get_by_label(label).check()
    page.get_by_label("Eigen maatregel 30", exact=True).fill(OWN)
    page.get_by_label("Eigen maatregel 36: doe ik al").check()


def take(page: Page, kind: str, choice: str | None) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.locator(".fk-bar").get_by_role("link", name=kind).click()
        if choice:
            page.locator("[data-fk-take-away-choice]").get_by_role("button", name=choice).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


@pytest.mark.parametrize(("kind", "ending"), [("PDF", "pdf"), ("Word", "docx")])
def test_with_nothing_filled_in_the_blank_file_comes_at_once(
    page: Page, http: str, site: Path, kind: str, ending: str
) -> None:
    page.goto(http + CARD)
    name, data = take(page, kind, None)
    assert name == f"dromen.{ending}"
    assert data == (site / f"kaarten/dromen.{ending}").read_bytes()


@pytest.mark.parametrize(("kind", "ending"), [("PDF", "pdf"), ("Word", "docx")])
def test_a_filled_in_file_is_made_opened_again_and_nothing_is_lost(card: Page, kind: str, ending: str) -> None:
    fill_in(card)
    name, data = take(card, kind, "Ingevuld")
    today = card.evaluate("new Date().toLocaleDateString('sv')")
    assert re.fullmatch(rf"dromen-\w+-{today}\.{ending}", name)
    fresh = card.context.new_page()
    fresh.goto(card.url)
    fresh.get_by_role("button", name="Alles wissen").click()
    fresh.locator("[data-fk-message]").get_by_role("button", name="Alles wissen").click()
    fresh.set_input_files("[data-fk-open-file]", {"name": name, "mimeType": "application/x", "buffer": data})
    expect(fresh.get_by_label("Maatregel 13: doe ik al")).to_be_checked()
    assert values(fresh) == FILLED


def test_the_blank_file_is_there_too_when_something_is_filled_in(card: Page) -> None:
    fill_in(card)
    name, data = take(card, "PDF", "Blanco")
    assert name == "dromen.pdf"
    assert pypdf.PdfReader(io.BytesIO(data)).get_fields()["m13-1"].value == "/Off"


def test_what_other_programs_read_in_the_filled_in_files(card: Page) -> None:
    fill_in(card)
    _, data = take(card, "PDF", "Ingevuld")
    fields = pypdf.PdfReader(io.BytesIO(data)).get_fields()
    assert fields["voor"].value == NAME
    assert fields["eigen-1"].value == OWN
    assert fields["m13-1"].value != "/Off"
    _, data = take(card, "Word", "Ingevuld")
    text = "".join(
        node.text or "" for node in Document(io.BytesIO(data)).element.body.iter() if node.tag.endswith("}t")
    )
    assert NAME in text
    assert OWN in text
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "it says when it was made"


@pytest.mark.parametrize("data", [b"%PDF-1.7 kapot", b"PK\x03\x04 kapot"])
def test_a_broken_file_is_refused_and_the_screen_stays(card: Page, data: bytes) -> None:
    fill_in(card)
    card.set_input_files("[data-fk-open-file]", {"name": "x.pdf", "mimeType": "application/pdf", "buffer": data})
    expect(card.locator("[data-fk-message]")).to_contain_text("kan niet gelezen worden")
    card.get_by_role("button", name="Goed").click()
    assert values(card) == FILLED


def test_nothing_large_is_loaded_before_it_is_asked_for(page: Page, http: str) -> None:
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(http + CARD)
    assert [url for url in loaded if "meenemen" in url or "bestanden" in url] == []
