"""Which signs the letters on paper have: a text that holds another cannot be printed."""

from functools import cache

from fontTools.ttLib import TTFont

from macros.card.text import shown
from macros.drawing.paper_font import REGULAR


@cache
def _letters() -> frozenset[str]:
    """Return the signs that the font has, and the end of a line."""
    with TTFont(REGULAR) as font:
        return frozenset(map(chr, font.getBestCmap())) | {"\n"}


def letter_problem(text: str) -> str | None:
    """Return in Dutch which sign of a text cannot be printed, or None."""
    # ASCII needs no look at the font, which takes longer to open than a card to check.
    if text.isascii() or _letters().issuperset(text):
        return None
    missing = next(sign for sign in text if sign not in _letters())
    return f"het teken '{shown(missing)}' staat niet in het lettertype van de PDF. Kies een ander teken."
