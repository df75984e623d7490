"""The card on sheets: what three browsers print, the PDF and the Word file. Pictures of them: .cache/papier."""

import io
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

from macros.card.fields import fields
from macros.card.model import Card, Cycle
from macros.drawing.cycle import draw
from macros.drawing.paper_font import REGULAR
from macros.exports.document import SiteInfo, content
from macros.exports.pdf.pdf import pdf_bytes
from macros.exports.pdf.typesetting import cycle_picture
from macros.exports.word.word import word_bytes
from tests.browsers.marionette import started
from tests.browsers.webkit import missing_for_webkit
from tests.browsers.webkit import print_page as print_in_webkit
from tests.conftest import built_once, serving
from tests.exports.conftest import PLACE, changed
from tests.needs import FIREFOX
from tests.printing import keep_pictures, print_page

MM = 72 / 25.4  # points
KINDS = ("afdruk", "firefox", "webkit", "pdf", "word")
SHOWN = ("title", "short", "text", "blocks", "items", "phases", "parts", "points", "look_out", "origin")
SHOWN += ("closing", "rows", "say")


@pytest.fixture(scope="session")
def odd_cards(card, small_card) -> dict[str, Card]:
    """Cards that break elsewhere: a full circle, none at all, many measures, few."""
    measures = card.data.measures
    more = [measure.model_copy(update={"number": 29 + place}) for place, measure in enumerate(measures[:11], 1)]
    return {
        "acht fasen": changed(card, cycle=cycle_of(*("Hulp zoeken bij de volwassene",) * 8)),
        "zonder cirkel": small_card,
        "veertig maatregelen": changed(card, measures=(*measures, *more)),
        "drie maatregelen": changed(card, measures=measures[:3]),
    }


def _of_a_school(project: Path) -> None:
    (project / "school").mkdir()
    (project / "school" / "instellingen.yml").write_text(
        f"school: {PLACE.school}\nadres: https://kaarten.delinde.be/\n", encoding="utf-8"
    )


@pytest.fixture(scope="session")
def school_site(tmp_path_factory) -> Path:
    """The built site of a school that has an address: the most that a first sheet holds."""
    return built_once(tmp_path_factory, "school", _of_a_school)


@pytest.fixture(scope="session")
def words(school_site, odd_cards, tmp_path_factory) -> dict[str, bytes]:
    """The Word file of both cards and of each odd one, as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("word")
    made = {name: (school_site / f"kaarten/{name}.docx").read_bytes() for name in ("dromen", "hechting")}
    made |= {name: word_bytes(odd, PLACE) for name, odd in odd_cards.items()}
    for name, data in made.items():
        (folder / f"kaart {name}.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder, *folder.glob("*.docx")], check=True, capture_output=True)
    return {name: Path(folder, f"kaart {name}.pdf").read_bytes() for name in made}


class Papers(dict[str, pdfplumber.PDF]):
    """The card as a PDF of each kind; a test of a browser that this machine lacks is skipped."""

    def __missing__(self, kind: str) -> pdfplumber.PDF:
        pytest.skip(f"{kind} is not installed")


def printed_elsewhere(address: str, folder: Path) -> dict[str, bytes]:
    """The page as the other browsers print it, for as far as they are here."""
    made = {}
    if FIREFOX.find():
        (folder / "profile").mkdir()
        with started(FIREFOX.find(), folder / "profile") as firefox:
            firefox.open(address)
            made["firefox"] = firefox.pdf()
    if not missing_for_webkit():
        print_in_webkit(address, folder / "webkit.pdf")
        made["webkit"] = (folder / "webkit.pdf").read_bytes()
    return made


def papers_of(name: str, site: Path, words: dict[str, bytes], browser: Browser, folder: Path) -> Papers:
    """Return a card of a site on paper in each way, and keep every sheet of each as a picture."""
    made = {"pdf": (site / f"kaarten/{name}.pdf").read_bytes(), "word": words[name]}
    with serving(site) as address:
        page = browser.new_page()
        page.goto(f"{address}/kaarten/{name}.html")
        made["afdruk"] = print_page(page)
        made |= printed_elsewhere(page.url, folder)
        page.close()
    for kind, data in made.items():
        keep_pictures(f"{name}-{kind}", data)
    return Papers((kind, pdfplumber.open(io.BytesIO(data))) for kind, data in made.items())


@pytest.fixture(scope="session")
def papers(school_site, words, browser: Browser, tmp_path_factory) -> Papers:
    """The same card as a PDF in each of these ways."""
    return papers_of("dromen", school_site, words, browser, tmp_path_factory.mktemp("dromen"))


@pytest.fixture(scope="session")
def long_papers(school_site, words, browser: Browser, tmp_path_factory) -> Papers:
    """A card that says more, as a PDF in each of these ways."""
    return papers_of("hechting", school_site, words, browser, tmp_path_factory.mktemp("hechting"))


def lines_of(sheet: pdfplumber.page.Page) -> list[tuple[str, bool]]:
    """Each line of a sheet above its footer, and whether it is wholly bold."""
    body = sheet.crop((0, 0, sheet.width, sheet.height - 17 * MM))
    return [
        (line["text"], all("Bold" in sign["fontname"] for sign in line["chars"] if sign["text"].strip()))
        for line in body.extract_text_lines()
    ]


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text)


def letters_of(sheet: pdfplumber.page.Page) -> str:
    """The letters of a sheet above its footer, as they were drawn: column after column, not line after line."""
    return letters("".join(sign["text"] for sign in sheet.chars if sign["bottom"] < sheet.height - 16 * MM))


def said(part: object) -> Iterator[str]:
    """Each text that a part of a document shows, in order."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from said(part["runs"] if "runs" in part else [part[key] for key in SHOWN if key in part])
    elif isinstance(part, list | tuple) and part and isinstance(part[0], dict) and "bold" in part[0]:
        yield "".join(run["text"] for run in part)
    elif isinstance(part, list | tuple):
        for child in part:
            yield from said(child)


