"""The pages that are no cards -> their text and components: docs/index.md, the help, and a school's own."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.card.components import SITE_COMPONENTS
from macros.card.model import Component
from macros.card.text import shown
from macros.reading.cards import PAGES
from macros.reading.faults import Fault, did_you_mean
from macros.reading.yaml_source import read_text

DOCS = "docs"

_HEAD = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_ALONE = re.compile(r"\{\{ *([A-Za-z_]\w*)\( *\) *\}\}")
_KNOWN = tuple(component.name for component in SITE_COMPONENTS)


@dataclass
class OwnPage:
    """A page by its address within docs/: `lines` holds its text, and a component where one stands alone on a line.

    `in_search` says whether the search finds it; everything else on the page is text, whatever braces it holds.
    """

    address: str
    lines: list[str | Component] = field(default_factory=list)
    in_search: bool = True
    faults: list[Fault] = field(default_factory=list)


def read_own_pages(root: Path) -> list[OwnPage]:
    """Return every page under docs/ that is no card's, in order of its address."""
    files = sorted((root / DOCS).rglob("*.md"))
    return [_read(root, file) for file in files if not file.relative_to(root).as_posix().startswith(f"{PAGES}/")]


def _read(root: Path, file: Path) -> OwnPage:
    path = file.relative_to(root).as_posix()
    page = OwnPage(file.relative_to(root / DOCS).as_posix())
    text, page.faults = read_text(file, path)
    if page.faults:
        return page
    head = _HEAD.match(text)
    if head:
        page.in_search = _in_search(head[1])
        text = text[head.end() :]
    first = head[0].count("\n") + 1 if head else 1
    for number, line in enumerate(text.split("\n"), first):
        match = _ALONE.fullmatch(line.rstrip())
        if match and match[1] not in _KNOWN:
            said = f"'{shown(match[1])}' is geen onderdeel van een gewone pagina.{did_you_mean(match[1], _KNOWN)}"
            page.faults.append(Fault(path, number, said))
        page.lines.append(Component(name=match[1]) if match else line)
    return page


def _in_search(head: str) -> bool:
    values: Any = yaml.safe_load(head)
    search = values.get("search") if isinstance(values, dict) else None
    return not (isinstance(search, dict) and search.get("exclude") is True)
