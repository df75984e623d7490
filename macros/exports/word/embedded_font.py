"""The font of paper inside a Word file, scrambled as Office Open XML asks (ECMA-376, part 4, 17.8.1)."""

from functools import cache
from uuid import UUID

from macros.drawing import paper_font
from macros.drawing.font_subset import subset_of

KEYS = {
    "regular": UUID("5f3c1a52-8f7e-4a3b-9d0c-2b7f3a6e1c01"),
    "bold": UUID("5f3c1a52-8f7e-4a3b-9d0c-2b7f3a6e1c02"),
}
"""The key of each face: any will do, and these are always the same so that the file is."""
_FILES = {"regular": paper_font.REGULAR, "bold": paper_font.BOLD}
_SCRAMBLED = 32  # bytes


@cache
def embedded_fonts() -> dict[str, bytes]:
    """Return the faces by their name in the file, such as "fonts/regular.odttf"."""
    return {
        f"fonts/{face}.odttf": _scrambled(subset_of(file, paper_font.LATIN), KEYS[face])
        for face, file in _FILES.items()
    }


def _scrambled(font: bytes, key: UUID) -> bytes:
    mask = key.bytes[::-1] * (_SCRAMBLED // len(key.bytes))
    return bytes(a ^ b for a, b in zip(font, mask, strict=False)) + font[_SCRAMBLED:]
