"""school/kaarten/<name>.aanvulling.yml -> a shipped card as the school has it; faults with file and line.

The words of the card may change in a new version. An addition that stands on words keeps their fingerprint (`basis`);
when they are others, the school is told with both texts, and its own go on until it has looked at them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from macros.card.addition import Addition, NotUsed, OtherWords, Renumbered, fingerprint, with_addition
from macros.card.contract import FIRST_OWN_NUMBER, LAST_OWN_NUMBER
from macros.card.model import CardData, Measure, Signal
from macros.card.text import shown
from macros.card.values import WHOLE_NUMBER
from macros.files.writing import write_file
from macros.reading import card_rules, keys, school
from macros.reading.card_rules import NUMBERED
from macros.reading.cards import CardFiles
from macros.reading.faults import Fault, did_you_mean
from macros.reading.model_faults import model_faults
from macros.reading.yaml_source import Place, Source, read_text, read_yaml

_ABOUT = {
    "andere_woorden": "andere woorden",
    "niet_gebruikt": "niet gebruikt",
    "zoekwoorden": "zoekwoorden",
    "hernummerd": "hernummerd",
}
_FIRST_KEY = re.compile(r"( *- +)(?=[a-z])")
_LONGEST_QUOTE = 400  # characters: of a longer text the first ones tell what it is about


@dataclass
class AdditionFile:
    """An addition as read: `data` is None when something is wrong with it."""

    card: str
    source: Source
    data: Addition | None = None
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)


def read_additions(root: Path) -> list[AdditionFile]:
    """Return every addition in the school's folder, in order of the card."""
    return [_read(root, file) for file in sorted((root / school.CARDS).glob(f"*{school.ADDITION}"))]


def _read(root: Path, file: Path) -> AdditionFile:
    path = file.relative_to(root).as_posix()
    source = read_yaml(file, path)
    addition = AdditionFile(file.name.removesuffix(school.ADDITION), source, faults=list(source.faults))
    if source.value is None:
        return addition
    if not isinstance(source.value, dict):
        text = "hier worden de velden van een aanvulling verwacht: 'maatregelen:', 'andere_woorden:', ..."
        addition.faults.append(Fault(path, 1, text))
        return addition
    try:
        addition.data = Addition.model_validate(source.value)
    except ValidationError as error:
        addition.faults += model_faults(error, source, Addition)
    return addition


def apply_addition(
    addition: AdditionFile,
    card: CardFiles | None,
    shipped: list[str],
    themes: list[str],
    categories: list[str] | None,
) -> None:
    """Check an addition against its card and, when all is well, change the card; what is wrong goes to the addition.

    Args:
        addition: as read.
        card: the shipped card of that name; None when there is none.
        shipped: the names of all shipped cards.
        themes: the keys of the themes; none when they could not be read.
        categories: the keys of the categories; None when they could not be read.
    """
    if card is None:
        text = f"er is geen meegeleverde kaart '{shown(addition.card)}'.{did_you_mean(addition.card, shipped)}"
        addition.faults.append(
            Fault(addition.source.path, 1, f"{text} Een eigen kaart wijzig je in haar eigen bestand.")
        )
        return
    if isinstance(addition.source.value, dict):
        addition.faults += _check_own(addition.source, card.source, themes)
        addition.faults += card_rules.check_category(addition.source, categories)
        addition.faults += card_rules.check_letters(None, addition.source)
        if card.page and card.source and not card.page.faults:
            known = card_rules.link_targets(card.page, card.source, addition.source)
            addition.faults += card_rules.check_links(addition.source, known)
    if card.data is None or addition.data is None:
        return
    addition.faults += _check_about(addition, card.data)
    if addition.faults:
        return
    addition.notices += _base_notices(addition, card.data)
    addition.notices += _taken_notices(addition, card.data)
    card.addition = addition.source
    card.data = with_addition(card.data, addition.data)


def _check_own(source: Source, card: Source | None, themes: list[str]) -> Iterator[Fault]:
    """Yield what is wrong with a school's own measures and signals on a shipped card."""
    yield from card_rules.check_numbered(source, themes, card)
    for key, noun in NUMBERED.items():
        for item in card_rules.items(source, keys.NUMBER, key):
            number = item.key or ""
            if WHOLE_NUMBER.fullmatch(number) and not FIRST_OWN_NUMBER <= int(number) <= LAST_OWN_NUMBER:
                text = (
                    f"{noun} {shown(number)}: eigen nummers op een meegeleverde kaart gaan van {FIRST_OWN_NUMBER} tot "
                    f"{LAST_OWN_NUMBER}; de andere zijn van de kaart zelf. Neem er een dat vrij is."
                )
                yield source.fault((*item.place, keys.NUMBER), text)


