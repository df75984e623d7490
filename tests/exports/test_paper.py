"""The card on sheets: what a browser prints, the PDF and the Word file. Pictures of them: .cache/papier."""

import io
import re
import subprocess
from dataclasses import asdict

import pdfplumber
import pypdfium2
import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

from macros.card.model import Cycle
from macros.drawing.cycle import draw
from macros.drawing.paper_font import REGULAR
from macros.exports.document import SiteInfo
from macros.exports.pdf.pdf import pdf_bytes
from macros.exports.pdf.typesetting import cycle_picture
from tests.conftest import ROOT
from tests.exports.conftest import changed

MM = 72 / 25.4  # points
KINDS = ("afdruk", "pdf", "word")


@pytest.fixture(scope="session")
def papers(files, browser: Browser, http, tmp_path_factory) -> dict[str, pdfplumber.PDF]:
    """The same card as a PDF in each of three ways, and every page of each as a picture."""
    page = browser.new_page()
    page.goto(f"{http}kaarten/dromen.html")
    folder = tmp_path_factory.mktemp("word")
    (folder / "kaart.docx").write_bytes(files[".docx"])
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, folder / "kaart.docx"], check=True, capture_output=True)
    made = {
        "afdruk": page.pdf(prefer_css_page_size=True),
        "pdf": files[".pdf"],
        "word": (folder / "kaart.pdf").read_bytes(),
    }
    page.close()
    pictures = ROOT / ".cache" / "papier"
    pictures.mkdir(parents=True, exist_ok=True)
    for kind, data in made.items():
        for number, sheet in enumerate(pypdfium2.PdfDocument(data), 1):
            sheet.render(scale=1).to_pil().save(pictures / f"{kind}-{number}.png")
    return {kind: pdfplumber.open(io.BytesIO(data)) for kind, data in made.items()}


def lines_of(sheet: pdfplumber.page.Page) -> list[tuple[str, bool]]:
    """Each line of a sheet above its footer, and whether it is wholly bold."""
    body = sheet.crop((0, 0, sheet.width, sheet.height - 17 * MM))
    return [
        (line["text"], all("Bold" in sign["fontname"] for sign in line["chars"] if sign["text"].strip()))
        for line in body.extract_text_lines()
    ]


def rows_on(sheet: pdfplumber.page.Page) -> list[int]:
    """The numbers of the rows of the table that begin on a sheet."""
    words = sheet.extract_words()
    head = next((word["bottom"] for word in words if word["text"] == "Nr."), sheet.height)
    edge = [word for word in words if word["x1"] < 29 * MM and head < word["top"] < sheet.height - 17 * MM]
    return [int(word["text"]) for word in edge if word["text"].isdigit()]


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_card_takes_six_sheets_or_fewer_of_a4(papers, kind):
    sheets = papers[kind].pages
    assert len(sheets) <= 6
    assert {(round(sheet.width / MM), round(sheet.height / MM)) for sheet in sheets} == {(210, 297)}


def test_the_measures_alone_take_four_sheets_or_fewer(browser: Browser, http):
    page = browser.new_page()
    page.goto(f"{http}kaarten/dromen.html")
    page.evaluate("document.documentElement.dataset.fkPrinting = 'measures blank'")
    assert len(pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) <= 4
    page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_sheet_leaves_room_to_write_whom_it_is_about(papers, kind):
    words = [word for word in papers[kind].pages[0].extract_words() if word["text"].strip(".")]
    at = next(place for place, word in enumerate(words) if word["text"] == "Voor")
    line = words[at : at + 3]
    assert [word["text"].rstrip(".") for word in line] == ["Voor", "Klas", "Datum"]
    assert max(word["top"] for word in line) - min(word["top"] for word in line) < 1
    edges = [*(word["x0"] for word in line[1:]), papers[kind].pages[0].width - 15 * MM]
    assert all(edge - word["x0"] > 35 * MM for word, edge in zip(line, edges, strict=True))


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_stands_once_and_in_order(papers, kind, card):
    rows = [number for sheet in papers[kind].pages for number in rows_on(sheet)]
    assert rows == [measure.number for measure in card.measures] + list(card.own_numbers)


@pytest.mark.parametrize("kind", KINDS)
def test_no_sheet_holds_blank_rows_alone(papers, kind, card):
    sheets = [rows_on(sheet) for sheet in papers[kind].pages]
    assert all(rows[0] not in card.own_numbers for rows in sheets if rows)


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_with_the_table_says_what_the_columns_are(papers, kind):
    for sheet in papers[kind].pages:
        if rows_on(sheet):
            columns = sheet.crop((150 * MM, 0, sheet.width, sheet.height)).extract_text().split()
            assert {"wat", "ik", "al", "doe", "ga", "uitproberen"} <= set(columns)


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_is_the_last_line_of_a_sheet(papers, kind):
    for sheet in papers[kind].pages[:-1]:
        text, bold = lines_of(sheet)[-1]
        assert not bold, text


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_one_font(papers, kind):
    fonts = {
        sign["fontname"].partition("+")[2]
        for sheet in papers[kind].pages
        for sign in sheet.chars
        if sign["text"].isalpha()
    }
    # Chromium gives a font from a stylesheet no name of its own.
    assert all("FiraSans" in font or font == "OTS-derived-font" for font in fonts), fonts


