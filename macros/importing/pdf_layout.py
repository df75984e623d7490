"""A PDF without tags -> paragraphs and tables, by where its words stand."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from macros.card.prose import Run
from macros.importing.outline import Block, Cell, Leftover, Para, Row, Table, tidy
from macros.importing.pdf_text import clean, is_bold, joined
from macros.importing.recognise import begins_item, with_typed_mark

_ENDED = re.compile(r"[.!?:;”\")…]$")
_FOOT = 0.08
"""The share of a page at its bottom in which a line that stands alone is a foot."""
_NEAR = 4.0
"""Points within which two lines begin at one place."""
_FEWEST_LINES = 3

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class _Word:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool


@dataclass
class _Line:
    words: list[_Word] = field(default_factory=list)

    @property
    def left(self) -> float:
        return min(word.x0 for word in self.words)

    @property
    def right(self) -> float:
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs())

    def runs(self) -> list[Run]:
        """Return the words with a space where there is room."""
        out: list[Run] = []
        before: _Word | None = None
        for word in self.words:
            space = " " if before and word.x0 - before.x1 > 0.1 * word.size else ""
            out.append(Run(text=space + word.text, bold=word.bold))
            before = word
        return out


@dataclass
class _Ruled:
    """A table with lines: its rows, and where its columns begin."""

    table: Table
    lefts: tuple[float, ...]
    box: Box


@dataclass
class _Page:
    number: int
    height: float
    words: list[_Word]
    tables: list[_Ruled]


def read_laid_out(pdf: Any) -> tuple[list[Block], list[Leftover]]:  # noqa: ANN401 - pdfplumber has no types
    """Return the blocks of a PDF, and what stands at the head and the foot of its pages."""
    pages = [_page(page) for page in pdf.pages]
    sizes = Counter(round(word.size, 1) for page in pages for word in page.words)
    ordinary = sizes.most_common(1)[0][0] if sizes else 0.0
    margins = _take_margins(pages)
    out: list[Block | _Ruled] = []
    for page in pages:
        for number, block in enumerate(_flow(page, ordinary)):
            if number or not out or not _goes_on(out, block):
                out.append(block)
    return [block.table if isinstance(block, _Ruled) else block for block in out], margins


def _page(page: Any) -> _Page:  # noqa: ANN401
    page = page.dedupe_chars()
    found = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.columns) > 1]
    words = [
        _Word(
            text=clean(word["text"]),
            **{key: float(word[key]) for key in ("x0", "x1", "top", "bottom", "size")},
            bold=is_bold(word),
        )
        for word in page.extract_words(use_text_flow=False, extra_attrs=["fontname", "size"])
    ]
    tables = []
    for table in found:
        inside = [word for word in words if _inside(word, table.bbox)]
        tables.append(_ruled(table, inside, page.page_number))
        taken = {id(word) for word in inside}
        words = [word for word in words if id(word) not in taken]
    return _Page(page.page_number, float(page.height), words, sorted(tables, key=lambda table: table.box[1]))


def _inside(word: _Word, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


# --- Lines ---


def _lines(words: list[_Word]) -> list[_Line]:
    lines: list[_Line] = []
    for word in sorted(words, key=lambda word: (word.bottom, word.x0)):
        if lines and abs(lines[-1].words[-1].bottom - word.bottom) < 0.4 * max(word.size, 1):
            lines[-1].words.append(word)
        else:
            lines.append(_Line([word]))
    for line in lines:
        line.words.sort(key=lambda word: word.x0)
    return lines


def _take_margins(pages: list[_Page]) -> list[Leftover]:
    """Take the heads and feet from the pages: what comes back at one height, and a line alone at the bottom."""
    ends = [(page, line) for page in pages for line in _ends(page)]
    seen = Counter((text, height) for _, text, height in {(page.number, *_key(line)) for page, line in ends})
    out = []
    for page, line in ends:
        repeated = seen[_key(line)] >= max(2, len(pages) / 2)
        if repeated or _stands_alone(page, line):
            taken = {id(word) for word in line.words}
            page.words = [word for word in page.words if id(word) not in taken]
            out.append(Leftover(f"rand van bladzijde {page.number}", line.text))
    return out


def _ends(page: _Page) -> list[_Line]:
    lines = _lines(page.words)
    return lines if len(lines) < 5 else [*lines[:2], *lines[-2:]]


def _key(line: _Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text), round(line.top / 3)


def _stands_alone(page: _Page, line: _Line) -> bool:
    above = [each.bottom for each in _lines(page.words) if each.bottom < line.top]
    above += [table.box[3] for table in page.tables if table.box[3] < line.top + 1]
    return line.top > page.height * (1 - _FOOT) and bool(above) and line.top - max(above) > 1.2 * line.size


# --- The order of a page ---


def _flow(page: _Page, ordinary: float) -> Iterator[Block | _Ruled]:
    at = float("-inf")
    for table in page.tables:
        above = [word for word in page.words if at <= word.top < table.box[1]]
        yield from _columns(above, page.number, ordinary)
        yield table
        at = table.box[1]
    yield from _columns([word for word in page.words if word.top >= at], page.number, ordinary)


def _columns(words: list[_Word], page: int, ordinary: float) -> Iterator[Block]:
    """Yield the paragraphs of words, column after column where they stand in two."""
    place = f"bladzijde {page}"
    out: list[Para] = []
    for column in _in_order(_lines(words)):
        paras = _paragraphs(column, place, ordinary)
        if out and paras and _flows_on(out[-1], paras[0]):
            out[-1] = _together(out[-1], paras.pop(0))
        out += paras
    yield from out


def _in_order(lines: list[_Line]) -> list[list[_Line]]:
    """Return lines in groups in reading order: what goes across, and of two columns the left one first."""
    best: tuple[int, float] = (0, 0.0)
    for at in _gutters(lines):
        best = max(best, (sum(len(part) for part, two in _parts(lines, at) if two), at))
    if not best[0]:
        return [lines]
    out: list[list[_Line]] = []
    for part, two in _parts(lines, best[1]):
        sides = _sides(part, best[1]) if two else (part, [])
        out += [side for side in sides if side]
    return out


def _gutters(lines: list[_Line]) -> list[float]:
    if not lines:
        return []
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    wide = right - left
    return [left + wide * share / 100 for share in range(30, 71, 1)] if wide > 100 else []


def _parts(lines: list[_Line], at: float) -> list[tuple[list[_Line], bool]]:
    """Return runs of lines, and whether each is in two columns with an empty strip between them at `at`."""
    out: list[tuple[list[_Line], bool]] = []
    for line in lines:
        crossed = any(word.x0 < at + _NEAR and word.x1 > at - _NEAR for word in line.words)
        if out and out[-1][1] != crossed:
            out[-1][0].append(line)
        else:
            out.append(([line], not crossed))
    return [(part, two and _is_two(part, at)) for part, two in out]


def _is_two(part: list[_Line], at: float) -> bool:
    left, right = _sides(part, at)
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    start = min(line.left for line in right)
    # A column has a straight edge, and its lines fill it: what only stands far to the right does neither.
    straight = sum(line.left - start < _NEAR for line in right) >= 0.4 * len(right)
    return straight and sum(len(line.words) for line in right) >= 2 * len(right)


def _sides(part: list[_Line], at: float) -> tuple[list[_Line], list[_Line]]:
    left = [_Line([word for word in line.words if word.x1 <= at]) for line in part]
    right = [_Line([word for word in line.words if word.x1 > at]) for line in part]
    return [line for line in left if line.words], [line for line in right if line.words]


# --- Paragraphs ---


def _paragraphs(lines: list[_Line], place: str, ordinary: float) -> list[Para]:
    groups: list[list[_Line]] = []
    edge = max((line.right for line in lines), default=0.0)
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last and not _begins(line, last, edge):
            groups[-1].append(line)
        else:
            groups.append([line])
    paras, lefts = [], []
    for group in groups:
        size = group[0].size - ordinary if ordinary else 0.0
        para = with_typed_mark(Para(_runs(group), place, large=size))
        paras.append(para)
        lefts.append(group[0].left)
    return _levels(paras, lefts)


def _begins(line: _Line, last: _Line, edge: float) -> bool:
    """Return whether a line begins a paragraph after the line before it."""
    return (
        line.top - last.bottom > 0.6 * last.size
        or line.top < last.top
        or abs(line.size - last.size) > 0.6
        or line.bold != last.bold
        or begins_item(line.text)
        or (bool(_ENDED.search(last.text)) and last.right < 0.8 * edge and line.text[:1].isupper())
    )


def _runs(lines: list[_Line]) -> tuple[Run, ...]:
    out: list[Run] = []
    for line in lines:
        first, *more = line.runs()
        if out:
            before = joined(out[-1].text, first.text[:1])
            if first.bold == out[-1].bold:
                first = first.model_copy(update={"text": before + first.text[1:]})
                out.pop()
            else:
                out[-1] = out[-1].model_copy(update={"text": before[:-1]})
        out += [first, *more]
    return tidy(out)


def _levels(paras: list[Para], lefts: list[float]) -> list[Para]:
    """Return paragraphs in which items that stand further in are items of a list within."""
    out: list[Para] = []
    stack: list[float] = []
    for para, left in zip(paras, lefts, strict=True):
        if not para.mark:
            stack = [one for one in stack if one < left + _NEAR] if para.text and not para.large else []
            out.append(para)
            continue
        while stack and stack[-1] > left + _NEAR:
            stack.pop()
        if not stack or stack[-1] < left - _NEAR:
            stack.append(left)
        out.append(replace(para, mark=replace(para.mark, level=min(len(stack) - 1, 3))))
    return out


def _flows_on(last: Block, first: Block) -> bool:
    """Return whether a paragraph goes on at the top of the next column or page."""
    return (
        isinstance(last, Para)
        and isinstance(first, Para)
        and bool(last.text)
        and not first.mark
        and last.large == first.large
        and (first.text[:1].islower() or last.text.endswith(("-", ",")))
        and not _ENDED.search(last.text)
    )


def _together(last: Block, first: Block) -> Para:
    if not isinstance(last, Para) or not isinstance(first, Para):
        raise TypeError("only paragraphs go on")
    text = joined(last.runs[-1].text, first.runs[0].text[:1])
    start = first.runs[0].model_copy(update={"text": first.runs[0].text[1:]})
    runs = (*last.runs[:-1], last.runs[-1].model_copy(update={"text": text}), start, *first.runs[1:])
    return replace(last, runs=tidy(runs))


# --- Tables ---


def _ruled(table: Any, words: list[_Word], page: int) -> _Ruled:  # noqa: ANN401
    place = f"tabel op bladzijde {page}"
    lefts = sorted({box[0] for row in table.rows for box in row.cells if box})
    rows = []
    for number, row in enumerate(table.rows, 1):
        cells: list[Cell] = []
        covered = float("-inf")
        for left, box in zip(lefts, row.cells, strict=False):
            if box is not None:
                covered = box[2] - 1
                inner = [word for word in words if _inside(word, box)]
                span = max(1, sum(box[0] - 1 <= each < covered for each in lefts))
                cells.append(Cell(tuple(_paragraphs(_lines(inner), f"{place}, rij {number}", 0)), span=span))
            elif left > covered:
                cells.append(Cell(goes_on=True))
        rows.append(Row(tuple(cells)))
    return _Ruled(Table(tuple(rows), place), tuple(lefts), table.bbox)


def _goes_on(out: list[Block | _Ruled], block: Block | _Ruled) -> bool:
    """Return whether the first block of a page goes on from the page before; if so the last of `out` is now both."""
    last = out[-1]
    if isinstance(last, _Ruled) and isinstance(block, _Ruled):
        if len(last.lefts) != len(block.lefts) or not all(
            abs(one - other) < _NEAR for one, other in zip(last.lefts, block.lefts, strict=True)
        ):
            return False
        rows = _rows_together(last.table.rows, block.table.rows)
        out[-1] = replace(last, table=replace(last.table, rows=rows))
        return True
    if isinstance(last, Para) and isinstance(block, Para) and _flows_on(last, block):
        out[-1] = _together(last, block)
        return True
    return False


def _rows_together(above: tuple[Row, ...], below: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return the rows of a table over two pages: its head known as such, and a row that was cut in one piece."""
    head: tuple[Row, ...] = ()
    if _said(below[0]) == _said(above[0]) and any(_said(above[0])):
        head, below = (replace(below[0], header=True),), below[1:]
    if not below:
        return (*above, *head)
    last, first = above[-1], below[0]
    if not (_is_cut(last, first) or _lacks(first, [*above[1:], *below[1:]])):
        return (*above, *head, *below)
    cells = tuple(
        replace(one, blocks=_blocks_together(one.blocks, other.blocks))
        for one, other in zip(last.cells, first.cells, strict=True)
    )
    return (*above[:-1], replace(last, cells=cells), *head, *below[1:])


