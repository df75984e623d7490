"""Work for many cards is shared out among processes, and gives what one process gives."""

import os
from pathlib import Path

import pytest

from macros.exports import take_away
from macros.exports.document import SiteInfo
from macros.files.cores import share_out
from macros.files.store import Store
from macros.reading import cards
from macros.reading.cards import SHIPPED, read_cards
from tests.conftest import FIXTURES, ROOT

SITE = FIXTURES / "site"
TWO_CORES = pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="this machine has one core")


def _sign(folder: Path, name: str) -> None:
    if name == "fout":
        raise ValueError(name)
    (folder / name).write_text(str(os.getpid()), encoding="utf-8")


@TWO_CORES
def test_work_is_done_in_other_processes_and_what_fails_stops_nothing(tmp_path: Path):
    share_out(_sign, [(tmp_path, name) for name in ("een", "fout", "twee")], least=3)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["een", "twee"]
    assert str(os.getpid()) not in {file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}


@TWO_CORES
def test_other_processes_start_also_once_an_engine_ran_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    # As the macros plugin leaves it: our rooms in front, and one of them is named like a package of Python.
    monkeypatch.syspath_prepend(str(ROOT / "macros"))
    share_out(_sign, [(tmp_path, "een"), (tmp_path, "twee")], least=2)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["een", "twee"]


def test_little_work_is_left_to_whoever_needs_it(tmp_path: Path):
    share_out(_sign, [(tmp_path, "een")], least=2)
    assert list(tmp_path.iterdir()) == []


@TWO_CORES
def test_cards_read_by_other_processes_are_those_that_this_one_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cards, "_MANY", 1)
    names = SHIPPED.names(SITE)
    assert len(names) > 1
    read = read_cards(SITE, names, SHIPPED, Store(tmp_path))
    assert [one.card for one in read] == [one.card for one in read_cards(SITE, names, SHIPPED, None)]
    assert len(list(tmp_path.iterdir())) == len(names)


@TWO_CORES
def test_files_made_ahead_are_those_that_are_made_when_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(take_away, "_MANY", 1)
    some = [one.card for one in read_cards(SITE, SHIPPED.names(SITE)[:2], SHIPPED, None) if one.card]
    place = SiteInfo("Focuskaarten")
    take_away.make_ahead(some, place, tmp_path / "ahead")
    made = {file.name: file.read_bytes() for file in (tmp_path / "ahead").iterdir()}
    assert len(made) == 2 * 3
    for card in some:
        take_away.card_files(card, place, tmp_path / "asked")
    assert made == {file.name: file.read_bytes() for file in (tmp_path / "asked").iterdir()}
