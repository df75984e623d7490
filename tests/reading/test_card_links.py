"""Links from one card to another: [zonder#m4] and [eigen woorden](zonder#m4), checked and filled in."""

import pytest

from macros.reading.library import load, load_what_is_sound
from tests.reading.conftest import DATA, PAGE, Project

TEXT = "tekst: Noem **eerst** wat kan."
OTHER = "data/kaarten/zonder.yml"


def says(project: Project, text: str) -> str:
    """Return what the second measure says when its text is this."""
    project.replace(DATA, TEXT, f"tekst: {text}")
    return load(project.root).cards["klein"].measures[1].text


def fault(project: Project, text: str) -> str:
    project.replace(DATA, TEXT, f"tekst: {text}")
    (found,) = project.faults()
    assert found.startswith(f"{DATA}:48: ")
    return found.removeprefix(f"{DATA}:48: ")


@pytest.mark.parametrize(
    ("written", "filled_in"),
    [
        ("Zie [zonder#m4].", "Zie [Zonder, maatregel 4: Wacht even](zonder#m4)."),
        ("Zie [zonder#s1].", "Zie [Zonder, signaal 1](zonder#s1)."),
        ("Zie [klein#wiebelen].", "Zie [Klein: Wat is wiebelen?](#wiebelen)."),
        ("Zie [klein#voeten].", "Zie [Klein: De voetwiebelaar](#voeten)."),
        ("Zie [zonder#].", "Zie [Zonder](zonder#)."),
        ("Zie [klein#m1].", "Zie [Klein, maatregel 1: Laat het kind bewegen](#m1)."),
        ("En [wacht *even*](zonder#m4) dan.", 'En [wacht *even*](zonder#m4 "Zonder, maatregel 4") dan.'),
        (r"Geen \[zonder#m4], geen [sic], geen [C](https://a.be/x#y).", None),
        ("Een hek [#5] en een [lijst](#m1).", None),
    ],
)
def test_a_link_gets_the_title_and_the_place_of_what_it_leads_to(project: Project, written, filled_in):
    assert says(project, written) == (filled_in or written)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Zie [zonde#m4].", "er is geen kaart 'zonde'. Bedoel je 'zonder'? Zet een \\ voor de [ als het geen link is."),
        ("Zie [Zonder#m4].", "er is geen kaart 'Zonder'. Bedoel je 'zonder'?"),
        ("Zie [dit](zonde#m4).", "de link '[dit](zonde#m4)': er is geen kaart 'zonde'. Bedoel je 'zonder'?"),
        ("Zie [zonder#m44].", "wijst naar niets op kaart 'zonder'. Bedoel je 'm4'?"),
        ("Zie [zonder#M4].", "wijst naar niets op kaart 'zonder'."),
        ("Zie [klein#m3].", "wijst naar maatregel 3 van kaart 'klein', en dat is vervallen. "
         "Neem wat in de plaats kwam: klein#m2."),
        ("Zie [klein#].", "wijst naar de kaart waar hij op staat. Haal hem weg."),
    ],
)  # fmt: skip
def test_a_link_that_leads_nowhere_is_a_fault_at_its_line_with_near_names(project: Project, written, said):
    assert said in fault(project, written)


def test_a_link_on_the_page_is_checked_at_its_line(project: Project):
    project.replace(PAGE, "Wiebelen is bewegen", "Wiebelen is [zondr#m4] bewegen")
    (found,) = project.faults()
    assert found.startswith(f"{PAGE}:5: de link '[zondr#m4]': er is geen kaart 'zondr'. Bedoel je 'zonder'?")


def test_a_link_on_the_page_is_filled_in_for_paper_and_for_the_engine(project: Project):
    project.replace(PAGE, "Wiebelen is bewegen", "Wiebelen is [zonder#m4] **of [dit](zonder#)** bewegen")
    library = load(project.root)
    runs = [run for part in library.cards["klein"].page for run in getattr(part, "runs", ())]
    assert [(run.text, run.link, run.bold) for run in runs if run.link] == [
        ("Zonder, maatregel 4: Wacht even", "zonder#m4", False),
        ("dit", "zonder#", True),
    ]
    assert '[Zonder, maatregel 4: Wacht even](zonder.md#m4) **of [dit](zonder.md# "Zonder")**' in "\n".join(
        str(line) for line in library.page_lines["klein"]
    )