def _check_about(addition: AdditionFile, card: CardData) -> Iterator[Fault]:
    """Yield what is wrong with the parts that are about a measure or a signal of the card."""
    source, data = addition.source, addition.data
    assert data is not None
    numbers = {
        keys.MEASURES: [measure.number for measure in card.measures],
        keys.SIGNALS: [signal.number for signal in card.signals],
    }
    own = {keys.MEASURES: [each.number for each in data.measures], keys.SIGNALS: [each.number for each in data.signals]}
    said: dict[tuple[str, tuple[str, int]], int] = {}
    for key, parts in (
        ("andere_woorden", data.words),
        ("niet_gebruikt", data.not_used),
        ("zoekwoorden", data.keywords),
        ("hernummerd", data.renumbered),
    ):
        for index, part in enumerate(parts):
            place: Place = (key, index)
            if (part.measure is None) == (part.signal is None):
                text = f"{_ABOUT[key]}: schrijf 'maatregel: 13' of 'signaal: 5', een van de twee."
                yield source.fault(place, text)
                continue
            kind, number = part.about
            where = f"{_ABOUT[key]} voor {NUMBERED[kind]} {number}: "
            if isinstance(part, Renumbered):
                if part.now not in own[kind]:
                    text = f"'nu' noemt {part.now}, en dat is geen eigen nummer in dit bestand. Neem er een dat er is."
                    yield source.fault((*place, "nu"), where + text)
            elif number not in numbers[kind]:
                yield source.fault(place, f"{where}dat nummer staat niet op de kaart. Neem er een dat er is.")
            elif (first := said.setdefault((key, part.about), source.lines.get(place, 1))) != source.lines.get(
                place, 1
            ):
                yield source.fault(place, f"{where}staat ook op regel {first}. Voeg ze samen.")
            if isinstance(part, OtherWords):
                yield from (source.fault(place, where + text) for text in _word_problems(part))
            if isinstance(part, NotUsed):
                for other in part.replaced_by:
                    if other not in {*numbers[kind], *own[kind]} or other == number:
                        text = f"'vervangen_door' noemt {other}, en dat kan niet. Noem een nummer dat in gebruik is."
                        yield source.fault((*place, keys.REPLACED_BY), where + text)


def _word_problems(words: OtherWords) -> Iterator[str]:
    if not words.words:
        yield "er staan geen woorden bij. Schrijf 'kort:', 'tekst:' of 'zeg:'."
    elif words.signal and words.words.keys() - {"text"}:
        yield "een signaal heeft alleen 'tekst'. Haal 'kort' en 'zeg' weg."


def bases(addition: Addition, card: CardData) -> Iterator[tuple[Place, OtherWords | NotUsed, Measure | Signal]]:
    """Yield each part of an addition that stands on words of the card, its place, and that measure or signal."""
    items: dict[tuple[str, int], Measure | Signal] = {
        **{(keys.MEASURES, measure.number): measure for measure in card.measures},
        **{(keys.SIGNALS, signal.number): signal for signal in card.signals},
    }
    for index, words in enumerate(addition.words):
        yield ("andere_woorden", index), words, items[words.about]
    for index, unused in enumerate(addition.not_used):
        yield ("niet_gebruikt", index), unused, items[unused.about]


def _base_notices(addition: AdditionFile, card: CardData) -> Iterator[Fault]:
    assert addition.data is not None
    for place, part, item in bases(addition.data, card):
        now = fingerprint(item)
        where = f"{_ABOUT[str(place[0])]} voor {item.noun} {item.number}: "
        if item.withdrawn:
            text = (
                f"op de kaart zelf is dit vervallen: “{item.withdrawn.reason}” Haal dit uit de aanvulling, of zet "
                "jullie tekst in een eigen maatregel."
            )
            yield addition.source.fault(place, where + text)
        elif part.base and part.base != now:
            text = (
                f"de tekst van de kaart zelf is veranderd. Daar staat nu: “{_quote(item)}” Bij jullie staat: "
                f"“{_quote(part)}” Pas jullie tekst aan als dat nodig is, en zet er 'basis: {now}' bij."
            )
            yield addition.source.fault((*place, "basis"), where + text)


def _taken_notices(addition: AdditionFile, card: CardData) -> Iterator[Fault]:
    """Yield what the school must know of old numbers of its own that the product uses by now."""
    assert addition.data is not None
    shipped = {
        keys.MEASURES: {measure.number for measure in card.measures},
        keys.SIGNALS: {signal.number for signal in card.signals},
    }
    for index, part in enumerate(addition.data.renumbered):
        kind, number = part.about
        if number in shipped[kind]:
            text = (
                f"hernummerd: {NUMBERED[kind]} {number} is nu een van de kaart zelf. Jullie {NUMBERED[kind]} van toen "
                f"blijft {part.now}; kijk oude ingevulde bestanden na waarin {number} is aangevinkt."
            )
            yield addition.source.fault(("hernummerd", index), text)


def _quote(item: Measure | Signal | OtherWords | NotUsed) -> str:
    if isinstance(item, NotUsed):
        return item.reason
    texts = [getattr(item, "short", None), item.text, *getattr(item, "say", ())]
    said = " ".join(" ".join(text.split()) for text in texts if text)
    return said if len(said) <= _LONGEST_QUOTE else f"{said[:_LONGEST_QUOTE]}…"


def fill_in_bases(root: Path, addition: AdditionFile, card: CardData) -> int:
    """Write the missing `basis` lines into the file of a sound addition; return how many, and leave all else alone.

    `card` is the shipped card, without the addition.
    """
    assert addition.data is not None
    file = root / addition.source.path
    text, _ = read_text(file, addition.source.path)
    lines = text.split("\n")
    missing = [(place, item) for place, part, item in bases(addition.data, card) if not part.base]
    for place, item in sorted(missing, key=lambda found: addition.source.lines[found[0]], reverse=True):
        index = addition.source.lines[place] - 1
        if first := _FIRST_KEY.match(lines[index]):
            rest = " " * len(first[1]) + lines[index][len(first[1]) :]
            lines[index] = f"{first[1]}basis: {fingerprint(item)}\n{rest}"
    if missing:
        ends = "\r\n" if b"\r\n" in file.read_bytes() else "\n"
        write_file(file, ends.join("\n".join(lines).split("\n")).encode("utf-8"), lasting=True)
    return len(missing)