def boxes_on(sheet: pdfplumber.page.Page) -> list[tuple[float, float]]:
    """The size in millimetres of each box to tick: a square of lines, or the sign of a box."""
    squares = [
        each
        for each in (*sheet.rects, *sheet.curves)
        if 4 * MM < each["width"] < 7 * MM and abs(each["width"] - each["height"]) < 0.5 * MM
    ]
    drawn: list[Any] = []
    # A browser draws the outside, the inside and the middle of a line each on its own: the outermost counts.
    for each in sorted(squares, key=lambda each: -each["width"]):
        if not any(abs(each["x0"] - box["x0"]) + abs(each["top"] - box["top"]) < 4 * MM for box in drawn):
            drawn.append(each)
    sizes = [(each["width"] / MM, each["height"] / MM) for each in drawn]
    # In a font of signs the square takes most of the height of the letter.
    signs = [(sign["size"] * 0.73 / MM,) * 2 for sign in sheet.chars if sign["text"] == "☐"]
    return [*sizes, *signs]


def rows_of(pdf: pdfplumber.PDF) -> list[list[int]]:
    """The numbers of the rows of the table that begin on each sheet; WebKit draws its head on the first alone."""
    rows, begun = [], False
    for sheet in pdf.pages:
        words = sheet.extract_words()
        head = next((word["bottom"] for word in words if word["text"] == "Nr."), 0 if begun else sheet.height)
        begun |= head < sheet.height
        edge = [word for word in words if word["x1"] < 29 * MM and head < word["top"] < sheet.height - 17 * MM]
        rows.append([int(word["text"]) for word in edge if word["text"].isdigit()])
    return rows


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_card_takes_six_sheets_or_fewer_of_a4(papers, long_papers, kind):
    for made in (papers, long_papers):
        sheets = made[kind].pages
        assert len(sheets) <= 6
        assert {(round(sheet.width / MM), round(sheet.height / MM)) for sheet in sheets} == {(210, 297)}


@pytest.mark.parametrize("name", ["dromen", "hechting"])
def test_the_measures_alone_take_four_sheets_or_fewer(browser: Browser, school_site, name):
    with serving(school_site) as address:
        page = browser.new_page()
        page.goto(f"{address}/kaarten/{name}.html")
        page.evaluate("document.documentElement.dataset.fkPrinting = 'measures blank'")
        assert len(pdfplumber.open(io.BytesIO(print_page(page))).pages) <= 4
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


# WebKit draws no boxes in the margins of a sheet, and what is fixed only once.
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "webkit"])
def test_the_foot_of_each_sheet_says_card_edition_school_and_where_one_can_the_page(papers, kind):
    sheets = papers[kind].pages
    for number, sheet in enumerate(sheets, 1):
        foot = sheet.crop((0, sheet.height - 16 * MM, sheet.width, sheet.height)).extract_text().replace(" · ", " ")
        pages = "" if kind == "firefox" else f" pagina {number} van {len(sheets)}"
        assert foot == f"Dromen uitgave 22 november 2026 {PLACE.school}{pages}"


@pytest.mark.parametrize("kind", KINDS)
def test_sticordi_is_spelled_out_once(papers, kind):
    text = "".join(letters_of(sheet) for sheet in papers[kind].pages)
    assert text.count("STImulerenCOmpenserenRemediërenenDIspenseren") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_letters_are_as_large_as_those_of_the_pdf(papers, kind):
    sizes = Counter(round(sign["size"], 1) for sheet in papers[kind].pages for sign in sheet.chars)
    assert abs(sizes.most_common(1)[0][0] - 10) < 0.3


