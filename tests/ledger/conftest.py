"""The small cards of tests/fixtures/, all their addresses on record."""

import pytest

from macros import ledger
from macros.load import load
from tests.loader.conftest import Project, project

__all__ = ["project"]


@pytest.fixture
def recorded(project: Project) -> Project:
    """The fixture project, published."""
    ledger.update(project.root, load(project.root).cards.values())
    return project
