"""Disks that refuse: a real small one where this machine lets us mount it, and what stands in for it elsewhere."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def _mount(*words: str) -> bool:
    try:
        return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path | None]:
    """Give a disk of this size, mounted in a folder within `folder`; None where nobody may mount one."""
    place = folder / "schijf"
    place.mkdir()
    if not _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)):
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=False)


def make_read_only(disk: Path, *, read_only: bool) -> None:
    """Let nobody write on a disk of `small_disk`, not even root; or let them again."""
    assert _mount("-o", f"remount,{'ro' if read_only else 'rw'}", str(disk))


def fill(disk: Path, left: int) -> Path:
    """Fill a disk but for `left` bytes; return the file that does, to be removed."""
    filler = disk / "vol"
    with filler.open("wb") as out:
        state = os.statvfs(disk)
        room = max(state.f_bavail * state.f_frsize - left, 0)
        while room > 0:
            out.write(b"\0" * min(room, 1_000_000))
            room -= 1_000_000
    return filler
