"""A PDF -> paragraphs and tables: by its tags when it has them, and else by how it looks. Always a draft to confirm."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from macros.card.prose import Run
from macros.importing.outline import Block, Cell, Document, Leftover, Mark, Para, Row, Table, tidy
from macros.importing.refused import RefusedError

_MOST_PAGES = 300
_BROKEN = (
    "Deze PDF is beschadigd en kan niet gelezen worden. Open hem in een PDF-lezer en druk hem opnieuw af naar PDF."
)
_SCANNED = (
    "In deze PDF staat geen tekst, alleen beeld: waarschijnlijk is hij ingescand. Zoek het Word-bestand waaruit hij "
    "komt, of laat er tekst van maken (in Word: Openen, en kies de PDF) en geef dat bestand."
)
_LOOSE_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u2010\u00ad\u0002]$")
_ITEM = re.compile(r"^(?:[•▪◦●○■□☐–—*-]|\(?\d{1,3}[.)]|[a-z]\))\s+\S")
_END = re.compile(r"[.!?:;”\"]$")

Page = Any
Words = list[dict[str, Any]]


@dataclass(frozen=True)
class _Line:
    text: str
    top: float
    bottom: float
    left: float
    size: float
    bold: bool
    page: int


def read_pdf(data: bytes) -> Document:
    """Return what stands in a PDF.

    Raises:
        RefusedError: it is damaged, locked, or holds pictures of text only.
    """
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise RefusedError(
                    f"Deze PDF heeft meer dan {_MOST_PAGES} bladzijden. Geef alleen de bladzijden van de kaart."
                )
            return _read(pdf)
    except RefusedError:
        raise
    except PDFPasswordIncorrect:
        raise RefusedError("Deze PDF is beveiligd met een wachtwoord. Haal het weg en probeer opnieuw.") from None
    except Exception as error:
        if isinstance(error.__cause__, PDFPasswordIncorrect) or "PDFPasswordIncorrect" in repr(error):
            raise RefusedError("Deze PDF is beveiligd met een wachtwoord. Haal het weg en probeer opnieuw.") from None
        raise RefusedError(_BROKEN) from None


def _read(pdf: Any) -> Document:  # noqa: ANN401 - pdfplumber has no types
    if not any(page.chars for page in pdf.pages):
        raise RefusedError(_SCANNED)
    document = Document()
    document.title = str((pdf.metadata or {}).get("Title") or "")
    tree = pdf.structure_tree
    lines = [list(_lines(page)) for page in pdf.pages]
    document.raw = [Leftover(f"bladzijde {line.page}", line.text) for page in lines for line in page]
    document.remarks.append("Dit komt uit een PDF: lees alles na.")
    blocks = _Tagged(pdf).blocks(tree) if tree else []
    tagged = sum(len(_text_of(block)) for block in blocks)
    whole = sum(len(line.text) for page in lines for line in page)
    if tagged > whole / 2:
        document.blocks = blocks
    else:
        document.blocks = [block for page in pdf.pages for block in _laid_out(page, pdf)]
        document.remarks.append("De PDF zegt niet wat een kop of een tabel is; dat is afgeleid van hoe hij eruitziet.")
    return document


def _text_of(block: Block) -> str:
    if isinstance(block, Para):
        return block.text
    return " ".join(cell.text for row in block.rows for cell in row.cells)


# --- By its tags ---


class _Tagged:
    def __init__(self, pdf: Any) -> None:  # noqa: ANN401
        self._chars: dict[tuple[int, int], list[dict[str, Any]]] = {}
        for page in pdf.pages:
            for char in page.chars:
                if char.get("mcid") is not None:
                    self._chars.setdefault((page.page_number, char["mcid"]), []).append(char)
        self._sizes = Counter(round(char["size"], 1) for page in pdf.pages for char in page.chars)
        self._tables = 0

    def blocks(self, elements: list[dict[str, Any]], level: int = -1) -> list[Block]:
        out: list[Block] = []
        for element in elements:
            kind = str(element.get("type", ""))
            children = element.get("children", [])
            if kind == "Table":
                out.append(self._table(element))
            elif kind == "L":
                out += self._items(element, level + 1)
            elif re.fullmatch(r"H[1-6]?|Title", kind):
                size = {"Title": 1, "H": 2}.get(kind) or int(kind[1])
                out.append(
                    Para(self._runs(element), self._place(element), heading=size, style="title" * (kind == "Title"))
                )
            elif kind in (
                "P",
                "Span",
                "Caption",
                "Lbl",
                "LBody",
                "Link",
                "Note",
                "BlockQuote",
            ) and not self._holds_blocks(element):
                out.append(Para(self._runs(element), self._place(element)))
            elif kind != "Artifact":
                if element.get("mcids"):
                    out.append(Para(self._runs({**element, "children": []}), self._place(element)))
                out += self.blocks(children, level)
        return [block for block in out if isinstance(block, Table) or block.text]

    def _holds_blocks(self, element: dict[str, Any]) -> bool:
        return any(
            child.get("type") in ("P", "L", "Table", "H1", "H2", "H3", "Div", "Sect") or self._holds_blocks(child)
            for child in element.get("children", [])
        )

    def _items(self, element: dict[str, Any], level: int) -> list[Block]:
        out: list[Block] = []
        for item in element.get("children", []):
            if item.get("type") != "LI":
                out += self.blocks([item], level)
                continue
            label, body = "", []
            for child in item.get("children", []):
                if child.get("type") == "Lbl":
                    label = "".join(run.text for run in self._runs(child)).strip()
                else:
                    body.append(child)
            own = [{**item, "children": [], "type": "P"}] if item.get("mcids") else []
            inner = self.blocks([*own, *body], level)
            ordered = bool(re.search(r"\d|^[a-z][.)]$", label))
            for number, block in enumerate(inner):
                if number == 0 and isinstance(block, Para) and not block.mark:
                    mark = Mark(ordered, level, label or "•", "pdf")
                    out.append(Para(block.runs, block.place, mark=mark))
                else:
                    out.append(block)
        return out

    def _table(self, element: dict[str, Any]) -> Table:
        self._tables += 1
        place = f"tabel {self._tables}, bladzijde {self._page(element)}"
        rows = []
        for number, (row, header) in enumerate(self._rows(element), 1):
            cells = [child for child in row.get("children", []) if child.get("type") in ("TD", "TH")]
            titled = header or (len(cells) > 1 and all(cell["type"] == "TH" for cell in cells))
            rows.append(Row(tuple(self._cell(cell, f"{place}, rij {number}") for cell in cells), header=titled))
        return Table(tuple(rows), place)

    def _rows(self, element: dict[str, Any], *, header: bool = False) -> Iterator[tuple[dict[str, Any], bool]]:
        for child in element.get("children", []):
            if child.get("type") == "TR":
                yield child, header
            elif child.get("type") in ("THead", "TBody", "TFoot"):
                yield from self._rows(child, header=child["type"] == "THead")

    def _cell(self, element: dict[str, Any], place: str) -> Cell:
        blocks = self.blocks(element.get("children", []))
        own = self._runs({**element, "children": []})
        if own:
            blocks = [Para(own, place), *blocks]
        span = element.get("attributes", {}).get("ColSpan", 1)
        return Cell(tuple(blocks), span=span if isinstance(span, int) and 0 < span < 100 else 1)

    def _page(self, element: dict[str, Any]) -> int:
        if element.get("page_number"):
            return int(element["page_number"])
        return next((page for child in element.get("children", []) if (page := self._page(child))), 0)

    def _place(self, element: dict[str, Any]) -> str:
        return f"bladzijde {self._page(element)}"

    def _runs(self, element: dict[str, Any], page: int = 0) -> tuple[Run, ...]:
        return tidy(self._pieces(element, page))

    def _pieces(self, element: dict[str, Any], page: int) -> Iterator[Run]:
        page = int(element.get("page_number") or page)
        chars = [char for mcid in element.get("mcids", []) for char in self._chars.get((page, mcid), [])]
        yield from _runs_of(chars)
        for child in element.get("children", []):
            yield Run(text=" ") if child.get("type") in ("P", "Lbl", "LBody") else Run(text="")
            yield from self._pieces(child, page)


def _runs_of(chars: list[dict[str, Any]]) -> Iterator[Run]:
    """Yield the text of signs in their order, with a space where there is room or a new line, and hyphens joined."""
    before: dict[str, Any] | None = None
    text, bold = "", False
    for char in chars:
        new_line = before is not None and (char["top"] > before["bottom"] - 1 or char["x1"] < before["x0"] - 1)
        if before and new_line:
            text = _LOOSE_HYPHEN.sub("", text) if _LOOSE_HYPHEN.search(text) else text + " "
        elif before and char["x0"] - before["x1"] > 0.2 * char["size"]:
            text += " "
        heavy = _is_bold(char)
        if heavy != bold and text:
            yield Run(text=text, bold=bold)
            text = ""
        bold = heavy
        text += char["text"]
        before = char
    yield Run(text=text.replace("\u00ad", ""), bold=bold)


def _is_bold(char: dict[str, Any]) -> bool:
    return bool(re.search(r"bold|black|heavy|semibold|-bd\b", str(char.get("fontname", "")), re.IGNORECASE))


# --- By how it looks ---


def _lines(page: Page) -> Iterator[_Line]:
    words = page.dedupe_chars().extract_words(
        use_text_flow=False, extra_attrs=["fontname", "size"], keep_blank_chars=False
    )
    yield from _lines_of(words, page.page_number)


def _lines_of(words: Words, page: int) -> Iterator[_Line]:
    rows: list[Words] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if rows and abs(rows[-1][-1]["bottom"] - word["bottom"]) < 0.4 * max(word["size"], 1):
            rows[-1].append(word)
        else:
            rows.append([word])
    for row in rows:
        row.sort(key=lambda word: float(word["x0"]))
        yield _Line(
            " ".join(str(word["text"]) for word in row).replace("\u00ad", ""),
            *(min(word["top"] for word in row), max(word["bottom"] for word in row), row[0]["x0"]),
            size=max(round(word["size"], 1) for word in row),
            bold=all(_is_bold(word) for word in row),
            page=page,
        )


def _laid_out(page: Page, pdf: Any) -> Iterator[Block]:  # noqa: ANN401
    page = page.dedupe_chars()
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    words = page.extract_words(use_text_flow=False, extra_attrs=["fontname", "size"])
    outside = [word for word in words if not any(_inside(word, table.bbox) for table in tables)]
    ordinary = Counter(round(char["size"], 1) for each in pdf.pages for char in each.chars).most_common(1)[0][0]
    at = 0.0
    for table in sorted(tables, key=lambda table: float(table.bbox[1])):
        above = [word for word in outside if at <= word["top"] < table.bbox[1]]
        yield from _flowing(above, page, ordinary)
        yield _ruled(table, page)
        at = table.bbox[1]
    yield from _flowing([word for word in outside if word["top"] >= at], page, ordinary)


def _inside(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    x, y = (float(word["x0"]) + float(word["x1"])) / 2, (float(word["top"]) + float(word["bottom"])) / 2
    return left - 1 <= x <= right + 1 and top - 1 <= y <= bottom + 1


def _ruled(table: Any, page: Page) -> Table:  # noqa: ANN401
    place = f"tabel op bladzijde {page.page_number}"
    rows = []
    for number, row in enumerate(table.rows, 1):
        cells = []
        for box in row.cells:
            words = [
                word for word in page.extract_words(extra_attrs=["fontname", "size"]) if box and _inside(word, box)
            ]
            paras = _paragraphs(list(_lines_of(words, page.page_number)), f"{place}, rij {number}", 0)
            cells.append(Cell(tuple(paras), goes_on=box is None))
        rows.append(Row(tuple(cells)))
    return Table(tuple(rows), place)


def _flowing(words: Words, page: Page, ordinary: float) -> Iterator[Block]:
    for column in _columns(words, page):
        yield from _paragraphs(list(_lines_of(column, page.page_number)), f"bladzijde {page.page_number}", ordinary)


def _columns(words: Words, page: Page) -> list[Words]:
    """Return the words of each column: two, when a strip in the middle of the page is empty over most of the text."""
    if len(words) < 60:
        return [words]
    middle = page.width / 2
    for gap in range(-40, 41, 4):
        at = middle + gap
        crossing = [
            word for word in words if (word["x0"] < at - 4 and word["x1"] > at + 4) or at - 4 <= word["x0"] <= at + 4
        ]
        left = [word for word in words if word["x1"] <= at + 4 and word not in crossing]
        right = [word for word in words if word["x0"] >= at - 4 and word not in crossing]
        if len(crossing) <= 0.06 * len(words) and min(len(left), len(right)) > 0.25 * len(words):
            top = max((word["bottom"] for word in crossing), default=0.0)
            above = [word for word in words if word["bottom"] <= top + 1]
            below = [word for word in words if word not in above]
            return [above, [word for word in below if word["x0"] < at], [word for word in below if word["x0"] >= at]]
    return [words]


def _paragraphs(lines: list[_Line], place: str, ordinary: float) -> list[Para]:
    out: list[Para] = []
    gathered: list[_Line] = []

    def close() -> None:
        if gathered:
            text = gathered[0].text
            for line in gathered[1:]:
                text = _LOOSE_HYPHEN.sub("", text) + line.text if _LOOSE_HYPHEN.search(text) else f"{text} {line.text}"
            large = gathered[0].size - ordinary if ordinary else 0.0
            bold = all(line.bold for line in gathered)
            out.append(Para(tidy([Run(text=text, bold=bold)]), place, large=large))
            gathered.clear()

    for line in lines:
        last = gathered[-1] if gathered else None
        if last and (
            line.top - last.bottom > 0.6 * last.size
            or abs(line.size - last.size) > 0.6
            or line.bold != last.bold
            or _ITEM.match(line.text)
        ):
            close()
        gathered.append(line)
    close()
    return out
