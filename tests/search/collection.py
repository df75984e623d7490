"""The made-up cards of tests/fixtures/collection as a project: beside the themes and the synonyms of the real one."""

import shutil
from pathlib import Path

from tests.conftest import ROOT, copy_project

CARDS = ROOT / "tests" / "fixtures" / "collection"


def lay_collection(project: Path, count: int | None = None) -> Path:
    """Put the made-up cards (the first `count`), our themes and our synonyms in `project`; return the project."""
    names = sorted(file.stem for file in (CARDS / "data/kaarten").glob("*.yml"))[:count]
    for folder, ending in (("data/kaarten", "yml"), ("docs/kaarten", "md")):
        shutil.rmtree(project / folder, ignore_errors=True)
        (project / folder).mkdir(parents=True)
        for name in names:
            shutil.copy(CARDS / folder / f"{name}.{ending}", project / folder)
    (project / "data/vaste-links.yml").unlink(missing_ok=True)
    for name in ("themas.yml", "zoekwoorden.yml"):
        shutil.copy(ROOT / "data" / name, project / "data")
    return project


def data_of_collection(folder: Path) -> Path:
    """Return `folder` as a project with the made-up cards, to be read."""
    return lay_collection(copy_project(folder))
