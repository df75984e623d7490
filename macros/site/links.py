"""Whether every link from one page of the site to another leads somewhere."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')
_EVERYWHERE = "__skip"
"""Where the theme's link past the menu leads: it has no address on every page."""


class PageLinks(NamedTuple):
    """The links of a page to others of the site and to itself, as they are written, and the places on it."""

    links: tuple[str, ...]
    ids: frozenset[str]


def is_page(address: str) -> bool:
    """Return whether a file of the site is a page."""
    return address.endswith(".html")


def page_links(page: str) -> PageLinks:
    """Return what the HTML of a page holds of links and places; those that lead off the site are left out."""
    ids = frozenset(_ID.findall(page))
    links = (link for link in dict.fromkeys(_LINK.findall(page)) if not _is_sound(link, ids))
    return PageLinks(tuple(links), ids)


def _is_sound(link: str, ids: Collection[str]) -> bool:
    """Return whether a link leads off the site, or to a place on its own page that is there."""
    if link.startswith("#"):
        return unquote(link[1:]) in ids
    return _leads_off(link)


@lru_cache(maxsize=10_000)
def _leads_off(link: str) -> bool:
    target = urlsplit(link.replace("&amp;", "&"))
    return bool(target.scheme or target.netloc or target.path.startswith("/"))


def dead_links(pages: Mapping[str, PageLinks], addresses: Collection[str]) -> Iterator[str]:
    """Yield a line in Dutch for each link that leads to nothing within the site.

    Args:
        pages: what each page holds, by its address within the site.
        addresses: all files of the site.
    """
    folders = _folders_of(addresses)
    # Nearly all pages hold the same links, those of the menu.
    split, resolve = cache(_split), cache(_resolve)
    for where, page in sorted(pages.items()):
        for link in page.links:
            path, fragment = split(link)
            address = resolve(where.rpartition("/")[0], path) if path else where
            if address is None or (address not in addresses and address not in folders):
                yield f"{where}: de link naar '{link}' wijst nergens naar. Verbeter het adres, of haal hem weg."
            elif address in pages and not _is_place(fragment, pages[address]):
                yield (
                    f"{where}: de link naar '{link}' wijst naar een plek die niet op die pagina staat. "
                    "Verbeter het deel achter #, of haal het weg."
                )


def _folders_of(addresses: Collection[str]) -> set[str]:
    folders = {"."}
    for address in addresses:
        folder = address.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    return folders


def _split(link: str) -> tuple[str, str]:
    """Return the path of a link as it is written and the place on the page to which it leads."""
    target = urlsplit(link.replace("&amp;", "&"))
    return unquote(target.path), unquote(target.fragment)


def _is_place(fragment: str, page: PageLinks) -> bool:
    return not fragment or fragment in page.ids or fragment == _EVERYWHERE


def _resolve(folder: str, path: str) -> str | None:
    """Return the address to which a path on a page in a folder leads; None when that is outside the site."""
    parts = list(PurePosixPath(folder).parts)
    for step in PurePosixPath(path).parts:
        if step != "..":
            parts.append(step)
        elif parts:
            parts.pop()
        else:
            return None
    return "/".join(parts) or "."
