"""The site with the cards of tests/fixtures beside the real one: a list over more than one card."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, build_project, copy_project, serving

FIXTURES = ROOT / "tests" / "fixtures"


@pytest.fixture(scope="session")
def many_cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the real card and the small ones."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    for part in ("data/kaarten", "docs/kaarten"):
        shutil.copytree(FIXTURES / part, project / part, dirs_exist_ok=True)
    themes = project / "data/themas.yml"
    themes.write_text(themes.read_text("utf-8") + (FIXTURES / "data/themas.yml").read_text("utf-8"), "utf-8")
    out = tmp_path_factory.mktemp("many") / "site"
    run = build_project(project, out)
    assert run.returncode == 0, run.stdout + run.stderr
    return out


@pytest.fixture(scope="session")
def served(many_cards: Path) -> Iterator[str]:
    """Its address on a web server, ending in a slash."""
    with serving(many_cards) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def on_disk(many_cards: Path) -> str:
    """Its address as a plain folder, ending in a slash."""
    return f"{many_cards.as_uri()}/"


@pytest.fixture(params=["served", "on_disk"])
def home(request: pytest.FixtureRequest) -> str:
    """Both homes, one after the other."""
    return request.getfixturevalue(request.param)
