"""`bijwerken`: look beforehand, take over from the first layout, put a new version in place; and `school`: begin."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.reading import school
from macros.reading.faults import Fault
from macros.reading.library import load_what_is_sound
from macros.releasing.source import version
from macros.upgrading.first_layout import is_first_layout, take_over, write_school
from macros.upgrading.replace import UpgradeError, opened, replace
from macros.upgrading.trial import trial


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]", root: Path) -> None:
    """Add the commands for the project in `root`."""
    upgrading = commands.add_parser("bijwerken", help="Overstappen op een nieuwe versie.")
    upgrading.add_argument("versie", nargs="?", type=Path, help="de nieuwe versie: een zip of een map")
    upgrading.add_argument("--proef", action="store_true", help="alleen zeggen wat er verandert")
    upgrading.add_argument("--oud", type=Path, help="een oude map zonder school/, waaruit jullie wijzigingen komen")
    upgrading.set_defaults(run=lambda options: upgrade(root, options.versie, options.oud, only_look=options.proef))
    beginning = commands.add_parser("school", help="De map van je school beginnen, met een voorbeeld erin.")
    beginning.set_defaults(run=lambda _options: begin(root))


def begin(root: Path) -> int:
    """Copy the example of a school's folder, unless there is a folder."""
    if school.has_school(root):
        print(f"De map {school.SCHOOL}/ is er al. Er is niets veranderd.")
        return 1
    shutil.copytree(root / school.EXAMPLE, root / school.SCHOOL)
    print(f"De map {school.SCHOOL}/ staat klaar. Begin met {school.SETTINGS}; lees {school.SCHOOL}/LEESMIJ.md.")
    return 0


def upgrade(root: Path, new: Path | None, old: Path | None, *, only_look: bool) -> int:
    """Do what was asked; what is wrong is said in Dutch, and nothing was changed then."""
    try:
        if old is not None:
            return _take_over(root, old, only_look=only_look)
        with _new_version(root, new) as folder:
            print("\n".join(trial(root, folder)))
            if only_look:
                print("\nDit was een proef: er is niets veranderd.")
                return 0
            for line in replace(root, folder):
                print(line)
            print(f"\nVersie {version(root)} staat klaar. Bouw de site opnieuw: kaarten.py bouw")
            return 0
    except (UpgradeError, OSError) as error:
        print(error, file=sys.stderr)
        return 1


@contextmanager
def _new_version(root: Path, new: Path | None) -> Iterator[Path]:
    if new is not None:
        with opened(new) as folder:
            yield folder
        return
    if not (root / ".git").exists():
        raise UpgradeError(
            "Schrijf erbij waar de nieuwe versie staat: bijwerken focuskaarten-1.1.0.zip\n"
            "Kom je van een oude map zonder school/: bijwerken --oud ../oude-map"
        )
    with tempfile.TemporaryDirectory() as work:
        archive = Path(work) / "nieuw.zip"
        _git(root, "fetch", "--quiet")
        _git(root, "archive", "--format=zip", f"--output={archive}", "@{upstream}")
        with opened(archive) as folder:
            yield folder


def _git(root: Path, *words: str) -> None:
    try:
        run = subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", check=False)
    except OSError:
        raise UpgradeError("Git is niet geïnstalleerd.") from None
    if run.returncode:
        raise UpgradeError(f"Git kon de nieuwe versie niet halen: {run.stderr.strip()}")


def _take_over(root: Path, old: Path, *, only_look: bool) -> int:
    if school.has_school(root):
        raise UpgradeError(f"Er is al een map {school.SCHOOL}/. Hernoem ze eerst, of voeg zelf samen.")
    if not is_first_layout(old):
        raise UpgradeError(f"{old} is geen oude map met data/kaarten/ en mkdocs.yml, of heeft al een map school/.")
    moved = take_over(old, root)
    print("\n".join(moved.said) or "In de oude map is niets gewijzigd: er is niets over te nemen.")
    if only_look or not moved.files:
        return 0
    write_school(moved, root)
    faults: tuple[Fault, ...] = load_what_is_sound(root).faults
    for fault in faults:
        print(f"Nog na te kijken: {fault}")
    print(f"\nAlles staat in {school.SCHOOL}/. De oude map is niet veranderd.")
    return 0
