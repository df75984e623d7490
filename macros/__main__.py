"""`python -m macros COMMAND`: what stands behind `make`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.files.writing import disk_problem, write_file
from macros.importing import commands as importing
from macros.importing.field_table import FIELD_TABLE, field_table
from macros.language.advice import advice
from macros.reading import record
from macros.reading.additions import fill_in_bases, read_additions
from macros.reading.cards import read_card
from macros.reading.faults import CardFaultsError, count_faults
from macros.reading.library import Library
from macros.reading.schema import SCHEMAS, schema_text
from macros.releasing.commands import release
from macros.releasing.source import version
from macros.site.checking import check_all
from macros.site.commands import PORT, build, serve
from macros.site.engines import ENGINES
from macros.upgrading import commands as upgrading

ROOT = Path.cwd()


def _sound_library(root: Path) -> Library | None:
    """Return all cards; None, with every fault told, when something is wrong."""
    try:
        return check_all(root)
    except CardFaultsError as error:
        print(f"{error}\n\n{count_faults(error.faults)}", file=sys.stderr)
        return None


def check(root: Path, *, language: bool = False) -> int:
    """Check all cards without building; `language` gives advice on their language as well, which stops nothing."""
    library = _sound_library(root)
    if library is None:
        return 1
    for notice in library.notices:
        print(f"Let op: {notice}")
    print(f"{len(library.cards)} kaart(en) in orde.")
    if library.unrecorded:
        print(record.reminder(library.unrecorded))
    if language:
        found, missing = advice(root, library)
        print("\n".join([*map(str, found), *([missing] if missing else [])]) or "Over de taal valt niets te zeggen.")
        if found:
            print(f"\n{len(found)} keer advies over de taal. Het houdt niets tegen: neem over wat je beter vindt.")
    return 0


def take_back(root: Path, name: str, addresses: Sequence[str]) -> int:
    """Take addresses that were never published off the record."""
    try:
        print(record.take_back(root, name, addresses))
    except record.NotOnRecordError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def vastleggen(root: Path) -> int:
    """Put every address of the cards on record, for ever, and the texts that the school's additions stand on."""
    library = _sound_library(root)
    if library is None:
        return 1
    for addition in read_additions(root):
        shipped = read_card(root, addition.card).data
        if shipped and (count := fill_in_bases(root, addition, shipped)):
            print(f"{addition.source.path}: {count} keer 'basis' ingevuld.")
    print(record.update(root, library.as_written.values()))
    return 0


def schema(root: Path) -> int:
    """Write the editor's schemas and the table of fields in the help anew from the models."""
    for path, text in ((FIELD_TABLE, field_table()), *((path, schema_text(path)) for path in SCHEMAS)):
        write_file(root / path, text.encode())
        print(f"{path} is bijgewerkt.")
    return 0


COMMANDS = {command.__name__: command for command in (schema,)} | {"uitgave": release}


class _Version(argparse.Action):
    """Says the version and leaves; its constant is the root of the project, which is read only when someone asks."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"Focuskaarten {version(self.const)}")
        parser.exit()


def _parser(root: Path) -> argparse.ArgumentParser:
    """Return what reads the command line for the project in `root`; `run` in what it reads is what a command does."""
    reader = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    reader.add_argument("--version", action=_Version, nargs=0, const=root, help="Say which version this is.")
    commands = reader.add_subparsers(dest="command", required=True)
    building, serving = (commands.add_parser(made.__name__, help=made.__doc__) for made in (build, serve))
    for command in (building, serving):
        command.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="wat de pagina's maakt")
    building.add_argument("--map", type=Path, default=Path("site"), help="waar de site komt; gewoonlijk site/")
    serving.add_argument("--poort", type=int, default=PORT, help=f"waar de site te zien is; gewoonlijk {PORT}")
    building.set_defaults(run=lambda options: build(root, root / options.map, options.engine))
    serving.set_defaults(run=lambda options: serve(root, options.engine, options.poort))
    for name, made in COMMANDS.items():
        commands.add_parser(name, help=made.__doc__).set_defaults(run=lambda _options, made=made: made(root))
    checking = commands.add_parser(check.__name__, help=check.__doc__)
    checking.add_argument("--taal", action="store_true", help="geef ook advies over de taal")
    checking.set_defaults(run=lambda options: check(root, language=options.taal))
    recording = commands.add_parser(vastleggen.__name__, help=vastleggen.__doc__)
    said = "neem terug wat nooit gepubliceerd is, zoals: --terug faalangst m13 s4 (zonder adressen: de hele kaart)"
    recording.add_argument("--terug", nargs="+", metavar=("KAART", "ADRES"), help=said)
    recording.set_defaults(
        run=lambda options: take_back(root, options.terug[0], options.terug[1:]) if options.terug else vastleggen(root)
    )
    importing.add_commands(commands, root)
    upgrading.add_commands(commands, root)
    return reader


def main(words: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command in `words`, or on the command line, for the project in `root`; return its exit status."""
    options = _parser(root).parse_args(words)
    try:
        return int(options.run(options))
    except OSError as error:
        print(disk_problem(error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
