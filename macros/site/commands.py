"""What the commands do and say, in Dutch; each returns its exit status."""

import socket
import sys
import traceback
from pathlib import Path

from jinja2 import TemplateSyntaxError

from macros.exports.faults import ExportError
from macros.files.writing import disk_problem
from macros.html.bundles import BundleError
from macros.reading import record
from macros.reading.faults import CardFaultsError, count_faults
from macros.site import building
from macros.site.building import STAGE
from macros.site.engines import ENGINES, EngineError
from macros.site.finish import DeadLinksError
from macros.site.inputs import keep_stamp, said_of, state
from macros.site.prepare import Prepared
from macros.site.serve import Served, changes

PORT = 8000
"""Where `serve` shows the site, unless asked otherwise."""


def build(root: Path, site: Path, engine: str = ENGINES[0]) -> int:
    """Build the site and name the page to open."""
    stage = root / STAGE / engine
    said = said_of(stage, root, site)
    if said is None:
        before = state(root)
        prepared = build_or_tell(root, site, engine)
        if prepared is None:
            return 1
        notices = [f"Let op: {notice}" for notice in prepared.library.notices]
        said = "\n".join([*notices, *filter(None, [record.reminder(prepared.library.unrecorded)])])
        keep_stamp(stage, root, before, site, said)
    if said:
        print(said, file=sys.stderr)
    shown = site.relative_to(root) if site.is_relative_to(root) else site
    print(f"Klaar. Open {(shown / 'index.html').as_posix()} in je browser.")
    return 0


def serve(root: Path, site: Path, engine: str = ENGINES[0], port: int = PORT) -> int:
    """Show the site and build it again on change, until stopped."""
    with socket.socket() as free:
        if free.connect_ex(("127.0.0.1", port)) == 0:
            print(
                f"Poort {port} is al bezet. Draait 'toon' nog in een ander venster? Stop het daar, "
                "of kies een andere poort: --poort 8001."
            )
            return 1
    site.mkdir(parents=True, exist_ok=True)
    served = Served(site, port)
    # What is saved while the first build runs must not be missed.
    before = state(root)
    try:
        _build_again(root, site, engine, served)
        if served.problem:
            print("De site komt er zodra dit verbeterd is.", file=sys.stderr)
        served.start()
        print(f"De site staat op http://127.0.0.1:{port}. Stop met Ctrl+C.", flush=True)
        for _ in changes(root, before):
            _build_again(root, site, engine, served)
            if not served.problem:
                print("Opnieuw gebouwd.", flush=True)
    except KeyboardInterrupt:
        return 0
    finally:
        served.stop()
    return 0


def _build_again(root: Path, site: Path, engine: str, served: Served) -> None:
    """Build the site while it is being served; whatever is wrong is told here and on every page, and ends nothing."""
    try:
        prepared, said = _build_or_say(root, site, engine, serving=True)
    except Exception as error:
        prepared, said = None, _programmers(root, error)
    if said:
        print(said, file=sys.stderr, flush=True)
    served.changed("" if prepared else said)


def _programmers(root: Path, error: Exception) -> str:
    """Return in Dutch, with its place, what is wrong with the program itself."""
    if isinstance(error, TemplateSyntaxError) and error.filename:
        place = f"{error.filename}:{error.lineno}"
    else:
        frames = [
            frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(root)
        ]
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "onbekend"
    shown = place.removeprefix(f"{root}/")
    return f"{shown}: fout in het programma zelf ({type(error).__name__}: {error}). Zet terug wat je daar wijzigde."


def build_or_tell(root: Path, site: Path, engine: str = ENGINES[0]) -> Prepared | None:
    """Build the site; tell what is wrong, and return None when there is none."""
    prepared, said = _build_or_say(root, site, engine, serving=False)
    if said:
        print(said, file=sys.stderr, flush=True)
    return prepared


def _build_or_say(root: Path, site: Path, engine: str, *, serving: bool) -> tuple[Prepared | None, str]:
    """Build the site; return it, None when there is none, and in Dutch what is wrong."""
    try:
        prepared = building.build(root, site, engine, serving=serving)
    except CardFaultsError as error:
        return None, f"{error}\n\n{count_faults(error.faults)}"
    except (ExportError, BundleError, EngineError, DeadLinksError) as error:
        return None, str(error)
    except OSError as error:
        return None, disk_problem(error)
    faults = "\n".join(map(str, prepared.faults))
    return prepared, f"Fouten in de kaarten:\n{faults}" if faults else ""
