"""`python -m macros COMMAND`: what stands behind `make`.

A command loads what it needs when it runs: to load all takes longer than a build without a change.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from macros.files.writing import disk_problem, write_file

if TYPE_CHECKING:
    from macros.reading.library import Library

ROOT = Path.cwd()
_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def _sound_library(root: Path) -> "Library | None":
    """Return all cards; None, with every fault told, when something is wrong."""
    from macros.reading.faults import CardFaultsError, count_faults
    from macros.site.checking import check_all

    try:
        return check_all(root)
    except CardFaultsError as error:
        print(f"{error}\n\n{count_faults(error.faults)}", file=sys.stderr)
        return None


def check(root: Path, *, language: bool = False) -> int:
    """Check all cards without building; `language` gives advice on their language as well, which stops nothing."""
    from macros.reading import record

    library = _sound_library(root)
    if library is None:
        return 1
    for notice in library.notices:
        print(f"Let op: {notice}")
    print(f"{len(library.cards)} kaart(en) in orde.")
    if library.unrecorded:
        print(record.reminder(library.unrecorded))
    if language:
        from macros.language.advice import advice

        found, missing = advice(root, library)
        print("\n".join([*map(str, found), *([missing] if missing else [])]) or "Over de taal valt niets te zeggen.")
        if found:
            print(f"\n{len(found)} keer advies over de taal. Het houdt niets tegen: neem over wat je beter vindt.")
    return 0


def take_back(root: Path, name: str, addresses: Sequence[str]) -> int:
    """Take addresses that were never published off the record."""
    from macros.reading import record

    try:
        print(record.take_back(root, name, addresses))
    except record.NotOnRecordError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def vastleggen(root: Path) -> int:
    """Put every address of the cards on record, for ever, and the texts that the school's additions stand on."""
    from macros.reading import record
    from macros.reading.additions import fill_in_bases, read_additions
    from macros.reading.cards import read_card

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
    from macros.importing.field_table import FIELD_TABLE, field_table
    from macros.reading.schema import SCHEMAS, schema_text

    for path, text in ((FIELD_TABLE, field_table()), *((path, schema_text(path)) for path in SCHEMAS)):
        write_file(root / path, text.encode())
        print(f"{path} is bijgewerkt.")
    return 0


def _add_site(commands: _Commands, root: Path) -> None:
    from macros.site.commands import PORT, build, serve
    from macros.site.engines import ENGINES

    building, serving = (commands.add_parser(made.__name__, help=made.__doc__) for made in (build, serve))
    for command in (building, serving):
        command.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help="wat de pagina's maakt")
    building.add_argument("--map", type=Path, default=Path("site"), help="waar de site komt; gewoonlijk site/")
    serving.add_argument("--poort", type=int, default=PORT, help=f"waar de site te zien is; gewoonlijk {PORT}")
    building.set_defaults(run=lambda options: build(root, root / options.map, options.engine))
    serving.set_defaults(run=lambda options: serve(root, options.engine, options.poort))


def _add_schema(commands: _Commands, root: Path) -> None:
    commands.add_parser("schema", help=schema.__doc__).set_defaults(run=lambda _options: schema(root))


def _add_release(commands: _Commands, root: Path) -> None:
    from macros.releasing.commands import release

    commands.add_parser("uitgave", help=release.__doc__).set_defaults(run=lambda _options: release(root))


def _add_check(commands: _Commands, root: Path) -> None:
    checking = commands.add_parser("check", help=check.__doc__)
    checking.add_argument("--taal", action="store_true", help="geef ook advies over de taal")
    checking.set_defaults(run=lambda options: check(root, language=options.taal))


def _add_record(commands: _Commands, root: Path) -> None:
    recording = commands.add_parser("vastleggen", help=vastleggen.__doc__)
    said = "neem terug wat nooit gepubliceerd is, zoals: --terug faalangst m13 s4 (zonder adressen: de hele kaart)"
    recording.add_argument("--terug", nargs="+", metavar=("KAART", "ADRES"), help=said)
    recording.set_defaults(
        run=lambda options: take_back(root, options.terug[0], options.terug[1:]) if options.terug else vastleggen(root)
    )


def _add_importing(commands: _Commands, root: Path) -> None:
    from macros.importing.commands import add_commands

    add_commands(commands, root)


def _add_upgrading(commands: _Commands, root: Path) -> None:
    from macros.upgrading.commands import add_commands

    add_commands(commands, root)


_ADDED_BY: dict[str, Callable[[_Commands, Path], None]] = {
    **dict.fromkeys(("build", "serve"), _add_site),
    "schema": _add_schema,
    "uitgave": _add_release,
    "check": _add_check,
    "vastleggen": _add_record,
    **dict.fromkeys(("nieuw", "importeer"), _add_importing),
    **dict.fromkeys(("bijwerken", "school"), _add_upgrading),
}
"""What adds each command to the command line."""


class _Version(argparse.Action):
    """Says the version and leaves; its constant is the root of the project, which is read only when someone asks."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from macros.releasing.source import version

        print(f"Focuskaarten {version(self.const)}")
        parser.exit()


def _parser(root: Path, asked: str) -> argparse.ArgumentParser:
    """Return what reads the command line for the project in `root`; `run` in what it reads is what a command does.

    It knows the command that was `asked` for, or all when there is no such command.
    """
    reader = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    reader.add_argument("--version", action=_Version, nargs=0, const=root, help="Say which version this is.")
    commands = reader.add_subparsers(dest="command", required=True)
    for add in [_ADDED_BY[asked]] if asked in _ADDED_BY else dict.fromkeys(_ADDED_BY.values()):
        add(commands, root)
    return reader


def main(words: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Run the command in `words`, or on the command line, for the project in `root`; return its exit status."""
    typed = sys.argv[1:] if words is None else words
    options = _parser(root, typed[0] if typed else "").parse_args(typed)
    try:
        return int(options.run(options))
    except OSError as error:
        print(disk_problem(error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
