"""The pages that are no cards -> their text and components: docs/index.md, the help, and a school's own."""

import posixpath
import re
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml

from macros.card.components import SITE_COMPONENTS
from macros.card.model import Component
from macros.card.prose import page_markup, unused_reference
from macros.card.text import shown
from macros.files.store import Store, code_of
from macros.reading import school
from macros.reading.cards import PAGES, content
from macros.reading.faults import Fault, did_you_mean
from macros.reading.mending import without_conflict
from macros.reading.yaml_source import is_file, read_text

DOCS = "docs"
PAGE_FILE = re.compile(r"[a-z0-9-]{1,40}\.md")
"""What the file of a page that a school adds may be called."""

_HEAD = re.compile(r"---\n(.*?\n)---\n", re.DOTALL)
_HEAD_ADVICE = (
    "wat tussen '---' en '---' staat, ziet niemand. Daar kan alleen 'search:' met 'exclude: true' eronder staan. "
    "Haal de rest weg, of zet er een lege regel voor."
)
_ALONE = re.compile(r"\{\{ *([A-Za-z_]\w*)\( *\) *\}\}")
_ALMOST = re.compile(r"\{\{-? *([A-Za-z_]\w*)[^{}]*\}\}")
_TEMPLATE = re.compile(r"\{\{-? *[A-Za-z_]+ *(?:\(|\}\})|\{%")
_CODE = re.compile(r"(`+).*?\1")
_KNOWN = tuple(component.name for component in SITE_COMPONENTS)


