"""Files beside the cards that are missing or misnamed, and pages and numbers that nobody would find."""

import shutil

import pytest

from tests.reading.conftest import Project
from tests.school.conftest import ONS

_READ = "dit bestand wordt niet gelezen. Hernoem het tot {}, of haal het weg."


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("data/kaarten/adhd.yml.txt", "in deze map eindigt een bestand op .yml. Hernoem het, of haal het weg."),
        ("data/kaarten/adhd.YML", "in deze map eindigt een bestand op .yml. Hernoem het, of haal het weg."),
        ("docs/kaarten/adhd.docx", "in deze map eindigt een bestand op .md. Hernoem het, of haal het weg."),
        ("data/themas.yaml", _READ.format("themas.yml")),
        ("data/zoekwoorden.yml.txt", _READ.format("zoekwoorden.yml")),
        ("data/rubriek.yml", _READ.format("rubrieken.yml")),
    ],
)
def test_a_file_that_nothing_reads_because_of_its_name_is_a_fault(project: Project, path: str, said: str):
    project.write(path, "")
    assert project.faults() == [f"{path}:1: '{path.rpartition('/')[2]}': {said}"]


def test_what_programs_and_this_project_leave_beside_the_cards_is_no_fault(project: Project):
    for path in ("data/kaart.schema.json", "data/vaste-links.vorige.yml", "data/kaarten/~$x.docx", "data/kaarten/.x"):
        project.write(path, "")
    assert project.faults() == []


def test_synonyms_that_are_missing_are_a_fault(project: Project):
    project.remove("data/zoekwoorden.yml")
    said = "het bestand met de zoekwoorden ontbreekt. Zet het terug; het mag '[]' zijn."
    assert project.faults() == [f"data/zoekwoorden.yml:1: {said}"]


def test_a_start_page_that_is_missing_is_a_fault(project: Project):
    project.remove("docs/index.md")
    said = "de startpagina ontbreekt. Zet haar terug, met {{ kaarten() }} op een eigen regel."
    assert project.faults() == [f"docs/index.md:1: {said}"]


def test_a_page_that_no_menu_leads_to_is_a_fault(project: Project):
    project.write(
        "mkdocs.yml", "site_name: Klein\ntheme: {name: material, language: nl}\nnav:\n  - Uitleg: uitleg.md\n"
    )
    project.write("docs/uitleg.md", "# Uitleg\n").write("docs/los.md", "# Los\n")
    said = "geen enkel menu leidt naar deze pagina. Zet haar onder 'nav' in mkdocs.yml, of haal haar weg."
    assert project.faults() == [f"docs/los.md:1: {said}"]


@pytest.mark.parametrize(
    ("path", "old", "line", "before"),
    [
        ("school/kaarten/huiswerk.yml", "nr: 30\n    thema", 10, 0),
        ("school/kaarten/klein.aanvulling.yml", "nr: 101\n    thema", 2, 100),
    ],
)
def test_a_number_far_from_the_others_is_a_fault_until_it_is_on_record(
    project: Project, path: str, old: str, line: int, before: int
):
    shutil.copytree(ONS, project.root / "school")
    project.replace(path, old, "nr: 300\n    thema")
    said = f"maatregel 300: dit nummer ligt ver na het vorige ({before}), en een nummer is voor altijd. "
    assert project.faults() == [f"{path}:{line}: {said}Neem {before + 1}."]
    card = path.rpartition("/")[2].partition(".")[0]
    project.write("school/vaste-links.yml", f"- kaart: {card}\n  maatregelen: [300]\n")
    assert project.faults() == []


@pytest.mark.parametrize(
    ("link", "is_there"),
    [
        ("#hulp", True),
        ("#nergens", False),
        ("kaarten/klein.md#m2", True),
        ("kaarten/klein.md#wiebelen", True),
        ("kaarten/klein.md#m99", False),
        ("kaarten/klein.md#nergens", False),
    ],
)
def test_a_link_to_a_place_that_is_not_on_its_page_is_a_fault(project: Project, link: str, is_there: bool):
    project.write("docs/hulp.md", f"# Hulp {{: #hulp }}\n\nLees [dit]({link}).\n")
    said = f"de link naar '{link}' wijst naar een plek die niet op die pagina staat. "
    fault = f"docs/hulp.md:3: {said}Verbeter het deel achter #, of haal het weg."
    assert project.faults() == ([] if is_there else [fault])
