"""The schema that helps an editor while typing says the same as the loader."""

import json
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest

from macros.reading.schema import SCHEMA, schema_text
from macros.reading.yaml_source import read_yaml
from tests.conftest import FIXTURES, ROOT
from tests.reading.conftest import DATA, Project

_CARDS = sorted(FIXTURES.glob("*/data/kaarten/*.yml"))


def _as_an_editor_reads(file: Path) -> Any:
    """Read a card as the language server of an editor does: whole numbers are numbers, days are texts."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(child) for key, child in value.items()}
        if isinstance(value, list):
            return [plain(child) for child in value]
        return int(value) if getattr(value, "reads_as", "str") == "int" else str(value)

    return plain(read_yaml(file, file.name).value)


def test_the_schema_file_is_what_the_model_makes():
    assert (ROOT / SCHEMA).read_text(encoding="utf-8") == schema_text(), "run: python -m macros schema"


@pytest.mark.parametrize("file", _CARDS, ids=[f"{file.parts[-4]}-{file.stem}" for file in _CARDS])
def test_a_sound_card_fits_the_schema(file: Path):
    fastjsonschema.validate(json.loads(schema_text()), _as_an_editor_reads(file))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("bron: V", "bronn: V"),
        ("naam: Klein\n", ""),
        ("thema: rust", "tema: rust"),
        ("tekst: Wiebelt.", "tekst: [Wiebelt.]"),
        ("zoekwoorden: [pauze, lopen]", "zoekwoorden: pauze"),
        ("zoekwoorden: [onrustig]", "zoekwoorden: []"),
        ("  - nr: 3\n", "  - nr: drie\n"),
        ("  - nr: 3\n", "  - nr: 0\n"),
        ("lege_rijen: 2", "lege_rijen: 21"),
        ("naam: Klein", "naam: " + "Klein" * 9),
        ("kort: Stilzitten", "kort: " + "Stil" * 9),
        ("    - kort: Wiebelen\n      tekst: Het kind begint te wiebelen.\n", ""),
        ("sleutel: voeten", "sleutel: Voeten"),
        ("naam: Klein", "naam: Klein\nvroeger: [Oude kaart]"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(project: Project, old: str, new: str):
    project.replace(DATA, old, new)
    assert project.faults()
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        fastjsonschema.validate(json.loads(schema_text()), _as_an_editor_reads(project.root / DATA))


def test_the_help_in_the_schema_is_dutch_and_complete():
    schema = json.loads(schema_text())
    for record in (schema, *schema["$defs"].values()):
        for key, field in record["properties"].items():
            assert field["description"].endswith("."), key
            assert "title" not in field
    assert all("description" not in record for record in schema["$defs"].values())
