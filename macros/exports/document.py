"""A card as the parts of a paper document, in the order of its page: what the PDF and the Word file are both made from.

The result holds only what JSON knows, because Typst receives it as JSON.
"""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from macros.card import wording
from macros.card.card_links import card_path, is_card_link
from macros.card.contract import COLUMNS, NAME_FIELD, own_name, tick_name
from macros.card.fields import fields
from macros.card.model import Card, Component, Measure, Signal
from macros.card.prose import Paragraph, Run, line_blocks, to_blocks
from macros.drawing.cycle import draw
from macros.exports.faults import ExportError
from macros.exports.logo import Logo

Part = dict[str, Any]


@dataclass(frozen=True)
class SiteInfo:
    """Where a card is published; all but the name of the site may be missing, and `site_url` ends in a slash."""

    site_name: str
    school: str = ""
    site_url: str = ""
    logo: Logo | None = None

    def address(self, path: str) -> str:
        """Return the full address of a path within the site, or "" when the site has no known address."""
        return f"{self.site_url.rstrip('/')}/{path}" if self.site_url else ""


# The PDF and the Word file of a card are made one after the other.
@lru_cache(maxsize=1)
def content(card: Card, site: SiteInfo) -> Part:
    """Return the whole card as a document, not to be changed.

    Raises:
        ExportError: a link on the card leads nowhere.
    """
    data = card.data
    words, catalogue = wording.WORDS, wording.read_words()
    date = wording.dutch_date(data.edition)
    document = {
        "name": card.name,
        "title": data.title,
        "about": f"{wording.fill(words.card.edition, date=date)}. {data.source}.",
        "running": f"{data.label} · {wording.fill(words.card.edition_in_line, date=date)}",
        "label": data.label,
        "edition": data.edition.isoformat(),
        "school": site.school,
        "logo": site.logo.svg if site.logo else "",
        "logo_of": wording.fill(words.card.logo_of, school=site.school or site.site_name),
        "site_name": site.site_name,
        "address": site.address(card.path),
        "address_code": wording.fill(words.print.qr_of_card, address=site.address(card.path)),
        "labels": {field.name: field.label for field in fields(card)},
        "about_whom": wording.ABOUT_WHOM,
        "columns": [{"number": f"{column}", "meaning": wording.COLUMN_MEANINGS[column]} for column in COLUMNS],
        "column_key": wording.COLUMN_KEY,
        "words": {section: catalogue[section] for section in ("language", "card", "print")},
        "parts": _parts(card),
    }
    _lead_to_other_cards(document["parts"], site)
    document["ids"] = sorted(_ids(document["parts"]))
    _check_links(card, document)
    return document


def _parts(card: Card) -> list[Part]:
    return [
        COMPONENTS[part.name](card, part) if isinstance(part, Component) else part.model_dump() for part in card.page
    ]


def _blocks(text: str | None) -> list[Part]:
    return [block.model_dump() for block in to_blocks(text)] if text else []


def _line(text: str) -> list[Part]:
    """Return the runs of a text that is one line, whatever Markdown would make of how it begins ("1. Doe dit")."""
    return [run.model_dump() for block in line_blocks(text) if isinstance(block, Paragraph) for run in block.runs]


def _quoted(text: str) -> list[Part]:
    """Return a saying between quotation marks."""
    words = wording.WORDS.card
    runs = [Run(text=words.open_quote).model_dump(), *_line(text), Run(text=words.close_quote).model_dump()]
    return [{"kind": "paragraph", "runs": runs}]


def _head(_card: Card, _component: Component) -> Part:
    return {"kind": "head"}


def _cycle(card: Card, _component: Component) -> Part:
    cycle = card.data.cycle
    assert cycle, "a page may only show the cycle that its card has: see macros/reading/card_rules.py"
    return {
        "kind": "cycle",
        "title": cycle.title,
        "description": cycle.description,
        "drawing": asdict(draw(cycle)),
        "phases": [{"short": phase.short, "blocks": _blocks(phase.text)} for phase in cycle.phases],
        "closing": _blocks(cycle.closing),
    }


