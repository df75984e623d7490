"""A site as it comes about beside the last one: what is the same is taken from there, and only the rest is made."""

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from macros.files.pieces import Piece
from macros.files.swapping import bring_back, put_in_place
from macros.files.writing import write_file
from macros.site.links import PageLinks, is_page, page_links

_RECORD = "site.json"
"""What stands in the last site and what each file was made from."""


class _Written(NamedTuple):
    """A file of a site: the key of what it was made from, its time and size once written, and what a page holds."""

    key: str
    time: int
    size: int
    links: PageLinks | None


class Assembly:
    """A new site, until it takes the place of the last one.

    It is a context: whatever goes wrong within, the last site stays and nothing is left beside it.
    """

    def __init__(self, site: Path, records: Path) -> None:
        """Begin a new site for the place of `site`; in the folder `records` is kept what the last one was made of."""
        bring_back(site)
        self.folder = site.with_name(f".{site.name}-nieuw")
        self._site, self._record = site, records / _RECORD
        self._last = _read(self._record, site)
        self._written: dict[str, _Written] = {}
        self._folders: set[Path] = set()

    def __enter__(self) -> "Assembly":
        shutil.rmtree(self.folder, ignore_errors=True)
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def addresses(self) -> set[str]:
        """The addresses of all files that it holds so far."""
        return set(self._written)

    @property
    def pages(self) -> dict[str, PageLinks]:
        """What its pages hold of links and places, by their address."""
        return {address: written.links for address, written in self._written.items() if written.links}

    def add(self, address: str, piece: Piece) -> None:
        """Add a file."""
        file = self.folder / address
        self._make_folder(file.parent)
        last = self._last.get(address)
        if last and last.key == piece.key and self._take_along(last, address):
            self._written[address] = last
            return
        data = piece.read()
        file.unlink(missing_ok=True)  # what was taken along is the last site's too
        file.write_bytes(data)
        # A web server must be able to read the site, whatever whoever builds it keeps to themselves (umask 077).
        file.chmod(0o644)
        stat = file.stat()
        links = page_links(data.decode()) if is_page(address) else None
        self._written[address] = _Written(piece.key, stat.st_mtime_ns, stat.st_size, links)

    def read(self, address: str) -> str:
        """Return the text of a file that was added."""
        return (self.folder / address).read_text(encoding="utf-8")

    def put_in_place(self) -> None:
        """Let the new site take the place of the last one, in one step."""
        put_in_place(self.folder, self._site)
        said = {"site": str(self._site), "files": {key: _as_json(one) for key, one in self._written.items()}}
        write_file(self._record, json.dumps(said, separators=(",", ":")).encode())

    def _take_along(self, last: _Written, address: str) -> bool:
        """Take a file of the last site along when it still is as it was written; return whether it was."""
        old, new = self._site / address, self.folder / address
        try:
            stat = old.stat()
            if (stat.st_mtime_ns, stat.st_size) != (last.time, last.size):
                return False
            new.unlink(missing_ok=True)
            try:
                os.link(old, new)
            except OSError:  # not every disk or share can have one file in two places
                shutil.copy2(old, new)
        except OSError:
            return False
        return True

    def _make_folder(self, folder: Path) -> None:
        if folder in self._folders:
            return
        if folder != self.folder:
            self._make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        folder.chmod(0o755)
        self._folders.add(folder)


def _as_json(one: _Written) -> list[Any]:
    return [one.key, one.time, one.size, one.links and [one.links.links, sorted(one.links.ids)]]


def _read(record: Path, site: Path) -> dict[str, _Written]:
    """Return what is known of the last site; nothing when the record is gone, damaged or of another one."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        said = json.loads(record.read_bytes())
        if said["site"] == str(site):
            return {
                address: _Written(key, time, size, PageLinks(tuple(links[0]), frozenset(links[1])) if links else None)
                for address, (key, time, size, links) in said["files"].items()
            }
    return {}
