"""The small cards of tests/fixtures/small, all their addresses on record."""

import pytest

from macros.reading import record as record_file
from macros.reading.library import load
from tests.reading.conftest import Project, project

__all__ = ["project"]


@pytest.fixture
def recorded(project: Project) -> Project:
    """The fixture project, published."""
    record_file.update(project.root, load(project.root).cards.values())
    return project
