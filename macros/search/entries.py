"""The cards and the other pages -> what the search can find: one entry a card, section, measure and signal."""

from collections.abc import Callable
from html import escape
from typing import Any

from macros.card import prose, wording
from macros.card.model import Card, Component, Measure, Signal
from macros.reading.library import Library

Entry = dict[str, str]
"""One hit of the search: location, title, text, keywords, kind; the number of a measure or signal, the key of the theme
of a measure, and the full title of a card."""


def page(entries: list[Entry], *, is_card: bool) -> dict[str, Any]:
    """Return a page of the site with its entries, itself first; titles and texts are HTML."""
    return {"path": entries[0]["location"], "title": entries[0]["title"], "isCard": is_card, "entries": entries}


def themes(library: Library) -> list[dict[str, str]]:
    """Return the themes, which can be found as well; labels and lines are HTML."""
    return [{"key": theme.key, "label": _html(theme.label), "line": _html(theme.line)} for theme in library.themes]


def card_entries(card: Card) -> list[Entry]:
    """Return the entries of a card: itself, its sections, its measures and its signals."""
    return [
        _page(card),
        *_sections(card),
        *(_measure(card, measure) for measure in card.measures),
        *(_signal(card, signal) for signal in card.signals),
    ]


def entry(location: str, title: str, text: str, kind: str, **more: str) -> Entry:
    """Return one entry; `title` and `text` are HTML."""
    return {"location": location, "title": title, "text": text, "kind": kind, "keywords": "", **more}


def _page(card: Card) -> Entry:
    text = _paragraphs(card.data.title, card.data.summary)
    more = {"keywords": wording.WORDS.card.name_line, "fullTitle": _html(card.data.title)}
    return entry(card.path, _html(card.data.label), text, "page", **more)


def _measure(card: Card, measure: Measure) -> Entry:
    title = f"{measure.number}. {_html(measure.short)}"
    text = "".join(f"<p>{_html(part)}</p>" for part in (measure.text, *measure.say) if part)
    more = {"number": measure.id, "theme": measure.theme, "keywords": ", ".join(measure.keywords)}
    return entry(f"{card.path}#{measure.id}", title, text, "measure", **more)


def _signal(card: Card, signal: Signal) -> Entry:
    title = wording.fill(wording.WORDS.card.signal_title, number=signal.number, text=_html(signal.text))
    keywords = ", ".join(signal.keywords)
    return entry(f"{card.path}#{signal.id}", title, "", "signal", number=signal.id, keywords=keywords)


def _sections(card: Card) -> list[Entry]:
    """Return an entry for every heading of the page, and for every part of a comparison."""
    sections: list[Entry] = []
    for part in card.page:
        if isinstance(part, Component):
            text, entries = COMPONENTS[part.name](card, part)
            if sections:
                sections[-1]["text"] += text
            sections += entries
        elif isinstance(part, prose.Heading):
            sections.append(entry(f"{card.path}#{part.id}", escape(prose.block_text(part)), "", "section"))
        elif sections:
            sections[-1]["text"] += f"<p>{escape(prose.block_text(part))}</p>"
    return sections


def _nothing(_card: Card, _component: Component) -> tuple[str, list[Entry]]:
    return "", []


def _cycle(card: Card, _component: Component) -> tuple[str, list[Entry]]:
    cycle = card.data.cycle
    return (_paragraphs(cycle.title, *(phase.text for phase in cycle.phases)) if cycle else ""), []


def _comparison(card: Card, component: Component) -> tuple[str, list[Entry]]:
    return "", [
        entry(
            f"{card.path}#{part.key}",
            _html(part.title),
            _paragraphs(part.text, "; ".join(part.points), part.look_out, part.origin),
            "section",
        )
        for part in card.comparison(component.argument).parts
    ]


COMPONENTS: dict[str, Callable[[Card, Component], tuple[str, list[Entry]]]] = {
    "kop": _nothing,
    "cyclus": _cycle,
    "vergelijking": _comparison,
    "signalen": _nothing,
    "maatregelen": _nothing,
}
"""What each component adds to the text of the section it stands in, and its own entries beside those of the whole card
(every measure and signal has one)."""


def _paragraphs(*texts: str | None) -> str:
    return "".join(f"<p>{_html(text)}</p>" for text in texts if text)


def _html(text: str) -> str:
    return escape(prose.to_plain(text), quote=False)
