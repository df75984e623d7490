"""One broken file of a school for each rule, with the exact report; the cases stand in broken.yml."""

from pathlib import Path

import pytest
import yaml

from macros.site.checking import check_all
from macros.site.prepare import prepare
from tests.reading.conftest import refused_by
from tests.school.conftest import Project

_CASES = yaml.safe_load((Path(__file__).parent / "broken.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", _CASES, ids=[case["case"] for case in _CASES])
def test_check_and_build_say_of_a_broken_file_where_what_and_what_to_do(project: Project, case: dict):
    project.replace(case["file"], case["replace"], case["by"])
    assert refused_by(check_all, project.root) == case["faults"]
    assert refused_by(prepare, project.root) == case["faults"]


def test_files_that_are_no_settings_and_no_addition_say_what_is_expected(project: Project):
    project.write("school/instellingen.yml", "- school\n").write("school/kaarten/klein.aanvulling.yml", "- 101\n")
    assert project.faults() == [
        "school/instellingen.yml:1: hier worden instellingen verwacht: 'school: ...', 'kleur: ...', elk op een eigen "
        "regel.",
        "school/kaarten/klein.aanvulling.yml:1: hier worden de velden van een aanvulling verwacht: 'maatregelen:', "
        "'andere_woorden:', ...",
    ]


def test_an_addition_to_a_card_that_is_not_shipped_says_which_there_are(project: Project):
    project.write("school/kaarten/klien.aanvulling.yml", "zoekwoorden:\n  - {maatregel: 1, woorden: [a]}\n")
    project.write("school/kaarten/huiswerk.aanvulling.yml", "zoekwoorden:\n  - {maatregel: 1, woorden: [a]}\n")
    assert project.faults() == [
        "school/kaarten/huiswerk.aanvulling.yml:1: er is geen meegeleverde kaart 'huiswerk'. Kies uit: klein, zonder. "
        "Een eigen kaart wijzig je in haar eigen bestand.",
        "school/kaarten/klien.aanvulling.yml:1: er is geen meegeleverde kaart 'klien'. Bedoel je 'klein'? Een eigen "
        "kaart wijzig je in haar eigen bestand.",
    ]


def test_an_own_card_under_the_name_of_a_shipped_one_is_refused(project: Project):
    for ending in ("yml", "md"):
        text = (project.root / f"school/kaarten/huiswerk.{ending}").read_text(encoding="utf-8")
        project.write(f"school/kaarten/zonder.{ending}", text)
    assert project.faults() == [
        "school/kaarten/zonder.yml:1: er is al een meegeleverde kaart 'zonder'. Geef jullie kaart een andere naam, of "
        "wijzig de meegeleverde met zonder.aanvulling.yml."
    ]


def test_a_file_that_nothing_reads_is_named_with_what_it_was_meant_to_be(project: Project):
    project.write("school/instelingen.yml", "a: b\n").write("school/kaart/x.yml", "").write(
        "school/paginas/x.docx", b""
    )
    assert project.faults() == [
        "school/instelingen.yml:1: 'instelingen.yml': dit bestand hoort hier niet. Bedoel je 'instellingen.yml'? Een "
        "logo eindigt op .svg, .png of .jpg.",
        "school/kaart:1: 'kaart': deze map hoort hier niet. Bedoel je 'kaarten'?",
        "school/paginas/x.docx:1: 'x.docx': in deze map staan bestanden die eindigen op .md.",
    ]


def test_a_logo_that_is_too_large_or_something_else_is_refused(project: Project):
    project.write("school/logo.svg", b"<svg " + b" " * 600_000)
    assert project.faults() == ["school/logo.svg:1: logo.svg is 600 kB groot. Maak het kleiner dan 500 kB."]
    project.write("school/logo.svg", b"GIF89a")
    assert project.faults() == ["school/logo.svg:1: logo.svg is geen svg-bestand. Bewaar het opnieuw als .png."]


def test_a_style_that_asks_another_host_is_refused_at_its_line(project: Project):
    project.write("school/stijl.css", "@import 'x.css';\na {}\nb { background: url( https://elders.be/x.png ) }\n")
    faults = project.faults()
    assert [fault[: fault.index(": '")] for fault in faults] == ["school/stijl.css:1", "school/stijl.css:3"]
    assert all("vraagt iets aan een ander adres." in fault for fault in faults)
    project.write("school/stijl.css", "b { background: url(beeld/klas.png) }\n")
    assert project.faults() == []


def test_a_style_that_is_not_utf8_is_named(project: Project):
    project.write("school/stijl.css", "a {} /* één */".encode("latin-1"))
    assert project.faults()[0].startswith("school/stijl.css:1: het teken met code 0xE9 is geen UTF-8.")
