"""vaste-links.yml -> every address ever published, held against the cards: a link that once worked keeps working.

The product's stands in data/, the school's in school/: its cards, its numbers on the shipped ones, and the shipped
numbers to which it gave other words. Beside each number stands its text: macros/reading/meaning_rules.py holds the
cards against that.

`python -m macros vastleggen` adds the addresses of today and takes none away; someone types it before publishing.
`vastleggen --terug` takes back what was never published.
What is on record and gone from the cards is a fault in every build. What is on the cards and not yet on record is none:
the first build of a card that is still being written must not fix its addresses for ever. The build says so, and the
tests (`make test`, so CI too) fail on it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, ClassVar

import yaml
from pydantic import BeforeValidator, Field, InstanceOf
from pydantic_core import PydanticCustomError

from macros.card.contract import FIRST_OWN_NUMBER, MEASURE_ID, SIGNAL_ID
from macros.card.model import Card, Measure, Record, Signal
from macros.card.prose import Heading
from macros.card.text import shown
from macros.card.values import AS_LIST, WHOLE_NUMBER, CardName, Key, Number
from macros.files.store import Store, code_of
from macros.files.writing import write_if_changed
from macros.reading import keys, school
from macros.reading.additions import read_additions
from macros.reading.card_rules import NUMBERED, doubles, items
from macros.reading.cards import CardFiles
from macros.reading.faults import Fault
from macros.reading.meaning import Meaning, meaning_of, read_meaning
from macros.reading.model_faults import read_records
from macros.reading.page_source import PageSource
from macros.reading.yaml_source import Source, is_there, read_yaml

RECORD = "data/vaste-links.yml"

_DISCARD = " Vul het in, of verwijder het."  # the end of the usual advice on an empty file
_LARGEST = 20_000_000  # bytes: all cards of all years stand in it

_PREAMBLE = """\
# Elk adres dat ooit gepubliceerd is. 'make vastleggen' houdt deze lijst bij: voeg zelf niets toe en haal niets weg.
"""


_NUMBERED_ID = re.compile(f"{MEASURE_ID}|{SIGNAL_ID}")


def _wrong(message: str) -> PydanticCustomError:
    return PydanticCustomError("fault", "{message}", {"message": message})


def _meanings(value: Any) -> dict[str, Meaning]:  # noqa: ANN401 - whatever stands in the file
    if not isinstance(value, dict):
        raise _wrong("hier worden regels als 'm13: 2026-11-22 | tekst' verwacht.")
    found = {}
    for address, line in value.items():
        meaning = read_meaning(line) if isinstance(line, str) else None
        if meaning is None or not _NUMBERED_ID.fullmatch(address):
            raise _wrong(f"de regel '{shown(address)}' is er geen als 'm13: 2026-11-22 | tekst'. Zet hem terug.")
        found[address] = meaning
    return found


class Published(Record):
    """The addresses of a card that were ever published under one name."""

    noun: ClassVar[str] = "kaart"

    card: CardName = Field(alias="kaart", description="De naam van de kaart.")
    measures: Annotated[tuple[Number, ...], AS_LIST] = Field(default=(), alias="maatregelen", description="Nummers.")
    signals: Annotated[tuple[Number, ...], AS_LIST] = Field(default=(), alias="signalen", description="Nummers.")
    parts: Annotated[tuple[Key, ...], AS_LIST] = Field(default=(), alias="delen", description="Koppen en delen.")
    texts: Annotated[dict[str, InstanceOf[Meaning]], BeforeValidator(_meanings)] = Field(
        default={}, alias="teksten", description="Wat er onder elk nummer stond; van vroeger kan dat ontbreken."
    )

    @property
    def ids(self) -> tuple[str, ...]:
        """The addresses on the page, such as m13, s5 and vormen."""
        return (*(f"m{number}" for number in self.measures), *(f"s{number}" for number in self.signals), *self.parts)


@dataclass(frozen=True)
class Ledger:
    """What is on record by the name of the card, and the file and line of each name."""

    published: dict[str, Published] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    shipped: Mapping[str, Published] = field(default_factory=dict)
    """The part of `published` that is the product's."""

    def ids(self, name: str) -> tuple[str, ...]:
        """Return the addresses on record under a name of a card; none for a name that is not on record."""
        return self.published[name].ids if name in self.published else ()

    def joined(self, other: "Ledger") -> "Ledger":
        """Return what is on the product's record or on the school's `other`, whose texts are the ones shown."""
        names = [*self.published, *(name for name in other.published if name not in self.published)]
        published = {
            name: _joined(*(ledger.published[name] for ledger in (self, other) if name in ledger.published))
            for name in names
        }
        return Ledger(published, other.places | self.places, self.published)


