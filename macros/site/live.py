"""The site while someone edits: always as it was saved last, with what nobody asked for yet made afterwards."""

import gc
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event, Lock, Thread

from macros.exports.faults import ExportError
from macros.reading.faults import Fault
from macros.reading.memory import Memory
from macros.site.building import generated
from macros.site.edition import Edition, Workers
from macros.site.finish import DeadLinksError
from macros.site.inputs import state
from macros.site.links import PageLinks, dead_links, is_page, page_links
from macros.site.prepare import Workshop, prepare, workshop
from macros.site.telling import said_of_fault, said_of_program

_OF_THE_PROGRAM = {"overrides", "macros", "package-lock.json"}
_INDEX, _DEAD_LINKS = "index", "links"
"""What is made of the whole site, among what has a key."""


class NotMadeError(Exception):
    """A file of the site cannot be made; what keeps it from being made stands in `problem` of the site."""


class LiveSite:
    """The site of a project as its files are now.

    Whatever is wrong is said here and stands in `problem`, and ends nothing.
    """

    def __init__(self, root: Path, engine: str) -> None:
        self.version = 0
        """It counts on when an open page has something else to show."""
        self.problem = ""
        """What keeps something from being made, in Dutch."""
        self.is_behind = False
        """Whether nothing could be made of what was saved last: one sees what was saved before."""
        self._root, self._engine = root, engine
        self._seen: dict[str, tuple[int, int]] = {}
        self._workshop: Workshop | None = None
        self._memory = Memory()
        self._edition: Edition | None = None
        self._workers = Workers()
        self._looking, self._noting = Lock(), Lock()
        # By the key of what was made: what kept it from being made, "" when nothing did.
        self._outcomes: dict[str, str] = {}
        self._links: dict[str, PageLinks] = {}
        self._has_more = Event()

    def start(self) -> None:
        """Make what nobody asked for yet, from now on."""
        Thread(target=self._make_the_rest, daemon=True).start()

    def stop(self) -> None:
        """Make nothing more."""
        self._workers.stop()

    def look(self) -> None:
        """Bring the site up to date with what is saved now; return once it is."""
        with self._looking:
            try:
                now = state(self._root)
            except OSError:
                return  # a folder went away while it was read
            changed = {path for path in self._seen.keys() | now.keys() if self._seen.get(path) != now.get(path)}
            if changed:
                self._seen = now
                self._make_anew(changed)

    def find(self, address: str) -> bytes | None:
        """Return a file of the site as it was last brought up to date; None when there is no such file.

        Raises:
            NotMadeError: it cannot be made.
        """
        while edition := self._edition:
            try:
                return edition.read(address) if edition.holds(address) else None
            except Exception as error:
                # Unless something else was saved meanwhile.
                if edition is self._edition:
                    piece = edition.pieces.get(address)
                    self._note(edition, piece.key if piece else _INDEX, error)
                    raise NotMadeError(address) from error
        return None

    def _make_anew(self, changed: set[str]) -> None:
        if any(path.partition("/")[0] in _OF_THE_PROGRAM for path in changed):
            self._workshop = None
        self._memory.forget(changed)
        try:
            self._workshop = made_with = self._workshop or _workshop(self._root)
            prepared = prepare(self._root, served_with=made_with, memory=self._memory)
            pages = generated(self._root, prepared, self._engine)
            edition = Edition(self._root, prepared, pages, self._workers)
        except Exception as error:
            self._show(self._edition, said_of_fault(error) or said_of_program(self._root, error))
            return
        if prepared.faults:
            _say("\n".join(["Fouten in de kaarten:", *map(str, prepared.faults)]))
        is_first = self._edition is None
        self._show(edition)
        if is_first:
            # Most of it stays: looking all of it through for what nothing uses takes a second at a thousand cards.
            gc.freeze()
        self._has_more.set()

    def _show(self, edition: Edition | None, problem: str = "") -> None:
        """Show an edition from now on; with a problem it is the one that was shown before."""
        with self._noting:
            if edition:
                self._outcomes = {key: said for key, said in self._outcomes.items() if key in edition.keys}
                self._links = {key: links for key, links in self._links.items() if key in edition.keys}
            self._edition, self.is_behind = edition, bool(problem)
            self.problem = problem or self._problems()
            self.version += 1
        if problem:
            _say(problem)
        elif self.version > 1:
            print("Opnieuw gebouwd.", flush=True)

    def _make_the_rest(self) -> None:
        before: set[str] = set()
        while self._has_more.wait():
            self._has_more.clear()
            if edition := self._edition:
                self._make_all(edition, before)
                before = edition.keys

    def _make_all(self, edition: Edition, before: set[str]) -> None:
        """Make all of an edition, what is new in it first, as long as it is shown."""
        for address, piece in sorted(edition.pieces.items(), key=lambda each: each[1].key in before):
            if not self._is_shown(edition):
                return
            if piece.key not in self._outcomes:
                self._attempt(edition, piece.key, partial(self._make, edition, address))
        self._attempt(edition, _INDEX, edition.index)
        self._attempt(edition, _DEAD_LINKS, partial(self._check_links, edition))

    def _make(self, edition: Edition, address: str) -> None:
        made = edition.read(address)
        if is_page(address):
            self._links[edition.pieces[address].key] = page_links(made.decode())

    def _check_links(self, edition: Edition) -> None:
        if edition.prepared.faults:
            return
        pages = {address: self._links.get(piece.key) for address, piece in edition.pieces.items()}
        links = {address: found for address, found in pages.items() if found}
        if dead := list(dead_links(links, {*edition.pieces, *edition.index()})):
            raise DeadLinksError("\n".join(dead))

    def _attempt(self, edition: Edition, key: str, make: Callable[[], object]) -> None:
        try:
            make()
        except Exception as error:
            self._note(edition, key, error)
        else:
            self._note(edition, key)

    def _note(self, edition: Edition, key: str, error: Exception | None = None) -> None:
        """Note whether something could be made; one sees it at once when that changes what is wrong."""
        with self._noting:
            if not self._is_shown(edition):
                return
            self._outcomes[key] = self._said(edition, error) if error else ""
            problem = self._problems()
            if problem == self.problem:
                return
            self.problem = problem
            self.version += 1
        if problem:
            _say(problem)

    def _said(self, edition: Edition, error: Exception) -> str:
        if isinstance(error, ExportError):
            return str(Fault(edition.prepared.library.files[error.card].data_path, 1, str(error)))
        return said_of_fault(error) or said_of_program(self._root, error)

    def _problems(self) -> str:
        return "\n".join(dict.fromkeys(filter(None, self._outcomes.values())))

    def _is_shown(self, edition: Edition) -> bool:
        return edition is self._edition and not self.is_behind


def _workshop(root: Path) -> Workshop:
    made = workshop(root)
    made.render.load()
    return made


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
