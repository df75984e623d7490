"""What an editor reads when data/zoekwoorden.yml is wrong."""

from pathlib import Path

import pytest

from macros.reading.library import load_what_is_sound
from macros.reading.synonyms import SYNONYMS, load_synonyms


def _load(folder: Path, text: str) -> tuple[tuple[tuple[str, ...], ...], list[str]]:
    file = folder / SYNONYMS
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    groups, faults = load_synonyms(folder)
    return groups, [str(fault) for fault in faults]


def test_groups_are_read_in_order(tmp_path: Path):
    groups, faults = _load(tmp_path, "# twee groepen\n- [straf, sanctie]\n- [pauze, op de koer]\n")
    assert faults == []
    assert groups == (("straf", "sanctie"), ("pauze", "op de koer"))


def test_no_file_is_no_groups_and_a_fault(tmp_path: Path):
    groups, (fault,) = load_synonyms(tmp_path)
    assert groups == ()
    assert fault.text == "het bestand met de zoekwoorden ontbreekt. Zet het terug; het mag '[]' zijn."


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            "- [straf, sanctie]\n\n- [boete, Straf]\n",
            3,
            "'Straf' staat al in de groep op regel 1. Haal het één keer weg.",
        ),
        ("- [straf, sanctie, straf]\n", 1, "'straf' staat al in de groep op regel 1. Haal het één keer weg."),
        ("- [straf, sanctie]\n- []\n", 2, "groep 2: de groep is leeg. Vul haar aan, of haal de regel weg."),
        ("- [straf]\n", 1, "groep 1: een groep van één woord doet niets. Vul haar aan, of haal de regel weg."),
        (
            "- straf\n",
            1,
            "groep 1: hier wordt een groep woorden verwacht. Zet ze tussen rechte haken: [straf, sanctie].",
        ),
        ("straf: sanctie\n", 1, "hier wordt een lijst van groepen verwacht: regels zoals '- [straf, sanctie]'."),
        ("- [straf, [sanctie]]\n", 1, "groep 1: hier wordt één tekst verwacht, geen lijst."),
        ("- [straf, nee: ja]\n", 1, "groep 1: hier wordt een tekst verwacht, maar door de dubbelepunt na 'nee'"),
        ("- [straf, no]\n", 1, "groep 1: 'no' zonder aanhalingstekens is voor YAML geen tekst"),
        ("- [straf, '']\n", 1, "groep 1: de tekst is leeg."),
        ("- [straf, sanctie\n", 1, "een lijst tussen [ ]"),
    ],
)
def test_a_fault_says_where_and_what_to_do(tmp_path: Path, text: str, line: int, said: str):
    _, faults = _load(tmp_path, text)
    assert len(faults) == 1
    assert faults[0].startswith(f"{SYNONYMS}:{line}: ")
    assert said in faults[0]


def test_a_fault_in_the_synonyms_comes_with_the_faults_of_the_cards(tmp_path: Path):
    _load(tmp_path, "- []\n")
    faults = [str(fault) for fault in load_what_is_sound(tmp_path).faults]
    assert any(SYNONYMS in fault for fault in faults)
