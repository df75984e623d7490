"""The third step: generated pages and all that was prepared become one folder, which takes the place of the site."""

import gzip
import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from macros import MARK
from macros.files.pieces import Piece, of_bytes, of_changing
from macros.files.store import Store, code_of, told
from macros.hosting.host_files import files_within
from macros.hosting.rules import hosting
from macros.html.policy import with_policy
from macros.search.entries import Entry
from macros.search.index import ENTRIES, index_files
from macros.search.page_entries import page_entries
from macros.site.assembling import Assembly
from macros.site.licences import LICENCES, licences
from macros.site.links import dead_links, is_page
from macros.site.prepare import Prepared
from macros.site.staging import StagedPage

_MARK = re.compile(re.escape(MARK).replace(re.escape("{}"), r"(\S+)"))
_SITEMAP = "sitemap.xml"
# What helps programmers only, and the theme's own scripts, styles and search: ours take their place.
_LEFT_OUT = re.compile(r".*\.map|assets/(?:javascripts|stylesheets)/.*|search/.*")


class DeadLinksError(Exception):
    """Links on pages of the site lead nowhere; the text has a line in Dutch for each."""


def finish(root: Path, prepared: Prepared, generated: Path, site: Path, records: Path) -> None:
    """Make the whole site beside `site` and put it in its place in one step; until then the last one stays.

    Args:
        root: the project.
        prepared: what `macros.site.prepare` made.
        generated: the folder with the pages that the engine made.
        site: where the site is to stand.
        records: the folder in which is kept what the site was made from.

    Raises:
        DeadLinksError: a link leads nowhere; not raised while someone is editing.
        BundleError: the index of the search cannot be made.
        OSError: a file cannot be written.
    """
    with Assembly(site, records) as new:
        for address, piece in pieces(generated, prepared).items():
            new.add(address, piece)
        for address, piece in found_by_search(root, prepared, new.read).items():
            new.add(address, piece)
        new.add(LICENCES, licences(root))
        if not prepared.faults and (dead := list(dead_links(new.pages, new.addresses))):
            raise DeadLinksError("\n".join(dead))
        settings = prepared.library.settings
        for address, data in files_within(hosting(settings.site_url, settings.own.frames), new.addresses).items():
            new.add(address, of_bytes(data))
        new.put_in_place()


def pieces(generated: Path, prepared: Prepared) -> dict[str, Piece]:
    """Return the pages and files of the site by their address: all but the index of the search and what goes with it.

    Args:
        generated: the folder with the pages that the engine made.
        prepared: what `macros.site.prepare` made.
    """
    made = dict(_generated(generated, prepared))
    for address, piece in prepared.files.items():
        made[address] = _finished(address, piece)
    return made


def found_by_search(root: Path, prepared: Prepared, read: Callable[[str], str]) -> dict[str, Piece]:
    """Return the index of the search by the addresses of its files; `read` returns the text of a page of the site.

    Raises:
        BundleError: it cannot be made.
    """
    others = _entries_of_pages(root, read, prepared.searched)
    return index_files(root, others, prepared.library)


def _generated(generated: Path, prepared: Prepared) -> Iterator[tuple[str, Piece]]:
    """Yield what an engine made: pages with their components where the marks stand."""
    pages = {page.made_address: page for page in prepared.pages}
    for file in sorted(generated.rglob("*")):
        address = file.relative_to(generated).as_posix()
        if not file.is_file() or _LEFT_OUT.match(address):
            continue
        piece = of_changing(file)
        if address in pages:
            page = pages[address]
            key = told(piece.key, page.components.key, code_of("html"))
            yield address, Piece(key, partial(whole_page, piece, page))
        elif address == f"{_SITEMAP}.gz":
            # The engine writes the time into it.
            yield address, of_bytes(gzip.compress((generated / _SITEMAP).read_bytes(), mtime=0))
        else:
            yield address, _finished(address, piece)


def whole_page(piece: Piece, page: StagedPage) -> bytes:
    """Return the HTML of a page that an engine made, with its components and its policy."""
    made = page.components.read()
    return with_policy(_MARK.sub(lambda mark: made[mark[1]], piece.read().decode())).encode()


def _finished(address: str, piece: Piece) -> Piece:
    """Return a file as it stands in the site: a page gets its policy."""
    if not is_page(address):
        return piece
    return Piece(told(piece.key, code_of("html")), lambda: with_policy(piece.read().decode()).encode())


def _entries_of_pages(root: Path, read: Callable[[str], str], addresses: list[str]) -> list[list[Entry]]:
    """Return what the search finds of the pages that are no cards."""
    store = Store(root / ENTRIES)
    found = []
    for address in addresses:
        page = read(address)
        parts = (address, page, code_of("search"))
        found.append(store.value(".entries", parts, partial(page_entries, address, page)))
    return [entries for entries in found if entries]
