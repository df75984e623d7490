"""Each rule of the record, with the exact report of a card that breaks it."""

import pytest

from macros.reading.library import load
from tests.reading.conftest import DATA, PAGE, Project

RECORD = "data/vaste-links.yml"
OTHER = "data/kaarten/zonder.yml"
_MEASURE_2 = "  - nr: 2\n    thema: taal\n    kort: Zeg wat wel mag\n    tekst: Noem **eerst** wat kan.\n"
_WITHDRAWN = "    vervallen:\n      op: 2026-11-22\n      waarom: Het hielp niet.\n      vervangen_door: [2]\n"
_GONE_NUMBER = (
    "is ooit gepubliceerd en staat niet meer op de kaart. Zet de tekst terug; geldt die niet meer, geef er dan "
    "'vervallen' bij, met 'op', 'waarom' en 'vervangen_door'."
)
_GONE_PART = (
    "is ooit gepubliceerd en staat niet meer op de pagina. Zet het terug, of zet het in 'vervallen_delen' met "
    "'sleutel', 'op', 'waarom' en 'vervangen_door'."
)
_BACK = "Stond dit nog nooit op een site die iemand zag: 'vastleggen --terug klein{}'."
_GONE_CARD = (
    "is ooit gepubliceerd en is er niet meer. Zet haar bestanden terug, of schrijf 'vroeger: [klein]' in de kaart die "
    "haar vervangt."
)


def _withdraw_part(project: Project, key: str, **more: str) -> Project:
    lines = [
        f"  - sleutel: {key}",
        "    op: 2026-11-22",
        "    waarom: Dubbel.",
        *(f"    {k}: {v}" for k, v in more.items()),
    ]
    return project.replace(DATA, "naam: Klein\n", "\n".join(["naam: Klein", "vervallen_delen:", *lines, ""]))


def _rename(project: Project, name: str, former: str = "") -> Project:
    (project.root / DATA).rename(project.root / f"data/kaarten/{name}.yml")
    (project.root / PAGE).rename(project.root / f"docs/kaarten/{name}.md")
    return project.replace(f"data/kaarten/{name}.yml", "naam: Klein\n", f"naam: Klein\n{former}")


def test_a_published_project_is_sound(recorded: Project):
    assert recorded.faults() == []


def test_a_measure_that_is_gone_is_a_fault(recorded: Project):
    recorded.replace(DATA, _MEASURE_2, "").replace(DATA, "vervangen_door: [2]", "vervangen_door: [1]")
    assert recorded.faults() == [f"{DATA}:36: maatregel 2 {_GONE_NUMBER} {_BACK.format(' m2')}"]


def test_a_measure_that_is_renumbered_is_a_fault(recorded: Project):
    recorded.replace(DATA, "  - nr: 3\n", "  - nr: 13\n")
    assert recorded.faults() == [f"{DATA}:36: maatregel 3 {_GONE_NUMBER} {_BACK.format(' m3')}"]


def test_a_signal_that_is_gone_is_a_fault(recorded: Project):
    recorded.replace(DATA, "  - nr: 2\n    tekst: Staat op.\n    gewijzigd: 2026-11-22\n", "")
    assert recorded.faults() == [f"{DATA}:29: signaal 2 {_GONE_NUMBER} {_BACK.format(' s2')}"]


def test_a_withdrawn_measure_and_signal_keep_their_address(recorded: Project):
    recorded.replace(
        DATA, "    tekst: Noem **eerst** wat kan.\n", f"    tekst: Noem.\n{_WITHDRAWN}".replace("[2]", "[1]")
    )
    recorded.replace(DATA, "Het hielp niet.\n      vervangen_door: [2]\n", "Het hielp niet.\n")
    recorded.replace(
        DATA, "    tekst: Staat op.\n", "    tekst: Staat op.\n    vervallen: {op: 2026-11-22, waarom: Gewoon.}\n"
    )
    assert recorded.faults() == []


@pytest.mark.parametrize("key", ["wiebelen", "signalen"])
def test_a_heading_that_is_gone_is_a_fault(recorded: Project, key: str):
    text = (recorded.root / PAGE).read_text(encoding="utf-8")
    recorded.write(PAGE, "\n".join(line for line in text.split("\n") if f"{{: #{key} }}" not in line))
    assert recorded.faults() == [f"{DATA}:1: '#{key}' {_GONE_PART} {_BACK.format(' ' + key)}"]


