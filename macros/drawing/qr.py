"""QR codes: from an address to squares that a template can draw."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

QUIET = 4
"""Blank modules around a code, so that every reader finds it (ISO/IEC 18004)."""


@dataclass(frozen=True)
class QrDrawing:
    """A code as a drawing: `path` fills its dark modules, in a square of `size` units with the blank edge in it."""

    address: str
    size: int
    path: str


@cache
def qr_code(address: str) -> "segno.QRCode":
    """Return the code of an address, at level M: readable with a fold or a stain on the paper."""
    # A site that says no address has no codes, and this takes a while to load.
    import segno  # noqa: PLC0415

    return segno.make(address, error="m", micro=False)


def qr_drawing(address: str) -> QrDrawing:
    """Return the code of an address as a drawing."""
    rows = list(qr_code(address).matrix_iter(border=QUIET))
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return QrDrawing(address, len(rows), path)
