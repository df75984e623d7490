"""Which paragraph of the Word file is which line of the card, and which row is which measure.

What has the same words is the same, wherever it stands now; then what has its mark; then what stands at its place and
looks like it. The rest is new, and belongs where its neighbours do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from macros.card.model import Card, Component
from macros.card.prose import ListBlock
from macros.card.wording import WORDS
from macros.importing.markdown_text import CONTINUED
from macros.importing.outline import Para
from macros.importing.round_trip.card_lines import PAGE, Line, measure_lines
from macros.importing.round_trip.own_word import ASIDE_STYLE, MeasureRow, is_signal, plain, without_number
from macros.reading import keys
from macros.reading.yaml_source import Place

_ALIKE = 0.4
_ALIKE_ROWS, _ALIKE_MARKED = 0.5, 0.15
LEADS = {keys.LOOK_OUT: f"{WORDS.card.look_out}.", keys.ORIGIN: f"{WORDS.card.origin}."}
"""Field of a part of a comparison -> the words that the Word file puts before it."""


@dataclass(frozen=True)
class Found:
    """A paragraph and the place that it belongs to: None when it is new on the page; a number below 0 in it is new."""

    para: Para
    place: Place | None


def match(paras: Sequence[Para], lines: Sequence[Line], card: Card) -> list[Found]:
    """Return the place of every paragraph, in order."""
    places = _pairs(paras, lines)
    neighbours = _Neighbours(card)
    found: list[Found] = []
    before: Place | None = None
    for index, (para, line) in enumerate(zip(paras, places, strict=True)):
        after = next((lines[one].place for one in places[index + 1 :] if one is not None), None)
        place = lines[line].place if line is not None else neighbours.place_of(para, before, after)
        first = place is not None and place != before
        found.append(Found(without_number(para) if place and place[0] == keys.SIGNALS and first else para, place))
        before = place if place is not None else (PAGE, -1)
    return found


def _pairs(paras: Sequence[Para], lines: Sequence[Line]) -> list[int | None]:
    texts = [_words(para) for para in paras]
    known = [plain(line.text) if line.text else "" for line in lines]
    pairs: list[int | None] = [None] * len(paras)
    free = set(range(len(lines)))

    def pair(para: int, line: int) -> None:
        pairs[para] = line
        free.discard(line)

    for start, first, size in SequenceMatcher(None, texts, known, autojunk=False).get_matching_blocks():
        for offset in range(size):
            pair(start + offset, first + offset)
    for index, text in enumerate(texts):
        moved = next((line for line in sorted(free) if pairs[index] is None and known[line] == text), None)
        if moved is not None:
            pair(index, moved)
    for index, para in enumerate(paras):
        marks = {mark.replace("_", "-") for mark in para.bookmarks}
        marked = [line for line in sorted(free) if lines[line].address in marks and _is_that(para, lines[line])]
        if pairs[index] is None and marked:
            pair(index, marked[0])
    for index, text in enumerate(texts):
        if pairs[index] is None:
            best = max(
                _between(pairs, index, free, len(lines)), key=lambda line: likeness(text, known[line]), default=-1
            )
            if best >= 0 and likeness(text, known[best]) >= _ALIKE:
                pair(index, best)
    return pairs


def _between(pairs: list[int | None], index: int, free: set[int], count: int) -> list[int]:
    """Return the lines without a paragraph between those of the nearest paragraphs that have one."""
    before = next((line for line in reversed(pairs[:index]) if line is not None), -1)
    after = next((line for line in pairs[index + 1 :] if line is not None), count)
    return [line for line in sorted(free) if before < line < after]


def _words(para: Para) -> str:
    return plain((without_number(para) if is_signal(para) else para).text)


def _is_that(para: Para, line: Line) -> bool:
    """Return whether a paragraph with the mark of a line is that line: someone may have copied a signal."""
    signal = line.place[0] == keys.SIGNALS
    return bool(line.address) and not (signal and SequenceMatcher(None, para.text, line.text).ratio() < 0.5)


def likeness(one: str, other: str) -> float:
    """Return how much two texts look alike, by their words: 0 to 1."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() if one and other else 0.0


