"""The small cards of tests/fixtures/small in a folder of their own, to break one thing at a time."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from macros.reading.faults import CardFaultsError
from macros.reading.library import load_what_is_sound
from tests.conftest import FIXTURES

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

DATA = "data/kaarten/klein.yml"
PAGE = "docs/kaarten/klein.md"


class Project:
    """A copy of the fixture project."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def replace(self, path: str, old: str, new: str) -> "Project":
        """Replace text that stands exactly once in a file."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        return self.write(path, text.replace(old, new))

    def write(self, path: str, content: str | bytes) -> "Project":
        """Write a whole file."""
        data = content if isinstance(content, bytes) else content.encode()
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(data)
        return self

    def remove(self, path: str) -> "Project":
        """Take a file away."""
        (self.root / path).unlink()
        return self

    def faults(self) -> list[str]:
        """Load the project; return its faults as an editor reads them."""
        return [str(fault) for fault in load_what_is_sound(self.root).faults]


def refused_by(step: Callable[[Path], object], root: Path) -> list[str]:
    """Return the faults with which a step refuses a project; none when it takes it."""
    try:
        step(root)
    except CardFaultsError as error:
        return [str(fault) for fault in error.faults]
    return []


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The fixture project, sound as it is."""
    shutil.copytree(FIXTURES / "small", tmp_path / "project")
    return Project(tmp_path / "project")
