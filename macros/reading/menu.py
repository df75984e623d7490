"""Whether readers find what there is: the start page lists the cards, and a menu leads to every other page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.card.model import Component
from macros.reading.faults import Fault
from macros.reading.own_pages import DOCS, OwnPage
from macros.reading.settings import SETTINGS, Settings

HOME = "index.md"
_LIST = "kaarten"
_LINKED = (HOME, "maatregelen.md")
"""Pages that the menu leads to without being named in it."""


def home_faults(root: Path, pages: list[OwnPage]) -> Iterator[Fault]:
    """Yield a fault when the start page is not there, or does not list the cards."""
    home = next((page for page in pages if page.address == HOME), None)
    if home is None:
        if (root / DOCS).is_dir():
            text = "de startpagina ontbreekt. Zet haar terug, met {{ kaarten() }} op een eigen regel."
            yield Fault(f"{DOCS}/{HOME}", 1, text)
    elif not home.faults and Component(name=_LIST) not in home.lines:
        text = (
            "op de startpagina ontbreekt {{ kaarten() }}, en dan vindt niemand de kaarten. Zet het op een eigen regel."
        )
        yield Fault(f"{DOCS}/{HOME}", 1, text)


def unlisted_pages(root: Path, pages: list[OwnPage], settings: Settings) -> Iterator[Fault]:
    """Yield a fault for every page that no menu leads to."""
    if not (root / SETTINGS).exists():
        return
    listed = {*_LINKED, *_targets(settings.navigation)}
    for page in pages:
        if page.address not in listed:
            text = "geen enkel menu leidt naar deze pagina. Zet haar onder 'nav' in mkdocs.yml, of haal haar weg."
            yield Fault(f"{DOCS}/{page.address}", 1, text)


def _targets(entry: Any) -> Iterator[str]:  # noqa: ANN401 - an entry of a menu as an engine has it
    if isinstance(entry, str):
        yield entry
    children = entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else ()
    for child in children:
        yield from _targets(child)
