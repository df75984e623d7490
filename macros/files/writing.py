"""Writing files so that no reader ever meets half of one."""

import os
import tempfile
from pathlib import Path


def write_file(file: Path, data: bytes) -> None:
    """Put a file in place in one step: it is written beside and renamed, and made for everybody to read.

    Raises:
        OSError: the file cannot be written; the old one, if there is one, is still whole.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def write_if_changed(file: Path, data: bytes) -> bool:
    """Write a file as `write_file` does, unless it holds these bytes already; return whether it was written."""
    try:
        if file.stat().st_size == len(data) and file.read_bytes() == data:
            return False
    except FileNotFoundError:
        pass
    write_file(file, data)
    return True
