"""What the steps of a round trip share: the card, its file as it changes, and what is said about it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from macros.card.model import Card, Measure, Signal
from macros.importing.outline import Para
from macros.importing.round_trip.card_lines import PAGE, Line, card_lines, same_line
from macros.importing.round_trip.own_word import plain
from macros.importing.round_trip.yaml_edit import YamlEdit
from macros.reading import keys
from macros.reading.yaml_source import Place

WITHDRAWN = "Staat niet meer in het Word-bestand."


@dataclass
class Work:
    """One card while what changed in its Word file is taken over.

    `published` are the addresses on record (m13, s5, vormen): such a thing is never taken away, but withdrawn on `day`.
    `first` is the number from which new measures and signals count. `changes` and `remarks` are sentences for a person.
    """

    card: Card
    edit: YamlEdit
    published: frozenset[str]
    day: date
    first: int = 1
    changes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    changed: set[tuple[str, int]] = field(default_factory=set)
    """Measures and signals whose meaning changed: the list, and the number of the item in it before any change."""

    new_keys: list[str] = field(default_factory=list)
    """Addresses that new headings and new parts of comparisons got."""

    def __post_init__(self) -> None:
        self.lines = card_lines(self.card)
        self.dead = frozenset(
            f"#{item.id}" for kind in (keys.MEASURES, keys.SIGNALS) for item in self.items(kind) if item.withdrawn
        )

    def items(self, kind: str) -> Sequence[Measure | Signal]:
        """Return the measures or the signals of the card, withdrawn ones too."""
        return self.card.data.signals if kind == keys.SIGNALS else self.card.data.measures

    def lines_of(self, place: Place) -> list[Line]:
        """Return the lines that a place of the card shows."""
        return [line for line in self.lines if line.place == place]

    def same(self, old: Sequence[Line], new: Sequence[Para]) -> bool:
        """Return whether paragraphs say what lines say."""
        return len(old) == len(new) and all(
            same_line(line, para, dead=self.dead) for line, para in zip(old, new, strict=True)
        )

    def next_number(self, kind: str, order: Iterable[int | str]) -> int:
        """Return the number after every number ever used in a list; `order` holds new items as YAML."""
        letter = self.items(kind)[0].id[0]
        used = [item.number for item in self.items(kind)]
        used += [int(address[1:]) for address in self.published if re.fullmatch(f"{letter}[0-9]+", address)]
        used += [
            int(found[1])
            for item in order
            if isinstance(item, str) and (found := re.search(rf"^- {keys.NUMBER}: (\d+)", item, re.MULTILINE))
        ]
        return max([self.first - 1, *used]) + 1

    def taken_keys(self) -> list[str]:
        """Return every address of the page that is in use or ever was."""
        data = self.card.data
        used = [comparison.key for comparison in data.comparisons]
        used += [part.key for comparison in data.comparisons for part in comparison.parts]
        headings = [line.address for line in self.lines if line.place[0] == PAGE and line.address]
        withdrawn = [part.key for part in data.withdrawn_parts]
        return [*used, *headings, *withdrawn, *self.published, *self.new_keys]

    def withdraw_part(self, key: str, what: str) -> None:
        """Keep the address of a part of the page that is gone, when it was published."""
        if key not in self.published:
            return
        lines = [
            "# nakijken: zeg waarom",
            f"- {keys.KEY}: {key}",
            f"  {keys.SINCE}: {self.day.isoformat()}",
            f"  {keys.REASON}: {WITHDRAWN}",
        ]
        self.edit.append((keys.WITHDRAWN_PARTS,), lines)
        self.changes.append(f"{what} '{key}': vervallen (is gepubliceerd, dus het adres blijft bestaan)")


def meaning_changed(old: str, new: str) -> bool:
    """Return whether a change is more than spelling: a word came, went, or became quite another."""
    before, after = plain(old).split(), plain(new).split()
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        was, now = "".join(before[start:end]), "".join(after[first:last])
        if SequenceMatcher(None, was, now).ratio() < 0.75:
            return True
    return False


def name_of(place: Place) -> str:
    """Return a place as a person reads it: items count from 1."""
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in place)
