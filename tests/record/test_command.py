"""`python -m macros vastleggen` and what the build says of the record, as an editor meets them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import copy_project

DATA = "data/kaarten/dromen.yml"
RECORD = "data/vaste-links.yml"
_REMINDER = "1 adres staat nog niet vastgelegd. Voer 'vastleggen' uit voor je de site publiceert.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the whole project with a signal that is not on record."""
    root = copy_project(tmp_path / "project", searched=False)
    text = (root / DATA).read_text(encoding="utf-8")
    (root / DATA).write_text(
        text.replace("\nsignalen:\n", "\nsignalen:\n  - nr: 99\n    tekst: Gaapt.\n"), encoding="utf-8"
    )
    return root


def _run(project: Path, command: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "macros", command]
    return subprocess.run(run, cwd=project, capture_output=True, encoding="utf-8", check=False)


def test_the_build_goes_on_and_says_what_is_not_on_record(project: Path):
    before = (project / RECORD).read_bytes()
    run = _run(project, "build")
    assert run.returncode == 0, run.stderr
    assert run.stderr.endswith(_REMINDER)
    assert (project / RECORD).read_bytes() == before


def test_check_says_what_is_not_on_record(project: Path):
    run = _run(project, "check")
    assert (run.returncode, run.stdout) == (0, f"4 kaart(en) in orde.\n{_REMINDER}")


def test_vastleggen_puts_it_on_record(project: Path):
    run = _run(project, "vastleggen")
    assert run.returncode == 0
    assert run.stdout.startswith(f"{RECORD}: kaart 'dromen' kreeg er 1 bij: s99.\n")
    assert _run(project, "check").stdout == "4 kaart(en) in orde.\n"


def test_vastleggen_refuses_cards_with_a_fault(project: Path):
    before = (project / RECORD).read_bytes()
    text = (project / DATA).read_text(encoding="utf-8")
    (project / DATA).write_text(text.replace("thema: rust", "tema: rust", 1), encoding="utf-8")
    run = _run(project, "vastleggen")
    assert run.returncode == 1
    assert "maatregel 1: 'tema' is geen veld van een maatregel. Bedoel je 'thema'?" in run.stderr
    assert (project / RECORD).read_bytes() == before


def test_the_build_stops_when_an_address_on_record_is_gone(project: Path):
    text = (project / DATA).read_text(encoding="utf-8")
    (project / DATA).write_text(text.replace("  - nr: 13\n    thema", "  - nr: 131\n    thema"), encoding="utf-8")
    run = _run(project, "build")
    said = run.stdout + run.stderr
    assert run.returncode == 1
    assert "maatregel 13 is ooit gepubliceerd en staat niet meer op de kaart." in said
    assert "Traceback" not in said


def _run_words(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-m", "macros", *words]
    return subprocess.run(run, cwd=project, capture_output=True, encoding="utf-8", check=False)


def test_what_was_never_published_is_taken_back(project: Path):
    before = (project / RECORD).read_text(encoding="utf-8")
    _run(project, "vastleggen")
    taken = _run_words(project, "vastleggen", "--terug", "dromen", "s99")
    assert taken.returncode == 0, taken.stderr
    assert taken.stdout.startswith(f"{RECORD}: van kaart 'dromen' is teruggenomen: s99. ")
    text = (project / DATA).read_text(encoding="utf-8")
    (project / DATA).write_text(text.replace("  - nr: 99\n    tekst: Gaapt.\n", ""), encoding="utf-8")
    assert _run(project, "check").returncode == 0
    assert "s99" not in (project / RECORD).read_text(encoding="utf-8")
    assert before.splitlines()[1:4] == (project / RECORD).read_text(encoding="utf-8").splitlines()[1:4]


def test_what_is_not_on_record_cannot_be_taken_back(project: Path):
    before = (project / RECORD).read_bytes()
    for words, said in ((("dromen", "m98", "s99"), "m98, s99 van 'dromen'"), (("geen",), "kaart 'geen'")):
        run = _run_words(project, "vastleggen", "--terug", *words)
        assert (run.returncode, run.stderr) == (1, f"{said} staat niet in {RECORD}. Er is niets veranderd.\n")
    assert (project / RECORD).read_bytes() == before