def _damaged(path: str, said: str) -> str:
    """Return what is wrong with a record that cannot be read, and how to get it back: it must not be thrown away."""
    return (
        f"{said.removesuffix(_DISCARD)} Hier staat elk adres dat ooit gepubliceerd is: gooi het bestand niet weg. "
        f"Haal het terug met 'git checkout -- {path}', of kopieer {_copy_of(path)} eroverheen."
    )


def _copy_of(path: str) -> str:
    """Return where the record is kept as it was before it was last written."""
    return f"{path.removesuffix('.yml')}.vorige.yml"


def _joined(first: Published, *others: Published) -> Published:
    measures, signals, parts = list(first.measures), list(first.signals), list(first.parts)
    texts = dict(first.texts)
    for other in others:
        measures += other.measures
        signals += other.signals
        parts += other.parts
        texts |= other.texts
    return Published.model_construct(
        card=first.card,
        measures=tuple(sorted(set(measures))),
        signals=tuple(sorted(set(signals))),
        parts=tuple(dict.fromkeys(parts)),
        texts=texts,
    )


def record_path(root: Path) -> str:
    """Return the record that is kept here: the school's, or the product's where there is no school."""
    return school.RECORD if school.has_school(root) else RECORD


def load_record(root: Path, store: Store | None = None) -> tuple[Ledger, list[Fault]]:
    """Return what is on record in both files, and their faults; no file is nothing on record.

    With a `store`, a file that did not change is taken from there: with many cards it is the largest that there is.
    """
    (shipped, faults), (own, own_faults) = (_read_once(root, path, store) for path in (RECORD, school.RECORD))
    return shipped.joined(own), [*faults, *own_faults]


def _read_once(root: Path, path: str, store: Store | None) -> tuple[Ledger, list[Fault]]:
    file = root / path
    if store is None or not file.is_file():
        return _read_record(root, path)
    parts = (path, file.read_bytes().decode("latin-1"), code_of("card", "reading"))
    read: tuple[Ledger, list[Fault]] = store.value(".record", parts, lambda: _read_record(root, path))
    return read


def _read_record(root: Path, path: str) -> tuple[Ledger, list[Fault]]:
    if not is_there(root / path):
        return Ledger(), []
    source = read_yaml(root / path, path, _LARGEST)
    if source.value is None:
        return Ledger(), [Fault(fault.path, fault.line, _damaged(path, fault.text)) for fault in source.faults]
    expected = "hier wordt een lijst van kaarten verwacht: regels die met '- kaart:' beginnen."
    record, faults = read_records(source, Published, expected)
    if source.value is not None:
        faults += doubles(source, items(source, "kaart"), "kaart", "kaart")
    places = {published.card: (path, source.lines[(index,)]) for index, published in enumerate(record)}
    return Ledger({published.card: published for published in record}, places), faults


def missing_cards(record: Ledger, cards: list[CardFiles], hidden: Iterable[str] = ()) -> list[Fault]:
    """Return a fault for every card on record that is gone, that no other card replaces and that the school shows."""
    if not all(card.source for card in cards):
        return []  # what cannot be read may well be what replaces it
    known = {*hidden} | {card.name for card in cards} | {old for card in cards for old, _ in _former_names(card.source)}
    text = (
        "is ooit gepubliceerd en is er niet meer. "
        "Zet haar bestanden terug, of schrijf 'vroeger: [{name}]' in de kaart die haar vervangt."
    )
    return [
        Fault(path, line, f"kaart '{name}' {text.format(name=name)} {never_published(name)}")
        for name, (path, line) in record.places.items()
        if name not in known
    ]


