"""Writing files so that no reader ever meets half of one."""

import errno
import os
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

_WHY = {
    errno.ENOSPC: "de schijf is vol. Maak plaats",
    errno.EDQUOT: "de schijf is vol. Maak plaats",
    errno.EROFS: "de map is alleen-lezen. Zet het project in een map waarin je mag schrijven",
    errno.EACCES: "je mag hier niet schrijven. Zet het project in een map waarin je mag schrijven",
    errno.EPERM: "je mag hier niet schrijven. Zet het project in een map waarin je mag schrijven",
    errno.EIO: "de schijf of de share antwoordt niet. Kijk of ze er nog is",
}


def disk_problem(error: OSError) -> str:
    """Return one line in Dutch that says what a disk refused and what to do; nothing is half-written then."""
    if isinstance(error, shutil.Error):
        # A folder was copied: each file that could not be is told with its own reason, and they are all alike.
        source, target, said = error.args[0][0]
        number = re.search(r"\[Errno (\d+)\]", str(said))
        error = OSError(int(number[1]) if number else 0, str(said), str(target or source))
    why = _WHY.get(error.errno or 0, f"{error.strerror or error}. Kijk of de map er is en of je er mag schrijven")
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{why}, en probeer opnieuw. Wat er stond, staat er nog."


def write_file(file: Path, data: bytes, *, lasting: bool = False) -> None:
    """Put a file in place in one step: it is written beside and renamed, and made for everybody to read.

    Args:
        file: where it comes; folders above it are made.
        data: what comes in it.
        lasting: whether nothing can make it again: then it is on the disk, not on its way, before it is put in place.

    Raises:
        OSError: the file cannot be written; the old one, if there is one, is still whole.
    """
    write_together({file: data}, lasting=lasting)


def write_together(files: Mapping[Path, bytes], *, lasting: bool = False) -> None:
    """Put files that belong together in place as `write_file` does: all are written beside before one is renamed.

    Raises:
        OSError: one cannot be written; the old ones are still there, whole.
    """
    new: dict[Path, Path] = {}
    try:
        for file, data in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
            new[file] = Path(name)
            with os.fdopen(handle, "wb") as out:
                out.write(data)
                if lasting:
                    out.flush()
                    os.fsync(out.fileno())
            new[file].chmod(0o644)
        for file, written in new.items():
            written.replace(file)
    except BaseException:
        for written in new.values():
            written.unlink(missing_ok=True)
        raise


def write_if_changed(file: Path, data: bytes, *, lasting: bool = False) -> bool:
    """Write a file as `write_file` does, unless it holds these bytes already; return whether it was written."""
    try:
        if file.stat().st_size == len(data) and file.read_bytes() == data:
            return False
    except FileNotFoundError:
        pass
    write_file(file, data, lasting=lasting)
    return True
