"""The second step: an engine makes pages of what was staged. MkDocs and ProperDocs, its fork, go the same way."""

import importlib
import logging
import os
from pathlib import Path
from typing import Any

from macros.files.writing import write_file
from macros.site.staging import OUT

ENGINES = ("mkdocs", "properdocs")
"""What can make the pages, the usual one first; each is the name of its package."""

_STAMP = "whole"
# The theme's announcement of MkDocs 2 tells an editor nothing: `mkdocs<2` is pinned.
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
_LONGEST_SAID = 300  # characters of what an engine says of the settings
_ABOUT_DIRTY = "A 'dirty' build"


class EngineError(Exception):
    """The engine makes no pages; the text is what it says of it, in its own language."""


def start(engine: str) -> None:
    """Load an engine before anything asks for one: ProperDocs takes the place of MkDocs once its command is there."""
    os.environ |= _QUIET
    importlib.import_module(f"{engine}.__main__")


def generate(engine: str, folder: Path, *, all_anew: bool) -> Path:
    """Make the pages staged in `folder` and return the folder that holds them.

    Args:
        engine: one of ENGINES.
        folder: what `macros.site.staging.stage` filled.
        all_anew: whether to make every page, and not only those that changed since the last time.

    Raises:
        EngineError: a page cannot be made, or the engine warns of one.
        OSError: a file cannot be written.
    """
    stamp = folder / _STAMP
    whole = stamp.exists() and not all_anew
    stamp.unlink(missing_ok=True)
    start(engine)
    warnings = _Warnings()
    logger = logging.getLogger(engine)
    logger.addHandler(warnings)
    try:
        config = importlib.import_module(f"{engine}.config").load_config(
            str(folder / "mkdocs.yml"), docs_dir=str(folder / "docs"), site_dir=str(folder / OUT)
        )
        importlib.import_module(f"{engine}.commands.build").build(config, dirty=whole)
    except OSError:
        raise
    except (Exception, SystemExit) as error:
        # An engine may raise anything, and the macros plugin leaves by itself; whoever made the page cannot help it.
        raise EngineError("\n".join([*warnings.texts, str(error)])) from error
    finally:
        logger.removeHandler(warnings)
    if warnings.texts:
        raise EngineError("\n".join(warnings.texts))
    write_file(stamp, b"")
    return folder / OUT


def settings_problem(file: Path) -> str:
    """Return in one line, in its own language, why MkDocs cannot use a file of settings; "" when it can."""
    warnings = _Warnings()
    logger = logging.getLogger(ENGINES[0])
    logger.addHandler(warnings)
    os.environ |= _QUIET
    try:
        # Without the hooks: those are code, and one of them builds.
        importlib.import_module(f"{ENGINES[0]}.config").load_config(str(file), hooks=[])
    except (Exception, SystemExit) as error:  # an engine may raise anything
        warnings.texts.append(str(error))
    finally:
        logger.removeHandler(warnings)
    return " ".join(" ".join(warnings.texts).split())[:_LONGEST_SAID]


class _Warnings(logging.Handler):
    """Keeps what an engine warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if not text.startswith(_ABOUT_DIRTY):
            self.texts.append(text)


def engine_of(config: Any) -> str:  # noqa: ANN401 - the configuration object of an engine
    """Return which engine a configuration object belongs to."""
    return type(config).__module__.partition(".")[0]
