"""Holds the texts of the cards against those on record: no number may come to stand for something else.

Works on the values as they were read, so that a fault elsewhere in the card hides nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from macros.card.contract import LARGEST_SHIPPED_NUMBER
from macros.card.values import WHOLE_NUMBER
from macros.reading import keys
from macros.reading.card_rules import NUMBERED, day_of, items
from macros.reading.cards import CardFiles
from macros.reading.faults import Fault
from macros.reading.meaning import ALIKE, Meaning, likeness, meaning_of
from macros.reading.record import Ledger, never_published
from macros.reading.yaml_source import Place, Source

_QUITE = 0.9
"""So much like what is on record under another number is a text of which that number may have kept a part."""
_MOST_NAMED = 6  # numbers in one message
_OTHER_WORDS = "andere_woorden"


@dataclass(frozen=True)
class _Shown:
    """A text as a card shows it: where it stands, and the file and place to which a fault of it goes."""

    number: int
    meaning: Meaning
    source: Source
    place: Place
    changed: date | None
    withdrawn: bool


def check_meanings(record: Ledger, cards: list[CardFiles]) -> set[tuple[str, str]]:
    """Add to each card the faults of numbers that came to stand for something else.

    Return the names of cards and the addresses (m13) whose text stands under another number: that these may be gone
    from the card has its cause there.
    """
    elsewhere: set[tuple[str, str]] = set()
    for card in cards:
        judge = partial(_judged, card, record)
        faults, moved = judge() if card.addition else card.once("meanings", judge, record)
        card.faults += faults
        elsewhere |= moved
    return elsewhere


def _judged(card: CardFiles, record: Ledger) -> tuple[list[Fault], set[tuple[str, str]]]:
    faults: list[Fault] = []
    moved: set[tuple[str, str]] = set()
    if card.source is None:
        return faults, moved
    for kind in NUMBERED:
        found = _Numbers(card, card.source, record, kind)
        faults += found.faults()
        moved |= {(card.name, found.address(number)) for number in found.moved.values()}
    return faults, moved


class _Numbers:
    """The measures or the signals of a card, as shown and as on record, by their number."""

    def __init__(self, card: CardFiles, source: Source, record: Ledger, kind: str) -> None:
        self._card, self._record, self._kind = card, record, kind
        self._noun = NUMBERED[kind]
        names = [card.name, *_texts(source.value.get(keys.FORMER_NAMES))]
        published = [record.published[name] for name in names if name in record.published]
        self._name = published[0].card if published else card.name
        self._texts = _first_of([each.texts for each in published])
        self._shipped = _first_of([record.shipped[name].texts for name in names if name in record.shipped])
        self._known = [number for each in published for number in (each.measures, each.signals)[kind == keys.SIGNALS]]
        self._now = {each.number: each for each in self._as_shown(source)}
        self._recorded = {number: text for number in self._now if (text := self._recorded_for(number))}
        gone = [number for number in self._known if number not in self._now]
        self._recorded |= {number: text for number in gone if (text := self._texts.get(self.address(number)))}
        self.moved = self._moved()

    def address(self, number: int) -> str:
        return f"{self._noun[0]}{number}"

    def _as_shown(self, source: Source) -> Iterator[_Shown]:
        yield from _read(source, self._kind, _edition(source))
        addition = self._card.addition
        if addition is None:
            return
        # The edition of the card is that of what a school adds to it as well.
        yield from _read(addition, self._kind, _edition(source))
        unused = {item.key for item in items(addition, self._noun, "niet_gebruikt")}
        data = self._card.data
        for item in items(addition, self._noun, _OTHER_WORDS):
            numbered = (data.measures if self._kind == keys.MEASURES else data.signals) if data else ()
            shown = next((each for each in numbered if str(each.number) == item.key), None)
            if shown:
                said = (getattr(shown, "short", None), shown.text, *getattr(shown, "say", ()))
                meaning = meaning_of(_edition(source), *(text for text in said if text))
                withdrawn = bool(shown.withdrawn) or item.key in unused
                changed = day_of(item.fields.get(keys.CHANGED))
                yield _Shown(shown.number, meaning, addition, item.place, changed, withdrawn)

    def _recorded_for(self, number: int) -> Meaning | None:
        """Return what is on record of a number, for the text that is shown under it now."""
        address, shown = self.address(number), self._now[number]
        if self._card.place.shipped and shown.source is self._card.source:
            return self._shipped.get(address)
        if shown.place[0] != _OTHER_WORDS:
            return self._texts.get(address)
        text = self._texts.get(address)
        if text is not self._shipped.get(address):
            return text
        # Words that have a fingerprint below them went on record before there were texts on it: no question is asked.
        has_base = any(
            item.place == shown.place and "basis" in item.fields
            for item in items(shown.source, self._noun, _OTHER_WORDS)
        )
        return None if has_base else text

    def _likeness(self, number: int, other: int) -> float:
        """Return how far what is shown under a number says what is on record under another, or under itself."""
        shown, recorded = self._now.get(number), self._recorded.get(other)
        return likeness(shown.meaning, recorded) if shown and recorded else 0.0

    def _moved(self) -> dict[int, int]:
        """Return the numbers whose text is on record under another number, with that number."""
        moved = {}
        in_use = [number for number, shown in self._now.items() if not shown.withdrawn]
        rest = [number for number in in_use if self._likeness(number, number) < 1]
        lost = [
            number
            for number in self._recorded
            if not (number in self._now and self._now[number].withdrawn) and self._likeness(number, number) < 1
        ]
        for number in rest:
            own = self._likeness(number, number)
            found = [(self._likeness(number, other), other) for other in lost if other != number]
            for like, other in sorted(found, reverse=True):
                kept = self._likeness(other, other)
                if like > max(own, kept) and (like >= _QUITE if kept >= ALIKE else like >= ALIKE):
                    moved[number] = other
                    break
        return moved

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong: texts under another number alone when there are some, for the rest follows from them."""
        if self.moved:
            yield self._moved_fault()
        explained = {*self.moved, *self.moved.values()}
        for number, shown in self._now.items():
            recorded = self._recorded.get(number)
            if shown.withdrawn or recorded is None or number in explained or self._likeness(number, number) >= ALIKE:
                continue
            if shown.changed is None or shown.changed <= recorded.since:
                yield self._other_fault(shown, recorded)

    def _moved_fault(self) -> Fault:
        first, was = next(iter(self.moved.items()))
        shown = self._now[first]
        others = [f"{number} (was {old})" for number, old in list(self.moved.items())[1:]]
        more = f" en nog {len(others) - _MOST_NAMED}" if len(others) > _MOST_NAMED else ""
        also = f" Net zo: {', '.join(others[:_MOST_NAMED])}{more}." if others else ""
        text = (
            f"{self._noun} {first}: deze tekst is vastgelegd onder nummer {was}: “{self._recorded[was].title}”.{also} "
            "Wie een bewaard bestand van vroeger opent, ziet zijn vinkjes dan bij een andere tekst. Geef elke tekst "
            f"zijn nummer terug; wat nieuw is, krijgt {self._next(shown)}. "
            f"{never_published(self._name, self.address(was))}"
        )
        return shown.source.fault(shown.place, text)

    def _other_fault(self, shown: _Shown, recorded: Meaning) -> Fault:
        address = self.address(shown.number)
        where = f"{self._noun} {shown.number}: onder dit nummer is een andere tekst vastgelegd: “{recorded.title}”. "
        if shown.place[0] == _OTHER_WORDS:
            new = "haal dit blok weg, zet het nummer in 'niet_gebruikt' en maak een eigen nummer vanaf 101"
        else:
            old = "zet de oude tekst terug, met 'vervallen' als hij niet meer geldt"
            new = f"{old}, en geef de nieuwe {self._next(shown)}"
        text = (
            f"Gaat het nu over iets anders: {new}. Blijft het hetzelfde, maar met een andere betekenis of heel andere "
            f"woorden: zet er 'gewijzigd' bij, met een dag na {recorded.since}."
        )
        taken_back = "" if shown.place[0] == _OTHER_WORDS else f" {never_published(self._name, address)}"
        return shown.source.fault(shown.place, where + text + taken_back)

    def _next(self, shown: _Shown) -> str:
        """Return in Dutch the number for what is new in the file of a text: after all that were ever in use there."""
        own = self._card.place.shipped and shown.source is not self._card.source
        used = {*self._known, *(number for number in self._now if number not in self.moved)}
        shipped_end = LARGEST_SHIPPED_NUMBER if self._card.place.shipped else max(used)
        mine = [number for number in used if (number > shipped_end) == own]
        return f"nummer {max(mine, default=100) + 1}"


def _first_of(maps: list[dict[str, Meaning]]) -> dict[str, Meaning]:
    """Return what the maps hold; of two values of one key, that of the first map."""
    return {key: value for each in reversed(maps) for key, value in each.items()}


def _read(source: Source, kind: str, edition: date) -> Iterator[_Shown]:
    for item in items(source, keys.NUMBER, kind):
        said = [text for key in (keys.SHORT, keys.TEXT, keys.SAY) for text in _texts(item.fields.get(key))]
        if item.key and WHOLE_NUMBER.fullmatch(item.key) and said:
            meaning = meaning_of(edition, *said)
            yield _Shown(
                int(item.key), meaning, source, item.place, day_of(item.fields.get(keys.CHANGED)), item.withdrawn
            )


def _texts(value: Any) -> list[str]:  # noqa: ANN401 - whatever stands in the file
    values = value if isinstance(value, list) else [value]
    return [text for text in values if isinstance(text, str) and text]


def _edition(source: Source) -> date:
    return day_of(source.value.get(keys.EDITION)) or date.min
