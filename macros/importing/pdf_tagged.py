"""A PDF with tags -> paragraphs and tables."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from macros.card.prose import Run
from macros.importing.outline import Block, Cell, Leftover, Mark, Para, Row, Table, tidy
from macros.importing.pdf_tags import Content, Element
from macros.importing.pdf_text import Char, clean, raw_lines, runs_of
from macros.importing.recognise import with_typed_mark

_TEXT = ("P", "Span", "Caption", "Lbl", "LBody", "Link", "Note", "BlockQuote", "Quote", "Em", "Strong", "Reference")
_BLOCKS = ("P", "L", "Table", "H", "Div", "Sect", "Art", "Part", "BlockQuote", "Caption", "Figure")
_HEADING = re.compile(r"H[1-6]?|Title")
_CELLS = ("TD", "TH")


def read_tagged(pdf: Any, root: Element) -> tuple[list[Block], list[Leftover], list[Leftover]]:  # noqa: ANN401 - pdfplumber has no types
    """Return the blocks of a tagged PDF, what it says outside its tags (heads and feet of pages), and in drawings."""
    reader = _Reader(pdf)
    return reader.blocks(root.kids), reader.margins, reader.drawn


class _Reader:
    def __init__(self, pdf: Any) -> None:  # noqa: ANN401
        self._chars: dict[Content, list[Char]] = {}
        self.margins: list[Leftover] = []
        self.drawn: list[Leftover] = []
        self._tables = 0
        for page in pdf.pages:
            around: list[Char] = []
            last: Char | None = None
            for char in page.chars:
                own = char.get("mcid")
                if own is None and last and _cuts(last, char):
                    # Some programs keep the hyphen of a cut word out of the tags.
                    own = last["mcid"]
                if own is None:
                    around.append(char)
                else:
                    self._chars.setdefault((page.page_number, own), []).append(char)
                last = char if char.get("mcid") is not None else None
            self.margins += [
                Leftover(f"rand van bladzijde {page.page_number}", line) for line in raw_lines(around) if line.strip()
            ]

    def blocks(self, kids: list[Element | Content], level: int = -1) -> list[Block]:
        out: list[Block] = []
        loose: list[Element | Content] = []

        def close() -> None:
            if loose:
                out.append(self._para(loose))
                loose.clear()

        for kid in kids:
            if not isinstance(kid, Element) or (kid.kind in _TEXT[1:] and not _holds_blocks(kid) and loose):
                loose.append(kid)
                continue
            close()
            if kid.kind == "Table":
                out.append(self._table(kid))
            elif kid.kind == "L":
                out += self._items(kid, level + 1)
            elif kid.kind == "LI":
                out += self._item(kid, max(level, 0))
            elif _HEADING.fullmatch(kid.kind):
                size = {"Title": 1, "H": 2}.get(kid.kind) or int(kid.kind[1])
                out.append(replace(self._para(kid.kids), heading=size, style="title" * (kid.kind == "Title")))
            elif kid.kind in _TEXT and not _holds_blocks(kid):
                out.append(self._para(kid.kids))
            elif kid.kind == "Figure" and not _holds_blocks(kid):
                if text := self._para(kid.kids).text:
                    self.drawn.append(Leftover(f"afbeelding op bladzijde {_page(kid.kids)}", text))
            elif kid.kind != "Artifact":
                out += self.blocks(kid.kids, level)
        close()
        return [block for block in out if isinstance(block, Table) or block.text or block.mark]

    def _para(self, kids: list[Element | Content]) -> Para:
        return Para(tidy(self._runs(kids)), f"bladzijde {_page(kids)}")

    def _runs(self, kids: list[Element | Content]) -> Iterator[Run]:
        """Yield the runs of pieces in their order: neighbours are read as one, so that a cut word is whole again."""
        yield from runs_of([char for piece in _contents(kids) for char in self._chars.get(piece, [])])

    def _items(self, element: Element, level: int) -> list[Block]:
        out: list[Block] = []
        for item in element.elements:
            if item.kind == "L":
                # Some programs put an inner list beside the item that it belongs to.
                out += self._items(item, level + 1)
            elif item.kind != "LI":
                out += self.blocks([item], level)
            else:
                out += self._item(item, level)
        return out

    def _item(self, item: Element, level: int) -> list[Block]:
        labels = [kid for kid in item.elements if kid.kind == "Lbl"]
        label = "".join(run.text for one in labels for run in self._runs(one.kids)).strip()
        inner = self.blocks([kid for kid in item.kids if kid not in labels], level)
        if not labels and inner and isinstance(inner[0], Para):
            # Some programs write the number or the bullet as the first words of the text.
            typed = with_typed_mark(inner[0])
            inner[0], label = replace(typed, mark=None), typed.mark.label if typed.mark else ""
        mark = Mark(bool(re.search(r"\d|^\(?[a-z][.)]$", label)), level, label or "•", "pdf")
        first = inner[0] if inner else None
        if isinstance(first, Para) and not first.mark:
            return [replace(first, mark=mark), *inner[1:]]
        return [Para((), f"bladzijde {_page(item.kids)}", mark=mark), *inner]

    def _table(self, element: Element) -> Table:
        self._tables += 1
        place = f"tabel {self._tables}, bladzijde {_page(element.kids)}"
        rows = []
        below: dict[int, int] = {}
        for number, (row, header) in enumerate(_rows(element), 1):
            tags = [kid for kid in row.elements if kid.kind in _CELLS]
            titled = header or (len(tags) > 1 and all(cell.kind == "TH" for cell in tags))
            rows.append(Row(tuple(self._cells(tags, below, f"{place}, rij {number}")), header=titled))
        return Table(tuple(rows), place)

    def _cells(self, tags: list[Element], below: dict[int, int], place: str) -> Iterator[Cell]:
        """Yield the cells of a row; `below` holds for each column how many rows a cell above still takes."""
        at = 0
        for tag in tags:
            while below.get(at):
                below[at] -= 1
                at += 1
                yield Cell(goes_on=True)
            blocks = tuple(
                replace(block, place=place) if isinstance(block, Para) else block for block in self.blocks(tag.kids)
            )
            yield Cell(blocks, span=tag.columns)
            for column in range(at, at + tag.columns):
                below[column] = tag.rows - 1
            at += tag.columns


def _cuts(last: Char, char: Char) -> bool:
    """Return whether a sign is the hyphen that stands right behind another."""
    near = abs(char["x0"] - last["x1"]) < 0.2 * char["size"] and abs(char["bottom"] - last["bottom"]) < 1
    return clean(str(char["text"])) == "-" and near


def _rows(element: Element, *, header: bool = False) -> Iterator[tuple[Element, bool]]:
    for kid in element.elements:
        if kid.kind == "TR":
            yield kid, header
        elif kid.kind in ("THead", "TBody", "TFoot"):
            yield from _rows(kid, header=kid.kind == "THead")


def _holds_blocks(element: Element) -> bool:
    return any(kid.kind[:1] in "H" or kid.kind in _BLOCKS or _holds_blocks(kid) for kid in element.elements)


def _contents(kids: list[Element | Content]) -> Iterator[Content]:
    for kid in kids:
        if isinstance(kid, Element):
            yield from kid.contents()
        else:
            yield kid


def _page(kids: list[Element | Content]) -> int:
    return next((page for page, _ in _contents(kids)), 0)
