"""Files made earlier, kept by what they were made from: safe to delete, safe when two builds run at once."""

import hashlib
import os
import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.files.pieces import Piece
from macros.files.writing import write_file

# What turns a text into HTML or a value: another version may do so in another way.
_PACKAGES = ("jinja2", "lxml", "markdown", "nh3", "pydantic", "pyyaml")
_KEPT_DAYS = 30
_CODE = Path(__file__).parent.parent


@dataclass(frozen=True)
class Kept:
    """A file of a `Store`, which is made when it is first asked for: until then it need not be there."""

    file: Path
    make: Callable[[], bytes]

    @property
    def piece(self) -> Piece:
        """What it holds: its name stands for that."""
        return Piece(self.file.name, self.read)

    def made(self) -> Path:
        """Return the file, after making it when it is not there."""
        try:
            # What is used stays; see `Store.tidy`.
            os.utime(self.file)
        except FileNotFoundError:
            write_file(self.file, self.make())
        return self.file

    def read(self) -> bytes:
        """Return what it holds, after making it when it is not there."""
        try:
            os.utime(self.file)
            return self.file.read_bytes()
        except FileNotFoundError:
            data = self.make()
        write_file(self.file, data)
        return data


class Store:
    """A folder of made files: two builds that make the same one write the same bytes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def kept(self, ending: str, made_from: Iterable[str], make: Callable[[], bytes]) -> Kept:
        """Return the file in the folder with what `make` makes from these texts.

        `made_from` holds all that the bytes depend on, the code too (see `code_of`): the file is named after it.
        """
        return Kept(self._file(ending, made_from), make)

    def value(self, ending: str, made_from: Iterable[str], make: Callable[[], Any]) -> Any:  # noqa: ANN401
        """Return the value that `make` makes from these texts; what is read back is what this project wrote."""
        file = self._file(ending, made_from)
        try:
            os.utime(file)
            return pickle.loads(file.read_bytes())
        except FileNotFoundError:
            made = make()
        write_file(file, pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        return made

    def has(self, ending: str, made_from: Iterable[str]) -> bool:
        """Return whether what is made from these texts is there: see `kept`."""
        return self._file(ending, made_from).exists()

    def _file(self, ending: str, made_from: Iterable[str]) -> Path:
        return self._folder / f"{told(ending, *made_from)}{ending}"

    def tidy(self, now: float) -> None:
        """Remove what was not used for a month; `now` is in seconds since 1970."""
        for file in self._folder.glob("*"):
            try:
                if now - file.stat().st_mtime > _KEPT_DAYS * 24 * 3600:
                    file.unlink()
            except FileNotFoundError:
                continue


def told(*texts: str) -> str:
    """Return in a few letters what these texts say: others give others."""
    said = "".join(f"{len(text)}:{text}" for text in texts)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def code_of(*rooms: str) -> str:
    """Return a fingerprint of the code in these rooms of macros/, such as "card", and of the packages it uses."""
    return f"{_packages()} {fingerprint(*(_CODE / room for room in rooms))}"


@cache
def _packages() -> str:
    return " ".join(f"{name} {version(name)}" for name in _PACKAGES)


def fingerprint(*folders: Path) -> str:
    """Return a fingerprint of the names and the content of all files in these folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
