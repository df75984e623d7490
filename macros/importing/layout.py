"""Blocks of a document made plain before anything is recognised in them: frames, typed marks, headings by look."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from macros.importing.lists import nested_bullets
from macros.importing.measure_table import read_numbered
from macros.importing.outline import Block, Cell, Para, Row, Table
from macros.importing.recognise import MEASURES, SIGNALS, with_typed_mark

_LONGEST_HEADING = 100


def plain_blocks(blocks: Iterable[Block]) -> list[Block]:
    """Return the blocks with tables that only lay out opened, typed marks read, and headings by look as headings."""
    opened = [block for block in _opened(blocks) if isinstance(block, Table) or block.text or block.controls]
    paras = [block for block in opened if isinstance(block, Para)]
    styled = max((para.heading for para in paras), default=0)
    read = [block if isinstance(block, Table) else with_typed_mark(_with_look(block, styled)) for block in opened]
    return nested_bullets(read if styled else _by_size(read))


def _by_size(blocks: list[Block]) -> list[Block]:
    """Return headings that have no style with a level by their size: below the first, which is the title."""
    sizes = {round(block.large) for block in blocks[1:] if isinstance(block, Para) and block.heading}
    ranks = sorted(sizes, reverse=True)
    return [
        replace(block, heading=min(2 + ranks.index(round(block.large)), 4))
        if index and isinstance(block, Para) and block.heading
        else block
        for index, block in enumerate(blocks)
    ]


def _with_look(para: Para, styled: int) -> Para:
    """Return a short bold or larger paragraph as a heading, one level below the headings that have a style."""
    if para.heading or not para.text:
        return para
    short = len(para.text) <= _LONGEST_HEADING and not para.text.endswith((".", ";", ","))
    capitals = para.text.isupper() and len(para.text) > 3 and len(para.text.split()) < 10
    if not short or (para.mark and not para.mark.ordered) or para.controls:
        return para
    if para.large >= 3 and not para.mark:
        return replace(para, heading=2)
    if (para.bold or capitals) and not para.mark and not para.text.endswith(":"):
        return replace(para, heading=min(styled + 1, 4) if styled >= 2 else 2)
    return para


def _opened(blocks: Iterable[Block], context: str = "") -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Para):
            context = block.text if block.heading or block.bold else context
            yield block
        elif _is_frame(block):
            for row in block.rows:
                for cell in row.cells:
                    yield from _opened(cell.blocks, context)
        elif _is_columns(block):
            yield from _columns(block)
        elif _is_form(block, context):
            yield from _form(block)
        else:
            yield block


def _is_frame(table: Table) -> bool:
    return len(table.rows) <= 1 or all(len(row.cells) <= 1 for row in table.rows)


def _is_columns(table: Table) -> bool:
    """Return whether a table is two lists side by side: a row of titles over a row of long cells."""
    if len(table.rows) != 2 or len(table.rows[1].cells) < 2 or read_numbered(table, ""):
        return False
    return any(len([para for para in cell.paras if para.text]) > 1 for cell in table.rows[1].cells)


def _columns(table: Table) -> Iterator[Block]:
    titles, bodies = table.rows[0].cells, table.rows[1].cells
    for index, body in enumerate(bodies):
        if index < len(titles):
            yield from _as_headings(titles[index])
        yield from body.blocks


def _is_form(table: Table, context: str) -> bool:
    """Return whether a table is a form: in each row the name of a part of the card, and what it says."""
    if not all(len(row.cells) == 2 for row in table.rows) or read_numbered(table, context):
        return False
    names = [row.cells[0].text for row in table.rows]
    long = sum(len([para for para in row.cells[1].paras if para.text]) > 1 for row in table.rows)
    return (
        long > 0 and max(map(len, names)) < 60 and any(SIGNALS.search(name) or MEASURES.search(name) for name in names)
    )


def _form(table: Table) -> Iterator[Block]:
    for row in table.rows:
        yield from _as_headings(row.cells[0])
        yield from row.cells[1].blocks


def _as_headings(cell: Cell) -> Iterator[Block]:
    for para in cell.paras:
        yield replace(para, heading=para.heading or 2, mark=None) if para.text else para


def rows_as_text(table: Table) -> list[str]:
    """Return a table that is no part of a card as one line for each row."""
    return [line for row in table.rows if (line := _line(row))]


def _line(row: Row) -> str:
    return " – ".join(cell.text for cell in row.cells if cell.text)
