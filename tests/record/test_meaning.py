"""A number keeps its meaning: which texts are one measure in other words, and what stops a build."""

from datetime import date
from itertools import combinations

import pytest

from macros.reading import record as record_file
from macros.reading.library import load, load_what_is_sound
from macros.reading.meaning import ALIKE, likeness, meaning_of
from macros.reading.record import published_by
from tests.conftest import FIXTURES
from tests.reading.conftest import DATA, Project

RECORD = "data/vaste-links.yml"
_DAY = date(2026, 11, 22)
_ONE = "    kort: Laat het kind bewegen\n    tekst: >-\n      Geef een taak waarvoor het mag rondlopen.\n"
_TWO = "    kort: Zeg wat wel mag\n    tekst: Noem **eerst** wat kan.\n"
_NEW = "    kort: Zet een kussen op de stoel\n"
_LATER = "    gewijzigd: 2026-12-01\n"
_SEEN = "Wie een bewaard bestand van vroeger opent, ziet zijn vinkjes dan bij een andere tekst."


def _back(address: str) -> str:
    return f"Stond dit nog nooit op een site die iemand zag: 'vastleggen --terug klein {address}'."


def _other(noun: str, number: int, was: str, following: int) -> str:
    return (
        f"{noun} {number}: onder dit nummer is een andere tekst vastgelegd: “{was}”. Gaat het nu over iets anders: zet "
        f"de oude tekst terug, met 'vervallen' als hij niet meer geldt, en geef de nieuwe nummer {following}. Blijft "
        "het hetzelfde, maar met een andere betekenis of heel andere woorden: zet er 'gewijzigd' bij, met een dag na "
        f"2026-11-22. {_back(f'{noun[0]}{number}')}"
    )


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Heeft faalangst.", "Heeft faalngst."),
        ("Heeft faalangst.", "Heeft veel faalangst."),
        ("Staat op.", "Staat vaak op."),
        ("Laat het kind bewegen", "Geef het kind de kans om te bewegen"),
        ("Kondig pauzes aan", "Kondig pauzes en veranderingen op voorhand aan"),
        ("Eindig de dag op een positieve noot", "Probeer elke dag positief te eindigen"),
        (
            "Heeft het moeilijk met plannen en met hoe de tijd verloopt.",
            "Heeft het moeilijk met plannen en tijdsbesef.",
        ),
        ("Werk met een vast dagprogramma en hou het zichtbaar", "Hang een vast dagschema zichtbaar op"),
        ("Wees voorspelbaar: afspraak is afspraak", "Wees duidelijk en hou je aan afspraken"),
        ("Reken er niet altijd op", "Reken er nooit altijd op"),
    ],
)
def test_better_words_are_the_same_measure(was: str, now: str):
    assert likeness(meaning_of(_DAY, was), meaning_of(_DAY, now)) >= ALIKE


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("Heeft faalangst.", "Heeft smetvrees."),
        ("Heeft problemen met rekenen.", "Heeft problemen met lezen."),
        ("Zet het kind vooraan", "Zet het kind achteraan"),
        ("Praat met hem over thuis", "Praat niet met hem over thuis"),
        ("Geef structuur", "Deel het lokaal op met structuur en rust"),
        ("Ga niet in op een machtsstrijd", "Straf niet in het heetst van de strijd"),
        ("Geef tijd om te antwoorden", "Geef meer tijd bij toetsen"),
    ],
)
def test_another_measure_is_not(was: str, now: str):
    assert likeness(meaning_of(_DAY, was), meaning_of(_DAY, now)) < ALIKE


def test_a_longer_explanation_and_another_title_are_each_no_other_measure():
    short = meaning_of(_DAY, "Geef visuele ondersteuning", "Doe dat overal waar het kan, met pictogrammen aan de muur.")
    assert (
        likeness(short, meaning_of(_DAY, "Geef visuele ondersteuning", "Een daglijn, een stappenplan, een foto.")) > 0.9
    )
    assert (
        likeness(short, meaning_of(_DAY, "Toon wat je zegt", "Doe dat overal, met pictogrammen aan de muur.")) >= ALIKE
    )


