"""What a site is made of, file by file, told by their times and sizes alone: whether anything changed since."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from macros.files.writing import write_file

INPUTS = (
    *("data", "docs", "school", "overrides", "macros"),
    *("mkdocs.yml", "package-lock.json", "requirements.txt"),
)
"""The files and folders of the project that a site is made of."""

_STAMP = "current.json"


def state(root: Path) -> dict[str, tuple[int, int]]:
    """Return the time (in nanoseconds) and the size (in bytes) of every file that a site is made of, by its path."""
    found: dict[str, tuple[int, int]] = {}
    for name in INPUTS:
        place = root / name
        if place.is_dir():
            found.update(_within(str(place), name))
        elif place.exists():
            found[name] = _seen(place.stat())
    return found


def _within(folder: str, path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield every file in a folder and those in it; who serves the site asks this a few times a second."""
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                if not entry.is_dir():
                    yield f"{path}/{entry.name}", _seen(entry.stat())
                # A link may lead to a folder in which it stands itself.
                elif entry.name != "__pycache__" and not entry.is_symlink():
                    yield from _within(entry.path, f"{path}/{entry.name}")
            except OSError:
                continue  # it went away meanwhile


def _seen(stat: os.stat_result) -> tuple[int, int]:
    return stat.st_mtime_ns, stat.st_size


def keep_stamp(folder: Path, before: dict[str, tuple[int, int]], site: Path, said: str) -> None:
    """Note in `folder` what `site` was made of, as it was `before` the build, and what the build said of it."""
    stamp = {"made_of": _told(before), "site": _site(site), "said": said}
    write_file(folder / _STAMP, json.dumps(stamp).encode())


def said_of(folder: Path, root: Path, site: Path) -> str | None:
    """Return what was said when `site` was built, when neither it nor what it is made of changed since; else None."""
    try:
        stamp = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if stamp.get("made_of") != _told(state(root)) or stamp.get("site") != _site(site):
        return None
    return str(stamp.get("said"))


def _told(files: dict[str, tuple[int, int]]) -> str:
    lines = [sys.version, *(f"{path} {times}" for path, times in sorted(files.items()))]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _site(site: Path) -> str:
    files = sorted(_within(str(site), "")) if site.is_dir() else []
    lines = [str(site), *(f"{path} {times}" for path, times in files)]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