def width_of(pdf: pdfplumber.PDF, text: str) -> float:
    """How far the letters of a text on one line are apart, from the first to the last."""
    for sheet in pdf.pages:
        signs = [sign for sign in sheet.chars if sign["text"].isalpha()]
        start = "".join(sign["text"] for sign in signs).find(letters(text))
        if start >= 0:
            return signs[start + len(letters(text)) - 1]["x1"] - signs[start]["x0"]
    raise AssertionError(text)


# In Chromium on a screen of Linux each letter would be rounded to a pixel; WebKit there does so in print as well.
@pytest.mark.parametrize("kind", ["afdruk", "firefox"])
def test_a_line_is_as_wide_as_in_the_pdf(papers, kind):
    text = "Weet hoeveel duiven er op het dak zitten"
    assert width_of(papers[kind], text) == pytest.approx(width_of(papers["pdf"], text), rel=0.005)


@pytest.mark.parametrize("kind", KINDS)
def test_every_row_stands_once_and_in_order(papers, kind, card):
    rows = [number for sheet in rows_of(papers[kind]) for number in sheet]
    assert rows == [measure.number for measure in card.measures] + list(card.own_numbers)


@pytest.mark.parametrize("kind", KINDS)
def test_no_sheet_holds_blank_rows_alone(papers, long_papers, kind, card):
    for made in (papers, long_papers):
        assert all(rows[0] not in card.own_numbers for rows in rows_of(made[kind]) if rows)


@pytest.mark.parametrize("kind", KINDS)
def test_every_sheet_with_the_table_says_what_the_columns_are(papers, kind):
    for sheet, rows in zip(papers[kind].pages, rows_of(papers[kind]), strict=True):
        if rows:
            columns = sheet.crop((150 * MM, 0, sheet.width, sheet.height)).extract_text().split()
            assert {"wat", "ik", "al", "doe", "ga", "uitproberen"} <= set(columns)


@pytest.mark.parametrize("kind", KINDS)
def test_no_heading_is_the_last_line_of_a_sheet(papers, long_papers, kind):
    for made in (papers, long_papers):
        for sheet in made[kind].pages[:-1]:
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


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_say_the_same_words_in_the_same_order(papers, kind, card):
    text = "".join(letters_of(sheet) for sheet in papers[kind].pages)
    at = 0
    for piece in said(content(card, PLACE)["parts"]):
        found = text.find(letters(piece), at)
        assert found >= 0, piece
        at = found + len(letters(piece))


@pytest.mark.parametrize("kind", KINDS)
def test_the_three_have_the_same_boxes_of_at_least_5_mm(papers, kind, card):
    boxes = [box for sheet in papers[kind].pages for box in boxes_on(sheet)]
    assert len(boxes) == sum(field.kind == "tick" for field in fields(card))
    assert min(min(box) for box in boxes) >= 5


@pytest.mark.parametrize("kind", KINDS)
def test_a_measure_stands_on_one_sheet_with_its_boxes(papers, kind, card):
    rows = rows_of(papers[kind])
    for measure, row in zip(card.measures, content(card, PLACE)["parts"][-1]["rows"], strict=True):
        (sheet,) = (sheet for sheet, numbers in zip(papers[kind].pages, rows, strict=True) if measure.number in numbers)
        assert all(letters(piece) in letters_of(sheet) for piece in said(row)), measure.number


def signals_stand_together(sheets: list[pdfplumber.page.Page], card: Card) -> bool:
    (signals,) = (part for part in content(card, PLACE)["parts"] if part["kind"] == "signals")
    return any(all(letters(piece) in letters_of(sheet) for piece in said(signals)) for sheet in sheets)


@pytest.mark.parametrize("kind", KINDS)
def test_signals_stay_together(papers, kind, card):
    assert signals_stand_together(papers[kind].pages, card)


@pytest.mark.parametrize("name", ["acht fasen", "zonder cirkel", "veertig maatregelen", "drie maatregelen"])
@pytest.mark.parametrize("kind", ["pdf", "word"])
def test_an_odd_card_breaks_as_well(words, odd_cards, kind, name):
    odd = odd_cards[name]
    with pdfplumber.open(io.BytesIO(words[name] if kind == "word" else pdf_bytes(odd, PLACE))) as pdf:
        rows = rows_of(pdf)
        assert [number for numbers in rows for number in numbers] == [
            *(measure.number for measure in odd.measures),
            *odd.own_numbers,
        ]
        assert all(numbers[0] not in odd.own_numbers for numbers in rows if numbers)
        assert not any(lines_of(sheet)[-1][1] for sheet in pdf.pages[:-1])
        assert signals_stand_together(pdf.pages, odd)
        assert len(pdf.pages) <= 6


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
        sheets = [rows for rows in rows_of(pdf) if rows]
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
