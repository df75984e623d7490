"""The example of a school's folder: what it shows works, and beginning with it changes nothing of the product."""

import re
import shutil
from pathlib import Path

import pytest

from macros.reading.library import load
from macros.reading.schema import SCHEMAS, schema_text
from macros.upgrading.commands import begin
from tests.conftest import ROOT


@pytest.fixture
def product(tmp_path: Path) -> Path:
    """The product's own content with the example beside it."""
    for name in ("data", "docs", "school.voorbeeld"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def test_beginning_copies_the_example_and_changes_no_card(product: Path, capsys: pytest.CaptureFixture[str]):
    before = load(product).cards
    assert begin(product) == 0
    assert "staat klaar" in capsys.readouterr().out
    assert load(product).cards == before


def test_a_folder_that_is_there_is_left_alone(product: Path):
    (product / "school").mkdir()
    (product / "school/LEESMIJ.md").write_text("van ons", encoding="utf-8")
    assert begin(product) == 1
    assert [file.name for file in (product / "school").iterdir()] == ["LEESMIJ.md"]


def test_every_example_works_when_it_is_used(product: Path):
    begin(product)
    examples = list((product / "school").rglob("*.voorbeeld"))
    assert len(examples) >= 6
    for file in examples:
        file.rename(file.with_suffix(""))
    settings = product / "school/instellingen.yml"
    text = settings.read_text(encoding="utf-8")
    # Every setting that is commented out, but the logo, of which there is no file.
    used = re.sub(r"^# (?=[a-z]+:|  )", "", text, flags=re.MULTILINE)
    used = re.sub(r"^(logo|yaml-language-server):.*\n", "", used, flags=re.MULTILINE)
    settings.write_text(used, encoding="utf-8")
    library = load(product)
    assert library.settings.own.school == "BS De Regenboog"
    assert library.settings.own.editing is not None
    assert "m101" in [measure.id for measure in library.cards["hechting"].measures]


@pytest.mark.parametrize("path", SCHEMAS)
def test_the_schemas_are_what_the_models_make(path: str):
    assert (ROOT / path).read_text(encoding="utf-8") == schema_text(path), "run: python -m macros schema"
