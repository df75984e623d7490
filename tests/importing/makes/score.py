"""How much of the card that has to come of a document came of it."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from macros.card.model import Card, Measure
from macros.card.prose import to_blocks
from macros.importing.round_trip.card_lines import block_lines
from tests.importing.makes.made import Made, Row

_FOUND = 0.9
"""How much of the words of a row must be in the measure of its number, and the other way about."""


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1, but for `lost`: the words of the source that are nowhere.

    `rows` have their number and their words; `numbers` counts numbers alone; `cells` the one line and the text each
    by themselves, word for word.
    """

    rows: float
    numbers: float
    cells: float
    headings: float
    signals: float
    lost: list[str]

    @property
    def whole(self) -> bool:
        """Whether nothing at all is amiss."""
        return (self.rows, self.numbers, self.cells, self.headings, self.signals, self.lost) == (1, 1, 1, 1, 1, [])


def score(made: Made, card: Card, everything: str) -> Score:
    """Hold a card against a document; `everything` is all that came of it, the list of leftovers too."""
    got = {measure.number: measure for measure in card.measures}
    headings = ["".join(run.text for run in part.runs) for part in card.page if getattr(part, "kind", "") == "heading"]
    return Score(
        rows=_share(sum(_is_found(row, got.get(row.number)) for row in made.rows), made.rows, got),
        numbers=_share(sum(row.number in got for row in made.rows), made.rows, got),
        cells=_mean([alike for row in made.rows for alike in _cells(row, got.get(row.number))]),
        headings=_alike_lists(made.headings, headings),
        signals=_alike_lists(made.signals, [plain_text(signal.text) for signal in card.signals]),
        lost=lost_words(made.texts, everything),
    )


def plain_text(markdown: str | None) -> str:
    """Return the words of a text of a card."""
    return " ".join(line.text for line in block_lines(to_blocks(markdown))) if markdown else ""


def text_of(measure: Measure) -> str:
    """Return what a measure says beside its one line."""
    return " ".join([plain_text(measure.text), *measure.say]).strip()


def lost_words(texts: list[str], everything: str) -> list[str]:
    """Return the words that stand in the texts more often than in all that came of them."""
    return sorted((words(" ".join(texts)) - words(everything)).elements())


def words(text: str) -> Counter[str]:
    """Count the words of a text."""
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


def _is_found(row: Row, measure: Measure | None) -> bool:
    return measure is not None and _alike(f"{row.short} {row.text}", f"{plain_text(measure.short)} {text_of(measure)}")


def _cells(row: Row, measure: Measure | None) -> list[float]:
    if measure is None:
        return [0.0, 0.0]
    said = [(row.short, plain_text(measure.short)), (row.text, text_of(measure))]
    right = [_ratio(wanted, got) for wanted, got in said]
    return [*right, float(measure.theme == row.theme)] if row.theme else right


def _alike(wanted: str, got: str) -> bool:
    return _ratio(wanted, got) >= _FOUND


def _ratio(wanted: str, got: str) -> float:
    return SequenceMatcher(None, *(re.findall(r"[^\W_]+", text.casefold()) for text in (wanted, got))).ratio()


def _alike_lists(wanted: list[str], got: list[str]) -> float:
    return SequenceMatcher(None, wanted, got).ratio()


def _share(right: int, wanted: list[Row], got: dict[int, Measure]) -> float:
    return right / max(len(wanted), len(got), 1)


def _mean(shares: list[float]) -> float:
    return sum(shares) / len(shares) if shares else 1.0
