"""`nieuw`: a card that passes the check and builds, from a few answers."""

import json

import pytest

from macros.importing.field_table import FIELD_TABLE, field_table
from macros.reading.library import load
from tests.conftest import ROOT, build_project, copy_project

DATA, PAGE = "data/kaarten/faalangst.yml", "docs/kaarten/faalangst.md"


def test_a_new_card_has_what_was_asked_for_and_passes_the_check(project):
    status, said = project.run(
        *("nieuw", "faalangst", "--titel", "Focuskaart: 'faalangst' #1", "--delen", "Wat is dat?", "Én nu", "Én nu"),
        *("--signalen", 3, "--maatregelen", 4),
    )
    assert status == 0, said
    assert project.faults() == []
    card = load(project.root).cards["faalangst"]
    assert card.data.title == "Focuskaart: 'faalangst' #1"
    assert [signal.number for signal in card.signals] == [1, 2, 3]
    assert [measure.number for measure in card.measures] == [1, 2, 3, 4]
    assert [part.id for part in card.page if getattr(part, "kind", "") == "heading"] == [
        *("wat-is-dat", "en-nu", "en-nu-2", "signalen", "maatregelen"),
    ]
    assert DATA in said
    assert PAGE in said


def test_a_new_card_explains_itself(project):
    project.run("nieuw", "faalangst")
    text = project.read(DATA)
    assert text.startswith("# yaml-language-server: $schema=../kaart.schema.json\n")
    for word in ("# kort:", "# thema: rust, taal (uit data/themas.yml)", "# zeg:", "nooit hernummeren"):
        assert word in text


def test_what_is_not_said_is_asked(project, keyboard):
    keyboard("Mijn titel", "Eerste kop; Tweede kop", "drie", "0", "2", "1")
    status, said = project.run("nieuw", "faalangst")
    assert status == 0
    assert said.count("is geen getal van 1 tot 200. Typ alleen cijfers.") == 2
    card = load(project.root).cards["faalangst"]
    assert (card.data.title, len(card.signals), len(card.measures)) == ("Mijn titel", 2, 1)
    assert "## Tweede kop {: #tweede-kop }" in project.read(PAGE)


def test_a_school_with_a_folder_of_its_own_gets_the_card_there(project):
    (project.root / "school").mkdir()
    project.run("nieuw", "faalangst")
    assert "$schema=../../data/kaart.schema.json" in project.read("school/kaarten/faalangst.yml")
    assert "{{ maatregelen() }}" in project.read("school/kaarten/faalangst.md")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("Faal Angst",), "'Faal Angst' kan geen naam van een kaart zijn."),
        (("../elders",), "'../elders' kan geen naam van een kaart zijn."),
        (
            ("klein",),
            "Er is al een kaart 'klein' (data/kaarten/klein.yml). Kies een andere naam; er is niets veranderd.",
        ),
        (("faalangst", "--signalen", "0"), "--signalen 0: dat moet een getal van 1 tot 200 zijn."),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_changes_nothing(project, words, answer):
    before = project.files()
    status, said = project.run("nieuw", *words)
    assert status == 1
    assert said.startswith(answer)
    assert said.count("\n") == 1
    assert project.files() == before


def test_a_stop_halfway_the_questions_changes_nothing(project, monkeypatch):
    def stop(_question):
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", stop)
    before = project.files()
    assert project.run("nieuw", "faalangst") == (1, "\nGestopt. Er is niets veranderd.\n")
    assert project.files() == before


def test_a_new_card_builds_also_when_measures_say_all_in_one_line(tmp_path, project):
    whole = copy_project(tmp_path / "whole", searched=False)
    project.root = whole
    assert project.run("nieuw", "faalangst")[0] == 0
    without = project.read(DATA).replace("    tekst: Leg hier in enkele zinnen uit hoe.\n", "")
    (whole / DATA).write_text(without, encoding="utf-8")
    run = build_project(whole, tmp_path / "site")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Vul hier maatregel 10 in" in (tmp_path / "site/kaarten/faalangst.html").read_text(encoding="utf-8")


def test_the_table_of_fields_in_the_help_is_what_the_model_makes():
    assert (ROOT / FIELD_TABLE).read_text(encoding="utf-8") == field_table(), "run: python -m macros schema"
    assert "| `delen` | ja | Wat naast elkaar staat. | zie [Deel](#veld-van-deel) |" in field_table()


def test_the_editor_settings_point_at_the_schema():
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    (schema, files), *_ = settings["yaml.schemas"].items()
    assert (ROOT / schema).is_file()
    assert "data/kaarten/*.yml" in files
