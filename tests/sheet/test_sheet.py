"""The opvolgblad: one page to the meeting, as the browser prints it, as a PDF, as a Word file and on the clipboard."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pikepdf
import pytest
from docx import Document
from playwright.sync_api import BrowserContext, Page, expect

from tests.list.test_list import on_clipboard
from tests.list.test_list import rows_of as cells_of
from tests.printing import print_page, wait_for_print
from tests.sheet.conftest import CARD, COLUMNS, SIGNALS, TICKED, choose, fill_in, taken
from tests.site.test_accessibility import violations

NUMBERS = [*TICKED, 30]
A4 = (595, 842)
NOT_OF_PAPER = ("scrollable-region", "page-has-heading-one")  # it does not scroll, and a klaskaart has no title


def printed(page: Page) -> pdfplumber.PDF:
    choose(page, "sheet", "print")
    wait_for_print(page, "sheet")
    data = print_page(page)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return pdfplumber.open(io.BytesIO(data))


def made(page: Page) -> pdfplumber.PDF:
    return pdfplumber.open(io.BytesIO(taken(page, "pdf")[1]))


def rows_of(pdf: pdfplumber.PDF) -> list[list[str]]:
    """The rows of the table, sheet by sheet: its head and what stands under it, without the lines to write on."""
    rows = []
    for sheet in pdf.pages:
        for table in sheet.extract_tables():
            cells = [[cell or "" for cell in row] for row in table if len(row) == len(COLUMNS)]
            inside = cells[cells.index(COLUMNS) :] if COLUMNS in cells else []
            rows += [row for row in inside if row[0] and not re.search("Beslissingen|Leerkracht:", row[0])]
    return rows


def text_of(pdf: pdfplumber.PDF) -> str:
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in pdf.pages))


def assert_is_the_sheet(rows: list[list[str]]) -> None:
    assert rows[0] == COLUMNS
    assert [int(row[0].split(".")[0]) for row in rows[1:]] == NUMBERS
    assert [row[1] for row in rows[1:]] == ["1", "2", "1+2", "2", "2", "1", "2", "2"]
    assert "Geef het kind eventueel ook een planner" in rows[4][0].replace("\n", " ")
    assert "30. Elke morgen samen de dag overlopen." in rows[8][0].replace("\n", " ")
    assert all(word in rows[1][4] for word in ("werkt", "deels", "niet", "te vroeg"))
    assert all(word in rows[1][5] for word in ("voortzetten", "bijsturen", "stoppen"))
    assert {row[place] for row in rows[1:] for place in (2, 3, 6)} == {""}


@pytest.mark.parametrize("output", [printed, made])
def test_eight_measures_stand_on_one_sheet_of_a4_with_room_to_write(
    filled: Page, output: Callable[[Page], pdfplumber.PDF]
) -> None:
    pdf = output(filled)
    assert [(round(sheet.width), round(sheet.height)) for sheet in pdf.pages] == [A4]
    assert_is_the_sheet(rows_of(pdf))
    text = text_of(pdf)
    assert "Opvolgblad – Hechting · A.A." in text
    for said in ("Voor: A.A.", "Klas:", "Door:", "uitgave 22 november 2026", "Signalen die we zien"):
        assert said in text
    for asked in ("Beslissingen", "Leerkracht:", "Zorgcoördinator:", "Ouder(s):", "Volgende bespreking:"):
        assert asked in text
    for number in SIGNALS:
        assert f"{number}. " in text
    assert "Veilige hechting" not in text
    assert [word for word in ("Zoeken", "Bewaren", "Invullen", "Overleglijst") if word in text] == []


AGREED = {
    "m3": ("juf An", "1 oktober", "werkt", "voortzetten", "Vooral 's ochtends"),
    "m5": (
        "meester Bo",
        "2026-11-30",
        "te vroeg",
        "bijsturen",
        "Eerst samen met de ouders bekijken, daarna in de klas",
    ),
    "m27": ("", "", "niet", "stoppen", ""),
    "eigen-1": ("iedereen", "na de vakantie", "deels", "bijsturen", "Met de prenten erbij"),
}


@pytest.fixture
def followed(filled: Page) -> Page:
    """The card, filled in, with what follows four of its measures."""
    filled.get_by_label("Klas", exact=True).fill("3B")
    filled.get_by_label("Ingevuld door").fill("An Peeters")
    for measure, parts in AGREED.items():
        row = filled.locator(f"tr:has([name={measure}-1])")
        row.locator("summary").click()
        for part, text in zip(("who", "from", "effect", "next", "note"), parts, strict=True):
            field = row.locator(f"[data-fk-fold-out-part={part}]")
            if part in ("effect", "next"):
                field.select_option(text)
            else:
                field.fill(text)
    return filled


def in_word(page: Page) -> list[list[str]]:
    (table,) = Document(io.BytesIO(taken(page, "docx")[1])).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


OUTPUTS = {"printed": lambda page: rows_of(printed(page)), "pdf": lambda page: rows_of(made(page)), "word": in_word}


def test_what_was_agreed_is_read_back_from_print_pdf_and_word_on_one_sheet(followed: Page) -> None:
    for name, read in OUTPUTS.items():
        rows = [[re.sub(r"\s+", " ", cell) for cell in row] for row in read(followed)]
        found = {int(row[0].split(".")[0]): tuple(row[2:]) for row in rows[1:]}
        assert list(found) == NUMBERS, name
        blank = (*("" for _ in range(2)), found[9][2], found[9][3], "")
        for measure, agreed in AGREED.items():
            number = 30 if measure == "eigen-1" else int(measure[1:])
            said = tuple("30-11-2026" if text == "2026-11-30" else text for text in agreed)
            assert found.pop(number) == said, (name, number)
        assert set(found.values()) == {blank}, name
        assert "te vroeg" in blank[2], name
        assert "stoppen" in blank[3], name
    for pdf in (printed(followed), made(followed)):
        assert len(pdf.pages) == 1
        text = text_of(pdf)
        for said in ("Klas: 3B", "Door: An Peeters"):
            assert said in text


def test_the_pdf_with_what_was_agreed_is_whole_for_who_hears_it(followed: Page, tmp_path: Path) -> None:
    data = taken(followed, "pdf")[1]
    (tmp_path / "opvolgblad.pdf").write_bytes(data)  # for veraPDF, by hand
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (page,) = pdf.pages
        assert page.Tabs == "/S"
        levels = [str(kind) for kind in tags(pdf.Root.StructTreeRoot.K[0]) if re.fullmatch(r"/H\d", str(kind))]
        assert levels == ["/H1", "/H2", "/H2"]
        (table,) = (tag for tag in pdf.Root.StructTreeRoot.K[0].K if tag.S == "/Table")
        assert [str(part.S) for part in table.K] == ["/THead", "/TBody"]
        assert {len(row.K) for part in table.K for row in part.K} == {len(COLUMNS)}
        # Nothing is drawn outside a tag or an artifact, and each piece knows its tag.
        code = page.Contents.read_bytes()
        pieces = re.findall(rb"BDC (.*?) EMC|/Artifact BMC (.*?) EMC", code, re.DOTALL)
        left = re.sub(rb"(/\w+ <<[^>]*>> BDC|/Artifact BMC) .*? EMC", b"", code, flags=re.DOTALL)
        assert pieces
        assert left.strip() == b""
        for number, tag in enumerate(pdf.Root.StructTreeRoot.ParentTree.Nums[1]):
            assert number in [int(piece.MCID) for piece in tag.K if "/MCID" in piece]
        assert all(str(tag.P.S) for tag in pdf.Root.StructTreeRoot.ParentTree.Nums[1])


def test_after_printing_the_page_is_whole_again(filled: Page) -> None:
    printed(filled)
    assert filled.locator(".fk-follow-up").count() == 0
    assert filled.evaluate("document.documentElement.dataset.fkPrinting") is None


def test_the_pdf_says_what_it_is_and_whom_it_is_about_in_its_name(filled: Page) -> None:
    name, data = taken(filled, "pdf")
    today = filled.evaluate("new Date().toLocaleDateString('sv')")
    assert name == f"hechting-opvolgblad-AA-{today}.pdf"
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Opvolgblad – Hechting · A.A."
        assert pdf.Root.Lang == "nl-BE"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def tags(element: pikepdf.Object) -> list[str]:
    """The kinds of all tags from this one down, in reading order."""
    children = element.get("/K", [])
    return [str(element.get("/S"))] + [kind for child in children if "/S" in child for kind in tags(child)]


def test_the_pdf_is_tagged_with_a_table_whose_heads_say_that_they_are_of_a_column(filled: Page) -> None:
    with pikepdf.open(io.BytesIO(taken(filled, "pdf")[1])) as pdf:
        root = pdf.Root.StructTreeRoot.K[0]
        kinds = tags(root)
        assert kinds[:2] == ["/Document", "/H1"]
        assert (kinds.count("/TR"), kinds.count("/TH"), kinds.count("/TD")) == (9, 7, 56)
        assert kinds.count("/LI") == len(SIGNALS)
        (table,) = (tag for tag in root.K if tag.S == "/Table")
        assert {str(cell.A.Scope) for cell in table.K[0].K[0].K} == {"/Column"}
        # Every piece of content has its tag, and every tag its content.
        page = pdf.pages[0]
        marks = len(re.findall(rb"/MCID \d+", page.Contents.read_bytes()))
        assert marks == len(pdf.Root.StructTreeRoot.ParentTree.Nums[1]) > 50
        for font in page.Resources.Font.values():
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            assert "/ToUnicode" in font


def test_the_word_file_holds_a_real_table_that_one_can_edit(filled: Page) -> None:
    name, data = taken(filled, "docx")
    assert re.fullmatch(r"hechting-opvolgblad-AA-\d{4}-\d\d-\d\d\.docx", name)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {part.date_time[0] for part in packed.infolist()} == {1980}, "it says when it was made"
    document = Document(io.BytesIO(data))
    (table,) = document.tables
    assert_is_the_sheet([[cell.text for cell in row.cells] for row in table.rows])
    assert document.core_properties.title == "Opvolgblad – Hechting · A.A."
    assert document.core_properties.language == "nl-BE"
    assert len(table.columns) == len(COLUMNS)
    boxes = [node for node in table._element.iter() if node.tag.endswith("}checkbox")]
    assert len(boxes) == 8 * 7
    assert b"fk=" not in data
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for said in ("Voor: \tA.A.", "Signalen die we zien", "2. ", "Beslissingen", "Volgende bespreking:"):
        assert said in text
    # The lines to write on never stand on another sheet than what announces them.
    texts = [paragraph.text for paragraph in document.paragraphs]
    end = document.paragraphs[texts.index("Beslissingen") :]
    assert len(end) == 6
    assert all(paragraph.style.paragraph_format.keep_with_next for paragraph in end)


@pytest.mark.parametrize("output", [printed, made])
def test_what_stands_beside_a_line_to_write_on_is_as_low_as_that(
    filled: Page, output: Callable[[Page], pdfplumber.PDF]
) -> None:
    words = output(filled).pages[0].extract_words()
    tops = {word["text"]: word["top"] for word in reversed(words)}
    assert abs(tops["Datum:"] - tops["Door:"]) < 1


def test_the_clipboard_holds_the_sheet_as_a_table_and_as_text(filled: Page) -> None:
    choose(filled, "sheet", "copy")
    expect(filled.locator("[data-fk-announce]")).to_have_text("Het opvolgblad is gekopieerd")
    pasted = on_clipboard(filled)
    assert "border:1px solid" in pasted.replace(": ", ":")
    assert_is_the_sheet(cells_of(pasted))


HOSTILE = "<w:p/><b>&amp; een naam</b>\u0001\u001f ]]> 日本"


def test_a_text_that_looks_like_markup_stays_text_in_every_output(card: Page) -> None:
    card.get_by_label("Sticordimaatregelen voor", exact=True).fill("<i>&A")
    card.get_by_label("Eigen maatregel 30", exact=True).fill(HOSTILE)
    table = Document(io.BytesIO(taken(card, "docx")[1])).tables[0]
    assert "<w:p/><b>&amp; een naam</b> ]]> 日本" in table.rows[1].cells[0].text
    pdf = made(card)
    assert "<w:p/><b>&amp; een naam</b>" in rows_of(pdf)[1][0].replace("\n", " ")
    expect(card.locator("[data-fk-message]")).to_contain_text("Niet elke letter staat in de PDF")
    card.get_by_role("button", name="Goed").click()
    assert "Opvolgblad – Hechting · <i>&A" in text_of(pdf)
    choose(card, "sheet", "copy")
    expect(card.locator("[data-fk-announce]")).to_have_text("Het opvolgblad is gekopieerd")
    assert "&lt;b&gt;&amp;amp; een naam" in on_clipboard(card)


@pytest.mark.parametrize("output", [printed, made])
def test_a_card_with_everything_ticked_and_long_texts_takes_more_pages_and_loses_nothing(
    page: Page, http: str, output: Callable[[Page], pdfplumber.PDF]
) -> None:
    page.goto(http + CARD)
    page.evaluate("window.print = () => {}")
    for number in range(1, 30):
        page.locator(f"[name=m{number}-2]").check()
    words = " ".join(f"woord{number:03}" for number in range(222))
    for position in range(1, 8):
        page.locator(f"[name=eigen-{position}]").fill(words)
    page.locator("[name=eigen-1]").fill("\n".join("x" * 2 for _ in range(660)))
    pdf = output(page)
    assert len(pdf.pages) > 2
    rows = rows_of(pdf)
    assert [int(row[0].split(".")[0]) for row in rows if re.match(r"\d+\.", row[0])] == list(range(1, 37))
    text = "\n".join(row[0] for row in rows).replace("\n", " ")
    assert len(re.findall(r"\bwoord221\b", text)) == 6
    assert len(re.findall(r"\bxx\b", text)) == 660
    assert rows.count(COLUMNS) >= len(pdf.pages) - 1  # the last page may hold only the lines to write on


def test_with_nothing_ticked_it_says_what_to_do(card: Page) -> None:
    choose(card, "sheet", "print")
    expect(card.locator("[data-fk-message]")).to_contain_text("Vink eerst maatregelen aan")


@pytest.mark.parametrize("width", [360, 1280])
def test_the_choice_is_usable_on_a_phone_and_axe_finds_nothing(
    new_context: Callable[..., BrowserContext], http: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 740}).new_page()
    page.goto(http + CARD)
    fill_in(page)
    page.get_by_role("button", name="Afdrukken").first.click()
    page.get_by_label("Alleen wat is aangevinkt").check()
    for name in ("PDF", "Word", "Kopieer met opmaak"):
        expect(page.locator("[data-fk-print-choice]").get_by_role("button", name=name)).to_be_visible()
    expect(page.get_by_label("Zoals ingevuld")).to_be_hidden()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    # What stands on the page only while it prints.
    page.evaluate("window.print = () => {}")
    for what, element in (("sheet", ".fk-follow-up"), ("desk", ".fk-desk")):
        choose(page, what, "print")
        wait_for_print(page, what)
        page.emulate_media(media="print")
        expect(page.locator(element)).to_be_visible()
        assert [found for found in violations(page) if not found.startswith(NOT_OF_PAPER)] == []
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
