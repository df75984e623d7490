"""`controleer --taal`: each kind of advice, and that it stops nothing."""

import subprocess
import sys

import pytest

from macros.__main__ import check
from macros.language import advice as language
from macros.language.spelling import NoSpellingError, spelling
from macros.machine import commands
from macros.machine.environment import LANGUAGE, SITE
from macros.reading.library import load
from tests.conftest import ROOT
from tests.reading.conftest import DATA, Project, project

__all__ = ["project"]

_WORDS = "stijf:\n  - {woord: teneinde, gewoner: om}\nbekend: [zoco]\n"
_KEYWORDS = "er staan geen 'zoekwoorden' bij. Schrijf er enkele die een collega zou intikken."


@pytest.fixture
def plain(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The fixture project with a list of words, where nobody looks at the spelling."""
    monkeypatch.setattr(language, "spelling", lambda _known: lambda _text: iter(()))
    return project.write("data/taal.yml", _WORDS)


def _advice(project: Project) -> list[str]:
    return [str(each) for each in language.advice(project.root, load(project.root))[0]]


def test_a_measure_without_words_to_search_by_is_named(plain: Project):
    assert _advice(plain) == [
        f"{DATA}:45: maatregel 2: {_KEYWORDS}",
        f"data/kaarten/zonder.yml:10: maatregel 4: {_KEYWORDS}",
    ]


def test_a_stiff_word_gets_a_plainer_one(plain: Project):
    plain.replace(DATA, "Noem **eerst** wat kan.", "Noem eerst wat kan, Teneinde te helpen.")
    assert f"{DATA}:48: “teneinde” klinkt stijf. Gewoner: “om”." in _advice(plain)


def test_a_long_sentence_is_named_and_two_short_ones_are_not(plain: Project):
    long = "Noem eerst wat kan en zeg het rustig " + "en dan nog eens en nog eens " * 4
    plain.replace(DATA, "Noem **eerst** wat kan.", f"{long}op het einde.")
    said = [each for each in _advice(plain) if "leest moeilijk" in each]
    assert len(said) == 1
    assert said[0].startswith(
        f"{DATA}:48: een zin van 39 woorden leest moeilijk: “Noem eerst wat kan en zeg het rustig"
    )
    plain.replace(DATA, long, "Zeg dat het mag. " * 12)
    assert not [each for each in _advice(plain) if "leest moeilijk" in each]


def test_two_measures_that_say_the_same_are_named(plain: Project):
    new = "  - nr: 9\n    thema: rust\n    kort: Geef het kind de kans om te bewegen\n    zoekwoorden: [lopen]\n"
    plain.replace(DATA, "maatregelen:\n", f"maatregelen:\n{new}")
    said = next(each for each in _advice(plain) if "zegt ongeveer" in each)
    assert "zegt ongeveer wat maatregel 9 zegt: “Geef het kind de kans om te bewegen”. Voeg ze samen, of zeg" in said


def test_a_text_of_the_page_is_read_as_well(plain: Project):
    plain.replace(
        "docs/kaarten/klein.md", "{{ cyclus() }}", "Dit staat hier\nteneinde iets te zeggen.\n\n{{ cyclus() }}"
    )
    (said,) = [each for each in _advice(plain) if "klinkt stijf" in each]
    assert said.startswith("docs/kaarten/klein.md:")


def test_a_list_of_words_that_is_none_is_named(plain: Project):
    plain.write("data/taal.yml", "stijf:\n  - {woord: teneinde, gewoon: om}\n")
    assert (
        "data/taal.yml:2: stijf woord op plaats 1: 'gewoon' is geen veld van een stijf woord. Bedoel je 'gewoner'?"
        in (_advice(plain))
    )


def test_advice_stops_nothing_and_is_given_when_asked_for(plain: Project, capsys: pytest.CaptureFixture[str]):
    assert check(plain.root) == 0
    assert "zoekwoorden" not in capsys.readouterr().out
    assert check(plain.root, language=True) == 0
    assert "2 keer advies over de taal. Het houdt niets tegen: neem over wat je beter vindt." in capsys.readouterr().out


def test_without_the_packages_the_rest_is_said(plain: Project, monkeypatch: pytest.MonkeyPatch):
    def none(_known: frozenset[str]) -> None:
        raise NoSpellingError

    monkeypatch.setattr(language, "spelling", none)
    found, missing = language.advice(plain.root, load(plain.root))
    assert (len(found), missing) == (2, language.NOT_INSTALLED)


def test_spelling_and_grammar_are_those_of_dutch_in_belgium():
    doubts = spelling(frozenset({"zoco"}))
    assert list(doubts("Het kind werkt in de klas met de zoco. Goesting is er op de speelplaats.")) == []
    (word,) = doubts("De leerlng werkt.")
    assert word.startswith("“leerlng”: Er is een mogelijke spelfout gevonden. Misschien: ")
    assert "leerling" in word
    (grammar,) = doubts("Het kind word boos.")
    assert grammar == "“word”: U bedoelt vast: wordt. Misschien: wordt."


def test_the_spelling_is_installed_at_its_first_use_alone(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(commands.Environment, "make", lambda _self, steps: asked.append(tuple(steps)))
    monkeypatch.setattr(commands, "_run", lambda *_: 0)
    for words in (["controleer"], ["controleer", "--taal"], ["bouw"]):
        commands.main(words)
    assert asked == [SITE, (*SITE, *LANGUAGE), SITE]
    assert "lingotweaker-data-nl==" in (ROOT / LANGUAGE[0].made_from[0]).read_text(encoding="utf-8")
    assert "lingotweaker" not in (ROOT / "requirements.txt").read_text(encoding="utf-8")


def test_a_check_without_advice_needs_no_package_for_it():
    program = "import sys; sys.modules['lt_py'] = None; from macros.__main__ import main; sys.exit(main(['check']))"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