@pytest.mark.parametrize("place", ["kort: Zeg wat wel mag", "waarom: Het hielp niet.", "kort: Een kleine kaart"])
def test_a_title_or_a_plain_line_holds_no_link_to_a_card(project: Project, place):
    project.replace(DATA, place, f"{place} [zonder#m4]")
    (found,) = project.faults()
    assert "de link '[zonder#m4]' kan hier niet staan: dit is gewone tekst." in found


def test_a_card_that_was_renamed_is_named_by_its_new_name(project: Project):
    project.replace(OTHER, "naam: Zonder", "naam: Zonder\nvroeger: [niets]")
    assert "kaart 'niets' heet nu 'zonder'. Schrijf die naam." in fault(project, "Zie [niets#m4].")


def test_markup_in_a_title_is_text_in_the_link(project: Project):
    project.replace(OTHER, "kort: Wacht even", 'kort: "Wacht [even] en *tel* {{ tot }}"')
    project.replace(PAGE, "Wiebelen is bewegen", "Wiebelen is [zonder#m4] bewegen")
    project.replace(DATA, TEXT, "tekst: Zie [zonder#m4].")
    library = load(project.root)
    runs = [run.text for part in library.cards["klein"].page for run in getattr(part, "runs", ()) if run.link]
    assert runs == ["Zonder, maatregel 4: Wacht [even] en tel {{ tot }}"]
    assert "{{ tot" not in "\n".join(str(line) for line in library.page_lines["klein"])


def test_the_school_hears_of_a_link_to_a_card_that_it_hides_and_reads_it_as_text(project: Project):
    project.replace(DATA, TEXT, "tekst: Zie [zonder#m4] of [dit](zonder#m4).")
    project.write("school/instellingen.yml", "school: De Linde\nkaarten: [klein]\n")
    library = load_what_is_sound(project.root)
    assert not library.faults
    assert library.cards["klein"].measures[1].text == (
        "Zie Zonder, maatregel 4: Wacht even of dit (Zonder, maatregel 4)."
    )
    said = (
        f"{DATA}:48: de link '{{}}': kaart 'zonder' staat niet bij 'kaarten' in school/instellingen.yml. "
        "Hier staat daarom gewone tekst: “Zonder, maatregel 4: Wacht even”."
    )
    assert {str(notice) for notice in library.notices} == {said.format("[zonder#m4]"), said.format("[dit](zonder#m4)")}


def test_a_link_in_an_addition_is_checked_in_its_own_file_and_filled_in(project: Project):
    path = "school/kaarten/klein.aanvulling.yml"
    project.write(path, "maatregelen:\n  - nr: 101\n    thema: rust\n    kort: Kijk\n    tekst: Zie [zonder#m4].\n")
    library = load(project.root)
    assert library.cards["klein"].measures[-1].text == "Zie [Zonder, maatregel 4: Wacht even](zonder#m4)."
    project.replace(path, "[zonder#m4]", "[zonder#m9]")
    (found,) = project.faults()
    assert found.startswith(f"{path}:5: de link '[zonder#m9]' wijst naar niets op kaart 'zonder'.")


def test_a_measure_that_only_the_school_does_not_use_is_told_and_the_link_stays(project: Project):
    project.replace(DATA, TEXT, "tekst: Zie [zonder#m4].")
    unused = "niet_gebruikt:\n  - maatregel: 4\n    op: 2026-11-23\n    waarom: Past niet.\n"
    project.write("school/kaarten/zonder.aanvulling.yml", unused)
    library = load(project.root)
    assert "(zonder#m4)" in library.cards["klein"].measures[1].text
    assert "en dat gebruiken jullie niet" in str(library.notices[0])


def test_what_another_card_says_changes_no_fingerprint_of_the_card_that_links_to_it(project: Project):
    project.replace(DATA, TEXT, "tekst: Zie [zonder#m4].")
    before = load(project.root).as_written["klein"]
    project.replace(OTHER, "kort: Wacht even", "kort: Tel even")
    assert load(project.root).as_written["klein"] == before


@pytest.mark.parametrize("text", ["[zonder#m4]", "[wacht](zonder#m4) even."])
def test_a_text_that_begins_with_a_link_needs_quotes_and_is_told_so(project: Project, text):
    assert "zet de hele tekst tussen aanhalingstekens." in fault(project, text).lower()
