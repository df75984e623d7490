"""Links within a card: one that leads nowhere is a fault with its file and line."""

from tests.reading.conftest import Project

DATA, PAGE = "data/kaarten/klein.yml", "docs/kaarten/klein.md"


def test_a_link_on_the_page_that_leads_nowhere_is_a_fault(project: Project):
    project.replace(PAGE, "Wiebelen is bewegen", "Wiebelen is [bewegen](#voetn)")
    assert project.faults() == [f"{PAGE}:5: de link naar '#voetn' wijst naar niets op deze kaart. Bedoel je 'voeten'?"]


def test_a_link_in_a_text_that_leads_nowhere_is_a_fault(project: Project):
    project.replace(DATA, "tekst: Noem **eerst** wat kan.", "tekst: Zie [daar](#m99).")
    (fault,) = project.faults()
    assert "de link naar '#m99' wijst naar niets op deze kaart." in fault
    assert fault.startswith(f"{DATA}:")


def test_links_to_a_measure_a_signal_and_a_part_are_fine(project: Project):
    project.replace(
        DATA, "tekst: Noem **eerst** wat kan.", "tekst: Zie [1](#m1), [s](#s2), [v](#voeten), [w](#wiebelen)."
    )
    assert project.faults() == []
