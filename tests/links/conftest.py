"""The fixture site once it knows its own address; the card "klein" was renamed and has withdrawn parts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import built_once, serving

ADDRESS = "https://kaarten.voorbeeldschool.be/"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    return built_once(tmp_path_factory, "published", _give_address)


def _give_address(project: Path) -> None:
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"\nsite_url: {ADDRESS}\n")


@pytest.fixture(scope="session")
def home(published: Path) -> Iterator[str]:
    """Its address on this machine, ending in a slash."""
    with serving(published) as address:
        yield f"{address}/"
