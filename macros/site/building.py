"""One build: prepare, generate, finish."""

import gc
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from macros.exports import take_away
from macros.files.store import Store
from macros.html import bundles
from macros.search import index
from macros.site.checking import READ
from macros.site.engines import ENGINES, generate, start
from macros.site.finish import finish
from macros.site.prepare import RENDERED, TEMPLATES, Prepared, prepare
from macros.site.staging import STAGE, stage

_KEPT = (READ, RENDERED, TEMPLATES, take_away.CACHE, bundles.CACHE, index.ENTRIES)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Wait until no other build of the project runs, and say so."""
    lock = FileLock(root / STAGE / "lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        print("Er loopt al een bouw van deze site. Deze gaat verder zodra die klaar is.", file=sys.stderr, flush=True)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _all_stays() -> Iterator[None]:
    """Look for nothing that is used no more: nearly all stays, and a thousand cards are millions of things."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def build(root: Path, site: Path, engine: str) -> Prepared:
    """Build the site of the project in `root` into the folder `site`; return what it was made of.

    Raises:
        CardFaultsError, ExportError, BundleError: see `prepare`.
        EngineError: see `generate`.
        DeadLinksError: see `finish`.
    """
    # The usual one is loaded when it has pages to make; another must be there before anything loads that one.
    if engine != ENGINES[0]:
        start(engine)
    with _all_stays():
        prepared = prepare(root)
    # A second build at the same time waits here, whatever its engine: both would write the same site.
    with _alone(root):
        finish(root, prepared, _pages(root, prepared, engine), site, root / STAGE / engine)
    tidy(root)
    return prepared


def tidy(root: Path) -> None:
    """Remove what was kept for the site and was not used for long."""
    for kept in _KEPT:
        Store(root / kept).tidy(time.time())


def generated(root: Path, prepared: Prepared, engine: str) -> Path:
    """Return a folder with the pages of a site that is being served, up to date; see `generate` for what it raises."""
    with _alone(root):
        return _pages(root, prepared, engine)


def _pages(root: Path, prepared: Prepared, engine: str) -> Path:
    folder = root / STAGE / engine
    all_anew = stage(folder, root, prepared.pages, prepared.look.files, prepared.engine_settings)
    return generate(engine, folder, all_anew=all_anew)
