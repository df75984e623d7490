"""A small project with the folder of a school in it, to break one thing at a time."""

import shutil
from pathlib import Path

import pytest

from macros.reading.library import Library, load_what_is_sound
from tests.conftest import FIXTURES
from tests.reading.conftest import Project as SmallProject

ONS = Path(__file__).parent / "ons"


class Project(SmallProject):
    """A copy of the small cards, with or without a school."""

    def library(self) -> Library:
        """Load what is sound."""
        return load_what_is_sound(self.root)

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
