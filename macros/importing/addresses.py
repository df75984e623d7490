"""An address from a title, once, at the moment that a card or a heading comes in; from then on it is written down."""

import re
import unicodedata
from collections.abc import Iterable

from macros.card.values import card_name_problem, key_problem

_MOST_KEY = 40
_MOST_NAME = 30


def key_for(title: str, taken: Iterable[str], kind: str = "deel") -> str:
    """Return an address that a part of a page can have and that is not in `taken`; `kind` is what a bad title gets."""
    wanted = _plain(title)[:_MOST_KEY].strip("-")
    if not wanted or key_problem(wanted):
        wanted = f"{kind}-{wanted}"[:_MOST_KEY].strip("-")
    return _free(wanted, set(taken), _MOST_KEY)


def card_name_for(title: str) -> str:
    """Return a name that the files of a card can have."""
    name = _plain(title)[:_MOST_NAME].strip("-")
    return "kaart" if card_name_problem(name) else name


def _plain(title: str) -> str:
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-").lstrip("0123456789-")


def _free(wanted: str, taken: set[str], most: int) -> str:
    free, number = wanted, 2
    while free in taken:
        ending = f"-{number}"
        free, number = wanted[: most - len(ending)] + ending, number + 1
    return free
