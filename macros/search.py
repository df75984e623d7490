"""One search entry for every measure and signal, beside the theme's own entries for pages and headings."""

import json
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from macros import prose
from macros.load import Library
from macros.model import Card, Measure

_KEYWORD_BOOST = 1.5


def add_entries(site: Path, library: Library) -> None:
    """Put the measures and signals of all cards in the search index of a built `site`, each behind its page."""
    file = site / "search" / "search_index.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    index["config"]["fields"]["keywords"] = {"boost": _KEYWORD_BOOST}
    cards = {card.path: card for card in library.cards.values()}
    docs = []
    for path, entries in _by_page(index["docs"]).items():
        docs += entries
        if path in cards:
            docs += card_entries(cards[path])
    index["docs"] = docs
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def card_entries(card: Card) -> Iterator[dict[str, Any]]:
    """Yield the index entries of a card's measures and signals; titles and texts are HTML."""
    for measure in card.measures:
        yield {
            "location": f"{card.path}#{measure.id}",
            "title": escape(f"{measure.number}. {measure.short}", quote=False),
            "text": _text(measure),
            "keywords": " ".join(measure.keywords),
        }
    for signal in card.signals:
        yield {
            "location": f"{card.path}#{signal.id}",
            "title": escape(f"Signaal {signal.number}: {prose.to_plain(signal.text)}", quote=False),
            "text": "",
            "keywords": " ".join(signal.keywords),
        }


def _text(measure: Measure) -> str:
    parts = [measure.text, *measure.say]
    return "".join(f"<p>{escape(prose.to_plain(part), quote=False)}</p>" for part in parts)


def _by_page(docs: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    pages: dict[str, list[dict[str, Any]]] = {}
    for entry in docs:
        pages.setdefault(entry["location"].partition("#")[0], []).append(entry)
    return pages
