"""Word files, with python-docx and by hand where that knows no way: numbers that Word counts, controls, text boxes."""

import copy
import io
from collections.abc import Callable, Sequence
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from tests.importing.makes.made import DO, HOW, MEASURES, PROSE, SIGNALS, SIGNS, TITLE, WHAT, Made, Row, rows

_W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
_WPS = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
FOOTER = "versie 10-11-2019, De Linde"
DAY = "2019-11-10"
HEAD = ("Nr.", "Maatregel", "Doe ik al", "Ga ik proberen")


class WordFile:
    """A document of python-docx, and lists with numbers of their own."""

    def __init__(self) -> None:
        self.document: Any = docx.Document()
        self._numbering = self.document.part.numbering_part.element

    def bytes(self) -> bytes:
        """Return the file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def new_list(self, *levels: tuple[str, str], start: int = 1, link: str = "") -> str:
        """Return the number of a new list; a level is its kind and its text, such as ("decimal", "%1.")."""
        abstract = str(900 + len(self._numbering))
        inner = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{start if level == 0 else 1}"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for level, (kind, text) in enumerate(levels)
        )
        xml = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{inner}{link}</w:abstractNum>'
        first = self._numbering.find(qn("w:num"))
        first.addprevious(parse_xml(xml))
        return self.again(abstract)

    def again(self, abstract: str, start: int = 0) -> str:
        """Return another number of a list: it counts on, or from `start`."""
        number = str(900 + len(self._numbering))
        anew = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
        self._numbering.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{anew}</w:num>')
        )
        return number

    def abstract_of(self, number: str) -> str:
        """Return the list that a number counts in."""
        one = next(each for each in self._numbering.iter(qn("w:num")) if each.get(qn("w:numId")) == number)
        return str(one.find(qn("w:abstractNumId")).get(qn("w:val")))

    def opening(self, *, footer: bool = True) -> None:
        """Write the title, the prose and the signals as most documents have them."""
        self.document.add_paragraph(TITLE, style="Title")
        for heading, text in zip((WHAT, HOW), PROSE, strict=True):
            self.document.add_heading(heading, 1)
            self.document.add_paragraph(text)
        self.signals()
        if footer:
            self.document.sections[0].footer.paragraphs[0].text = FOOTER

    def signals(self) -> None:
        """Write the signals as a list with bullets."""
        self.document.add_heading(SIGNS, 1)
        for text in SIGNALS:
            self.document.add_paragraph(text, style="List Bullet")

    def table(self, head: Sequence[str], *, ruled: bool = True) -> Any:
        """Return a new table with its head; its cells have lines around them when it is `ruled`."""
        table = self.document.add_table(rows=1, cols=len(head))
        if ruled:
            table.style = "Table Grid"
        table.autofit = False
        for column, width in zip(table.columns, (1.2, 9, 2.2, 2.2, 2.2), strict=False):
            column.width = Cm(width)
        for cell, text in zip(table.rows[0].cells, head, strict=True):
            cell.text = text
        return table


def count(paragraph: Any, number: str, level: int = 0) -> None:
    """Let Word count a paragraph in a list."""
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def fill(cell: Any, short: str, text: str, *, bold: bool = False) -> None:
    """Write a measure in a cell: its one line, and its text under it."""
    run = cell.paragraphs[0].add_run(short)
    run.bold = bold or None
    if text:
        cell.add_paragraph(text)


def _made(word: WordFile, measures: list[Row], **more: Any) -> Made:
    known: dict[str, Any] = {
        "title": TITLE, "headings": [WHAT, HOW, SIGNS, DO], "prose": PROSE, "signals": SIGNALS, "edition": DAY,
        "also": [FOOTER, *HEAD],
    }  # fmt: skip
    known |= more
    return Made("kaart.docx", word.bytes(), rows=measures, **known)


def typed() -> Made:
    """Numbers typed, lines with a bold lead-in, blank numbered rows, empty tick columns."""
    word = WordFile()
    word.opening()
    word.document.add_heading(DO, 1)
    table = word.table(HEAD)
    for number, (short, text) in enumerate(MEASURES, 1):
        cells = table.add_row().cells
        cells[0].text = f"{number}."
        cells[1].paragraphs[0].add_run(f"{short}.").bold = True
        cells[1].paragraphs[0].add_run(f" {text}")
    for number in range(11, 14):
        table.add_row().cells[0].text = f"{number}."
    return _made(word, rows(), blank=3)


def counted() -> Made:
    """Numbers that Word counts, on over two tables, with merged rows as themes and a head that is repeated."""
    word = WordFile()
    word.opening()
    word.document.add_heading(DO, 1)
    number = word.new_list(("decimal", "%1"))
    themes = (("Rust", "rust", 0, 3), ("Taal en uitleg", "taal", 3, 6), ("RUST", "rust", 6, 10))
    out: list[Row] = []
    table: Any = None
    for label, theme, start, end in themes:
        if start in (0, 6):
            table = word.table(HEAD)
            table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
            word.document.add_paragraph("")
        cells = table.add_row().cells
        cells[0].merge(cells[3]).text = label
        for short, text in MEASURES[start:end]:
            cells = table.add_row().cells
            count(cells[0].paragraphs[0], number)
            fill(cells[1], short, text)
            out.append(Row(len(out) + 1, short, text, theme))
    for _ in range(2):
        count(table.add_row().cells[0].paragraphs[0], number)
    return _made(word, out, blank=2, also=[FOOTER, *HEAD, *HEAD, *(theme[0] for theme in themes)])


def restarted() -> Made:
    """A list that starts at 5, another that counts anew from 21, and lists within cells that count by themselves."""
    word = WordFile()
    word.opening()
    word.document.add_heading(DO, 1)
    number = word.new_list(("decimal", "%1)"), start=5)
    again = word.again(word.abstract_of(number), start=21)
    steps = word.new_list(("lowerLetter", "%1)"))
    out: list[Row] = []
    for start, end, used in ((0, 4, number), (4, 10, again)):
        table = word.table(HEAD, ruled=False)
        for short, text in MEASURES[start:end]:
            cells = table.add_row().cells
            count(cells[0].paragraphs[0], used)
            fill(cells[1], short, text)
            own = word.again(word.abstract_of(steps), start=1)
            for step in ("eerst kijken", "dan doen"):
                count(cells[1].add_paragraph(step), own)
            first = 5 if used == number else 17
            out.append(Row(len(out) + first, short, f"{text} a) eerst kijken b) dan doen"))
        word.document.add_paragraph("Ga verder op het volgende blad.")
    return _made(word, out, also=[FOOTER, *HEAD, *HEAD], prose=[*PROSE, *["Ga verder op het volgende blad."] * 2])


def listed() -> Made:
    """No table: a numbered list with lists in it, cut by headings that are themes, and counted on."""
    word = WordFile()
    word.opening()
    word.document.add_heading(DO, 1)
    number = word.new_list(("decimal", "%1."), ("bullet", "•"))
    out: list[Row] = []
    for label, theme, start, end in (("Taal en uitleg", "taal", 0, 5), ("Rust", "rust", 5, 10)):
        word.document.add_heading(label, 2)
        for short, text in MEASURES[start:end]:
            count(word.document.add_paragraph(f"{short}."), number)
            word.document.add_paragraph(text)
            count(word.document.add_paragraph("ook op de speelplaats"), number, 1)
            out.append(Row(len(out) + 1, short, f"{text} ook op de speelplaats", theme))
    return _made(word, out, also=[FOOTER, "Taal en uitleg", "Rust"])


def _checkbox(cell: Any, tag: str, *, ticked: bool) -> None:
    sign = "☒" if ticked else "☐"
    cell.paragraphs[0]._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")} {_W14}><w:sdtPr><w:tag w:val="{tag}"/><w14:checkbox><w14:checked '
            f'w14:val="{int(ticked)}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>{sign}</w:t></w:r></w:sdtContent>'
            "</w:sdt>"
        )
    )


def controls() -> Made:
    """Boxes to tick as content controls, some ticked; rows within a control; a place to fill in a name."""
    word = WordFile()
    word.opening()
    word.document.add_heading(DO, 1)
    word.document.add_paragraph("Naam: ______________________")
    table = word.table(HEAD)
    for number, (short, text) in enumerate(MEASURES, 1):
        cells = table.add_row().cells
        cells[0].text = str(number)
        fill(cells[1], short, text, bold=True)
        for column in (1, 2):
            _checkbox(cells[1 + column], f"vak-{number}-{column}", ticked=number % 4 == column)
    last = table.rows[-1]._tr
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr/><w:sdtContent/></w:sdt>")
    last.addprevious(control)
    control.find(qn("w:sdtContent")).append(last)
    return _made(word, rows(), also=[FOOTER, *HEAD, "Naam: ______________________"])


def boxes() -> Made:
    """The title in a text box, soft hyphens, a footnote, fields, crosses in the columns, a column that is no tick."""
    word = WordFile()
    anchor = word.document.add_paragraph()
    title = f"<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>"
    inner = f"<w:txbxContent>{title}</w:txbxContent>"
    anchor._p.append(
        parse_xml(
            f"<w:r {nsdecls('w')} {_WPS}><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
            f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
            f"</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    document = word.document
    for heading, text in zip((WHAT, HOW), PROSE, strict=True):
        document.add_heading(heading, 1)
        document.add_paragraph(text.replace("leerling", "leer\u00adling"))
    word.signals()
    document.sections[0].footer.paragraphs[0].text = "november 2021"
    document.add_heading(DO, 1)
    table = word.table((*HEAD, "Wie?"))
    for number, (short, text) in enumerate(MEASURES, 1):
        cells = table.add_row().cells
        cells[0].text = str(number)
        fill(cells[1], short, text.replace("antwoord", "ant\u00adwoord"))
        cells[2 + number % 2].text = "x"
        if number == 3:
            cells[4].text = "de juf van de zorg"
    out = rows()
    out[2] = Row(3, out[2].short, f"{out[2].text} Wie?: de juf van de zorg")
    return _made(word, out, edition="2021-11-01", also=["november 2021", *HEAD, "Wie?"])


def framed() -> Made:
    """A page set with tables: frames of one cell, the signals in two columns, headings by their look alone."""
    word = WordFile()
    document = word.document
    title = document.add_table(rows=1, cols=1).rows[0].cells[0].paragraphs[0].add_run(TITLE)
    title.bold, title.font.size = True, Pt(22)
    for heading, text in zip((WHAT, HOW), PROSE, strict=True):
        document.add_paragraph().add_run(heading).bold = True
        cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
        cell.text = text
    document.add_paragraph().add_run(SIGNS).bold = True
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for index, text in enumerate(SIGNALS):
        paragraph = cells[index // 3].add_paragraph()
        paragraph.add_run(f"•\t{text}")
    document.add_paragraph().add_run(DO).bold = True
    table = document.add_table(rows=0, cols=3)
    number = word.new_list(("decimal", "%1."))
    for short, text in MEASURES:
        cells = table.add_row().cells
        count(cells[0].paragraphs[0], number)
        cells[0].paragraphs[0].add_run(f"{short}.").bold = True
        cells[0].add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = "Basisschool De Linde 10/11/2019"
    return _made(word, rows(), also=["Basisschool De Linde 10/11/2019"])


def headed() -> Made:
    """Each measure is a heading with its number typed, and its text under it."""
    word = WordFile()
    word.opening()
    word.document.add_heading(DO, 1)
    for number, (short, text) in enumerate(MEASURES, 1):
        word.document.add_heading(f"{number}. {short}", 2)
        word.document.add_paragraph(text)
    return _made(word, rows(), also=[FOOTER])


def styled() -> Made:
    """The number comes by a style that names a list of another style; a merged cell is over two rows."""
    word = WordFile()
    word.opening()
    number = word.new_list(("decimal", "M%1"))
    styles = word.document.styles.element
    for style in (
        f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="Telling"><w:name w:val="Telling"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>',
        f'<w:style {nsdecls("w")} w:type="paragraph" w:styleId="TellingKlein"><w:name w:val="Telling klein"/>'
        '<w:basedOn w:val="Telling"/></w:style>',
    ):
        styles.append(parse_xml(style))
    word.document.add_heading(DO, 1)
    table = word.table(HEAD, ruled=False)
    for index, (short, text) in enumerate(MEASURES):
        cells = table.add_row().cells
        cells[0].paragraphs[0].style = word.document.styles["Telling" if index % 2 else "Telling klein"]
        fill(cells[1], short, text)
    head = copy.deepcopy(table.rows[0]._tr)
    table.rows[6]._tr.addprevious(head)
    return _made(word, rows(), also=[FOOTER, *HEAD, *HEAD])


def changed() -> Made:
    """With proposed changes: a row and words put in, words struck out; a comment; a nested table in a cell."""
    word = WordFile()
    word.opening()
    word.document.add_heading(DO, 1)
    table = word.table(HEAD)
    who = 'w:id="1" w:author="Juf" w:date="2020-01-01T00:00:00Z"'
    for number, (short, text) in enumerate(MEASURES, 1):
        cells = table.add_row().cells
        cells[0].text = str(number)
        fill(cells[1], short, text)
    table.rows[4]._tr.get_or_add_trPr().append(parse_xml(f"<w:ins {nsdecls('w')} {who}/>"))
    paragraph = table.rows[2].cells[1].paragraphs[1]._p
    paragraph.append(
        parse_xml(f'<w:ins {nsdecls("w")} {who}><w:r><w:t xml:space="preserve"> Ook thuis.</w:t></w:r></w:ins>')
    )
    paragraph.append(
        parse_xml(f"<w:del {nsdecls('w')} {who}><w:r><w:delText>Niet meer doen.</w:delText></w:r></w:del>")
    )
    inner = table.rows[5].cells[1].add_table(rows=1, cols=2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "vroeg", "laat"
    out = rows()
    out[1] = Row(2, out[1].short, f"{out[1].text} Ook thuis.")
    out[4] = Row(5, out[4].short, f"{out[4].text} vroeg laat")
    return _made(word, out, also=[FOOTER, *HEAD, "Niet meer doen."])


MAKES: dict[str, Callable[[], Made]] = {
    f"word {make.__name__}": make
    for make in (typed, counted, restarted, listed, controls, boxes, framed, headed, styled, changed)
}
