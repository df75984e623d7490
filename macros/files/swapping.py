"""Putting a new folder in the place of an old one, so that whoever looks finds one of the two, whole."""

import ctypes
import os
import shutil
from pathlib import Path

_AT_CWD = -100  # as the C library of Linux has it: paths are as they are typed
_EXCHANGE = 2


def put_in_place(new: Path, place: Path) -> None:
    """Move the folder `new` to `place`; what stood there is gone afterwards, and until then one of the two is there.

    Raises:
        OSError: the folder cannot be moved; what stood there still does.
    """
    old = _aside(place)
    bring_back(place)
    shutil.rmtree(old, ignore_errors=True)
    if place.exists() and _exchange(new, place):
        new.rename(old)
    else:
        # Elsewhere it takes two steps: a computer that stops between them leaves the old one aside, see `bring_back`.
        if place.exists():
            place.rename(old)
        try:
            new.rename(place)
        except OSError:
            bring_back(place)
            raise
    shutil.rmtree(old, ignore_errors=True)


def bring_back(place: Path) -> None:
    """Put back the folder that was set aside when putting another in its place was cut off halfway."""
    old = _aside(place)
    if old.exists() and not place.exists():
        old.rename(place)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}-oud")


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return whether this system and this disk can."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    if rename is None:
        return False
    return bool(rename(_AT_CWD, os.fsencode(one), _AT_CWD, os.fsencode(other), _EXCHANGE) == 0)
