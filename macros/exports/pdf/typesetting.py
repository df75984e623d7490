"""The Typst compiler with the project's font and nothing else: the same bytes on every machine."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from macros.drawing import paper_font

HERE = Path(__file__).parent
# Typst drops what it worked out for a document after this many others (comemo::evict in its command line).
_REMEMBERED = 10
_TIMESTAMP = 0  # seconds since 1970: a file holds no moment at which it was made


@cache
def _compiler(template: str) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(paper_font.FOLDER)])
    return typst.Compiler(str(HERE / template), root=str(HERE), font_paths=fonts)


def typeset(card: dict[str, Any]) -> bytes:
    """Return a document of macros/exports/document.py as a tagged PDF; typst.TypstError when that cannot be."""
    inputs = {"card": json.dumps(card, ensure_ascii=False)}
    try:
        return _one(
            _compiler("card.typ").compile(format="pdf", pdf_standards=["ua-1"], timestamp=_TIMESTAMP, sys_inputs=inputs)
        )
    finally:
        _forget()


def page_pictures(card: dict[str, Any], ppi: int = 72) -> list[bytes]:
    """Return every page of a document as a PNG; typst.TypstError as for `typeset`."""
    inputs = {"card": json.dumps(card, ensure_ascii=False)}
    try:
        pages = _compiler("card.typ").compile(format="png", ppi=ppi, timestamp=_TIMESTAMP, sys_inputs=inputs)
        return pages if isinstance(pages, list) else [_one(pages)]
    finally:
        _forget()


def _forget() -> None:
    """Make Typst drop the last card: no two cards share much, and ten of them take 200 MB."""
    for _ in range(_REMEMBERED):
        _compiler("empty.typ").compile(format="svg")


def cycle_picture(drawing: dict[str, Any], ppi: int = 220) -> bytes:
    """Return the drawing of a cycle as a PNG of 64 by 64 mm."""
    inputs = {"drawing": json.dumps(drawing, ensure_ascii=False)}
    return _one(_compiler("cycle-picture.typ").compile(format="png", ppi=ppi, timestamp=_TIMESTAMP, sys_inputs=inputs))


def logo_picture(svg: str, ppi: int = 300) -> bytes:
    """Return a logo as a PNG, 14 mm high; typst.TypstError when it is no SVG."""
    inputs = {"svg": svg}
    return _one(_compiler("logo-picture.typ").compile(format="png", ppi=ppi, timestamp=_TIMESTAMP, sys_inputs=inputs))


def _one(made: bytes | list[bytes] | None) -> bytes:
    """Return what Typst made when no file was asked for: for a single document its bytes."""
    assert isinstance(made, bytes)
    return made