def _comparison(card: Card, component: Component) -> Part:
    comparison = card.comparison(component.argument)
    return {
        "kind": "comparison",
        "level": card.heading_level(component),
        "id": comparison.key,
        "title": comparison.title,
        "parts": [
            {
                "id": part.key,
                "title": part.title,
                "text": _blocks(part.text),
                "points": [_blocks(point) for point in part.points],
                "look_out": _blocks(part.look_out),
                "origin": _blocks(part.origin),
            }
            for part in comparison.parts
        ],
    }


def _signals(card: Card, _component: Component) -> Part:
    items = [{"id": signal.id, "number": signal.number, "blocks": _blocks(signal.text)} for signal in card.signals]
    return {"kind": "signals", "items": items}


def _measures(card: Card, _component: Component) -> Part:
    def ticks(row: str) -> list[str]:
        return [tick_name(row, column) for column in COLUMNS]

    rows = [
        {
            "id": measure.id,
            "number": measure.number,
            "short": _line(measure.short),
            "text": _blocks(measure.text),
            "say": [_quoted(saying) for saying in measure.say],
            "ticks": ticks(measure.id),
        }
        for measure in card.measures
    ]
    own = [
        {"number": number, "field": own_name(position), "ticks": ticks(own_name(position))}
        for position, number in enumerate(card.own_numbers, 1)
    ]
    return {"kind": "measures", "name_field": NAME_FIELD, "rows": rows, "own": own}


COMPONENTS: dict[str, Callable[[Card, Component], Part]] = {
    "kop": _head,
    "cyclus": _cycle,
    "vergelijking": _comparison,
    "signalen": _signals,
    "maatregelen": _measures,
}
"""What each component of a page is on paper; card.typ and word/document.xml set each `kind`."""


def _ids(value: Any) -> set[str]:  # noqa: ANN401 - a tree of what JSON knows
    if isinstance(value, dict):
        own = {value["id"]} if "id" in value else set()
        return own.union(*map(_ids, value.values()))
    return set().union(*map(_ids, value)) if isinstance(value, list | tuple) else set()


def _lead_to_other_cards(value: Any, site: SiteInfo) -> None:  # noqa: ANN401
    """Let each link to another card lead to its address on the web, or say in words what it leads to."""
    if isinstance(value, dict):
        for child in value.values():
            _lead_to_other_cards(child, site)
    elif isinstance(value, list | tuple):
        for index, child in enumerate(value):
            if isinstance(child, dict) and is_card_link(child.get("link") or ""):
                after = value[index + 1].get("link") if index + 1 < len(value) else None
                _lead_to_another_card(child, site, is_last=after != child["link"])
            elif isinstance(child, dict):
                child.pop("about", None)
            _lead_to_other_cards(child, site)


def _lead_to_another_card(run: Part, site: SiteInfo, *, is_last: bool) -> None:
    about, address = run.pop("about"), site.address(card_path(*run["link"].split("#")))
    if not address and about and is_last:
        run["text"] += f" ({about})"
    run["link"] = address or None


def _check_links(card: Card, document: Part) -> None:
    numbered: tuple[Measure | Signal, ...] = (*card.data.measures, *card.data.signals)
    withdrawn = {item.id for item in numbered if item.withdrawn}
    known = {*document["ids"], *withdrawn, *(part.key for part in card.data.withdrawn_parts)}
    for link in links(document["parts"]):
        if link.startswith("#") and link[1:] not in known:
            text = f"de link naar '{link}' wijst naar niets op deze kaart. Verbeter het adres, of haal de link weg."
            raise ExportError(card.name, "een link", text)


def links(value: Any) -> set[str]:  # noqa: ANN401
    """Return where the links in a part of a document lead."""
    if isinstance(value, dict):
        own = {value["link"]} if value.get("link") else set()
        return own.union(*map(links, value.values()))
    return set().union(*map(links, value)) if isinstance(value, list | tuple) else set()