@dataclass
class OwnPage:
    """A page by its address within docs/: `lines` holds its text, and a component where one stands alone on a line.

    `in_search` says whether the search finds it; everything else on the page is text, whatever braces it holds.
    """

    address: str
    lines: list[str | Component] = field(default_factory=list)
    in_search: bool = True
    links: list[tuple[str, str, int]] = field(default_factory=list)
    """Where it leads, with the file and the line of each link."""
    ids: set[str] = field(default_factory=set)
    """The places on it to which a link can lead, those within components aside."""
    faults: list[Fault] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The text of the title of the page, or "" when it has none."""
        heading = next((line for line in self.lines if isinstance(line, str) and line.startswith("# ")), "")
        return heading.partition("{:")[0].removeprefix("# ").strip()


def read_own_pages(root: Path, store: Store | None = None) -> list[OwnPage]:
    """Return every page that is no card's, in order of its address: those under docs/, and the school's own.

    A page of the school's in school/hulp/ that is named like one of ours is added at the end of that one.
    With a `store`, a page whose file did not change is taken from there.
    """
    read = partial(_read_once, root, store) if store else partial(_read, root)
    files = [file for file in (root / DOCS).rglob("*.md") if not file.is_relative_to(root / PAGES)]
    pages = {page.address: page for page in (read(file, _address(root, file)) for file in files)}
    for file in sorted((root / school.HELP).glob("*.md")):
        _add_help(root, read, file, pages)
    for file in sorted((root / school.PAGES).glob("*.md")):
        page = _named(root, file, read(file, f"{school.SCHOOL}/{file.name}"))
        pages[page.address] = page
    return [pages[address] for address in sorted(pages)]


def _address(root: Path, file: Path) -> str:
    return file.relative_to(root / DOCS).as_posix()


def _add_help(root: Path, read: Callable[[Path, str], OwnPage], file: Path, pages: dict[str, OwnPage]) -> None:
    address = f"hulp/{file.name}"
    added = read(file, address)
    if address not in pages:
        pages[address] = _named(root, file, added)
        return
    pages[address].lines += ["", *added.lines]
    pages[address].links += added.links
    pages[address].ids |= added.ids
    pages[address].faults += added.faults


def _named(root: Path, file: Path, page: OwnPage) -> OwnPage:
    """Check a page that the school named: its name is an address, and its first line a title for the menu."""
    path = file.relative_to(root).as_posix()
    if not PAGE_FILE.fullmatch(file.name):
        text = f"'{shown(file.name)}' kan geen naam van een pagina zijn. Gebruik kleine letters, cijfers en streepjes."
        page.faults.append(Fault(path, 1, text))
    first = next((line for line in page.lines if not isinstance(line, str) or line.strip()), "")
    if not page.faults and not (isinstance(first, str) and first.startswith("# ")):
        text = "de pagina begint zonder titel. Schrijf op de eerste regel '# Titel', met een spatie na het hekje."
        page.faults.append(Fault(path, 1, text))
    return page


def _read_once(root: Path, store: Store, file: Path, address: str) -> OwnPage:
    made_from = (str(file.relative_to(root)), address, code_of("card", "reading"), content(file))
    page: OwnPage = store.value(".page", made_from, lambda: _read(root, file, address))
    return page


def _read(root: Path, file: Path, address: str) -> OwnPage:
    path = file.relative_to(root).as_posix()
    page = OwnPage(address)
    text, page.faults = read_text(file, path)
    if page.faults:
        return page
    text, page.faults = without_conflict(path, text)
    head = _HEAD.match(text)
    if head:
        page.in_search = False
        if not _keeps_out_of_search(head[1]):
            page.faults.append(Fault(path, 1, _HEAD_ADVICE))
        text = text[head.end() :]
    first = head[0].count("\n") + 1 if head else 1

    def line_of(piece: str) -> int:
        return first + text[: max(text.casefold().find(piece.split("\n", maxsplit=1)[0].casefold()), 0)].count("\n")

    markup = page_markup(text)
    for piece in dict.fromkeys(markup.raw_html):
        said = (
            f"hier staat HTML: '{shown(piece)}'. Dat kan op een pagina niet. Schrijf het met Markdown, of haal het weg."
        )
        page.faults.append(Fault(path, line_of(piece), said))
    for unused in markup.unused:
        page.faults.append(Fault(path, line_of(f"{unused.partition(']:')[0]}]:"), unused_reference(unused)))
    page.ids = set(markup.ids)
    page.links = [(link, path, line_of(f"({link}")) for link in dict.fromkeys(markup.links)]
    for number, line in enumerate(text.split("\n"), first):
        match = _ALONE.fullmatch(line.rstrip())
        if problem := _component_problem(line, match[1] if match else None):
            page.faults.append(Fault(path, number, problem))
        elif match and Component(name=match[1]) in page.lines:
            said = f"'{match[1]}' staat hier een tweede keer. Haal een van de twee weg."
            page.faults.append(Fault(path, number, said))
        page.lines.append(Component(name=match[1]) if match else line)
    return page


def _component_problem(line: str, name: str | None) -> str | None:
    """Return in Dutch what is wrong with a component on a line; `name` is that of one as it should be written."""
    if name in _KNOWN:
        return None
    almost = _ALMOST.fullmatch(line.rstrip())
    if name or (almost and almost[1] not in _KNOWN):
        typed = name or (almost[1] if almost else "")
        return f"'{shown(typed)}' is geen onderdeel van een gewone pagina.{did_you_mean(typed, _KNOWN)}"
    if almost:
        return f"'{shown(line)}': dit onderdeel schrijf je als {{{{ {almost[1]}() }}}}."
    if line.startswith("    ") or not _TEMPLATE.search(_CODE.sub("", line)):
        return None
    return (
        f"'{shown(line)}': een onderdeel staat alleen op zijn regel, zonder inspringen, zoals {{{{ kaarten() }}}}. "
        "Haal de andere accolades weg, of zet ze tussen `."
    )


def _keeps_out_of_search(head: str) -> bool:
    try:
        values: Any = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError):
        return False
    return bool(values == {"search": {"exclude": True}})


def check_links(root: Path, pages: list[OwnPage], cards: Mapping[str, Container[str] | None]) -> Iterator[Fault]:
    """Yield a fault for every link on a page to another page, a place on one or a picture that is not there.

    `cards` holds the places on each card that has a page, None where they are not known. What the build adds is looked
    at once it is there: see macros/site/links.py.
    """
    known: dict[str, Container[str] | None] = {f"kaarten/{name}.md": places for name, places in cards.items()}
    known |= {page.address: _places(page) for page in pages}
    for page in pages:
        for link, path, line in page.links:
            target = page.address if link.startswith("#") else _target(page.address, link)
            if target is None:
                continue
            if target in known:
                places, place = known[target], unquote(link.partition("#")[2])
                if place and places is not None and place not in places:
                    text = f"de link naar '{shown(link)}' wijst naar een plek die niet op die pagina staat."
                    yield Fault(path, line, f"{text} Verbeter het deel achter #, of haal het weg.")
                continue
            if target.endswith(".md") or (
                Path(target).suffix.lower() in school.IMAGE_ENDINGS and not _is_picture(root, target)
            ):
                near = did_you_mean(target, sorted(known)) or " Verbeter het adres, of haal de link weg."
                yield Fault(path, line, f"de link naar '{shown(link)}' wijst nergens naar.{near}")


def _places(page: OwnPage) -> Container[str] | None:
    """Return the places on a page; None when a component or a fault may bring along others."""
    is_text = all(isinstance(line, str) for line in page.lines)
    return page.ids if is_text and not page.faults else None


def _target(address: str, link: str) -> str | None:
    """Return where a link on the page at `address` leads within the site; None for a place elsewhere or on the page."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(address), unquote(parts.path)))


def _is_picture(root: Path, target: str) -> bool:
    # Those of the help are made by the build: of the PDF of a card.
    return is_file(root / DOCS / target) or is_file(root / target) or target.startswith("hulp/blad-")
