"""Every fault of every file comes at once, in order, and no fault hides one elsewhere."""

from macros.reading.library import load_what_is_sound
from tests.reading.conftest import DATA, PAGE, Project

OTHER = "data/kaarten/zonder.yml"


def _places(faults: list[str]) -> list[str]:
    return [fault.split(": ")[0] for fault in faults]


def test_the_faults_of_all_files_come_at_once_and_sorted(project: Project):
    project.replace(DATA, "thema: rust", "tema: rust")
    project.replace(DATA, "naam: Klein", "naam: no")
    project.replace(DATA, "  - nr: 3\n", "  - nr: 2\n")
    project.replace(PAGE, "{{ signalen() }}", "{{ signaal() }}")
    project.replace(OTHER, "thema: rust", "thema: onrust")
    project.replace("data/themas.yml", "  label: Taal en uitleg\n", "  label: Taal\n  kleur: rood\n")
    project.write("docs/kaarten/extra.md", "{{ kop() }}\n\n{{ signalen() }}\n\n{{ maatregelen() }}\n")
    assert _places(project.faults()) == [
        f"{DATA}:2",
        f"{DATA}:38",
        f"{DATA}:49",
        "data/themas.yml:6",
        "docs/kaarten/extra.md:1",
        f"{PAGE}:13",
    ]


def test_faults_are_sorted_by_line_and_not_by_text(project: Project):
    project.replace(DATA, "naam: Klein", "naam: no").replace(DATA, "nr: 3\n", "nr: drie\n")
    assert _places(project.faults()) == [f"{DATA}:2", f"{DATA}:49"]


def test_a_wrong_field_does_not_hide_a_double_number_an_unknown_theme_or_a_late_change(project: Project):
    project.replace(DATA, "bron: Verzonnen voor de tests", "bron: []")
    project.replace(DATA, "  - nr: 3\n", "  - nr: 2\n")
    project.replace(DATA, "thema: rust", "thema: xyz")
    project.replace(DATA, "gewijzigd: 2026-11-22", "gewijzigd: 2027-01-01")
    project.replace(PAGE, "{{ cyclus() }}\n", "")
    assert _places(project.faults()) == [f"{DATA}:5", f"{DATA}:35", f"{DATA}:38", f"{DATA}:49", f"{PAGE}:1"]


def test_a_file_that_does_not_parse_hides_no_fault_in_the_rest_of_it(project: Project):
    project.replace(DATA, "naam: Klein", "naam: 'Klein").replace(DATA, "thema: rust", "tema: rust")
    project.replace(PAGE, "#wiebelen", "#Wiebelen").replace(OTHER, "nr: 4", "nr: vier")
    assert _places(project.faults()) == [f"{DATA}:2", f"{DATA}:38", f"{OTHER}:10", f"{PAGE}:3"]


def test_a_card_without_a_fault_is_loaded_beside_one_with(project: Project):
    project.replace(DATA, "naam: Klein", "naam: no")
    assert list(load_what_is_sound(project.root).cards) == ["zonder"]


def test_themes_with_a_fault_do_not_make_every_theme_unknown(project: Project):
    project.replace("data/themas.yml", "sleutel: taal", "sleutel: Taal")
    assert _places(project.faults()) == ["data/themas.yml:4"]
