"""A new version in the place of the old one: every file of the product, and nothing of the school's."""

import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.machine.system import patiently, remove_folder
from macros.reading import school
from macros.releasing.source import MANIFEST, source_files, version

_PREVIOUS = ".cache/vorige-versie"
"""Where within the project the old version is kept until the next upgrade."""


class UpgradeError(Exception):
    """Why no upgrade can be made, in Dutch; nothing was changed."""


@contextmanager
def opened(place: Path) -> Iterator[Path]:
    """Give the folder of a version, from a folder or a zip.

    Raises:
        UpgradeError: it holds no version.
    """
    if place.is_dir():
        yield _checked(place)
        return
    try:
        with TemporaryDirectory() as work, zipfile.ZipFile(place) as archive:
            names = archive.namelist()
            if any(Path(name).is_absolute() or ".." in Path(name).parts for name in names):
                raise UpgradeError(f"{place} is geen versie van de focuskaarten.")
            archive.extractall(work)
            tops = {Path(name).parts[0] for name in names}
            yield _checked(Path(work) / (tops.pop() if len(tops) == 1 else ""))
    except FileNotFoundError:
        raise UpgradeError(f"{place} is er niet. Schrijf waar de nieuwe versie staat: een zip of een map.") from None
    except zipfile.BadZipFile:
        raise UpgradeError(f"{place} is geen zip. Download de nieuwe versie opnieuw.") from None


def _checked(folder: Path) -> Path:
    if not (folder / "pyproject.toml").exists() or not (folder / "macros").is_dir():
        raise UpgradeError(f"In {folder} staat geen versie van de focuskaarten.")
    return folder


def replace(root: Path, new: Path) -> list[str]:
    """Put the version in `new` in the place of that in `root` and return in Dutch what was kept.

    What someone changed in the product's own files goes to school/bewaard/; the old version stays in .cache/.

    Raises:
        UpgradeError: the project is kept by Git, which brings the new version itself.
        OSError: a file cannot be written; the old version is back then.
    """
    if (root / ".git").exists():
        raise UpgradeError("Deze map wordt door Git bijgehouden: haal de nieuwe versie met 'git pull'.")
    said = _keep_changed(root, version(root))
    previous = root / _PREVIOUS
    remove_folder(previous)
    previous.mkdir(parents=True)
    old_files, new_files = source_files(root), source_files(new)
    manifest = new / MANIFEST
    if manifest.exists():
        new_files[MANIFEST] = manifest.read_bytes()
    tops = {Path(name).parts[0] for name in old_files} | ({MANIFEST} if (root / MANIFEST).exists() else set())
    for top in sorted(tops):
        patiently(partial(shutil.move, root / top, previous / top))
    try:
        for name, data in new_files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
    except OSError:
        for kept in previous.iterdir():
            place = root / kept.name
            if place.is_dir():
                remove_folder(place)
            else:
                place.unlink(missing_ok=True)
            shutil.move(kept, place)
        raise
    return said


def _keep_changed(root: Path, number: str) -> list[str]:
    """Copy every file of the product that is not as it was released to the school's folder."""
    list_of_sums = root / MANIFEST
    if not list_of_sums.exists():
        return []
    released = dict(line.split("  ", 1)[::-1] for line in list_of_sums.read_text(encoding="utf-8").splitlines())
    changed = [
        name
        for name, data in source_files(root).items()
        if name != MANIFEST and released.get(name) != hashlib.sha256(data).hexdigest()
    ]
    for name in changed:
        target = root / school.SCHOOL / school.KEPT / number / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, target)
    return [f"{name} was gewijzigd en staat nu in school/{school.KEPT}/{number}/." for name in changed]
