"""The form fields of a card, in order, with their labels.

The page, the PDF, the Word file and a saved file all use these names, so what is filled in one can be read in another.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from macros.card import wording
from macros.card.contract import COLUMNS, NAME_FIELD, own_name, tick_name
from macros.card.model import Card, Component


@dataclass(frozen=True)
class Field:
    """One field: its `name`, what one does with it, and its full Dutch label.

    `kind` is a single line of text, several lines of text, or a box to tick.
    """

    name: str
    kind: Literal["text", "lines", "tick"]
    label: str


def fields(card: Card) -> tuple[Field, ...]:
    """Return the fields of a card in the order in which they are read."""
    return tuple(field for part in card.page if isinstance(part, Component) for field in COMPONENTS[part.name](card))


def _nothing(_card: Card) -> Iterable[Field]:
    return ()


def _signals(card: Card) -> Iterator[Field]:
    for signal in card.signals:
        yield Field(signal.id, "tick", wording.signal_label(signal.number))


def _measures(card: Card) -> Iterator[Field]:
    yield Field(NAME_FIELD, "text", f"{wording.WORDS.card.name_line} ({wording.WORDS.card.name_hint})")
    for measure in card.measures:
        for column in COLUMNS:
            yield Field(tick_name(measure.id, column), "tick", wording.tick_label(measure.number, column))
    for position, number in enumerate(card.own_numbers, 1):
        name = own_name(position)
        yield Field(name, "lines", wording.own_label(number))
        for column in COLUMNS:
            yield Field(tick_name(name, column), "tick", wording.own_tick_label(number, column))


COMPONENTS: dict[str, Callable[[Card], Iterable[Field]]] = {
    "kop": _nothing,
    "cyclus": _nothing,
    "vergelijking": _nothing,
    "signalen": _signals,
    "maatregelen": _measures,
}
"""What is filled in in each component of a page."""
