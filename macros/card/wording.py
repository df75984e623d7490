"""The words of the interface, from words/nl.yml, and the sentences that are made with them."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn

import yaml

from macros.card import contract
from macros.card.contract import COLUMNS

LANGUAGE = "nl"
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FILE = Path(__file__).parent / "words" / f"{LANGUAGE}.yml"


class Section(SimpleNamespace):
    """Words as attributes: texts, lists of texts, or again sections; AttributeError names a missing one."""

    def __getattr__(self, key: str) -> NoReturn:
        raise AttributeError(f"{_FILE.name} has no word '{key}' beside {', '.join(sorted(vars(self)))}")


@cache
def read_words() -> dict[str, dict[str, Any]]:
    """Return the catalogue, not to be changed: section -> key -> text, list of texts, or mapping of texts."""
    # The base loader reads every value as text.
    words: dict[str, dict[str, Any]] = yaml.load(_FILE.read_text(encoding="utf-8"), _LOADER)
    return words


def _section(words: Mapping[str, Any]) -> Section:
    return Section(**{key: _section(value) if isinstance(value, dict) else value for key, value in words.items()})


WORDS = _section(read_words())
"""The catalogue, as in `WORDS.card.name_line`."""


def fill(text: str, /, **values: object) -> str:
    """Return a text of the catalogue with a value for each {name} in it; KeyError when one is missing."""
    return text.format(**values)


def count(forms: Section, number: int) -> str:
    """Return the form of a {one: ..., more: ...} of the catalogue for this number, filled in."""
    return fill(forms.one if number == 1 else forms.more, number=number)


def dutch_date(day: date) -> str:
    """Return a day in words, as "22 november 2026"."""
    words = WORDS.language
    return fill(words.date, day=day.day, month=words.months[day.month - 1], year=day.year)


COLUMN_MEANINGS: dict[int, str] = {column: getattr(WORDS.card, f"column_{column}") for column in COLUMNS}
"""What a tick in a column means."""
COLUMN_KEY = fill(WORDS.card.column_key, column_1=COLUMN_MEANINGS[1], column_2=COLUMN_MEANINGS[2])
ABOUT_WHOM = (WORDS.sheet.pupil, WORDS.sheet.klas, WORDS.sheet.date)
"""What the first sheet on paper leaves room to write for."""


# The rows of all cards have the same few numbers.
@cache
def tick_label(number: int, column: int) -> str:
    """Return the full label of the tick box of measure `number` in `column` (1 or 2)."""
    return _tick_label(fill(WORDS.card.measure, number=number), column)


def own_label(number: int) -> str:
    """Return the label of the line for an own measure; `number` is the one printed before it."""
    return fill(WORDS.card.own_measure, number=number)


@cache
def own_tick_label(number: int, column: int) -> str:
    """Return the full label of the tick box of an own measure in `column` (1 or 2)."""
    return _tick_label(own_label(number), column)


def place_name(identity: str) -> str:
    """Return an id of a card's page in words: "maatregel 13", "signaal 5", or the id itself."""
    words = WORDS.card
    for pattern, noun in ((contract.MEASURE_ID, words.measure_noun), (contract.SIGNAL_ID, words.signal_noun)):
        if match := re.fullmatch(pattern, identity):
            return fill(words.place, noun=noun, number=match[1])
    return identity


def _tick_label(row: str, column: int) -> str:
    return fill(WORDS.card.tick, row=row, tick=getattr(WORDS.card, f"tick_{column}"))


def signal_label(number: int) -> str:
    """Return the label of the tick box of a signal."""
    return fill(WORDS.card.signal_seen, number=number)
