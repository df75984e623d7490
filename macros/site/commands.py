"""What the commands do and say, in Dutch; each returns its exit status.

What builds is loaded when something must be built: that takes longer than to see that nothing must.
"""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from macros.site.engines import ENGINES
from macros.site.inputs import keep_stamp, said_of, state
from macros.site.staging import STAGE

if TYPE_CHECKING:
    from macros.site.prepare import Prepared

PORT = 8000
"""Where `serve` shows the site, unless asked otherwise."""
_PAUSE = 0.25  # seconds between two looks at the files


def build(root: Path, site: Path, engine: str = ENGINES[0]) -> int:
    """Build the site and name the page to open."""
    stage = root / STAGE / engine
    said = said_of(stage, root, site)
    if said is None:
        from macros.reading import record

        before = state(root)
        prepared = build_or_tell(root, site, engine)
        if prepared is None:
            return 1
        notices = [f"Let op: {notice}" for notice in prepared.library.notices]
        said = "\n".join([*notices, *filter(None, [record.reminder(prepared.library.unrecorded)])])
        keep_stamp(stage, before, site, said)
    if said:
        print(said, file=sys.stderr)
    shown = site.relative_to(root) if site.is_relative_to(root) else site
    print(f"Klaar. Open {(shown / 'index.html').as_posix()} in je browser.")
    return 0


def serve(root: Path, engine: str = ENGINES[0], port: int = PORT) -> int:
    """Show the site as it is saved, until stopped; nothing is written to the folder of the site."""
    import socket

    from macros.site.building import tidy
    from macros.site.engines import start
    from macros.site.live import LiveSite
    from macros.site.serve import Served

    with socket.socket() as free:
        if free.connect_ex(("127.0.0.1", port)) == 0:
            print(
                f"Poort {port} is al bezet. Draait 'toon' nog in een ander venster? Stop het daar, "
                "of kies een andere poort: --poort 8001."
            )
            return 1
    if engine != ENGINES[0]:
        start(engine)
    tidy(root)
    site = LiveSite(root, engine)
    served = Served(site, port)
    try:
        site.look()
        if site.problem:
            print("De site komt er zodra dit verbeterd is.", file=sys.stderr)
        site.start()
        served.start()
        print(f"De site staat op http://127.0.0.1:{port}. Stop met Ctrl+C.", flush=True)
        while True:
            time.sleep(_PAUSE)
            site.look()
    except KeyboardInterrupt:
        return 0
    finally:
        served.stop()
        site.stop()


def build_or_tell(root: Path, site: Path, engine: str = ENGINES[0]) -> "Prepared | None":
    """Build the site; tell what is wrong, and return None when there is none."""
    from macros.site import building
    from macros.site.telling import said_of_fault

    try:
        return building.build(root, site, engine)
    except Exception as error:
        said = said_of_fault(error)
        if not said:
            raise
        print(said, file=sys.stderr, flush=True)
        return None
