"""What a save costs while the site is shown, from the save until the page asked over HTTP is fresh; and 200 of them."""

import hashlib
import os
import re
import socket
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests.bench.cards import card_name, project_of
from tests.bench.process import against, cpu_of, memory_of, started

SIZES = (1, 100, 1000)
_GOALS = {1: 0.3, 100: 0.5, 1000: 1.5}  # seconds of the processor, from a save to the fresh page
_MOST_GROWTH = 1.1  # of memory, from the 20th quick save to the 200th
_SAVES, _FIRST_SAVES = 200, 20
_BETWEEN_SAVES = 0.3  # seconds
_BETWEEN_LOOKS = 0.2  # seconds
_IDLE = 3  # seconds
_BUSY = 0.3  # seconds of the processor in that time: less is only looking for a save
_VERSION = "/__gewijzigd"
"""What an open page asks to know whether it is fresh: it costs the server far less than the page does."""
_LONGEST = 3600  # seconds
_DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def run(sizes: tuple[int, ...] = SIZES) -> str:
    """Save at each size; return the figures."""
    lines = [
        "CPU s of the server and what it starts: until the page is fresh, and until all is made (PDF, Word, search).",
        f"{'cards':>5}  {'save':>6}  {'all':>6}  {'fault':>6}  {'mended':>6}  {'idle, a minute':>14}"
        f"  {'MB at 20':>8}  {'at 200':>6}  goals",
    ]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            lines.append(_line(size, _measured(project_of(size, Path(folder)), card_name(size - 1))))
    return "\n".join(lines)


def _measured(project: Path, card: str) -> dict[str, float]:
    with _Shown(project, card) as shown:
        figures = {"idle": shown.idle()}
        shown.save("Zeg dag eens")  # the first save also pays for what the first build left for later
        figures["save"], figures["all"] = shown.save("Zeg dag twee")
        figures["fault"], _ = shown.save("Zeg dag drie", extra="\n    tema: leren", awaited="is geen veld")
        figures["mended"], _ = shown.save("Zeg dag vier")
        for number in range(1, _SAVES + 1):
            shown.write(f"Zeg dag {number}")
            time.sleep(_BETWEEN_SAVES)
            if number == _FIRST_SAVES:
                figures["20"] = shown.memory()
        shown.wait_for(f"Zeg dag {_SAVES}")
        figures["200"] = shown.memory()
    return figures


class _Shown:
    """A project while `serve` shows it."""

    def __init__(self, project: Path, card: str) -> None:
        self._file = project / f"data/kaarten/{card}.yml"
        self._project = project
        self._port = _free_port()
        self._card = card
        self._text = self._file.read_text(encoding="utf-8")

    def __enter__(self) -> "_Shown":
        self._said = tempfile.TemporaryFile()
        self._process = started(("-m", "macros", "serve", "--poort", str(self._port)), self._project, self._said)
        self.pid = self._process.pid
        self.wait_for("Zeg dag")
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        self._said.close()

    def write(self, words: str, extra: str = "") -> None:
        """Save other words for the start of a measure, and more after its text."""
        changed = re.sub(r"(    tekst: )Zeg dag(.*)", rf"\1{words}\2{extra}", self._text)
        self._file.write_text(changed, encoding="utf-8")

    def save(self, words: str, extra: str = "", awaited: str = "") -> tuple[float, float]:
        """Save, and return the seconds of the processor until the page shows it and until nothing more is made.

        With `awaited` there is a fault, which the page shows instead of the words, and no other PDF.
        """
        self._settle()
        before, pdf, said = cpu_of(self.pid), self._pdf(), self._length_said()
        self.write(words, extra)
        self.wait_for(awaited or words)
        shown = cpu_of(self.pid)
        self._wait(lambda: awaited or self._pdf() != pdf, "another PDF")
        self._wait(lambda: self._length_said() > said, "a word of the server")
        self._settle()
        return shown - before, cpu_of(self.pid) - before

    def idle(self) -> float:
        """Return the seconds of the processor that a minute without a save costs."""
        self._settle()
        before = cpu_of(self.pid)
        time.sleep(_IDLE)
        return (cpu_of(self.pid) - before) * 60 / _IDLE

    def memory(self) -> float:
        """Return the megabytes that it holds once nothing more is being made."""
        self._settle()
        return memory_of(self.pid)

    def wait_for(self, words: str) -> None:
        """Wait until the page of the card holds these words."""
        seen = b""

        def is_shown() -> bool:
            nonlocal seen
            before, seen = seen, self._asked(_VERSION)
            return seen != before and words.encode() in self._asked(f"/kaarten/{self._card}.html")

        self._wait(is_shown, f"'{words}' on the page")

    def _settle(self) -> None:
        """Wait until nothing more is being made."""
        before, now = 0.0, cpu_of(self.pid)
        while now - before > _BUSY:
            time.sleep(_IDLE)
            before, now = now, cpu_of(self.pid)

    def _wait(self, has_come: Callable[[], object], what: str) -> None:
        until = time.monotonic() + _LONGEST
        while not has_come():
            if time.monotonic() > until or self._process.poll() is not None:
                self._said.seek(0)
                raise RuntimeError(f"there never was {what}\n{self._said.read().decode()}")
            time.sleep(_BETWEEN_LOOKS)

    def _length_said(self) -> int:
        return os.fstat(self._said.fileno()).st_size

    def _pdf(self) -> bytes:
        return hashlib.sha256(self._asked(f"/kaarten/{self._card}.pdf")).digest()

    def _asked(self, path: str) -> bytes:
        try:
            with _DIRECTLY.open(f"http://127.0.0.1:{self._port}{path}", timeout=60) as answer:
                return bytes(answer.read())
        except OSError:
            return b""


def _line(size: int, made: dict[str, float]) -> str:
    growth = made["200"] / made["20"]
    goals = [f"memory {growth:.2f} times, {against(growth, _MOST_GROWTH)}"]
    if goal := _GOALS.get(size):
        goals.insert(0, f"save {against(made['save'], goal)}")
    figures = (
        f"{made['save']:6.2f}  {made['all']:6.2f}  {made['fault']:6.2f}  {made['mended']:6.2f}  {made['idle']:14.2f}"
    )
    return f"{size:5}  {figures}  {made['20']:8.0f}  {made['200']:6.0f}  {'; '.join(goals)}"


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
