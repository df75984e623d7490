"""The round trip of a shipped card within a school: what changed goes to the school's addition, never to the card.

The card as the school has it is written out, changed as any card, and held against what it was: each difference of a
measure or a signal then gets its place in the addition.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml
from pydantic import ValidationError

from macros.card.addition import Addition, NotUsed, OtherWords, fingerprint
from macros.card.contract import FIRST_OWN_NUMBER
from macros.card.model import Card, CardData, Measure, Signal
from macros.importing.outline import Document
from macros.importing.refused import RefusedError
from macros.importing.round_trip.take_over import TakenOver, take_over
from macros.importing.round_trip.work import WITHDRAWN
from macros.importing.round_trip.yaml_edit import YamlEdit
from macros.importing.yaml_text import value
from macros.reading import keys

_WORDS, _NOT_USED = (str(Addition.model_fields[name].alias) for name in ("words", "not_used"))
_BASE = str(OtherWords.model_fields["base"].alias)
_OF = {
    keys.MEASURES: str(NotUsed.model_fields["measure"].alias),
    keys.SIGNALS: str(NotUsed.model_fields["signal"].alias),
}
_TEXTS = {keys.SHORT: "short", keys.TEXT: "text", keys.SAY: "say"}
_HEAD = """\
# yaml-language-server: $schema=../../data/aanvulling.schema.json

