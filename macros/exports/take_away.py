"""The files that someone takes along: PDF, Word and data, all from one card."""

import base64
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from macros.card.model import Card, Theme
from macros.card.wording import WORDS
from macros.exports.card_json import INDEX_PATH, SCHEMA_PATH, index_bytes, schema_bytes
from macros.exports.document import SiteInfo
from macros.exports.versions import VERSIONS
from macros.files.cores import share_out
from macros.files.pieces import Piece
from macros.files.store import Kept, Store, code_of, told

_MANY = 16  # cards, of which the files take three seconds
CACHE = ".cache/exports"
"""Where made files are kept, within the project."""

_LETTERS = "assets/letters.js"
"""The letters of a PDF that is made in the browser."""
_OFFERED = {".pdf": WORDS.bar.pdf, ".docx": WORDS.bar.docx}


@dataclass(frozen=True)
class Offer:
    """A file as the bar of the card's page offers it: its name beside the page, its kind, and its size in words."""

    name: str
    kind: str
    label: str
    size: str


def _code() -> str:
    return code_of("card", "drawing", "exports")


def card_files(card: Card, site: SiteInfo, cache: Path) -> dict[str, Path]:
    """Return the files of a card, as they stand in the cache, by the ending of their name: .pdf, .docx and .json.

    A file is made again only when the card, the site, the code or a library it is made with changed.

    Raises:
        ExportError: no file can be made of this card.
    """
    return {ending: kept.made() for ending, kept in kept_files(card, site, cache).items()}


def make_ahead(cards: Iterable[Card], site: SiteInfo, cache: Path) -> None:
    """Make the files of cards that have none yet, on all cores, when they are many; see `card_files`."""
    waiting = [
        (card, site, cache)
        for card in cards
        if not all(kept.file.exists() for kept in kept_files(card, site, cache).values())
    ]
    share_out(card_files, waiting, _MANY)


def kept_files(card: Card, site: SiteInfo, cache: Path) -> dict[str, Kept]:
    """Return the same files, each of which is made when it is first asked for: see `card_files`."""
    store = Store(cache)
    made_from = (card.fingerprint, repr(site), _code())
    return {
        ending: store.kept(ending, (*made_from, *versions), partial(_make, ending, card, site))
        for ending, versions in VERSIONS.items()
    }


def example_pages(card: Card, site: SiteInfo, cache: Path) -> dict[str, Kept]:
    """Return two pages of a card's PDF as pictures by their address within the site: for the help pages."""
    store = Store(cache)
    made_from = (card.fingerprint, repr(site), _code(), *VERSIONS[".pdf"])
    return {
        f"hulp/blad-{name}.png": store.kept(f"-{name}.png", made_from, partial(_example_page, card, site, first=first))
        for name, first in (("begin", True), ("tabel", False))
    }


# What makes files is loaded when one is to be made: most builds make none.


def _make(ending: str, card: Card, site: SiteInfo) -> bytes:
    from macros.exports.making import MAKERS  # noqa: PLC0415

    return MAKERS[ending](card, site)


def _example_page(card: Card, site: SiteInfo, *, first: bool) -> bytes:
    from macros.exports.making import example_page  # noqa: PLC0415

    return example_page(card, site, first=first)


def _letters() -> bytes:
    from macros.exports.making import letters_script  # noqa: PLC0415

    return letters_script()


def offers(card: Card, files: Mapping[str, Path]) -> tuple[Offer, ...]:
    """Return what the page of a card offers of its `files`, as `card_files` returns them."""
    return tuple(
        Offer(f"{card.name}{ending}", ending[1:], label, _size(files[ending])) for ending, label in _OFFERED.items()
    )


def _size(file: Path) -> str:
    """Return the size of a file in words, "" when it is not made yet."""
    try:
        return f"{max(1, round(file.stat().st_size / 1000))} kB"
    except FileNotFoundError:
        return ""


def card_script(card: Card, files: Mapping[str, Path]) -> bytes:
    """Return the offered files as a script that sets `window.fkFiles[card]`: a page opened from disk cannot fetch."""
    encoded = {ending[1:]: base64.b64encode(files[ending].read_bytes()).decode("ascii") for ending in _OFFERED}
    return f"(window.fkFiles ??= {{}})[{json.dumps(card.name)}] = {json.dumps(encoded)};\n".encode("ascii")


def shared_files(cards: Sequence[Card], themes: Sequence[Theme], site: SiteInfo, cache: Path) -> dict[str, Piece]:
    """Return the files about all cards by their address within the site: the list of cards, the schema, the letters."""
    listed = told(*(card.fingerprint for card in cards), repr(themes), repr(site), _code())
    return {
        INDEX_PATH: Piece(listed, partial(index_bytes, cards, themes, site)),
        SCHEMA_PATH: Piece(told(_code()), schema_bytes),
        _LETTERS: Store(cache).kept(".letters", (_code(), *VERSIONS[".pdf"]), _letters).piece,
    }