def test_the_zero_of_paper_is_not_slashed():
    font = TTFont(REGULAR)
    assert font["glyf"][font.getBestCmap()[ord("0")]].numberOfContours == 2


def test_the_three_have_the_same_headings_in_the_same_order(papers, card):
    headings = [
        re.sub(r"\W+", "", "".join(run.text for run in part.runs))
        for part in card.page
        if getattr(part, "kind", "") == "heading"
    ]
    for kind, pdf in papers.items():
        text = re.sub(r"\W+", "", "".join(sheet.extract_text() for sheet in pdf.pages))
        places = [text.find(heading) for heading in headings]
        assert -1 not in places, kind
        assert places == sorted(places), kind


def test_signals_stay_together_in_print_and_pdf(papers, card):
    for kind in ("afdruk", "pdf"):
        sheets = [re.sub(r"\W+", "", sheet.extract_text()) for sheet in papers[kind].pages]
        signals = [re.sub(r"\W+", "", signal.text)[:12] for signal in card.signals]
        assert any(all(signal in sheet for signal in signals) for sheet in sheets), kind


def blank_rows(data: bytes) -> list[float]:
    """The heights of the fields of the blank rows, in millimetres."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        fields = [
            field
            for sheet in pdf.pages
            for field in sheet.annots
            if str(field["data"].get("T", b""), "utf-8").startswith("eigen")
        ]
        return [field["height"] / MM for field in fields if field["width"] > 50 * MM]


@pytest.mark.parametrize("fewer", range(0, 12, 2))
def test_blank_rows_of_the_pdf_shrink_a_little_or_move_with_the_last_measure(card, fewer):
    shorter = changed(card, measures=card.data.measures[: len(card.data.measures) - fewer])
    data = pdf_bytes(shorter, SiteInfo("Focuskaarten"))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        sheets = [rows for sheet in pdf.pages if (rows := rows_on(sheet))]
    own = set(shorter.own_numbers)
    assert all(rows[0] not in own for rows in sheets)
    assert sum(1 for rows in sheets if own & set(rows)) == 1
    # The field of a row stands 1.2 mm within its lines, and 0.35 mm more within its own.
    assert 11 - 3.2 <= min(blank_rows(data)) <= max(blank_rows(data)) <= 14


PHASES = {
    2: ("Spannen", "Ontspannen"),
    3: ("Kijken", "Denken en voelen", "Doen"),
    4: ("Op ontdekking", "Even ongerust", "Hulp en troost zoeken", "Weer gerust"),
    5: ("Verwachten", "Schrikken", "Hulp vragen", "Samen kijken", "Weer verder"),
    6: ("Zien", "Horen", "Voelen", "Denken", "Doen", "Rusten"),
    7: ("Een", "Twee", "Drie", "Vier", "Vijf", "Zes", "Zeven"),
    8: ("Iets lukt niet", "Boos", "Weg", "Kalm", "Opnieuw", "Praten", "Samen", "Rust"),
}


def cycle_of(*phases: str) -> Cycle:
    data = {"titel": "Cirkel", "fasen": [{"kort": short, "tekst": "Er gebeurt iets."} for short in phases]}
    return Cycle.model_validate(data)


@pytest.mark.parametrize(
    "phases", [*PHASES.values(), ("Verantwoordelijkheidsgevoelens",) * 4, ("Hulp zoeken bij de volwassene",) * 8]
)
def test_the_words_of_a_circle_stay_clear_of_its_lines(phases):
    drawing = draw(cycle_of(*phases))
    font = TTFont(REGULAR)
    letters, widths = font.getBestCmap(), font["hmtx"]
    for node in drawing.nodes:
        count = len(node.lines) + 1
        for place, line in enumerate(node.lines, 1):
            half = sum(widths[letters[ord(sign)]][0] for sign in line) / 1000 * drawing.text_size / 2
            top = (place - count / 2) * 1.2 * drawing.text_size
            far = max(abs(top), abs(top + 1.2 * drawing.text_size))
            assert (half**2 + far**2) ** 0.5 < drawing.node_radius - 3, line
    assert cycle_picture(asdict(drawing), ppi=30)


def test_a_circle_whose_words_cannot_be_read_shows_numbers_alone():
    assert {node.lines for node in draw(cycle_of(*("Verantwoordelijkheidsgevoelens",) * 4)).nodes} == {()}
    assert draw(cycle_of(*PHASES[4])).nodes[0].lines == ("Op", "ontdekking")
