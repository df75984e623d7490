"""Work that many cards need, shared out among the cores of the machine."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from pathlib import Path
from typing import Any

_ROOMS = Path(__file__).parents[1]
_MOST = 4
"""Processes: each takes a hundred megabytes."""


def share_out(work: Callable[..., object], asked: Sequence[tuple[Any, ...]], least: int) -> None:
    """Do `work` once for each of these arguments, in processes of their own; nothing when they are fewer than `least`.

    It is for work that leaves what it makes in a `Store`, where whoever asks for it next finds it: what could not be
    made is asked for again there, and fails there. Another process starts with loading the program, which takes one or
    two seconds; `least` is what takes longer than that.
    """
    processes = min(os.cpu_count() or 1, _MOST)
    if len(asked) < least or processes < 2:
        return
    # The macros plugin of an engine puts our rooms in front, where `html` stands in the way of Python's own package.
    sys.path[:] = [place for place in sys.path if Path(place) != _ROOMS]
    # On every system alike: a mere copy of a process with threads may wait for ever.
    new = multiprocessing.get_context("spawn")
    with suppress(BrokenProcessPool), ProcessPoolExecutor(processes, mp_context=new) as pool:
        wait([pool.submit(_do, work, arguments) for arguments in asked])


def _do(work: Callable[..., object], arguments: tuple[Any, ...]) -> None:
    with suppress(Exception):
        work(*arguments)