@pytest.mark.parametrize("key", ["wiebelen", "signalen"])
def test_a_heading_with_another_address_is_one_fault_that_says_so(recorded: Project, key: str):
    recorded.replace(PAGE, "Wiebelen is bewegen", f"[Lees eerst](#{key}): wiebelen is bewegen")
    recorded.replace(PAGE, f"{{: #{key} }}", "{: #anders }")
    line = 3 if key == "wiebelen" else 11
    hint = f"Veranderde je het adres in '#anders' (regel {line})? Maak er daar weer '#{key}' van."
    assert recorded.faults() == [
        f"{DATA}:1: '#{key}' {_GONE_PART.replace('Zet het', f'{hint} Zet het')} {_BACK.format(' ' + key)}"
    ]


def test_a_part_and_a_comparison_that_are_gone_are_faults(recorded: Project):
    recorded.replace(DATA, "sleutel: voeten", "sleutel: benen").replace(DATA, "sleutel: soorten", "sleutel: types")
    recorded.replace(PAGE, '"soorten"', '"types"')
    assert recorded.faults() == [
        f"{DATA}:1: '#soorten' {_GONE_PART} {_BACK.format(' ' + 'soorten')}",
        f"{DATA}:1: '#voeten' {_GONE_PART} {_BACK.format(' ' + 'voeten')}",
    ]


def test_a_withdrawn_part_is_no_fault(recorded: Project):
    recorded.replace(PAGE, "#wiebelen", "#bewegen")
    _withdraw_part(recorded, "wiebelen", vervangen_door="bewegen")
    assert recorded.faults() == []
    (part,) = load(recorded.root).cards["klein"].data.withdrawn_parts
    assert (part.key, part.replaced_by, part.reason) == ("wiebelen", "bewegen", "Dubbel.")


def test_a_withdrawn_part_that_is_still_there_is_a_fault(recorded: Project):
    _withdraw_part(recorded, "wiebelen")
    text = "dit adres staat nog op de pagina. Haal het op een van de twee plaatsen weg."
    assert recorded.faults() == [f"{DATA}:4: vervallen deel 'wiebelen': {text}"]


def test_a_withdrawn_part_that_points_at_nothing_is_a_fault(recorded: Project):
    recorded.replace(PAGE, "#wiebelen", "#bewegen")
    _withdraw_part(recorded, "wiebelen", vervangen_door="beweging")
    text = "'vervangen_door' noemt 'beweging', en dat staat niet op de pagina. Bedoel je 'bewegen'?"
    assert recorded.faults() == [f"{DATA}:7: vervallen deel 'wiebelen': {text}"]


def test_a_part_withdrawn_twice_is_a_fault(recorded: Project):
    recorded.replace(PAGE, "#wiebelen", "#bewegen")
    part = "  - sleutel: wiebelen\n    op: 2026-11-22\n    waarom: Dubbel.\n"
    recorded.replace(DATA, "naam: Klein\n", f"naam: Klein\nvervallen_delen:\n{part}{part}")
    text = "vervallen deel 'wiebelen': dit woord is al gebruikt op regel 4. Neem een nieuw."
    assert recorded.faults() == [f"{DATA}:7: {text}"]


def test_a_card_that_is_gone_is_a_fault(recorded: Project):
    recorded.remove(DATA).remove(PAGE)
    assert recorded.faults() == [f"{RECORD}:2: kaart 'klein' {_GONE_CARD} {_BACK.format('')}"]


def test_a_card_that_is_renamed_in_silence_is_a_fault(recorded: Project):
    assert _rename(recorded, "groot").faults() == [f"{RECORD}:2: kaart 'klein' {_GONE_CARD} {_BACK.format('')}"]


def test_a_renamed_card_that_names_its_old_name_is_no_fault(recorded: Project):
    assert _rename(recorded, "groot", "vroeger: [klein]\n").faults() == []


def test_a_renamed_card_still_needs_every_address_of_its_old_name(recorded: Project):
    _rename(recorded, "groot", "vroeger: [klein]\n")
    recorded.replace("data/kaarten/groot.yml", "  - nr: 3\n", "  - nr: 33\n")
    recorded.replace("docs/kaarten/groot.md", "#wiebelen", "#bewegen")
    hint = "Veranderde je het adres in '#bewegen' (regel 3)? Maak er daar weer '#wiebelen' van. Zet het"
    assert recorded.faults() == [
        f"data/kaarten/groot.yml:1: '#wiebelen' {_GONE_PART.replace('Zet het', hint)} {_BACK.format(' ' + 'wiebelen')}",
        f"data/kaarten/groot.yml:37: maatregel 3 {_GONE_NUMBER} {_BACK.format(' m3')}",
    ]


