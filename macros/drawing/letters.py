"""Which signs the letters on paper have: a text that holds another cannot be printed."""

from functools import cache

from fontTools.ttLib import TTFont

from macros.card.text import shown
from macros.drawing.paper_font import REGULAR


@cache
def letters() -> frozenset[int]:
    """Return the characters that the font has."""
    with TTFont(REGULAR) as font:
        return frozenset(font.getBestCmap())


def letter_problem(text: str) -> str | None:
    """Return in Dutch which sign of a text cannot be printed, or None."""
    # ASCII needs no look at the font, which takes longer to open than a card to check.
    if text.isascii():
        return None
    missing = next((sign for sign in text if ord(sign) not in letters() and sign != "\n"), None)
    if missing is None:
        return None
    return f"het teken '{shown(missing)}' staat niet in het lettertype van de PDF. Kies een ander teken."