def _is_cut(last: Row, first: Row) -> bool:
    """Return whether a row is the rest of the row before it: it has nothing in front, or goes on within a sentence."""
    pairs = list(zip(_said(last), _said(first), strict=False))
    if len(last.cells) != len(first.cells) or len(pairs) < 2:
        return False
    in_front = bool(pairs[0][0]) and not pairs[0][1] and any(said for _, said in pairs)
    return in_front or any(one and not _ENDED.search(one) and other[:1].islower() for one, other in pairs)


def _lacks(row: Row, others: list[Row]) -> bool:
    """Return whether a row is empty in a column where hardly any other is, so that it is no row by itself."""
    alike = [_said(other) for other in others if len(other.cells) == len(row.cells)]
    if len(alike) < 4 or not any(_said(row)):
        return False
    filled = [sum(bool(said) for said in column) for column in zip(*alike, strict=True)]
    return any(not said and count >= 0.9 * len(alike) for said, count in zip(_said(row), filled, strict=True))


def _blocks_together(one: tuple[Block, ...], other: tuple[Block, ...]) -> tuple[Block, ...]:
    if one and other and _flows_on(one[-1], other[0]):
        return (*one[:-1], _together(one[-1], other[0]), *other[1:])
    return (*one, *other)


def _said(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]
