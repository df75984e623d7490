"""Lists of a document as a card can have them: Markdown counts 1, 2, 3 and cannot mix numbers and bullets."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from macros.card.prose import Run
from macros.importing.outline import Block, Para


def nested_bullets(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks in which bullets between two numbers that follow each other belong to the first of them."""
    out: list[Block] = [*blocks]
    start = 0
    for end in range(len(blocks) + 1):
        block = blocks[end] if end < len(blocks) else None
        if not isinstance(block, Para) or block.heading:
            _nest(out, start, end)
            start = end + 1
    return out


def _nest(out: list[Block], start: int, end: int) -> None:
    paras = {index: block for index in range(start, end) if isinstance(block := out[index], Para)}
    tops = [index for index, para in paras.items() if _number(para)]
    found = False
    for this, after in pairwise([*tops, end]):
        inner = [index for index in range(this + 1, after) if paras[index].mark]
        loose = any(_is_loose(paras[index]) for index in inner)
        # After the last number the bullets may be a list of their own, unless other numbers have some too.
        if not loose or (_number(paras[after]) != _number(paras[this]) + 1 if after < end else not found):
            continue
        found = True
        for index in inner:
            mark = paras[index].mark
            out[index] = replace(paras[index], mark=replace(mark, level=mark.level + 1) if mark else None)


def _number(para: Para) -> int:
    """Return the number of an item at the top of a list; 0 when it has none."""
    label = para.mark.label.strip("().") if para.mark and para.mark.ordered and para.mark.level == 0 else ""
    return int(label) if label.isdecimal() else 0


def _is_loose(para: Para) -> bool:
    return para.mark is not None and not para.mark.ordered and para.mark.level == 0


def honest_numbers(paras: Iterable[Para]) -> list[Para]:
    """Return paragraphs in which a list that does not count 1, 2, 3, or has bullets too, has its numbers as text."""
    out, run = [], []
    for para in [*paras, None]:
        if para is not None and para.mark:
            run.append(para)
            continue
        out += _counted(run)
        run = []
        if para is not None:
            out.append(para)
    return out


def _counted(run: list[Para]) -> list[Para]:
    labels = [para.mark.label.strip("().") for para in run if para.mark and para.mark.level == 0]
    ordered = [para for para in run if para.mark and para.mark.ordered and para.mark.level == 0]
    if not ordered or labels == [str(number) for number in range(1, len(labels) + 1)]:
        return run
    return [
        replace(para, mark=None, runs=(Run(text=f"{para.mark.label} "), *para.runs))
        if para.mark and para.mark.ordered and para.mark.level == 0
        else para
        for para in run
    ]
