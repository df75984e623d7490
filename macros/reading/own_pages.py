"""The pages that are no cards -> their text and components: docs/index.md, the help, and a school's own."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.card.components import SITE_COMPONENTS
from macros.card.model import Component
from macros.card.prose import raw_html
from macros.card.text import shown
from macros.reading import school
from macros.reading.cards import PAGES
from macros.reading.faults import Fault, did_you_mean
from macros.reading.yaml_source import read_text

DOCS = "docs"
PAGE_FILE = re.compile(r"[a-z0-9-]{1,40}\.md")
"""What the file of a page that a school adds may be called."""

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

    @property
    def title(self) -> str:
        """The text of the title of the page, or "" when it has none."""
        heading = next((line for line in self.lines if isinstance(line, str) and line.startswith("# ")), "")
        return heading.partition("{:")[0].removeprefix("# ").strip()


def read_own_pages(root: Path) -> list[OwnPage]:
    """Return every page that is no card's, in order of its address: those under docs/, and the school's own.

    A page of the school's in school/hulp/ that is named like one of ours is added at the end of that one.
    """
    files = [file for file in (root / DOCS).rglob("*.md") if not file.is_relative_to(root / PAGES)]
    pages = {page.address: page for page in (_read(root, file, _address(root, file)) for file in files)}
    for file in sorted((root / school.HELP).glob("*.md")):
        _add_help(root, file, pages)
    for file in sorted((root / school.PAGES).glob("*.md")):
        page = _read_named(root, file, f"{school.SCHOOL}/{file.name}")
        pages[page.address] = page
    return [pages[address] for address in sorted(pages)]


def _address(root: Path, file: Path) -> str:
    return file.relative_to(root / DOCS).as_posix()


def _add_help(root: Path, file: Path, pages: dict[str, OwnPage]) -> None:
    address = f"hulp/{file.name}"
    if address not in pages:
        pages[address] = _read_named(root, file, address)
        return
    added = _read(root, file, address)
    pages[address].lines += ["", *added.lines]
    pages[address].faults += added.faults


def _read_named(root: Path, file: Path, address: str) -> OwnPage:
    """Read a page that the school named: its name is an address, and its first line a title for the menu."""
    page = _read(root, file, address)
    path = file.relative_to(root).as_posix()
    if not PAGE_FILE.fullmatch(file.name):
        text = f"'{shown(file.name)}' kan geen naam van een pagina zijn. Gebruik kleine letters, cijfers en streepjes."
        page.faults.append(Fault(path, 1, text))
    first = next((line for line in page.lines if not isinstance(line, str) or line.strip()), "")
    if not page.faults and not (isinstance(first, str) and first.startswith("# ")):
        text = "de pagina begint zonder titel. Schrijf op de eerste regel '# Titel', met een spatie na het hekje."
        page.faults.append(Fault(path, 1, text))
    return page


def _read(root: Path, file: Path, address: str) -> OwnPage:
    path = file.relative_to(root).as_posix()
    page = OwnPage(address)
    text, page.faults = read_text(file, path)
    if page.faults:
        return page
    head = _HEAD.match(text)
    if head:
        page.in_search = _in_search(head[1])
        text = text[head.end() :]
    first = head[0].count("\n") + 1 if head else 1
    for piece in dict.fromkeys(raw_html(text)):
        at = first + text[: max(text.find(piece.split("\n")[0]), 0)].count("\n")
        said = (
            f"hier staat HTML: '{shown(piece)}'. Dat kan op een pagina niet. Schrijf het met Markdown, of haal het weg."
        )
        page.faults.append(Fault(path, at, said))
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
