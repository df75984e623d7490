"""The categories of cards: a list, shipped and of the school, and the card that names one."""

from macros.reading.library import load
from tests.reading.conftest import DATA, Project

LIST, OWN = "data/rubrieken.yml", "school/rubrieken.yml"
LEARNING = "- sleutel: leren\n  label: Leren\n"
ADVICE = "Ze staan in data/rubrieken.yml en school/rubrieken.yml."


def test_a_card_names_a_category_that_is_shipped_or_of_the_school(project: Project):
    project.write(LIST, LEARNING).write(OWN, "- sleutel: ons\n  label: Bij ons\n")
    project.replace(DATA, "naam: Klein", "naam: Klein\nrubriek: ons")
    library = load(project.root)
    assert [category.label for category in library.categories] == ["Leren", "Bij ons"]
    assert library.cards["klein"].data.category == "ons"


def test_a_category_that_is_not_there_is_a_fault_with_near_names(project: Project):
    project.write(LIST, LEARNING)
    project.replace(DATA, "naam: Klein", "naam: Klein\nrubriek: lern")
    assert project.faults() == [f"{DATA}:3: 'rubriek': 'lern' is geen rubriek. Bedoel je 'leren'? {ADVICE}"]


def test_without_a_list_no_card_has_a_category(project: Project):
    project.replace(DATA, "naam: Klein", "naam: Klein\nrubriek: leren")
    assert project.faults() == [f"{DATA}:3: 'rubriek': 'leren' is geen rubriek. {ADVICE}"]


def test_a_school_puts_a_shipped_card_in_another_category(project: Project):
    project.write(LIST, LEARNING)
    project.write("school/kaarten/klein.aanvulling.yml", "rubriek: leren\n")
    assert load(project.root).cards["klein"].data.category == "leren"
    project.write("school/kaarten/klein.aanvulling.yml", "rubriek: lezen\n")
    (fault,) = project.faults()
    assert fault.startswith("school/kaarten/klein.aanvulling.yml:1: 'rubriek': 'lezen' is geen rubriek.")


def test_what_is_wrong_with_the_list_is_a_fault_of_the_list_alone(project: Project):
    project.write(LIST, LEARNING.replace("label", "naam") + LEARNING)
    project.replace(DATA, "naam: Klein", "naam: Klein\nrubriek: leren")
    assert [fault.partition(": ")[0] for fault in project.faults()] == [f"{LIST}:{line}" for line in (1, 2, 3)]


def test_a_key_that_is_shipped_and_of_the_school_is_a_fault(project: Project):
    project.write(LIST, LEARNING).write(OWN, LEARNING)
    assert project.faults() == [
        f"{OWN}:1: rubriek 'leren' is er al in de meegeleverde rubrieken. Geef jullie rubriek een andere sleutel."
    ]
