"""A small project with the folder of a school in it, to break one thing at a time."""

import shutil
from pathlib import Path

import pytest

from macros.reading.library import Library, load_what_is_sound
from tests.conftest import FIXTURES

ONS = Path(__file__).parent / "ons"


class Project:
    """A copy of the small cards, with or without a school."""

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

    def library(self) -> Library:
        """Load what is sound."""
        return load_what_is_sound(self.root)

    def faults(self) -> list[str]:
        """Load the project; return its faults as an editor reads them."""
        return [str(fault) for fault in self.library().faults]

    def notices(self) -> list[str]:
        """Load the project; return what the school is told."""
        return [str(notice) for notice in self.library().notices]


@pytest.fixture
def bare(tmp_path: Path) -> Project:
    """The small cards without a school."""
    shutil.copytree(FIXTURES / "small", tmp_path / "project")
    return Project(tmp_path / "project")


@pytest.fixture
def project(bare: Project) -> Project:
    """The small cards with a school that has something of everything."""
    shutil.copytree(ONS, bare.root / "school")
    return bare
