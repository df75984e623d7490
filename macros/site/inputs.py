"""What a site is made of, file by file, told by their times and sizes alone: whether anything changed since."""

import hashlib
import json
import sys
from pathlib import Path

from macros.files.writing import write_file

INPUTS = (
    *("data", "docs", "school", "overrides", "macros"),
    *("mkdocs.yml", "package-lock.json", "requirements.txt"),
)
"""The files and folders of the project that a site is made of."""

_STAMP = "current.json"


def state(root: Path) -> dict[Path, tuple[int, int]]:
    """Return the time (in nanoseconds) and the size (in bytes) of every file that a site is made of."""
    found: dict[Path, tuple[int, int]] = {}
    for name in INPUTS:
        place = root / name
        for file in [place] if place.is_file() else place.rglob("*"):
            if "__pycache__" in file.parts:
                continue
            try:
                stat = file.stat()
            except OSError:
                continue
            if not file.is_dir():
                found[file] = (stat.st_mtime_ns, stat.st_size)
    return found


def keep_stamp(folder: Path, root: Path, before: dict[Path, tuple[int, int]], site: Path, said: str) -> None:
    """Note in `folder` what `site` was made of, as it was `before` the build, and what the build said of it."""
    stamp = {"made_of": _told(root, before), "site": _site(site), "said": said}
    write_file(folder / _STAMP, json.dumps(stamp).encode())


def said_of(folder: Path, root: Path, site: Path) -> str | None:
    """Return what was said when `site` was built, when neither it nor what it is made of changed since; else None."""
    try:
        stamp = json.loads((folder / _STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if stamp.get("made_of") != _told(root, state(root)) or stamp.get("site") != _site(site):
        return None
    return str(stamp.get("said"))


def _told(root: Path, files: dict[Path, tuple[int, int]]) -> str:
    lines = [sys.version, *(f"{file.relative_to(root)} {times}" for file, times in sorted(files.items()))]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _site(site: Path) -> str:
    files = sorted(file for file in site.rglob("*") if file.is_file())
    lines = [str(site), *(f"{file.relative_to(site)} {(s := file.stat()).st_mtime_ns} {s.st_size}" for file in files)]
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()
