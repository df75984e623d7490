"""Writing files so that no reader ever meets half of one."""

import errno
import os
import tempfile
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
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
            if lasting:
                new.flush()
                os.fsync(new.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
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
