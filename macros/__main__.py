"""`python -m macros COMMAND`: what stands behind `make`."""

import argparse
import os
import socket
import subprocess
import sys
from pathlib import Path

from macros import SERVING
from macros.importing import commands as importing
from macros.importing.field_table import FIELD_TABLE, field_table
from macros.reading import record
from macros.reading.faults import CardFaultsError, count_faults
from macros.reading.library import Library, load
from macros.reading.schema import SCHEMA, schema_text

ROOT = Path.cwd()
_MKDOCS = [sys.executable, "-m", "mkdocs"]
_SERVED = ("127.0.0.1", 8000)
# The theme's announcement of MkDocs 2 tells an editor nothing: `mkdocs<2` is pinned.
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def build() -> int:
    """Build the site and name the page to open."""
    # Not --quiet: then MkDocs does not count its own warnings, and a dead link would pass --strict.
    command = [*_MKDOCS, "build", "--strict"]
    run = subprocess.run(command, env=os.environ | _QUIET, stderr=subprocess.PIPE, encoding="utf-8", check=False)
    said = [line for line in run.stderr.splitlines() if not line.startswith("INFO")]
    print("\n".join(said).strip(), end="\n" if said else "", file=sys.stderr)
    if run.returncode == 0:
        print("Klaar. Open site/index.html in je browser.")
    return run.returncode


def serve() -> int:
    """Show the site and rebuild on change, until stopped."""
    with socket.socket() as free:
        if free.connect_ex(_SERVED) == 0:
            print(f"Poort {_SERVED[1]} is al bezet. Draait 'make serve' nog in een ander venster? Stop het daar.")
            return 1
    environment = os.environ | _QUIET | {SERVING: "1"}
    try:
        return subprocess.run(
            [*_MKDOCS, "serve", "--dev-addr", "{}:{}".format(*_SERVED)], env=environment, check=False
        ).returncode
    except KeyboardInterrupt:
        return 0


def _sound_library() -> Library | None:
    """Return all cards; None, with every fault told, when something is wrong."""
    try:
        return load(ROOT)
    except CardFaultsError as error:
        print(f"{error}\n\n{count_faults(error.faults)}", file=sys.stderr)
        return None


def check() -> int:
    """Check all cards without building."""
    library = _sound_library()
    if library is None:
        return 1
    print(f"{len(library.cards)} kaart(en) in orde.")
    if library.unrecorded:
        print(record.reminder(library.unrecorded))
    return 0


def vastleggen() -> int:
    """Put every address of the cards on record in data/vaste-links.yml, for ever."""
    library = _sound_library()
    if library is None:
        return 1
    print(record.update(ROOT, library.cards.values()))
    return 0


def schema() -> int:
    """Write the editor's schema of a card file and the table of fields in the help anew from the model."""
    for path, text in ((SCHEMA, schema_text()), (FIELD_TABLE, field_table())):
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
        print(f"{path} is bijgewerkt.")
    return 0


COMMANDS = {command.__name__: command for command in (build, serve, check, schema, vastleggen)}


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    reader = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    commands = reader.add_subparsers(dest="command", required=True)
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.__doc__)
    importing.add_commands(commands)
    return reader


def main() -> int:
    """Run the command on the command line; return its exit status."""
    options = parser().parse_args()
    return importing.run(options, ROOT) if "run" in options else COMMANDS[options.command]()


if __name__ == "__main__":
    sys.exit(main())
