"""The second step: an engine makes pages of what was staged. MkDocs and ProperDocs, its fork, go the same way."""

import importlib
import logging
import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.files.writing import write_file
from macros.site.staging import DOCS, OUT, OVERRIDES

if TYPE_CHECKING:
    from jinja2 import Environment

ENGINES = ("mkdocs", "properdocs")
"""What can make the pages, the usual one first; each is the name of its package."""

_STAMP = "whole"
_COMPILED = "compiled"
_PACKAGES = ("mkdocs-material", "mkdocs-macros-plugin", "markdown", "jinja2")
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
    stamp, made_with = folder / _STAMP, _made_with(engine)
    whole = not all_anew and stamp.exists() and stamp.read_text(encoding="utf-8") == made_with
    whole = whole and not _is_newer(stamp, folder / OVERRIDES, *folder.glob("*.yml"))
    if whole and not _is_newer(stamp, folder / DOCS):
        return folder / OUT
    stamp.unlink(missing_ok=True)
    start(engine)
    warnings = _Warnings()
    logger = logging.getLogger(engine)
    logger.addHandler(warnings)
    try:
        config = importlib.import_module(f"{engine}.config").load_config(
            str(folder / "mkdocs.yml"), docs_dir=str(folder / "docs"), site_dir=str(folder / OUT)
        )
        _keep_compiled(config.theme, folder / _COMPILED)
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
    write_file(stamp, made_with.encode())
    return folder / OUT


def _keep_compiled(theme: Any, folder: Path) -> None:  # noqa: ANN401 - the theme object of an engine
    """Let an engine keep its templates as compiled in a folder: to compile them takes as long as to make ten pages."""
    # A command that makes no page knows the names of the engines and loads none.
    from jinja2 import FileSystemBytecodeCache  # noqa: PLC0415

    folder.mkdir(exist_ok=True)
    environment = theme.get_env

    def keeping() -> "Environment":
        made: Environment = environment()
        made.bytecode_cache = FileSystemBytecodeCache(str(folder))
        return made

    theme.get_env = keeping


def _is_newer(stamp: Path, *places: Path) -> bool:
    """Return whether one of these files, or one in these folders, was written after `stamp`.

    Also by a build that was stopped before it made the pages: what a later one staged would not show it.
    """
    made = stamp.stat().st_mtime_ns
    files = (file for place in places for file in (place.rglob("*") if place.is_dir() else [place]))
    return any(file.is_file() and file.stat().st_mtime_ns > made for file in files)


def _made_with(engine: str) -> str:
    """Return what makes the pages: another version of one of these may make others of the same text."""
    return "\n".join(f"{package} {version(package)}" for package in (engine, *_PACKAGES))


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
