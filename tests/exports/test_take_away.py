"""The browser fills in a PDF or Word file, and reads one back."""

import io
import re
import zipfile

import pikepdf
import pypdf
import pypdfium2
import pytest

from macros.card.fields import fields
from tests.exports.reading import type_in_chromiums_engine

NAME = "Şükrü Łukasz İbrahim ğ ć ő: één naïeve coördinator, 3de €"
OWN = ("één naïeve coördinator, 3de € Ş Ł ğ ć ő\n" * 60)[:2000].rstrip("\n").ljust(2000, "!")
KINDS = {"pdf": ".pdf", "word": ".docx"}


@pytest.fixture(scope="module")
def values(card):
    ticks = {field.name: True for field in fields(card) if field.kind == "tick" and field.name != "m13-2"}
    lines = {field.name: field.name for field in fields(card) if field.kind == "lines"}
    return ticks | lines | {"voor": NAME, "eigen-1": OWN}


@pytest.fixture(scope="module", params=KINDS)
def kind(request):
    return request.param


@pytest.fixture(scope="module")
def filled(kind, take_away, files, values):
    return take_away(f"fill{kind.title()}", files[KINDS[kind]], values)


def test_what_is_filled_in_on_screen_comes_back_whole(kind, take_away, filled, card, values):
    read = take_away(f"read{kind.title()}", filled)
    assert read == {"card": "dromen", "edition": str(card.data.edition), "values": values}


def test_a_blank_file_holds_nothing(kind, take_away, files):
    assert take_away(f"read{kind.title()}", files[KINDS[kind]])["values"] == {}


def test_a_filled_file_can_be_filled_again(kind, take_away, filled):
    again = take_away(f"fill{kind.title()}", filled, {"voor": "A.", "m1-1": True})
    assert take_away(f"read{kind.title()}", again)["values"].items() >= {"voor": "A.", "m1-1": True}.items()


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7\nniets", b"PK\x03\x04niets", b"\x00" * 500])
def test_a_broken_file_is_refused_in_dutch(kind, take_away, broken):
    for action in ("fill", "read"):
        answer = take_away(f"{action}{kind.title()}", broken, {})
        assert answer["kind"] == "TakeAwayError"
        assert "kan niet gelezen worden" in answer["message"]


def test_a_file_cut_in_half_is_refused_or_read_without_a_crash(kind, take_away, filled):
    answer = take_away(f"read{kind.title()}", filled[: len(filled) // 2])
    assert answer.get("kind") == "TakeAwayError" or "values" in answer


def test_what_was_typed_in_chromiums_own_viewer_is_read_back(take_away, files):
    typed = type_in_chromiums_engine(files[".pdf"], {"voor": NAME, "eigen-1": OWN[:300], "s5": None, "m13-2": None})
    read = take_away("readPdf", typed)
    assert read["card"] == "dromen"
    assert read["values"] == {"voor": NAME, "eigen-1": OWN[:300], "s5": True, "m13-2": True}


def test_what_pypdf_filled_in_is_read_back(take_away, files):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(files[".pdf"]))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, {"voor": NAME, "m13-1": "/Ja"}, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    assert take_away("readPdf", out.getvalue())["values"] == {"voor": NAME, "m13-1": True}


def test_a_word_file_whose_controls_lost_their_tags_is_still_read(take_away, files, values):
    filled = zipfile.ZipFile(io.BytesIO(take_away("fillWord", files[".docx"], values)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as stripped:
        for name in filled.namelist():
            stripped.writestr(name, re.sub(rb'<w:tag w:val="[^"]*"/>', b"", filled.read(name)))
    assert take_away("readWord", out.getvalue())["values"] == values


def test_a_pdf_without_fields_is_refused_in_dutch(take_away):
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(out)
    assert "geen velden" in take_away("readPdf", out.getvalue())["message"]


def test_a_pdf_filled_on_screen_keeps_its_tags_and_stays_a_form(take_away, files, values):
    blank = pikepdf.open(io.BytesIO(files[".pdf"]))
    filled = pikepdf.open(io.BytesIO(take_away("fillPdf", files[".pdf"], values)))
    assert _tags(filled.Root.StructTreeRoot) == _tags(blank.Root.StructTreeRoot)
    assert filled.Root.Lang == blank.Root.Lang
    assert [str(field.T) for field in filled.Root.AcroForm.Fields] == [str(f.T) for f in blank.Root.AcroForm.Fields]
    assert "/NeedAppearances" not in filled.Root.AcroForm


def test_what_was_filled_in_shows_in_chromiums_pdf_engine(take_away, files):
    filled = take_away("fillPdf", files[".pdf"], {"voor": NAME, "s1": True})
    assert _ink(filled, "voor") > 3 * _ink(files[".pdf"], "voor")
    assert _ink(filled, "s1") > 1.2 * _ink(files[".pdf"], "s1")


def test_a_letter_that_the_font_lacks_is_kept_and_left_to_the_reader(take_away, files):
    filled = take_away("fillPdf", files[".pdf"], {"voor": "Жанна"})
    assert take_away("readPdf", filled)["values"] == {"voor": "Жанна"}
    assert bool(pikepdf.open(io.BytesIO(filled)).Root.AcroForm.NeedAppearances) is True


def test_a_word_file_filled_on_screen_differs_in_its_controls_only(take_away, files, values):
    blank = zipfile.ZipFile(io.BytesIO(files[".docx"]))
    filled = zipfile.ZipFile(io.BytesIO(take_away("fillWord", files[".docx"], values)))
    assert filled.namelist() == blank.namelist()
    changed = [name for name in blank.namelist() if filled.read(name) != blank.read(name)]
    assert changed == ["word/document.xml"]


def _tags(element):
    children = element.get("/K", [])
    children = children if isinstance(children, pikepdf.Array) else [children]
    inner = [_tags(child) for child in children if isinstance(child, pikepdf.Dictionary) and "/S" in child]
    return [str(element.get("/S", "")), *inner]


def _ink(data, name):
    """Return how many dark pixels stand within a field, as Chromium's engine draws the page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        number, box = next(
            (number, [float(edge) for edge in widget.Rect])
            for number, page in enumerate(pdf.pages)
            for widget in page.get("/Annots", [])
            if str(widget.get("/T", "")) == name
        )
        height = float(pdf.pages[number].MediaBox[3])
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    image = document[number].render(scale=2).to_pil().convert("L")
    left, bottom, right, top = box
    return sum(
        image.crop((int(left * 2), int((height - top) * 2), int(right * 2), int((height - bottom) * 2))).histogram()[
            :100
        ]
    )