def check_cards(record: Ledger, cards: list[CardFiles], moved: set[tuple[str, str]]) -> None:
    """Add to each card the faults of what it once had and has no more, and of former names that are taken.

    `moved` are the names of cards and the addresses (m13) whose text stands under another number: that is said already.
    """
    taken = {card.name: f"{card.name}.yml" for card in cards}
    for card in cards:
        if not card.source:
            continue
        names = [card.name]
        for old, index in _former_names(card.source):
            if old in taken:
                text = f"'vroeger': de naam '{old}' is al van {taken[old]}. Haal hem op een van de twee plaatsen weg."
                card.faults.append(card.source.fault((keys.FORMER_NAMES, index), text))
            taken.setdefault(old, f"{card.name}.yml")
            names.append(old)
        for published in (record.published[name] for name in names if name in record.published):
            card.faults += _missing_numbers(card, card.source, published, moved)
            card.faults += _missing_parts(card, published)


def _former_names(source: Source | None) -> Iterator[tuple[str, int]]:
    names = source.value.get(keys.FORMER_NAMES) if source else None
    for index, name in enumerate(names if isinstance(names, list) else []):
        if isinstance(name, str):
            yield name, index


def _missing_numbers(
    card: CardFiles, source: Source, published: Published, moved: set[tuple[str, str]]
) -> Iterator[Fault]:
    added = card.data if card.addition else None
    of_school = {
        keys.MEASURES: [str(measure.number) for measure in added.measures] if added else [],
        keys.SIGNALS: [str(signal.number) for signal in added.signals] if added else [],
    }
    for place, recorded in ((keys.MEASURES, published.measures), (keys.SIGNALS, published.signals)):
        if not isinstance(source.value.get(place), list):
            continue  # told elsewhere, and then none is missing by itself
        numbers = [*(item.key for item in items(source, keys.NUMBER, place)), *of_school[place]]
        if not all(number and WHOLE_NUMBER.fullmatch(number) for number in numbers):
            continue  # one of those is probably the one that seems to be missing
        for number in recorded:
            address = f"{NUMBERED[place][0]}{number}"
            if str(number) not in numbers and (card.name, address) not in moved:
                text = (
                    f"{NUMBERED[place]} {number} is ooit gepubliceerd en staat niet meer op de kaart. "
                    "Zet de tekst terug; geldt die niet meer, geef er dan 'vervallen' bij, met 'op', 'waarom' en "
                    f"'vervangen_door'. {never_published(published.card, address)}"
                )
                own = card.place.shipped and number >= FIRST_OWN_NUMBER
                yield Fault(*_place_of_own(card), text) if own else source.fault((place,), text)


def never_published(card: str, address: str = "") -> str:
    """Return in Dutch how an address, or a whole card, that is on record and was never published can be taken back."""
    return f"Stond dit nog nooit op een site die iemand zag: 'vastleggen --terug {f'{card} {address}'.strip()}'."


def _place_of_own(card: CardFiles) -> tuple[str, int]:
    """Return the file that holds, or would hold, what the school adds to a card."""
    return f"{school.CARDS}/{card.name}{school.ADDITION}", 1


def _missing_parts(card: CardFiles, published: Published) -> Iterator[Fault]:
    if not card.page or card.page.faults or not card.source:
        return  # a heading or a comparison with a fault is not gone
    withdrawn = {item.key for item in items(card.source, keys.KEY, keys.WITHDRAWN_PARTS)}
    for key in published.parts:
        if key not in card.page.ids and key not in withdrawn:
            text = (
                f"'#{key}' is ooit gepubliceerd en staat niet meer op de pagina.{_renamed(card.page, published)} "
                "Zet het terug, of zet het in 'vervallen_delen' met 'sleutel', 'op', 'waarom' en 'vervangen_door'. "
                f"{never_published(published.card, key)}"
            )
            yield card.source.fault((keys.WITHDRAWN_PARTS,), text)


