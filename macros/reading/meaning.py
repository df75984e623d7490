"""What a number stands for: the text that was put on record under it, and whether a text still says that.

A saved file ticks numbers. So a number may get better words, but not another measure. What is on record is readable:
the line that a reader knows it by, and the beginning of the rest.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

ALIKE = 0.55
"""From this likeness on two texts are one measure in other words; decisions/README.md has the figures."""
_LONGEST_TITLE, _LONGEST_REST = 160, 100  # characters on record: enough to know a text by
_BETWEEN = " | "
_ON_RECORD = re.compile(r"(\d{4}-\d{2}-\d{2}) \| (.+)")
_WORD = re.compile(r"[a-z0-9]+")
_STEM = 5  # letters: what "plan", "plannen" and "planning" have in common is kept, and few others share it
_NEAR = 0.8  # likeness of two words of which one has a typing error

# Words that stand on every card and tell no two measures apart.
_COMMON_WORDS = """
    aan alle altijd bij bijvoorbeeld daar dan dat deze die dit door doe doen dus een elke eens ene enkel enkele er
    eventueel geef geven graag haar heb hebben heeft heel hem het hij hoe hou hun iets jij jou jouw jullie kan kind
    kinderen kun kunnen laat laten leerling leerlingen maak maar mag meer met moet moeten naar nog ook omdat onder
    over probeer proberen samen soms toe toch tot uit van vaak veel vind voor waar wat wel wanneer weer weinig welke
    werk werken wie wil wordt worden zal zeg zeggen zet zich zij zijn zo zodat zou zoals zorg
"""
_COMMON = frozenset(_COMMON_WORDS.split())
_DENIALS = frozenset(("niet", "geen", "nooit", "niemand", "niets", "zonder"))
"""One such word turns a measure round; the others of its line stay."""


@dataclass(frozen=True)
class Meaning:
    """A text as it was put on record: the edition of the card by then, its first line and the beginning of the rest."""

    since: date
    title: str
    rest: str = ""

    def __str__(self) -> str:
        return _BETWEEN.join(part for part in (self.since.isoformat(), self.title, self.rest) if part)

    def says_the_same(self, other: "Meaning") -> bool:
        """Return whether the two are word for word the same."""
        return (self.title, self.rest) == (other.title, other.rest)


def meaning_of(since: date, title: str, *rest: str) -> Meaning:
    """Return what goes on record of a text: without line ends, and no more than what one knows it by."""
    said = " ".join(" ".join(rest).split())
    # The sign that parts them is no part of them.
    plain = [" ".join(text.split()).replace(_BETWEEN, " ") for text in (title, said)]
    return Meaning(since, _cut(plain[0], _LONGEST_TITLE), _cut(plain[1], _LONGEST_REST))


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rpartition(" ")[0]


def read_meaning(text: str) -> Meaning | None:
    """Return what a line of the record says; None when it is no such line."""
    match = _ON_RECORD.fullmatch(text)
    if not match:
        return None
    try:
        since = date.fromisoformat(match[1])
    except ValueError:
        return None
    title, _, rest = match[2].partition(_BETWEEN)
    return Meaning(since, title, rest)


def likeness(one: Meaning, other: Meaning) -> float:
    """Return from 0 to 1 how far two texts say the same: by their line or by the whole, whichever is more."""
    if one.says_the_same(other):
        return 1.0
    if _denies(one.title) != _denies(other.title):
        return 0.0
    by_line = _shared(_telling(one.title), _telling(other.title))
    whole = (_telling(f"{each.title} {each.rest}") for each in (one, other))
    # Only what is word for word the same is quite alike.
    return min(0.99, max(by_line, _shared(*whole)))


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return which part of the words of two texts they have in common."""
    left = list(other)
    common = 0
    for word in one:
        twin = next((each for each in left if _same_word(word, each)), None)
        if twin is not None:
            left.remove(twin)
            common += 1
    total = len(one) + len(other)
    return 2 * common / total if total else 0.0


@lru_cache(maxsize=4096)
def _same_word(one: str, other: str) -> bool:
    if one[:_STEM] == other[:_STEM]:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _STEM:
        # "vast" and "vaste", "hand" and "handen"
        return len(shorter) == _STEM - 1 and longer.startswith(shorter) and len(longer) <= _STEM + 1
    # A part of a compound, or a typing error.
    return shorter in longer or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _NEAR


@lru_cache(maxsize=4096)
def _telling(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell it from others, each once; all its words when it has no such."""
    words = tuple(dict.fromkeys(_words(text)))
    return tuple(word for word in words if len(word) > 2 and word not in _COMMON | _DENIALS) or words


def _denies(text: str) -> bool:
    return not _DENIALS.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower())
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))