def test_no_two_measures_or_signals_of_a_card_are_taken_for_one():
    for folder in ("site", "small"):
        for card in load_what_is_sound(FIXTURES / folder).cards.values():
            texts = published_by(card).texts
            pairs = [(one, two) for one, two in combinations(texts, 2) if one[0] == two[0]]
            assert [pair for pair in pairs if likeness(*(texts[each] for each in pair)) >= ALIKE] == []


def test_the_record_tells_what_each_number_stands_for(recorded: Project):
    assert (recorded.root / RECORD).read_text(encoding="utf-8").splitlines()[5:11] == [
        "  teksten:",
        "    m1: 2026-11-22 | Laat het kind bewegen | Geef een taak waarvoor het mag rondlopen. "
        "Breng jij dit even weg?",
        "    m2: 2026-11-22 | Zeg wat wel mag | Noem **eerst** wat kan.",
        "    m3: 2026-11-22 | Zeg dat het stil moet zitten | Zeg het één keer.",
        "    s1: 2026-11-22 | Wiebelt.",
        "    s2: 2026-11-22 | Staat op.",
    ]


def test_a_typing_error_and_better_words_ask_nothing(recorded: Project):
    recorded.replace(DATA, "kort: Laat het kind bewegen", "kort: Geef het kind vaak de kans om te bewegen")
    recorded.replace(DATA, "tekst: Wiebelt.", "tekst: Wiebellt veel.")
    assert recorded.faults() == []
    before = (recorded.root / RECORD).read_text(encoding="utf-8")
    assert record_file.update(recorded.root, load(recorded.root).cards.values()) == f"{RECORD} was al volledig."
    # The first text stays: a text that moves on at every better word would slowly become another.
    assert (recorded.root / RECORD).read_text(encoding="utf-8") == before


def test_another_text_under_a_number_stops_the_build(recorded: Project):
    recorded.replace(DATA, _TWO, _NEW)
    assert recorded.faults() == [f"{DATA}:45: {_other('maatregel', 2, 'Zeg wat wel mag', 4)}"]


def test_another_signal_under_a_number_stops_the_build(recorded: Project):
    recorded.replace(DATA, "tekst: Wiebelt.", "tekst: Zingt in de klas.")
    assert recorded.faults() == [f"{DATA}:30: {_other('signaal', 1, 'Wiebelt.', 3)}"]


def test_another_meaning_that_says_so_is_taken_up(recorded: Project):
    recorded.replace(DATA, _TWO, _NEW + _LATER).replace(DATA, "uitgave: 2026-11-22", "uitgave: 2026-12-01")
    assert recorded.faults() == []
    said = record_file.update(recorded.root, load(recorded.root).cards.values())
    assert said == f"{RECORD}: van kaart 'klein' is nu ook 1 tekst vastgelegd."
    assert "    m2: 2026-12-01 | Zet een kussen op de stoel\n" in (recorded.root / RECORD).read_text(encoding="utf-8")
    assert recorded.faults() == []


def test_a_change_of_before_the_text_went_on_record_says_nothing(recorded: Project):
    recorded.replace(DATA, _TWO, _NEW + "    gewijzigd: 2026-11-22\n")
    assert recorded.faults() == [f"{DATA}:45: {_other('maatregel', 2, 'Zeg wat wel mag', 4)}"]


@pytest.mark.parametrize("later", ["", _LATER])
def test_two_measures_that_are_swapped_stop_the_build(recorded: Project, later: str):
    recorded.replace(DATA, "uitgave: 2026-11-22", "uitgave: 2026-12-01")
    recorded.replace(DATA, _ONE, "@").replace(DATA, _TWO, _ONE + later).replace(DATA, "@", _TWO + later)
    (fault,) = recorded.faults()
    assert fault.endswith(
        f"maatregel 1: deze tekst is vastgelegd onder nummer 2: “Zeg wat wel mag”. Net zo: 2 (was 1). {_SEEN} Geef "
        f"elke tekst zijn nummer terug; wat nieuw is, krijgt nummer 4. {_back('m2')}"
    )


