"""One build: prepare, generate, finish."""

from pathlib import Path

from filelock import FileLock

from macros.site.engines import generate
from macros.site.finish import finish
from macros.site.prepare import Prepared, prepare
from macros.site.staging import stage

STAGE = ".cache/stage"
"""Where within the project the engine reads, a folder for each engine."""


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
    # A second build at the same time waits here.
    with FileLock(folder / "lock"):
        all_anew = stage(folder, root, prepared.pages, prepared.look.files, prepared.engine_settings)
        finish(root, prepared, generate(engine, folder, all_anew=all_anew), site)
    return prepared
