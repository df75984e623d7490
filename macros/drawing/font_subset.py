"""The letters that paper needs of its font, as a font of their own."""

import base64
import io
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from macros.drawing.paper_font import BOLD, FAMILY, LATIN, REGULAR

# Without what only languages far from here use; what is left out is printed in a font of the system.
_PRINTED = LATIN - {*range(0x180, 0x218), *range(0x21C, 0x250)}


def subset_of(file: Path, letters: Iterable[int], flavor: str | None = None) -> bytes:
    """Return the letters (code points) of a TrueType font as a font of the same name; `flavor` may be "woff"."""
    options = subset.Options()
    options.hinting, options.layout_features = False, ["kern"]
    font = TTFont(io.BytesIO(file.read_bytes()), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font.flavor = flavor
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def print_styles() -> bytes:
    """Return a stylesheet that only declares the font: whole within it, so that a print never waits for a file."""

    def face(file: Path, weight: int) -> str:
        data = base64.b64encode(subset_of(file, _PRINTED, "woff")).decode("ascii")
        source = f'url(data:font/woff;base64,{data}) format("woff")'
        return f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};src:{source}}}'

    return "\n".join([face(REGULAR, 400), face(BOLD, 700), ""]).encode("ascii")