def test_two_signals_that_are_much_alike_and_swapped_stop_the_build(project: Project):
    project.replace(DATA, "Wiebelt.", "Wiebelt met de voeten.").replace(DATA, "Staat op.", "Wiebelt met de handen.")
    record_file.update(project.root, load(project.root).cards.values())
    project.replace(DATA, "Wiebelt met de voeten.", "Wiebelt met de hand en de voet.")
    project.replace(DATA, "Wiebelt met de handen.", "Wiebelt met de voeten.")
    (fault,) = project.faults()
    assert "signaal 2: deze tekst is vastgelegd onder nummer 1: “Wiebelt met de voeten.”" in fault


def test_a_measure_that_is_put_between_stops_the_build_once(recorded: Project):
    recorded.replace(DATA, "  - nr: 2\n    tekst: Staat", "  - nr: 9\n    tekst: Staat")
    text = (recorded.root / DATA).read_text(encoding="utf-8")
    text = text.replace("  - nr: 2\n    thema", "  - nr: 3\n    thema").replace("[2]", "[3]")
    text = text.replace(
        "  - nr: 3\n    thema: taal\n    kort: Zeg dat", "  - nr: 4\n    thema: taal\n    kort: Zeg dat"
    )
    text = text.replace("  - nr: 1\n    thema", f"  - nr: 1\n    thema: rust\n{_NEW}  - nr: 2\n    thema")
    recorded.write(DATA, text)
    said = [fault.partition(" ")[2] for fault in recorded.faults()]
    assert said == [
        f"signaal 9: deze tekst is vastgelegd onder nummer 2: “Staat op.”. {_SEEN} Geef elke tekst zijn nummer terug; "
        f"wat nieuw is, krijgt nummer 3. {_back('s2')}",
        f"maatregel 2: deze tekst is vastgelegd onder nummer 1: “Laat het kind bewegen”. Net zo: 3 (was 2). {_SEEN} "
        f"Geef elke tekst zijn nummer terug; wat nieuw is, krijgt nummer 5. {_back('m1')}",
    ]


def test_a_text_may_stand_again_under_a_new_number_when_the_old_is_withdrawn(recorded: Project):
    gone = "    vervallen: {op: 2026-11-22, waarom: Verhuisd., vervangen_door: [4]}\n"
    recorded.replace(DATA, _TWO, f"{_TWO}{gone}  - nr: 4\n    thema: taal\n{_TWO}").replace(DATA, ": [2]", ": [4]")
    assert recorded.faults() == []


def test_a_record_from_before_is_taken_up_without_a_question(recorded: Project):
    lines = (recorded.root / RECORD).read_text(encoding="utf-8").splitlines(keepends=True)
    recorded.write(RECORD, "".join(line for line in lines if " | " not in line and "teksten" not in line))
    recorded.replace(DATA, _TWO, _NEW)
    assert recorded.faults() == []
    said = record_file.update(recorded.root, load(recorded.root).cards.values())
    assert said.splitlines()[0] == f"{RECORD}: van kaart 'klein' zijn nu ook 5 teksten vastgelegd."
    assert "    m2: 2026-11-22 | Zet een kussen op de stoel\n" in (recorded.root / RECORD).read_text(encoding="utf-8")


def test_a_card_that_is_renamed_keeps_the_meaning_of_its_numbers(recorded: Project):
    (recorded.root / DATA).rename(recorded.root / "data/kaarten/groot.yml")
    (recorded.root / "docs/kaarten/klein.md").rename(recorded.root / "docs/kaarten/groot.md")
    recorded.replace("data/kaarten/groot.yml", "naam: Klein\n", "naam: Klein\nvroeger: [klein]\n")
    recorded.replace("data/kaarten/groot.yml", _TWO, _NEW)
    assert recorded.faults() == [f"data/kaarten/groot.yml:46: {_other('maatregel', 2, 'Zeg wat wel mag', 4)}"]


@pytest.mark.parametrize("line", ["m2: zomaar", "m2: 2026-13-45 | Tekst", "vormen: 2026-11-22 | Tekst", "m2: [1]"])
def test_a_line_of_the_record_that_is_none_is_a_fault(recorded: Project, line: str):
    recorded.replace(RECORD, "m2: 2026-11-22 | Zeg wat wel mag | Noem **eerst** wat kan.", line)
    name = line.partition(":")[0]
    text = f"de regel '{name}' is er geen als 'm13: 2026-11-22 | tekst'. Zet hem terug."
    assert recorded.faults() == [f"{RECORD}:6: kaart op plaats 1: 'teksten': {text}"]


