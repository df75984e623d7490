"""A site that knows its own address, with a card that was renamed and has withdrawn parts."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, build_project, copy_project, serving

ADDRESS = "https://kaarten.voorbeeldschool.be/"
_RECORD = """- kaart: wiebel
  maatregelen: [1, 2, 3]
  signalen: [1, 2]
  delen: [wiebelen, oud-deel]
"""
_RENAMED = """vroeger: [wiebel]
vervallen_delen:
  - sleutel: oud-deel
    op: 2026-11-22
    waarom: Het stond er dubbel.
    vervangen_door: wiebelen
"""


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    for part in ("data/kaarten", "docs/kaarten"):
        shutil.copytree(ROOT / "tests/fixtures" / part, project / part, dirs_exist_ok=True)
    _add(project / "data/themas.yml", (ROOT / "tests/fixtures/data/themas.yml").read_text("utf-8"))
    _add(project / "data/kaarten/klein.yml", _RENAMED)
    _add(project / "data/vaste-links.yml", _RECORD)
    _add(project / "mkdocs.yml", f"\nsite_url: {ADDRESS}\n")
    out = tmp_path_factory.mktemp("published") / "site"
    run = build_project(project, out)
    assert run.returncode == 0, run.stdout + run.stderr
    return out


def _add(file: Path, text: str) -> None:
    file.write_text(file.read_text("utf-8") + text, "utf-8")


@pytest.fixture(scope="session")
def home(published: Path) -> Iterator[str]:
    """Its address on this machine, ending in a slash."""
    with serving(published) as address:
        yield f"{address}/"
