"""What a command costs: the time of the processor, the time of the clock, and memory, its children included."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

_LONGEST = 3600  # seconds
_LOOK = 0.5  # seconds between two looks at the memory of a process and its children
_TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Seconds of the processor and of the clock; megabytes at the peak, of all processes and of the largest one."""

    cpu: float
    wall: float
    peak: float
    largest: float


def cost_of(command: Sequence[str], folder: Path) -> Cost:
    """Run a command of Python in a folder and return what it cost.

    Raises:
        RuntimeError: it failed, or it was stopped after an hour; the text is what it said.
    """
    with tempfile.TemporaryFile() as said:
        start = time.monotonic()
        process = started(command, folder, said)
        peaks = [0.0]
        threading.Thread(target=_watch, args=(process.pid, peaks), daemon=True).start()
        stopping = threading.Timer(_LONGEST, process.kill)
        stopping.start()
        _, status, used = os.wait4(process.pid, 0)
        stopping.cancel()
        wall = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)}\n{said.read().decode()}")
    largest = used.ru_maxrss * _unit() / 1e6
    return Cost(used.ru_utime + used.ru_stime, wall, max(largest, *peaks), largest)


def started(command: Sequence[str], folder: Path, said: object) -> subprocess.Popen[bytes]:
    """Start Python with these words in a folder; what it says goes to `said`."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(
        [sys.executable, *command], cwd=folder, env=environment, stdout=said, stderr=subprocess.STDOUT
    )


def median(costs: Iterable[Cost]) -> Cost:
    """Return the median of each figure."""
    all_of_them = list(costs)
    return Cost(*(statistics.median(getattr(one, each.name) for one in all_of_them) for each in fields(Cost)))


def cpu_of(pid: int) -> float:
    """Return the seconds of the processor that a running process and its children took until now."""
    return sum(map(_cpu, family(pid)))


def memory_of(pid: int) -> float:
    """Return the megabytes that a running process and its children hold now, what they share counted once."""
    return sum(map(_memory, family(pid)))


def against(figure: float, goal: float) -> str:
    """Return a goal, and whether a figure met it or by how much it did not."""
    return f"goal {goal:g}: " + ("met" if figure <= goal else f"{figure - goal:.3g} too much")


def family(pid: int) -> list[int]:
    """Return a process and all that it started and that still run."""
    parents = dict(_parents())
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def _watch(pid: int, peaks: list[float]) -> None:
    while memory := memory_of(pid):
        peaks.append(memory)
        time.sleep(_LOOK)


def _parents() -> Iterator[tuple[int, int]]:
    for folder in Path("/proc").glob("[0-9]*"):
        if fields := _stat(int(folder.name)):
            yield int(folder.name), int(fields[1])


def _cpu(pid: int) -> float:
    fields = _stat(pid)
    return sum(map(int, fields[11:15])) / _TICK if fields else 0


def _stat(pid: int) -> list[str]:
    """Return what proc(5) says of a process after its name: its state, its parent and so on."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def _memory(pid: int) -> float:
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = re.search(r"Pss:\s+(\d+)", told)
    return int(found[1]) * 1024 / 1e6 if found else 0


def _unit() -> int:
    # Kilobytes on Linux, bytes on macOS: getrusage(2) of each.
    return 1 if sys.platform == "darwin" else 1024