def _renamed(page: PageSource, published: Published) -> str:
    """Return in Dutch that the one address of a page that is new is probably the one that is gone, or ""."""
    gone = [key for key in published.parts if key not in page.ids]
    new = [key for key in page.ids if key not in published.parts]
    if len(gone) != 1 or len(new) != 1:
        return ""
    return f" Veranderde je het adres in '#{new[0]}' (regel {page.ids[new[0]]})? Maak er daar weer '#{gone[0]}' van."


def published_by(card: Card) -> Published:
    """Return the addresses that a card has today, withdrawn ones too, and the texts of its numbers."""
    numbered: tuple[Measure | Signal, ...] = (*card.data.measures, *card.data.signals)
    return _addresses(card).model_copy(update={"texts": {item.id: _meaning(item, card) for item in numbered}})


def _addresses(card: Card) -> Published:
    headings = [block.id for block in card.page if isinstance(block, Heading)]
    comparisons = [[each.key, *(part.key for part in each.parts)] for each in card.data.comparisons]
    return Published.model_construct(
        card=card.name,
        measures=tuple(measure.number for measure in card.data.measures),
        signals=tuple(signal.number for signal in card.data.signals),
        parts=tuple(dict.fromkeys([*headings, *(key for keys in comparisons for key in keys)])),
        texts={},
    )


def _meaning(item: Measure | Signal, card: Card) -> Meaning:
    if isinstance(item, Measure):
        return meaning_of(card.data.edition, item.short, item.text or "", *item.say)
    return meaning_of(card.data.edition, item.text)


def unrecorded(record: Ledger, cards: Iterable[Card]) -> dict[str, tuple[str, ...]]:
    """Return the addresses of cards that are not on record, by the name of the card; only cards that have some."""
    new: dict[str, tuple[str, ...]] = {}
    for card in cards:
        known = {*record.ids(card.name)}
        if ids := tuple(address for address in _addresses(card).ids if address not in known):
            new[card.name] = ids
    return new


def _added(record: Ledger, shipped: Ledger, cards: Iterable[Card], reworded: Mapping[str, set[str]]) -> Ledger:
    """Return a record with the addresses and texts of `cards` that are not on the `shipped` one.

    `reworded` are the shipped addresses to which the school gave other words, by the name of the card.
    """
    after = dict(record.published)
    for card in cards:
        before = after.get(card.name)
        now = _without(published_by(card), shipped.published.get(card.name), reworded.get(card.name, set()))
        now.texts.update(_kept(before, card) if before else {})
        if now.ids or now.texts:
            after[card.name] = _joined(*([before] if before else []), now)
    return Ledger(after)


def _kept(before: Published, card: Card) -> dict[str, Meaning]:
    """Return the texts that stay on record as they are: all but those of which the meaning changed since."""
    numbered: tuple[Measure | Signal, ...] = (*card.data.measures, *card.data.signals)
    changed = {item.id: item.changed for item in numbered if item.changed}
    # A text that is renewed at every better word would slowly become another.
    return {
        address: text
        for address, text in before.texts.items()
        if address not in changed or changed[address] <= text.since
    }


def _without(now: Published, shipped: Published | None, reworded: set[str]) -> Published:
    if shipped is None:
        return now
    known = {*shipped.ids} - reworded
    return Published.model_construct(
        card=now.card,
        measures=tuple(number for number in now.measures if number not in shipped.measures),
        signals=tuple(number for number in now.signals if number not in shipped.signals),
        parts=tuple(key for key in now.parts if key not in shipped.parts),
        texts={address: text for address, text in now.texts.items() if address not in known},
    )


def _text(record: Ledger) -> str:
    published = record.published
    return _PREAMBLE + "".join(_entry(published[name]) for name in sorted(published))


