"""The PDF: a form that one can fill in anywhere, with tags, on paper as on screen."""

import io
from itertools import pairwise

import pdfplumber
import pikepdf
import pypdf
import pypdfium2
import pytest
import zxingcpp
from pikepdf.form import Form

from macros.card import wording
from macros.card.fields import fields
from macros.exports.document import SiteInfo
from macros.exports.pdf.pdf import pdf_bytes
from tests.exports.conftest import changed
from tests.exports.reading import tags, type_in_chromiums_engine, widgets

MM = 72 / 25.4
NAME = "één naïeve coördinator, 3de €"
FAR = "Şükrü Łukasz İbrahim ğ ć ő"


@pytest.fixture(scope="module")
def pdf(files):
    with pikepdf.open(io.BytesIO(files[".pdf"])) as pdf:
        yield pdf


@pytest.fixture(scope="module")
def pages(files):
    with pdfplumber.open(io.BytesIO(files[".pdf"])) as pdf:
        yield pdf.pages


def test_it_says_that_it_is_a_pdf_ua_file_in_flemish_dutch_with_a_title(pdf, card):
    assert str(pdf.Root.Lang) == "nl-BE"
    assert bool(pdf.Root.MarkInfo.Marked) is True
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle) is True
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == card.data.title


def test_card_and_edition_can_be_read_from_it(pdf, card):
    assert str(pdf.docinfo["/FkKaart"]) == "dromen"
    assert str(pdf.docinfo["/FkUitgave"]) == str(card.data.edition)


