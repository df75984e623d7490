"""Files made earlier, kept by what they were made from: safe to delete, safe when two builds run at once."""

import hashlib
import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from macros.files.writing import write_file

_KEPT_DAYS = 30
_CODE = Path(__file__).parent.parent


class Store:
    """A folder of made files: two builds that make the same one write the same bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, ending: str, made_from: Iterable[str], make: Callable[[], bytes]) -> bytes:
        """Return the bytes made from these texts by this code: from the folder, or else by `make`."""
        texts = (ending, _code(), *made_from)
        key = hashlib.sha256("".join(f"{len(text)}:{text}" for text in texts).encode()).hexdigest()[:32]
        file = self._folder / f"{key}{ending}"
        try:
            # What is used stays; see `tidy`.
            os.utime(file)
            return file.read_bytes()
        except FileNotFoundError:
            data = make()
        write_file(file, data)
        return data

    def tidy(self, now: float) -> None:
        """Remove what was not used for a month; `now` is in seconds since 1970."""
        for file in self._folder.glob("*"):
            try:
                if now - file.stat().st_mtime > _KEPT_DAYS * 24 * 3600:
                    file.unlink()
            except FileNotFoundError:
                continue


@cache
def _code() -> str:
    """Return a fingerprint of the code that makes files: all of macros/, for a word or a drawing is in every file."""
    digest = hashlib.sha256()
    for file in sorted(_CODE.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(file.relative_to(_CODE).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
