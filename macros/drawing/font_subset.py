"""The letters that paper needs of its font, as a font of their own."""

import base64
import io
from collections.abc import Iterable
from pathlib import Path

import uharfbuzz
from fontTools.ttLib import TTFont

from macros.drawing.paper_font import BOLD, FAMILY, LATIN, REGULAR

# Without what only languages far from here use; what is left out is printed in a font of the system.
_PRINTED = LATIN - {*range(0x180, 0x218), *range(0x21C, 0x250)}


def subset_of(file: Path, letters: Iterable[int], features: Iterable[str] = ("kern",)) -> bytes:
    """Return the letters (code points) of a TrueType font as a font of the same name, with these of its features."""
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    wanted.unicode_set.update(letters)
    kept = wanted.layout_feature_tag_set
    kept.clear()
    kept.update(int.from_bytes(feature.encode("ascii"), "big") for feature in features)
    face = uharfbuzz.Face(uharfbuzz.Blob(file.read_bytes()))
    return bytes(uharfbuzz.subset(face, wanted).blob.data)


def _compressed(font: bytes) -> bytes:
    """Return a font as browsers read it (WOFF)."""
    # The same on every day: the time of making does not go into it.
    with TTFont(io.BytesIO(font), recalcTimestamp=False) as opened:
        opened.flavor = "woff"
        out = io.BytesIO()
        opened.save(out)
    return out.getvalue()


def print_styles() -> bytes:
    """Return a stylesheet that only declares the font: whole within it, so that a print never waits for a file."""

    def face(file: Path, weight: int) -> str:
        data = base64.b64encode(_compressed(subset_of(file, _PRINTED))).decode("ascii")
        source = f'url(data:font/woff;base64,{data}) format("woff")'
        return f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};src:{source}}}'

    return "\n".join([face(REGULAR, 400), face(BOLD, 700), ""]).encode("ascii")
