"""What an editor gets to read, in Dutch, of whatever keeps a site from being made."""

import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError

from macros.exports.faults import ExportError
from macros.files.writing import disk_problem
from macros.html.bundles import BundleError
from macros.reading.faults import CardFaultsError, count_faults
from macros.site.engines import EngineError
from macros.site.finish import DeadLinksError


def said_of_fault(error: Exception) -> str:
    """Return what is wrong, and what to do; "" for what is no fault of an editor but of the program itself."""
    if isinstance(error, CardFaultsError):
        return f"{error}\n\n{count_faults(error.faults)}"
    if isinstance(error, ExportError | BundleError | EngineError | DeadLinksError):
        return str(error)
    return disk_problem(error) if isinstance(error, OSError) else ""


def said_of_program(root: Path, error: Exception) -> str:
    """Return with its place what is wrong with the program itself."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        place = f"{error.filename}:{error.lineno}"
    else:
        frames = [
            frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(root)
        ]
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "onbekend"
    shown = place.removeprefix(f"{root}/")
    return f"{shown}: fout in het programma zelf ({type(error).__name__}: {error}). Zet terug wat je daar wijzigde."
