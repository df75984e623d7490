"""What is wrong with a card, said in Dutch: place, what stands there, what is expected, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from macros.card.text import MOST_SHOWN


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in one file; `line` counts from 1."""

    path: str
    line: int
    text: str

    def __post_init__(self) -> None:
        # The name of a file may hold bytes that are no text, and then it cannot be printed.
        object.__setattr__(self, "path", self.path.encode("utf-8", "replace").decode())

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


class CardFaultsError(Exception):
    """All faults of all cards together."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` was probably meant to be, or None."""
    return next(iter(get_close_matches(word[:MOST_SHOWN].lower(), list(known), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return " Bedoel je 'x'?" for the nearest known word, or the words to choose from."""
    words = list(known)
    near = nearest(word, words)
    if near:
        return f" Bedoel je '{near}'?"
    return f" Kies uit: {', '.join(words)}." if words else ""


def count_faults(faults: list[Fault]) -> str:
    """Return the closing line under a list of faults."""
    number = "1 fout" if len(faults) == 1 else f"{len(faults)} fouten"
    return f"{number} gevonden. Er is niets gebouwd: verbeter wat hierboven staat en probeer opnieuw."
