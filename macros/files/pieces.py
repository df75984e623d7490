"""A file of the site before it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass(frozen=True)
class Piece:
    """What a file will hold: `key` stands for it, so that one which is already there need not be read."""

    key: str
    read: Callable[[], bytes]


def of_bytes(data: bytes) -> Piece:
    """Return the piece that holds these bytes."""
    return Piece(sha256(data).hexdigest(), lambda: data)


def of_changing(file: Path) -> Piece:
    """Return the piece that holds what a file does that is written anew when it changes."""
    stat = file.stat()
    return Piece(f"{stat.st_mtime_ns} {stat.st_size}", file.read_bytes)
