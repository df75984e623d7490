"""Which tables of a document hold measures or signals, and what stands in their rows."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from macros.importing.outline import Cell, Para, Row, Table
from macros.importing.recognise import MEASURES, SIGNALS, is_tick, is_ticked, label_of, with_typed_mark

_EMPTY = Cell()
_NUMBER_HEAD = re.compile(r"(?:n(?:umme)?r\.?|no\.?|n°|#)$", re.IGNORECASE)


@dataclass
class TableRow:
    """A row with content. `label` is its number as it stood there, `more` the other columns of text by their title."""

    label: str
    paras: list[Para]
    more: list[tuple[str, list[Para]]] = field(default_factory=list)
    ticked: list[str] = field(default_factory=list)
    section: str = ""
    place: str = ""


@dataclass
class NumberedTable:
    """A table of measures or signals: its rows, its blank rows, and the text of its head, row by row."""

    rows: list[TableRow] = field(default_factory=list)
    blank: list[str] = field(default_factory=list)
    """The numbers of the blank rows, "" for one without."""
    heads: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    goes_on: list[str] = field(default_factory=list)
    """The numbers of rows that a row without a number was taken to belong to."""


@dataclass(frozen=True)
class _Columns:
    number: int | None
    ticks: tuple[int, ...]
    texts: tuple[int, ...]
    inner_numbers: bool
    """The numbers stand in the column of text itself."""


class _Grid:
    """A table as rows of cells by the number of the column in which they begin."""

    def __init__(self, table: Table) -> None:
        self.rows = [self._row(row) for row in table.rows]
        self.width = max((sum(cell.span for cell in row.cells) for row in table.rows), default=0)
        self.source = table.rows

    @staticmethod
    def _row(row: Row) -> dict[int, Cell]:
        cells, at = {}, 0
        for cell in row.cells:
            cells[at] = cell
            at += cell.span
        return cells

    def written(self, number: int) -> list[int]:
        """Return the columns in which a row has text."""
        return [column for column, cell in self.rows[number].items() if cell.text]

    def head(self, column: int) -> str:
        """Return the text at the top of a column."""
        return self.rows[0].get(column, _EMPTY).text

    def whole(self, number: int) -> bool:
        """Return whether a row is one cell over more columns."""
        cells = self.rows[number]
        return self.width > 1 and len(cells) == 1 and next(iter(cells.values())).span > 1


def read_numbered(table: Table, context: str) -> NumberedTable | None:
    """Return a table of measures or signals; None when this is another. `context` is the heading it stands under."""
    grid = _Grid(table)
    columns = _columns(grid)
    if not columns or not _is_numbered(grid, columns, context):
        return None
    return _read(grid, columns, table.place)


def about_signals(table: Table, context: str) -> bool:
    """Return whether a table is about signals by the heading that it stands under, or else by its head."""
    head = " ".join(cell.text for cell in table.rows[0].cells) if table.rows else ""
    said = head if SIGNALS.search(head) or MEASURES.search(head) else context
    return bool(SIGNALS.search(said)) and not (MEASURES.search(said) and not SIGNALS.search(context))


def _columns(grid: _Grid) -> _Columns | None:
    body = [number for number in range(len(grid.rows)) if not grid.whole(number) and not grid.source[number].header]
    if not body:
        return None
    labels = Counter(column for number in body for column in (0, 1) if label_of(grid.rows[number].get(column, _EMPTY)))
    number_column = next((column for column, count in labels.most_common(1) if count >= max(1, len(body) // 2)), None)
    if number_column is not None and labels[number_column] < 2 and not _NUMBER_HEAD.match(grid.head(number_column)):
        number_column = None
    ticks, texts = [], []
    for column in range(grid.width):
        cells = [grid.rows[number][column] for number in body if column in grid.rows[number]]
        if column == number_column or not cells:
            continue
        ticking = sum(is_tick(cell) for cell in cells)
        # The head of such a column has words, and so may a repeated head.
        if ticking >= 0.7 * len(cells) and ticking >= 1 and (len(cells) > 2 or ticking == len(cells)):
            ticks.append(column)
        elif any(cell.text for cell in cells):
            texts.append(column)
    if not texts:
        # Nearly all rows are blank: what says most is the text, and where nothing does, what is beside the numbers.
        said = {column: _said(grid, body, column) for column in ticks}
        if number_column is None or not ticks:
            return None
        texts = [max(said, key=lambda column: (said[column], -column))]
        ticks.remove(texts[0])
    first = texts[0]
    inner = sum(_inner_label(grid.rows[number].get(first, _EMPTY)) != "" for number in body)
    return _Columns(
        number_column, tuple(ticks), tuple(texts), number_column is None and inner >= max(2, len(body) // 2)
    )


def _said(grid: _Grid, body: list[int], column: int) -> int:
    """Return how much text a column has that is no tick."""
    cells = [grid.rows[number].get(column, _EMPTY) for number in body if label_of(grid.rows[number].get(0, _EMPTY))]
    return sum(len(cell.text) for cell in cells if not is_tick(cell))


def _inner_label(cell: Cell) -> str:
    paras = [para for para in cell.paras if para.text]
    if not paras:
        marks = [para.mark.label for para in cell.paras if para.mark and para.mark.ordered]
        return marks[0].strip("().") if marks else ""
    mark = with_typed_mark(paras[0]).mark
    return mark.label.strip("().") if mark and mark.ordered and any(sign.isdigit() for sign in mark.label) else ""


def _is_numbered(grid: _Grid, columns: _Columns, context: str) -> bool:
    if columns.number is not None or columns.inner_numbers:
        return True
    rows = len(grid.rows) - 1
    head = " ".join(cell.text for cell in grid.rows[0].values())
    said = MEASURES.search(head) or SIGNALS.search(head) or MEASURES.search(context) or SIGNALS.search(context)
    return (
        (len(columns.ticks) >= 2 and rows >= 3)
        or (bool(columns.ticks) and rows >= 2 and bool(said))
        or (bool(said) and rows >= 2 and grid.width <= 3)
    )


def _read(grid: _Grid, columns: _Columns, place: str) -> NumberedTable:
    out = NumberedTable()
    titles: dict[int, str] = {}
    section = ""
    for number, cells in enumerate(grid.rows):
        label = label_of(cells.get(columns.number, _EMPTY)) if columns.number is not None else ""
        said = " | ".join(cell.text for cell in cells.values() if cell.text)
        if _is_head(grid, columns, number, label, said, out):
            titles = titles or {column: cell.text for column, cell in cells.items()}
            if said:
                out.heads.append(said)
        elif not label and _is_section(grid, columns, number):
            section = said
            out.sections.append(said)
        elif not any(cells.get(column, _EMPTY).text for column in columns.texts) and not (
            columns.number is not None and not label and grid.written(number)
        ):
            inner = _inner_label(cells.get(columns.texts[0], _EMPTY)) if columns.inner_numbers else ""
            out.blank += [label or inner] if label or inner or not said else []
        else:
            row = _row(grid, columns, number, label, titles)
            row.section, row.place = section, f"{place}, rij {number + 1}"
            if columns.number is not None and not label and out.rows:
                out.goes_on.append(out.rows[-1].label)
                out.rows[-1].paras += row.paras
                out.rows[-1].more += row.more
            else:
                out.rows.append(row)
    return out


def _is_head(grid: _Grid, columns: _Columns, number: int, label: str, said: str, out: NumberedTable) -> bool:  # noqa: PLR0913, PLR0917
    if label and not grid.source[number].header:
        return False
    if grid.source[number].header or (said and said in out.heads):
        return True
    if out.rows or grid.whole(number):
        return False
    cells = grid.rows[number]
    ticks = [cells[column] for column in columns.ticks if column in cells]
    titled = any(cell.text and not is_ticked(cell) for cell in ticks)
    if columns.number is not None:
        return titled or len(grid.written(number)) >= 2 or columns.number in grid.written(number)
    if columns.inner_numbers and _inner_label(cells.get(columns.texts[0], _EMPTY)):
        return False
    written = [cell for cell in cells.values() if cell.text]
    bold = bool(written) and all(para.bold for cell in written for para in cell.paras if para.text)
    return number == 0 and (titled or (bold and len(written) > 1) or bool(columns.inner_numbers))


def _is_section(grid: _Grid, columns: _Columns, number: int) -> bool:
    written = grid.written(number)
    if len(written) != 1:
        return False
    if grid.whole(number):
        return True
    cell = grid.rows[number][written[0]]
    alone = all(para.bold for para in cell.paras if para.text) or cell.span > 1
    if columns.number is None:
        return cell.span > 1
    return written[0] == columns.number or (alone and len(cell.text) < 80)


def _row(grid: _Grid, columns: _Columns, number: int, label: str, titles: dict[int, str]) -> TableRow:
    cells = grid.rows[number]
    first, *others = columns.texts
    paras = [para for para in cells.get(first, _EMPTY).paras if para.text]
    if columns.inner_numbers and paras:
        label = _inner_label(cells[first])
        if label:
            marked = with_typed_mark(paras[0])
            paras[0] = Para(marked.runs, marked.place, style=marked.style, controls=marked.controls)
    row = TableRow(label, paras, ticked=list(_ticked(cells, columns, titles)))
    for column in others:
        more = [para for para in cells.get(column, _EMPTY).paras if para.text]
        if more:
            row.more.append((titles.get(column, ""), more))
    for column in columns.ticks:
        cell = cells.get(column, _EMPTY)
        if cell.text and not is_tick(cell):
            row.more.append((titles.get(column, ""), [para for para in cell.paras if para.text]))
    if columns.number is not None and not label and cells.get(columns.number, _EMPTY).text:
        row.paras = [para for para in cells[columns.number].paras if para.text] + row.paras
    return row


def _ticked(cells: dict[int, Cell], columns: _Columns, titles: dict[int, str]) -> Iterator[str]:
    for column in columns.ticks:
        cell = cells.get(column, _EMPTY)
        if is_tick(cell) and is_ticked(cell):
            yield f"kolom {titles.get(column) or column + 1}: {cell.text or 'aangevinkt'}"