def test_a_card_can_be_renamed_twice(recorded: Project):
    assert _rename(recorded, "groter", "vroeger: [klein, groot]\n").faults() == []


@pytest.mark.parametrize("name", ["klein", "zonder"])
def test_a_former_name_that_a_card_has_now_is_a_fault(recorded: Project, name: str):
    recorded.replace(OTHER, "naam: Zonder\n", f"naam: Zonder\nvroeger: [oud, {name}]\n")
    text = f"'vroeger': de naam '{name}' is al van {name}.yml. Haal hem op een van de twee plaatsen weg."
    assert f"{OTHER}:3: {text}" in recorded.faults()


def test_a_former_name_that_two_cards_claim_is_a_fault(recorded: Project):
    recorded.replace(DATA, "naam: Klein\n", "naam: Klein\nvroeger: [oud]\n")
    recorded.replace(OTHER, "naam: Zonder\n", "naam: Zonder\nvroeger: [oud]\n")
    text = "'vroeger': de naam 'oud' is al van klein.yml. Haal hem op een van de twee plaatsen weg."
    assert recorded.faults() == [f"{OTHER}:3: {text}"]


def test_a_former_name_written_twice_is_a_fault(recorded: Project):
    recorded.replace(DATA, "naam: Klein\n", "naam: Klein\nvroeger: [oud, oud]\n")
    text = "'vroeger': de naam 'oud' is al van klein.yml. Haal hem op een van de twee plaatsen weg."
    assert recorded.faults() == [f"{DATA}:3: {text}"]


def test_a_card_that_does_not_parse_is_not_gone(recorded: Project):
    recorded.replace(DATA, "naam: Klein", "naam: 'Klein")
    assert [fault.split(": ")[0] for fault in recorded.faults()] == [f"{DATA}:2"]


def test_a_renamed_card_that_does_not_parse_does_not_make_the_old_one_gone(recorded: Project):
    _rename(recorded, "groot", "vroeger: ['klein]\n")
    assert [fault.split(": ")[0] for fault in recorded.faults()] == ["data/kaarten/groot.yml:3"]


def test_a_number_that_cannot_be_read_does_not_make_a_measure_gone(recorded: Project):
    recorded.replace(DATA, "  - nr: 3\n", "  - nr: drie\n")
    assert [fault.split(": ")[0] for fault in recorded.faults()] == [f"{DATA}:49"]


def test_a_page_with_a_fault_does_not_make_its_headings_gone(recorded: Project):
    recorded.replace(PAGE, " {: #wiebelen }", "")
    assert [fault.split(": ")[0] for fault in recorded.faults()] == [f"{PAGE}:3"]


def test_a_card_without_a_page_does_not_lose_its_numbers_in_silence(recorded: Project):
    recorded.replace(DATA, "  - nr: 3\n", "  - nr: 33\n").remove(PAGE)
    assert [fault.split(": ")[0] for fault in recorded.faults()] == [f"{DATA}:1", f"{DATA}:36"]


_GET_IT_BACK = (
    "Hier staat elk adres dat ooit gepubliceerd is: gooi het bestand niet weg. Haal het terug met "
    f"'git checkout -- {RECORD}', of kopieer data/vaste-links.vorige.yml eroverheen."
)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("", f":1: het bestand is leeg. {_GET_IT_BACK}"),
        (
            "- kaart: klein\n  maatregelen: [1, 2",
            ":2: bij 'maatregelen: [1, 2': een lijst tussen [ ] of een blok tussen { } wordt niet goed gesloten. "
            "Zet een komma tussen de delen, sluit af met hetzelfde haakje en zet een deel met een leesteken tussen "
            f"aanhalingstekens. {_GET_IT_BACK}",
        ),
        ("klein: [1]\n", ":1: hier wordt een lijst van kaarten verwacht: regels die met '- kaart:' beginnen."),
        ("- kaart: klein\n- kaart: klein\n", ":2: kaart 'klein': dit woord is al gebruikt op regel 1. Neem een nieuw."),
        ("- kart: klein\n", ":1: kaart op plaats 1: 'kart' is geen veld van een kaart. Bedoel je 'kaart'?"),
        (
            "- kaart: klein\n  maatregelen: [1, twee]\n",
            ":2: kaart op plaats 1: 'maatregelen': 'twee' is geen geheel getal van 1 tot 9999. "
            "Schrijf alleen cijfers, zoals 13.",
        ),
    ],
)
def test_a_record_that_was_damaged_by_hand_is_a_fault(recorded: Project, content: str, fault: str):
    recorded.write(RECORD, content)
    assert recorded.faults() == [RECORD + fault]