ADDITION = "school/kaarten/klein.aanvulling.yml"


@pytest.fixture
def school(recorded: Project) -> Project:
    """A school that added a measure to the shipped card and said another in its own words, and published that."""
    recorded.write("school/instellingen.yml", "naam: Onze kaarten\n")
    recorded.write(
        ADDITION,
        "maatregelen:\n  - nr: 101\n    thema: rust\n    kort: Gebruik de wiebelkruk\n"
        "  - nr: 102\n    thema: rust\n    kort: Loop een ronde\n"
        "andere_woorden:\n  - maatregel: 2\n    kort: Zeg altijd wat wel mag\n",
    )
    record_file.update(recorded.root, load(recorded.root).cards.values())
    return recorded


def test_the_record_of_a_school_holds_its_own_texts_and_its_other_words(school: Project):
    assert (school.root / "school/vaste-links.yml").read_text(encoding="utf-8").splitlines()[1:] == [
        "- kaart: klein",
        "  maatregelen: [101, 102]",
        "  teksten:",
        "    m101: 2026-11-22 | Gebruik de wiebelkruk",
        "    m102: 2026-11-22 | Loop een ronde",
        "    m2: 2026-11-22 | Zeg altijd wat wel mag | Noem **eerst** wat kan.",
    ]
    assert school.faults() == []


def test_a_number_of_a_school_keeps_its_meaning(school: Project):
    school.replace(ADDITION, "Gebruik de wiebelkruk", "Bel de ouders op")
    (fault,) = school.faults()
    assert fault == f"{ADDITION}:2: {_other('maatregel', 101, 'Gebruik de wiebelkruk', 103)}"


def test_two_numbers_of_a_school_that_are_swapped_stop_the_build(school: Project):
    school.replace(ADDITION, "Gebruik de wiebelkruk", "@").replace(ADDITION, "Loop een ronde", "Gebruik de wiebelkruk")
    school.replace(ADDITION, "@", "Loop een ronde")
    (fault,) = school.faults()
    assert fault.startswith(
        f"{ADDITION}:2: maatregel 101: deze tekst is vastgelegd onder nummer 102: “Loop een ronde”. "
    )


def _other_words(following: str) -> str:
    return (
        f"{ADDITION}:9: maatregel 2: onder dit nummer is een andere tekst vastgelegd: “{following}”. Gaat het nu over "
        "iets anders: haal dit blok weg, zet het nummer in 'niet_gebruikt' en maak een eigen nummer vanaf 101. Blijft "
        "het hetzelfde, maar met een andere betekenis of heel andere woorden: zet er 'gewijzigd' bij, met een dag na "
        "2026-11-22."
    )


def test_other_words_of_a_school_that_say_something_else_stop_the_build(school: Project):
    words = "    kort: Koop een kussen\n    tekst: Van schuim.\n"
    school.replace(ADDITION, "    kort: Zeg altijd wat wel mag\n", words)
    assert school.faults() == [_other_words("Zeg altijd wat wel mag")]
    school.replace(ADDITION, words, words + "    gewijzigd: 2026-12-01\n")
    assert school.faults() == []
    assert load(school.root).cards["klein"].data.measures[1].changed == date(2026, 12, 1)


def test_other_words_that_no_record_of_the_school_holds_are_held_against_the_card(school: Project):
    (school.root / "school/vaste-links.yml").unlink()
    words = "    kort: Koop een kussen\n    tekst: Van schuim.\n"
    school.replace(ADDITION, "    kort: Zeg altijd wat wel mag\n", words)
    assert school.faults() == [_other_words("Zeg wat wel mag")]
    # With a fingerprint below them they went on record before there were texts on it.
    school.replace(ADDITION, words, words + "    basis: t12345678\n")
    assert school.faults() == []


def test_a_later_version_of_the_card_asks_nothing_of_the_school(school: Project):
    school.replace(DATA, _TWO, _NEW + _LATER).replace(DATA, "uitgave: 2026-11-22", "uitgave: 2026-12-01")
    school.replace(
        RECORD,
        "m2: 2026-11-22 | Zeg wat wel mag | Noem **eerst** wat kan.",
        "m2: 2026-12-01 | Zet een kussen op de stoel",
    )
    assert school.faults() == []
