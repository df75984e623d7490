"""Single texts of the card: titles, the closing of the cycle, and the texts of the parts of a comparison."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.card.prose import Run
from macros.importing.markdown_text import blocks_of, inline, markdown
from macros.importing.outline import Para, tidy, without_start
from macros.importing.round_trip.card_lines import PAGE
from macros.importing.round_trip.matching import LEADS, Found
from macros.importing.round_trip.work import Work, name_of
from macros.reading import keys
from macros.reading.yaml_source import Place

_LISTS = (keys.SIGNALS, keys.PHASES, keys.POINTS)


def groups(found: Sequence[Found]) -> dict[Place, list[Para]]:
    """Return the paragraphs of each place of the card's data, in the order of the Word file."""
    out: dict[Place, list[Para]] = {}
    for one in found:
        if one.place and one.place[0] != PAGE:
            out.setdefault(one.place, []).append(one.para)
    return out


def take_texts(work: Work, said: dict[Place, list[Para]]) -> None:
    """Take over each text that changed, came or went in what stays on the card."""
    gone = {whole for place in _places(work) for whole in _wholes(place) if not _any_in(said, whole)}
    for place in dict.fromkeys([*_places(work), *(place for place in said if not _is_new(place))]):
        if gone & {*_wholes(place)}:
            continue
        old, new = work.lines_of(place), said.get(place, [])
        if place[-1] == keys.TITLE and not new:
            work.remarks.append(f"{name_of(place)}: staat niet meer in het Word-bestand, en blijft zoals het was.")
        elif place[-1] == keys.TITLE:
            text = " ".join(para.text for para in new)
            if text != " ".join(line.text for line in old):
                _set(work, place, text)
        elif not new:
            work.edit.remove(place)
            work.changes.append(f"{name_of(place)}: weggehaald")
        elif not work.same(old, new):
            _set(work, place, text_of(place, new))


def _wholes(place: Place) -> tuple[Place, ...]:
    """Return what a place is within that can go as a whole: the cycle, a comparison, a part of one."""
    if place[0] == keys.COMPARISONS:
        return (place[:2], *([place[:4]] if len(place) > 4 else []))
    return (place[:1],) if place[0] == keys.CYCLE else ()


def _places(work: Work) -> Iterator[Place]:
    yield from (line.place for line in work.lines if line.place[0] != PAGE and not _in_list(line.place))


def _any_in(said: dict[Place, list[Para]], start: Place) -> bool:
    return any(place[: len(start)] == start for place in said)


def _in_list(place: Place) -> bool:
    return len(place) > 1 and place[-2] in _LISTS


def _is_new(place: Place) -> bool:
    return _in_list(place) or any(isinstance(step, int) and step < 0 for step in place)


def _set(work: Work, place: Place, text: str) -> None:
    work.edit.set(place, text)
    work.changes.append(f"{name_of(place)}: {text}")


def text_of(place: Place, paras: Sequence[Para]) -> str:
    """Return the paragraphs of a place as the Markdown of its field, without the words that Word puts before it."""
    first, *rest = paras
    lead = LEADS.get(str(place[-1]), "")
    if lead and first.text.startswith(lead):
        first = without_start(first, len(lead))
        first = without_start(first, len(first.text) - len(first.text.lstrip()))
    return markdown(blocks_of((first, *rest)))


def item_text(paras: Sequence[Para]) -> str:
    """Return the paragraphs of one item of a list as Markdown: a list within it begins at the first level there."""
    first, *rest = paras
    inner = [
        replace(para, mark=replace(para.mark, level=para.mark.level - 1)) if para.mark and para.mark.level else para
        for para in rest
    ]
    return markdown(blocks_of((replace(first, mark=None), *inner)))


def phase_texts(paras: Sequence[Para]) -> tuple[str, str]:
    """Return the short name of a phase, which Word has in bold letters before its text, and that text."""
    first, *rest = paras
    bold: list[Run] = []
    runs = list(first.runs)
    while runs and runs[0].bold:
        bold.append(runs.pop(0))
    if bold and (runs or rest):
        short = " ".join("".join(run.text for run in bold).split()).rstrip(". ")
        return short, item_text([replace(first, runs=tidy(runs)), *rest])
    short, _, text = first.text.partition(". ")
    return short.rstrip(". "), inline((Run(text=text or short),)) if not rest else item_text(
        [replace(first, runs=tidy((Run(text=text),))), *rest]
    )