def _entry(published: Published) -> str:
    lists = {"maatregelen": published.measures, "signalen": published.signals, "delen": published.parts}
    entry = {"kaart": published.card} | {key: list(values) for key, values in lists.items() if values}
    texts = {address: str(published.texts[address]) for address in published.ids if address in published.texts}
    texts |= {address: str(text) for address, text in published.texts.items()}
    said = yaml.safe_dump([entry], default_flow_style=None, sort_keys=False, width=110)
    if texts:
        # Each on a line of its own, however long: so one sees what changed, and two people's additions go together.
        lines = yaml.safe_dump({"teksten": texts}, allow_unicode=True, sort_keys=False, width=10_000)
        said += "".join(f"  {line}\n" for line in lines.splitlines())
    return said


def _write(root: Path, path: str, record: Ledger) -> None:
    if is_there(root / path):
        write_if_changed(root / _copy_of(path), (root / path).read_bytes(), lasting=True)
    write_if_changed(root / path, _text(record).encode(), lasting=True)


def update(root: Path, cards: Iterable[Card]) -> str:
    """Write the record that is kept here anew and return in Dutch what came in; it must be sound, as after `load`."""
    cards = list(cards)
    path = record_path(root)
    record, _ = _read_record(root, path)
    shipped = _read_record(root, RECORD)[0] if path != RECORD else Ledger()
    new = unrecorded(shipped.joined(record), cards)
    reworded = {addition.card: addition.data.reworded for addition in read_additions(root) if addition.data}
    after = _added(record, shipped, cards, reworded)
    _write(root, path, after)
    said = [f"{path}: kaart '{name}' kreeg er {len(ids)} bij: {', '.join(ids)}." for name, ids in new.items()]
    for name, published in after.published.items():
        before = record.published[name].texts if name in record.published else {}
        texts = [
            address
            for address, text in published.texts.items()
            if before.get(address) != text and address not in new.get(name, ())
        ]
        if texts:
            many = "is nu ook 1 tekst" if len(texts) == 1 else f"zijn nu ook {len(texts)} teksten"
            said.append(f"{path}: van kaart '{name}' {many} vastgelegd.")
    return "\n".join(said) or f"{path} was al volledig."


class NotOnRecordError(Exception):
    """What cannot be taken back; the text says in Dutch why."""


def take_back(root: Path, name: str, addresses: Iterable[str]) -> str:
    """Take addresses of a card that were never published, or all of it when none are named, off the record; say so.

    It is the record that is kept here: the school's, or the product's where there is no school.

    Raises:
        NotOnRecordError: one of them is not on that record, or the record cannot be read.
    """
    path = record_path(root)
    record, faults = _read_record(root, path)
    if faults:
        raise NotOnRecordError("\n".join(map(str, faults)))
    published = record.published.get(name)
    known = published.ids if published else ()
    gone = tuple(dict.fromkeys(addresses)) or known
    if published is None or (strange := [address for address in gone if address not in known]):
        what = f"kaart '{shown(name)}'" if published is None else f"{', '.join(map(shown, strange))} van '{name}'"
        raise NotOnRecordError(f"{what} staat niet in {path}. Er is niets veranderd.")
    left = Published.model_construct(
        card=name,
        measures=tuple(number for number in published.measures if f"m{number}" not in gone),
        signals=tuple(number for number in published.signals if f"s{number}" not in gone),
        parts=tuple(key for key in published.parts if key not in gone),
        texts={address: text for address, text in published.texts.items() if address not in gone},
    )
    others = {other: each for other, each in record.published.items() if other != name}
    _write(root, path, Ledger(others | ({name: left} if left.ids else {})))
    return (
        f"{path}: van kaart '{name}' is teruggenomen: {', '.join(gone)}. Stond een ervan al op een site die iemand "
        f"zag, zet dan {_copy_of(path)} terug: een nummer dat gezien is, krijgt nooit een andere tekst."
    )


def reminder(new: dict[str, tuple[str, ...]]) -> str:
    """Return in Dutch that addresses are not on record; "" when all are."""
    count = sum(map(len, new.values()))
    if not count:
        return ""
    said = "1 adres staat" if count == 1 else f"{count} adressen staan"
    return f"{said} nog niet vastgelegd. Voer 'vastleggen' uit voor je de site publiceert."