class _Neighbours:
    """Where a new paragraph belongs, by what stands before and after it and by how it looks."""

    def __init__(self, card: Card) -> None:
        self._card, self._new = card, 0

    def _next(self) -> int:
        self._new -= 1
        return self._new

    def place_of(self, para: Para, before: Place | None, after: Place | None) -> Place | None:
        """Return the place; None: new prose on the page."""
        if before == after and before is not None and not para.heading and before[0] == PAGE:
            return before
        sides = {side[0] for side in (before, after) if side}
        if keys.SIGNALS in sides and not para.heading and (made := self._signal(para, before, after)):
            return made
        if before and before[0] == keys.COMPARISONS:
            return self._comparison(para, before, after)
        if before is None or para.heading:
            return None
        if before[0] == keys.CYCLE:
            return self._cycle(para, before, after)
        return self._page(para, before, after) if before[0] == PAGE else None

    def _signal(self, para: Para, before: Place | None, after: Place | None) -> Place | None:
        numbered = without_number(para).text != para.text
        if is_signal(para) or (numbered and before and before[0] == keys.SIGNALS):
            return (keys.SIGNALS, self._next())
        inside = before and after and before[0] == after[0] == keys.SIGNALS
        goes_on = before and before[0] == keys.SIGNALS and (para.mark or para.style == CONTINUED)
        return before if inside or goes_on else None

    def _page(self, para: Para, before: Place, after: Place | None) -> Place | None:
        for side in (before, after):
            part = self._card.page[int(side[1])] if side and side[0] == PAGE and int(side[1]) >= 0 else None
            if isinstance(part, ListBlock) and (
                para.mark.ordered == part.ordered if para.mark else side == before and para.style == CONTINUED
            ):
                return side
        return None

    def _cycle(self, para: Para, before: Place, after: Place | None) -> Place | None:
        if before == after or (before[-1] != keys.TITLE and self._goes_on(para, before)):
            return before
        if before[-1] == keys.CLOSING:
            return None
        return (keys.CYCLE, keys.PHASES, self._next()) if para.mark else None

    @staticmethod
    def _goes_on(para: Para, before: Place) -> bool:
        """Return whether a paragraph is more of the item of a list that stands before it."""
        in_item = isinstance(before[-1], int)
        return in_item and (para.mark.level > 0 if para.mark else para.style == CONTINUED)

    def _comparison(self, para: Para, before: Place, after: Place | None) -> Place | None:  # noqa: PLR0911
        start = before[:2]
        if para.heading:
            comparison = self._card.data.comparisons[int(before[1])]
            part = Component(name="vergelijking", argument=comparison.key)
            level = self._card.heading_level(part) + 1
            return (*start, keys.PARTS, self._next(), keys.TITLE) if para.heading == min(level, 6) else None
        if len(before) < 5:
            return None
        part_place, at = before[:4], before[4]
        for key, lead in LEADS.items():
            if para.text.startswith(lead):
                return (*part_place, key)
        if before == after or self._goes_on(para, before):
            return before
        inside = after is not None and after[:2] == start
        if at in LEADS:
            return before if inside or para.style == ASIDE_STYLE or para.mark else None
        if para.mark:
            return (*part_place, keys.POINTS, self._next())
        if at == keys.POINTS:
            return before if inside else None
        return (*part_place, keys.TEXT) if at == keys.TITLE or inside or int(before[3]) < 0 else None


# --- Rows ---


def owners(rows: Sequence[MeasureRow], card: Card) -> list[int | None]:
    """Return whose row each is: the measure with its very text, else by marks, number or likeness."""
    measures = {index: measure for index, measure in enumerate(card.data.measures) if not measure.withdrawn}
    texts = {index: _measure_words(card, index) for index in measures}
    owned: list[int | None] = [None] * len(rows)
    free = list(measures)

    def open_rows() -> Iterator[tuple[int, MeasureRow]]:
        yield from ((index, row) for index, row in enumerate(rows) if owned[index] is None)

    def take(row: int, measure: int) -> None:
        owned[row] = measure
        free.remove(measure)

    for index, row in open_rows():
        if (exact := next((one for one in free if texts[one] == row.words), None)) is not None:
            take(index, exact)
    for by_mark in (True, False):
        for index, row in open_rows():
            marks = row.marks if by_mark else {f"m{row.number}"}
            wanted = next((one for one in free if measures[one].id in marks), None)
            if wanted is not None and likeness(row.words, texts[wanted]) >= _ALIKE_MARKED:
                take(index, wanted)
    for index, row in open_rows():
        best = max(free, key=lambda one: likeness(row.words, texts[one]), default=None)
        if best is not None and likeness(row.words, texts[best]) >= _ALIKE_ROWS:
            take(index, best)
    return owned


def _measure_words(card: Card, index: int) -> str:
    short, text, say = measure_lines(card.data.measures[index])
    runs = (short, *(line.runs for line in text), *say)
    return plain(" ".join("".join(run.text for run in each) for each in runs))
