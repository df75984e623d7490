"""The font of paper inside a Word file, scrambled as Office Open XML asks (ECMA-376, part 4, 17.8.1)."""

from functools import cache
from uuid import UUID

from macros.drawing import paper_font
from macros.drawing.font_subset import subset_of
from macros.files.store import Store, code_of

KEYS = {
    "regular": UUID("5f3c1a52-8f7e-4a3b-9d0c-2b7f3a6e1c01"),
    "bold": UUID("5f3c1a52-8f7e-4a3b-9d0c-2b7f3a6e1c02"),
}
"""The key of each face: any will do, and these are always the same so that the file is."""
_FILES = {"regular": paper_font.REGULAR, "bold": paper_font.BOLD}
_SCRAMBLED = 32  # bytes


def embedded_fonts(store: Store | None) -> dict[str, bytes]:
    """Return the faces by their name in the file, such as "fonts/regular.odttf"; from `store` when they are there."""
    if store is None:
        return _made()
    made: dict[str, bytes] = store.value(".fonts", (paper_font.VERSION, code_of("drawing", "exports")), _made)
    return made


@cache
def _made() -> dict[str, bytes]:
    return {
        f"fonts/{face}.odttf": _scrambled(subset_of(file, paper_font.LATIN), KEYS[face])
        for face, file in _FILES.items()
    }


def _scrambled(font: bytes, key: UUID) -> bytes:
    mask = key.bytes[::-1] * (_SCRAMBLED // len(key.bytes))
    return bytes(a ^ b for a, b in zip(font, mask, strict=False)) + font[_SCRAMBLED:]
