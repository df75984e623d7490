"""Spelling and grammar of the Dutch of Belgium: the one place that knows which package finds it."""

import importlib
import re
from collections.abc import Callable, Iterator

_MOST_MEANT = 3  # words that are offered in the place of another
_GUESSES = frozenset({"LICHT_AMANDELGEUR"})
"""Rules that say themselves that they are often wrong: of the two doubts on the first card this was one."""
_TAG = re.compile(r"</?suggestion>")


class NoSpellingError(Exception):
    """The packages for spelling are not installed."""


def spelling(known: frozenset[str]) -> Callable[[str], Iterator[str]]:
    """Return what yields in Dutch each doubt about the spelling and grammar of a plain text.

    Args:
        known: words in small letters that are right.

    Raises:
        NoSpellingError: what it takes is not installed.
    """
    try:
        # Installed at the first use of the command alone: most who build a site never ask for it.
        engine = importlib.import_module("lt_py").Engine(
            "nl-BE", data_dir=importlib.import_module("lingotweaker_data_nl").data_dir()
        )
    except (ImportError, RuntimeError) as error:
        raise NoSpellingError(str(error)) from None

    def doubts(text: str) -> Iterator[str]:
        for match in engine.check(text):
            word = text[match["offset"] : match["offset"] + match["length"]]
            if word.casefold() in known or match["rule_id"] in _GUESSES:
                continue
            meant = ", ".join(match["suggestions"][:_MOST_MEANT])
            said = _TAG.sub("", match["message"]).strip()
            yield f"“{word}”: {said}{f' Misschien: {meant}.' if meant else ''}"

    return doubts
