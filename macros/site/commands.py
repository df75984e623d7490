"""What the commands do and say, in Dutch; each returns its exit status."""

import socket
import sys
from pathlib import Path

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
        if build_or_tell(root, site, engine, serving=True) is None:
            print("De site komt er zodra dit verbeterd is.", file=sys.stderr)
        served.start()
        print(f"De site staat op http://127.0.0.1:{port}. Stop met Ctrl+C.", flush=True)
        for _ in changes(root, before):
            if build_or_tell(root, site, engine, serving=True) is not None:
                print("Opnieuw gebouwd.", flush=True)
                served.changed()
    except KeyboardInterrupt:
        return 0
    finally:
        served.stop()
    return 0


def build_or_tell(root: Path, site: Path, engine: str = ENGINES[0], *, serving: bool = False) -> Prepared | None:
    """Build the site; tell what is wrong, and return None when there is none."""
    try:
        prepared = building.build(root, site, engine, serving=serving)
    except CardFaultsError as error:
        print(f"{error}\n\n{count_faults(error.faults)}", file=sys.stderr)
    except (ExportError, BundleError, EngineError, DeadLinksError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(disk_problem(error), file=sys.stderr)
    else:
        if prepared.faults:
            faults = "\n".join(map(str, prepared.faults))
            print(f"Fouten in de kaarten:\n{faults}", file=sys.stderr, flush=True)
        return prepared
    return None
