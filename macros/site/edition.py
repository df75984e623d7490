"""The site as it was saved at one moment, while someone edits: each file is made when it is first read."""

from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, cached_property
from pathlib import Path
from threading import Lock

from macros.files.pieces import Piece
from macros.search.index import FOLDER
from macros.site.finish import found_by_search, pieces
from macros.site.licences import LICENCES, licences
from macros.site.prepare import Prepared


class Workers:
    """Who makes the files, one for each kind: no two of a kind are made at once, and none waits for a slower kind."""

    def __init__(self) -> None:
        self.pages, self.files, self.index = (ThreadPoolExecutor(1) for _ in range(3))

    def stop(self) -> None:
        """Make nothing more."""
        for worker in (self.pages, self.files, self.index):
            worker.shutdown(wait=False, cancel_futures=True)


class Edition:
    """The files of the site by their address within it; those that tell a web server its settings are left out."""

    def __init__(self, root: Path, prepared: Prepared, generated: Path, workers: Workers) -> None:
        """Take what `macros.site.prepare` made, and the folder with the pages that the engine made of it."""
        self.prepared = prepared
        self.pieces = pieces(generated, prepared) | {LICENCES: _licences(root)}
        self._root, self._workers = root, workers
        self._index: Future[dict[str, Piece]] | None = None
        self._asking = Lock()

    def holds(self, address: str) -> bool:
        """Return whether there is such a file."""
        return address in (self.index() if _is_index(address) else self.pieces)

    def read(self, address: str) -> bytes:
        """Return a file, after making it when that was not done yet; it may raise whatever making it does."""
        if _is_index(address):
            return self.index()[address].read()
        worker = self._workers.files if address in self.prepared.take_away else self._workers.pages
        return worker.submit(self.pieces[address].read).result()

    def index(self) -> dict[str, Piece]:
        """Return the index of the search by the addresses of its files, after making it when that was not done yet."""
        with self._asking:
            if self._index is None:
                self._index = self._workers.index.submit(self._searched)
        return self._index.result()

    def _searched(self) -> dict[str, Piece]:
        def read(address: str) -> str:
            return self.read(address).decode()

        return found_by_search(self._root, self.prepared, read)

    @cached_property
    def keys(self) -> set[str]:
        """What stands for the content of each of its files, but for the index."""
        return {piece.key for piece in self.pieces.values()}


@cache
def _licences(root: Path) -> Piece:
    """Return the licences of the packages, which stay as they are while the site is served."""
    return licences(root)


def _is_index(address: str) -> bool:
    return address.startswith(f"{FOLDER}/")
