"""The site of the cards that the project brings along."""

from pathlib import Path

import pytest

from tests.conftest import ROOT, build_project, made_once


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as `make` builds it without a school."""

    def make(folder: Path) -> None:
        run = build_project(ROOT, folder)
        assert run.returncode == 0, run.stdout + run.stderr

    return made_once(tmp_path_factory, "shipped", make)
