"""A project of its own for every test: the small cards of tests/fixtures/small, and commands run on it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.__main__ import main
from macros.reading.library import load_what_is_sound
from tests.conftest import FIXTURES


class Project:
    """A folder with cards, and what the commands of this room do there."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self._capsys = root, capsys

    def run(self, *words: object) -> tuple[int, str]:
        """Run a command as `python -m macros` would; return its exit status and what it said."""
        status = main([str(word) for word in words], self.root)
        out = self._capsys.readouterr()
        assert out.err == ""
        return status, out.out

    def read(self, path: str) -> str:
        """Return the text of a file."""
        return (self.root / path).read_text(encoding="utf-8")

    def faults(self) -> list[str]:
        """Return every fault of every card."""
        return [str(fault) for fault in load_what_is_sound(self.root).faults]

    def files(self) -> dict[str, bytes]:
        """Return every file."""
        files = [file for file in self.root.rglob("*") if file.is_file()]
        return {file.relative_to(self.root).as_posix(): file.read_bytes() for file in files}


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Project:
    """The fixture project."""
    shutil.copytree(FIXTURES / "small", tmp_path / "project")
    return Project(tmp_path / "project", capsys)


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give the answers that someone types, in order."""

    def types(*answers: str) -> None:
        waiting = iter(answers)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda _question: next(waiting))

    return types