def test_headings_skip_no_level_and_there_is_one_title(pdf):
    levels = [
        int(str(tag.S)[2:]) for tag in tags(pdf.Root.StructTreeRoot) if str(tag.S)[1:] in {f"H{n}" for n in range(1, 7)}
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_table_has_a_header_row_and_a_header_in_every_row_also_where_its_last_rows_move_to_a_new_page(pdf, card):
    tables = list(tags(pdf.Root.StructTreeRoot, "/Table"))
    assert len(tables) <= 2
    rows = []
    for table in tables:
        (head,) = tags(table, "/THead")
        assert len(list(tags(head, "/TH"))) == 4
        (body,) = tags(table, "/TBody")
        rows += tags(body, "/TR")
    assert len(rows) == len(card.measures) + len(card.own_numbers)
    for row in rows:
        first, *rest = tags(row)
        assert (str(first.S), str(first.A.Scope)) == ("/TH", "/Row")
        assert len([cell for cell in rest if cell.S == "/TD"]) == 3


def test_every_field_stands_in_a_form_tag_of_its_own_in_reading_order(pdf, card):
    forms = list(tags(pdf.Root.StructTreeRoot, "/Form"))
    names = []
    for form in forms:
        children = form.K if isinstance(form.K, pikepdf.Array) else [form.K]
        (link,) = [
            child for child in children if isinstance(child, pikepdf.Dictionary) and child.get("/Type") == "/OBJR"
        ]
        names.append(str(link.Obj.T))
    assert names == [field.name for field in fields(card)]


def test_the_tab_key_follows_the_tags(pdf):
    assert {str(page.Tabs) for page in pdf.pages} == {"/S"}


def test_the_circle_is_a_picture_with_words_for_who_does_not_see_it(pdf, card):
    (figure,) = tags(pdf.Root.StructTreeRoot, "/Figure")
    assert str(figure.Alt) == card.data.cycle.description


def test_a_card_without_circle_has_no_picture(small_files):
    with pikepdf.open(io.BytesIO(small_files[".pdf"])) as pdf:
        assert list(tags(pdf.Root.StructTreeRoot, "/Figure")) == []


def test_the_bookmarks_name_every_heading(files, card):
    def titles(items):
        for item in items:
            yield from titles(item) if isinstance(item, list) else [item.title]

    found = list(titles(pypdf.PdfReader(io.BytesIO(files[".pdf"])).outline))
    assert found[0] == card.data.title
    assert "1.1 Gewoon dromen" in found
    assert "Dromen in de wolken" in found


def test_every_font_is_embedded_as_a_subset(pdf):
    found = []
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            found.append(str(item.FontName))
            assert {"/FontFile2", "/FontFile3"} & set(item.keys())
    assert found
    assert all(name[7] == "+" for name in found)


def test_boxes_can_be_ticked_by_pen_and_blank_rows_leave_room_to_write(files):
    for widget in widgets(files[".pdf"]):
        left, bottom, right, top = widget["box"]
        if widget["kind"] == "/Btn":
            assert min(right - left, top - bottom) >= 5 * MM
        elif widget["name"].startswith("eigen"):
            # The row is 11 mm or more; its field stands within its lines.
            assert top - bottom >= 8 * MM
            assert widget["flags"] & (1 << 12)


def test_the_head_of_the_table_stands_on_every_page_of_it(files, pages):
    with_rows = {widget["page"] for widget in widgets(files[".pdf"]) if widget["name"].startswith(("m", "eigen"))}
    for number in with_rows:
        assert "Nr. Maatregel 1 2" in pages[number].extract_text()


def test_no_row_splits_over_two_pages(files, pages, card):
    where = {widget["name"]: widget["page"] for widget in widgets(files[".pdf"])}
    for measure in card.measures:
        text = _squeezed(pages[where[f"{measure.id}-1"]])
        assert _letters(measure.short)[:30] in text
        last = measure.say[-1] if measure.say else measure.text
        assert _letters(last)[-30:] in text


def test_a_row_taller_than_a_page_is_the_only_one_that_splits(small_card):
    tall = small_card.measures[0].model_copy(
        update={"text": "\n\n".join(f"Zin nummer {n} van veel." for n in range(90))}
    )
    made = pdf_bytes(changed(small_card, measures=(tall, *small_card.data.measures[1:])), SiteInfo("Kaarten"))
    with pdfplumber.open(io.BytesIO(made)) as pdf:
        text = "".join(page.extract_text() for page in pdf.pages)
        assert len(pdf.pages) > 2
    assert all(f"Zin nummer {n} van veel." in text for n in range(90))


def test_the_foot_of_every_page_names_card_edition_school_and_page(pages):
    for number, page in enumerate(pages, 1):
        foot = page.extract_text().splitlines()[-1]
        assert foot == f"Dromen · uitgave 22 november 2026 GBS De Linde pagina {number} van {len(pages)}"


def test_no_text_is_cut_off_or_overprinted(files, pages):
    document = pypdfium2.PdfDocument(files[".pdf"])
    for number, page in enumerate(pages):
        letters = [sign for sign in page.chars if sign["text"].strip()]
        assert letters
        assert min(sign["x0"] for sign in letters) >= 16 * MM
        assert max(sign["x1"] for sign in letters) <= page.width - 16 * MM
        assert max(sign["bottom"] for sign in letters) <= page.height - 6 * MM
        for line in page.extract_text_lines():
            for one, next_one in pairwise(line["chars"]):
                assert next_one["x0"] - one["x1"] > -1.5, line["text"]
        image = document[number].render(scale=2).to_pil().convert("L")
        edge = int(10 * MM * 2)
        for box in ((0, 0, edge, image.height), (image.width - edge, 0, image.width, image.height)):
            assert image.crop(box).getextrema() == (255, 255)


def test_text_in_cells_stays_clear_of_the_boxes(files, pages):
    for widget in widgets(files[".pdf"]):
        page = pages[widget["page"]]
        left, bottom, right, top = widget["box"]
        inside = page.crop((left, page.height - top, right, page.height - bottom)).extract_text()
        assert inside == "", widget["name"]


def test_a_qr_code_and_link_to_the_page_stand_there_when_the_site_has_an_address(card):
    address = "https://kaarten.voorbeeldschool.be/sub/kaarten/dromen.html"
    made = pdf_bytes(card, SiteInfo("Focuskaarten", "", "https://kaarten.voorbeeldschool.be/sub/"))
    image = pypdfium2.PdfDocument(made)[0].render(scale=3).to_pil()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [address]
    with pikepdf.open(io.BytesIO(made)) as pdf:
        links = [str(a.A.URI) for a in pdf.pages[0].Annots if a.Subtype == "/Link"]
        alternatives = [str(figure.Alt) for figure in tags(pdf.Root.StructTreeRoot, "/Figure")]
    assert address in links
    assert f"QR-code met het adres van deze kaart: {address}" in alternatives


def test_no_qr_code_stands_there_when_the_site_has_no_address(files):
    image = pypdfium2.PdfDocument(files[".pdf"])[0].render(scale=3).to_pil()
    assert zxingcpp.read_barcodes(image) == []


def test_a_link_to_what_is_withdrawn_is_plain_text(small_files):
    with pikepdf.open(io.BytesIO(small_files[".pdf"])) as pdf:
        links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    # To measure 4 and to the outside; the one to measure 2 leads nowhere on paper.
    assert len(links) == 2


def test_filled_in_by_pypdf_it_reads_back_whole_and_shows(files):
    values = {"voor": f"{NAME} {FAR}", "eigen-1": f"{NAME}\n{FAR}", "eigen-2": "twee", "m13-1": "/Ja", "s5": "/Ja"}
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(files[".pdf"]))
    for page in writer.pages:
        if "/Annots" in page:
            writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    found = pypdf.PdfReader(io.BytesIO(out.getvalue())).get_fields()
    assert {name: found[name]["/V"] for name in values} == values
    _assert_shows(out.getvalue(), values)


