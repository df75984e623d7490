"""Builds that are killed at a random moment: the last good site stays whole, and the next build is as it should be."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.attack.ground import Ground
from tests.attack.result import Result
from tests.conftest import FIXTURES, copy_project

FULL, SHORT = 20, 1
_CARD = "data/kaarten/klein.yml"
_BUILD = (sys.executable, "-m", "macros", "build")


def files_in(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def run(count: int, ground: Ground) -> Result:
    """Kill `count` builds, each at a moment of its own, after an edit of a card."""
    result = Result("kills")
    root = copy_project(ground.folder / "project", FIXTURES / "plain", shares=False, searched=False)
    chance, sound = random.Random(9), (root / _CARD).read_text(encoding="utf-8")
    start = time.monotonic()
    _finish(root, result)
    taken = time.monotonic() - start
    for number in range(count):
        good = files_in(root / "site")
        (root / _CARD).write_text(sound.replace("naam: ", f"naam: Keer {number} ", 1), encoding="utf-8")
        process = subprocess.Popen(
            _BUILD, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.2, taken))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        left = files_in(root / "site")
        start = time.monotonic()
        _finish(root, result)
        taken = time.monotonic() - start
        result.tried += 1
        if left not in (good, files_in(root / "site")):
            result.fail("lost", f"kill {number}: the site is neither the last good one nor the new one")
        result.noted = [f"{result.tried} killed; the next build took {taken:.0f} s"]
    return result


def _finish(root: Path, result: Result) -> None:
    """Build without being killed."""
    made = subprocess.run(_BUILD, cwd=root, capture_output=True, encoding="utf-8", check=False)
    if made.returncode:
        column = "tracebacks" if "Traceback" in made.stderr else "lost"
        result.fail(column, f"a build after a kill fails: {made.stderr[-500:]}")
    if left := [file.name for file in root.iterdir() if file.name.startswith(".site-")]:
        result.fail("lost", f"left behind: {left}")
