"""Disks that are full or read-only, under every command that writes: one line in Dutch, and all that stood there stays.

The disk is a real one of some megabytes. Where nobody may mount it, no file may be larger than some kilobytes instead,
which a system refuses in the same place for another reason; the table says so then.
"""

import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.attack.disks import fill, make_read_only, small_disk
from tests.attack.ground import Ground
from tests.attack.kills import files_in
from tests.attack.result import Result
from tests.conftest import FIXTURES, copy_project

FULL, SHORT = 3, 1
_LEFT = (0, 100_000, 500_000)
"""How many bytes are left on each disk: for nothing, for a file or two, for a part of what changes in the site."""
_MEGABYTES = 96
_CARD, _RECORD = "data/kaarten/klein.yml", "data/vaste-links.yml"
COMMANDS = {
    "build": ("build",),
    "vastleggen": ("vastleggen",),
    "nieuw": ("nieuw", "rouw"),
    "importeer": ("importeer", "kaart.txt", "--ja"),
}
_TEXT = "Focuskaart verdriet\n\nSignalen\n\n- Huilt.\n\nMaatregelen\n\n1. Luister.\n2. Zit erbij.\n"


def run(count: int, ground: Ground) -> Result:
    """Let `count` disks be full, each with another room left; after all three the last is made read-only as well."""
    result = Result("full_disks")
    with small_disk(ground.folder, _MEGABYTES) as disk:
        root = _project((disk or ground.folder) / "project")
        for left in _LEFT[:count]:
            with _full(disk, left) as limit:
                for command in COMMANDS:
                    # With room left only what writes much is refused.
                    if left == 0 or command == "build":
                        _refused(root, command, "vol", limit, result)
            result.tried += 1
        if count < FULL:
            # The short form: the rest is much building.
            return result
        if disk:
            make_read_only(disk, read_only=True)
            for command in COMMANDS:
                _refused(root, command, "alleen-lezen", None, result)
            make_read_only(disk, read_only=False)
        else:
            result.noted.append("no disk could be mounted: files over 2 kB were refused instead (RLIMIT_FSIZE)")
        if (made := _run(root, "build", None)).returncode:
            result.fail("lost", f"with room again: {made.stderr[-500:]}")
    return result


def _project(root: Path) -> Path:
    copy_project(root, FIXTURES / "plain", shares=False, searched=False)
    (root / "kaart.txt").write_text(_TEXT, encoding="utf-8")
    made = [_run(root, command, None) for command in ("vastleggen", "build")]
    assert [each.returncode for each in made] == [0, 0], made
    # Something to build and to put on record.
    card = root / _CARD
    text = card.read_text(encoding="utf-8").replace("\nsignalen:\n", "\nsignalen:\n  - nr: 98\n    tekst: Gaapt.\n")
    card.write_text(text, encoding="utf-8")
    return root


@contextmanager
def _full(disk: Path | None, left: int) -> Iterator[Callable[[], None] | None]:
    if disk is None:
        yield _no_large_files
        return
    filler = fill(disk, left)
    try:
        yield None
    finally:
        filler.unlink()


def _no_large_files() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


def _run(root: Path, command: str, limit: Callable[[], None] | None) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "macros", *COMMANDS[command]]
    return subprocess.run(
        words, cwd=root, capture_output=True, encoding="utf-8", check=False, preexec_fn=limit, stdin=subprocess.DEVNULL
    )


def _refused(root: Path, command: str, why: str, limit: Callable[[], None] | None, result: Result) -> None:
    """Run a command that cannot write; note whatever is not one line and everything as it was."""
    before = {name: files_in(root / name) for name in ("site", "data", "docs")}
    made = _run(root, command, limit)
    said = made.stderr.strip()
    if made.returncode == 0:
        result.fail("silent_wrongs", f"{command} ({why}): it says that all went well: {made.stdout[-200:]}")
    if "Traceback" in said or (limit is None and why not in said) or said.count("\n"):
        result.fail("tracebacks", f"{command} ({why}): {said[-700:]}")
    after = {name: files_in(root / name) for name in before}
    for name, files in before.items():
        if files != after[name]:
            changed = sorted(
                path for path in files.keys() | after[name].keys() if files.get(path) != after[name].get(path)
            )
            result.fail("lost", f"{command} ({why}): changed in {name}/: {changed[:5]}")