def test_filled_in_by_pikepdf_it_reads_back_whole_and_shows(files):
    values = {"voor": FAR, "eigen-1": (NAME + " ") * 66}
    with pikepdf.open(io.BytesIO(files[".pdf"])) as pdf:
        form = Form(pdf)
        for name, value in values.items():
            form[name].value = value
        form["m22-2"].checked = True
        pdf.Root.AcroForm.NeedAppearances = True
        out = io.BytesIO()
        pdf.save(out)
    found = pypdf.PdfReader(io.BytesIO(out.getvalue())).get_fields()
    assert {name: found[name]["/V"] for name in values} == values
    assert found["m22-2"]["/V"] == "/Ja"


def test_typed_in_chromiums_pdf_engine_letters_beyond_western_europe_show_in_the_fields_own_font(files):
    plain, far = (_typed(files[".pdf"], text) for text in ("S" * 6, "Ş" * 6))
    # A cedilla under each S: more ink, on as many letters. A font that lacks the letter would draw none at all.
    assert plain < far < 1.6 * plain


def _typed(data, text):
    (widget,) = [widget for widget in widgets(data) if widget["name"] == "voor"]
    return _ink(type_in_chromiums_engine(data, {"voor": text}), widget)


def _ink(data, widget):
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    page = document[widget["page"]]
    left, bottom, right, top = widget["box"]
    image = page.render(scale=3).to_pil().convert("L")
    height = page.get_height()
    box = (int(left * 3), int((height - top) * 3), int(right * 3), int((height - bottom) * 3))
    return sum(255 - sign for sign in image.crop(box).get_flattened_data())


def _assert_shows(data, values):
    for widget in widgets(data):
        if widget["name"] in values:
            assert _ink(data, widget) > 1000, widget["name"]


def _letters(text):
    return "".join(sign for sign in text if sign.isalnum())


def _squeezed(page):
    return _letters(page.extract_text())


def test_the_words_of_the_columns_come_from_one_place(pages):
    assert wording.COLUMN_KEY in "".join(page.extract_text() for page in pages)
