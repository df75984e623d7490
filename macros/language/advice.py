"""Advice on the language of the cards: spelling, stiff words, long sentences, measures nobody finds, doubles."""

import re
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from macros.card.model import Card
from macros.card.prose import to_plain
from macros.card.text import shown
from macros.language.spelling import NoSpellingError, spelling
from macros.language.words import LanguageWords, read_words
from macros.reading import keys
from macros.reading.card_rules import items
from macros.reading.cards import CardFiles
from macros.reading.faults import Fault
from macros.reading.library import Library
from macros.reading.meaning import ALIKE, likeness
from macros.reading.record import published_by
from macros.reading.yaml_source import Place, Source

LONGEST_SENTENCE = 25  # words: longer ones are read twice
NOT_INSTALLED = (
    "De spelling is niet nagekeken: dat deel is niet geïnstalleerd. 'kaarten.py controleer --taal' doet dat vanzelf."
)

_PROSE = {keys.TITLE, keys.SHORT, keys.TEXT, keys.SAY, keys.SUMMARY, "slot", "punten", "let_op", "ontstaan"}
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’\"']?\s+")


def advice(root: Path, library: Library) -> tuple[list[Fault], str]:
    """Return what could be said better in the cards, in order, and in Dutch what was not looked at; or ""."""
    words, found = read_words(root)
    try:
        doubts: Callable[[str], Iterator[str]] = spelling(frozenset(word.casefold() for word in words.known))
        missing = ""
    except NoSpellingError:
        doubts, missing = (lambda _text: iter(())), NOT_INSTALLED
    for card in library.cards.values():
        files = library.files[card.name]
        for path, line, text in _texts(files):
            said = (*doubts(text), *_stiff(text, words), *_long(text))
            found += [Fault(path, line, each) for each in said]
        found += _unfindable(files)
        found += _doubles(card, files)
    return sorted(set(found)), missing


def _texts(files: CardFiles) -> Iterator[tuple[str, int, str]]:
    """Yield each text of a card without its marks, and the file and line where it stands."""
    for source in filter(None, (files.source, files.addition)):
        for place, text in _prose(source.value, ()):
            yield source.path, _line(source, place), to_plain(text)
    paragraph: list[str] = []
    lines = files.page.lines if files.page else []
    for number, line in enumerate([*lines, ""], 1):
        if isinstance(line, str) and line.strip():
            paragraph.append(line)
            continue
        if paragraph and files.page:
            yield files.page.path, number - len(paragraph), to_plain("\n".join(paragraph))
        paragraph = []


def _prose(value: Any, place: Place) -> Iterator[tuple[Place, str]]:  # noqa: ANN401 - whatever stands in the file
    if isinstance(value, str):
        if _PROSE & {*place}:
            yield place, value
        return
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from _prose(child, (*place, key))


def _line(source: Source, place: Place) -> int:
    return source.fault(place, "").line


def _stiff(text: str, words: LanguageWords) -> Iterator[str]:
    for each in words.stiff:
        if re.search(rf"\b{re.escape(each.word)}\b", text, re.IGNORECASE):
            yield f"“{each.word}” klinkt stijf. Gewoner: “{each.plainer}”."


def _long(text: str) -> Iterator[str]:
    for sentence in _SENTENCE_END.split(" ".join(text.split())):
        if (count := len(sentence.split())) > LONGEST_SENTENCE:
            yield f"een zin van {count} woorden leest moeilijk: “{shown(sentence)}”. Maak er twee zinnen van."


def _unfindable(files: CardFiles) -> Iterator[Fault]:
    for source in filter(None, (files.source, files.addition)):
        for item in items(source, keys.NUMBER, keys.MEASURES):
            if not item.withdrawn and keys.KEYWORDS not in item.fields:
                text = "er staan geen 'zoekwoorden' bij. Schrijf er enkele die een collega zou intikken."
                yield source.fault(item.place, f"maatregel {item.key}: {text}")


def _doubles(card: Card, files: CardFiles) -> Iterator[Fault]:
    texts = published_by(card).texts
    sources = [source for source in (files.source, files.addition) if source]
    places = {
        item.key: (source, item.place) for source in sources for item in items(source, keys.NUMBER, keys.MEASURES)
    }
    for one, two in combinations(card.measures, 2):
        if likeness(texts[one.id], texts[two.id]) >= ALIKE and str(two.number) in places:
            source, place = places[str(two.number)]
            text = f"maatregel {two.number} zegt ongeveer wat maatregel {one.number} zegt: “{shown(one.short)}”."
            yield source.fault(place, f"{text} Voeg ze samen, of zeg wat het verschil is.")
