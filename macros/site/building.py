"""One build: prepare, generate, finish."""

import time
from pathlib import Path

from filelock import FileLock

from macros.exports import take_away
from macros.files.store import Store
from macros.html import bundles
from macros.search import index
from macros.site.checking import READ
from macros.site.engines import generate
from macros.site.finish import finish
from macros.site.prepare import RENDERED, Prepared, prepare
from macros.site.staging import stage

STAGE = ".cache/stage"
"""Where within the project the engine reads, a folder for each engine."""
_KEPT = (READ, RENDERED, take_away.CACHE, bundles.CACHE, index.ENTRIES)


def build(root: Path, site: Path, engine: str, *, serving: bool = False) -> Prepared:
    """Build the site of the project in `root` into the folder `site`; return what it was made of.

    Raises:
        CardFaultsError, ExportError, BundleError: see `prepare`.
        EngineError: see `generate`.
        DeadLinksError: see `finish`.
    """
    prepared = prepare(root, serving=serving)
    folder = root / STAGE / engine
    folder.mkdir(parents=True, exist_ok=True)
    # A second build at the same time waits here, whatever its engine: both would write the same site.
    with FileLock(root / STAGE / "lock"):
        all_anew = stage(folder, root, prepared.pages, prepared.look.files, prepared.engine_settings)
        finish(root, prepared, generate(engine, folder, all_anew=all_anew), site)
    for kept in _KEPT:
        Store(root / kept).tidy(time.time())
    return prepared