# Wat onze school wijzigt op de meegeleverde kaart '{name}'. De kaart zelf krijgt gewoon haar nieuwe versies.
"""
_Item = Measure | Signal


def take_over_in_addition(  # noqa: PLR0913 - what a card is, and what the school and the site know of it
    card: Card,
    document: Document,
    *,
    shipped: CardData,
    addition: Addition | None,
    text: str,
    page: str,
    published: frozenset[str],
    day: date,
) -> TakenOver:
    r"""Return the addition with what was changed in the Word file of `card`, which is `shipped` with `addition`.

    `text` is the file of the addition with `\n` line ends, "" when there is none yet.

    Raises:
        RefusedError: what changed is no sound card.
    """
    taken = take_over(
        card, document, data=_written(card.data), page=page, published=published, day=day, first=FIRST_OWN_NUMBER
    )
    after = _read(taken.data)
    edit = _AdditionEdit(
        YamlEdit(text or _HEAD.format(name=card.name)), shipped, addition or Addition(), published, day
    )
    for kind in (keys.MEASURES, keys.SIGNALS):
        edit.take(kind, _items(card.data, kind), _items(after, kind))
    nouns = tuple(f"{noun} " for noun in _OF.values())
    mine = [change for change in taken.changes if change.startswith((*nouns, f"{keys.SIGNALS}: nieuw"))]
    others = [change for change in taken.changes if change not in mine and not change.startswith(keys.EDITION)]
    remarks = [
        *taken.remarks,
        *edit.remarks,
        *(f"Niet overgenomen, want dit is een meegeleverde kaart: {change}" for change in others),
    ]
    changed = edit.count > 0
    return TakenOver(edit.yaml.text if changed else text, page, mine if changed else [], remarks)


def _written(data: CardData) -> str:
    values = data.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return str(yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=1000))


def _read(text: str) -> CardData:
    try:
        # The base loader reads every value as text, as the rules of a card expect.
        return CardData.model_validate(yaml.load(text, yaml.BaseLoader))
    except ValidationError as error:
        said = [f"{' '.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
        raise RefusedError(
            "\n".join(["Zo kan het niet op een kaart. Verbeter dit in het Word-bestand; er is niets veranderd:", *said])
        ) from None


def _items(data: CardData | Addition, kind: str) -> tuple[_Item, ...]:
    return data.measures if kind == keys.MEASURES else data.signals


class _AdditionEdit:
    def __init__(
        self, edit: YamlEdit, shipped: CardData, addition: Addition, published: frozenset[str], day: date
    ) -> None:
        self.yaml, self._shipped, self._addition = edit, shipped, addition
        self._published, self._day = published, day
        self.count = 0
        self.remarks: list[str] = []

    def take(self, kind: str, before: tuple[_Item, ...], after: tuple[_Item, ...]) -> None:
        """Put in the addition what differs between the measures or signals of before and after."""
        old, new = {item.number: item for item in before}, {item.number: item for item in after}
        own = [item.number for item in _items(self._addition, kind)]
        base = {item.number: item for item in _items(self._shipped, kind)}
        gone = []
        for number, was in old.items():
            now = new.get(number)
            if was.withdrawn:
                continue
            if now is None or now.withdrawn:
                gone.append(number)
            elif number in own:
                self._change_own(kind, own.index(number), was, now)
            else:
                self._other_words(kind, base[number], was, now)
        for number in gone:
            if number in base:
                self._do_not_use(kind, base[number])
        for item in after:
            if item.number not in old:
                self._append(kind, list(_new_lines(item)))
        self._take_out(kind, own, [number for number in gone if number in own])

    def _differences(self, was: _Item, now: _Item) -> dict[str, Any]:
        """Return the fields whose text changed, by their Dutch key."""
        texts = ((key, getattr(was, name, None), getattr(now, name, None)) for key, name in _TEXTS.items())
        return {key: new for key, old, new in texts if old != new}

    def _change_own(self, kind: str, index: int, was: _Item, now: _Item) -> None:
        changed = self._differences(was, now)
        for key, new in changed.items():
            self._set(kind, index, key, new)
        if changed and now.changed != was.changed and now.changed:
            self.yaml.set_plain((kind, index, keys.CHANGED), now.changed.isoformat())

    def _other_words(self, kind: str, base: _Item, was: _Item, now: _Item) -> None:
        changed = self._differences(was, now)
        for key in [key for key, new in changed.items() if not new]:
            self.remarks.append(
                f"{now.noun} {now.number}: een school kan '{key}' van een meegeleverde kaart niet weghalen, wel andere "
                "woorden geven. Dat blijft dus staan."
            )
            del changed[key]
        if not changed:
            return
        at = next((at for at, words in enumerate(self._addition.words) if words.about == (kind, base.number)), None)
        if at is not None:
            for key, new in changed.items():
                self._set(_WORDS, at, key, new)
            return
        lines = [f"- {_OF[kind]}: {base.number}"]
        for key, new in changed.items():
            lines += _field_lines(key, new)
        self._append(_WORDS, [*lines, f"  {_BASE}: {fingerprint(base)}"])

    def _set(self, kind: str, index: int, key: str, new: Any) -> None:  # noqa: ANN401 - a text, or a list of them
        self.count += 1
        if isinstance(new, tuple) or new is None:
            self.yaml.remove((kind, index, key))
            if new:
                self.yaml.add_nested((kind, index, key), [f"- {value(text, 8)}" for text in new])
        else:
            self.yaml.set((kind, index, key), new)

    def _do_not_use(self, kind: str, base: _Item) -> None:
        self._append(
            _NOT_USED,
            [
                "# nakijken: zeg waarom",
                f"- {_OF[kind]}: {base.number}",
                f"  {keys.SINCE}: {self._day.isoformat()}",
                f"  {keys.REASON}: {WITHDRAWN}",
                f"  {_BASE}: {fingerprint(base)}",
            ],
        )

    def _append(self, kind: str, lines: list[str]) -> None:
        self.count += 1
        self.yaml.append((kind,), lines)

    def _take_out(self, kind: str, own: list[int], gone: list[int]) -> None:
        letter = "m" if kind == keys.MEASURES else "s"
        stay = [number for number in gone if f"{letter}{number}" in self._published]
        for number in stay:
            lines = ["# nakijken: zeg waarom", f"{keys.SINCE}: {self._day.isoformat()}", f"{keys.REASON}: {WITHDRAWN}"]
            self.yaml.add_nested((kind, own.index(number), keys.WITHDRAWN), lines)
        # In this order: the last one first keeps the numbers of the others.
        for number in sorted({*gone} - {*stay}, key=own.index, reverse=True):
            self.yaml.drop_item((kind,), own.index(number))
        self.count += len(gone)


def _new_lines(item: _Item) -> Iterator[str]:
    if isinstance(item, Measure):
        yield "# nakijken: kies het thema; dit is dat van de maatregel ervoor"
    yield f"- {keys.NUMBER}: {item.number}"
    if isinstance(item, Measure):
        yield f"  {keys.THEME}: {item.theme}"
    for key, name in _TEXTS.items():
        if new := getattr(item, name, None):
            yield from _field_lines(key, new)


def _field_lines(key: str, new: Any) -> list[str]:  # noqa: ANN401 - a text, or a list of them
    if isinstance(new, tuple):
        return [f"  {key}:", *(f"    - {value(text, 8)}" for text in new)]
    return f"  {key}: {value(new, 4)}".split("\n")
