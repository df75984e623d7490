"""What the search finds and what it leaves alone, on a small index of two cards."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.search.conftest import make_index

Ask = Callable[[str], list[str]]

_STRAF = "rust.html#m1"
_REWARD = "rust.html#m2"
_TIME_OUT = "rust.html#m3"
_PAUSE = "rust.html#m4"
_IGNORE = "rust.html#m5"


@pytest.mark.parametrize("query", ["straf", "straffen", "gestraft", "Straf!", "strafje"])
def test_every_form_of_a_word_finds_it(ask: Ask, query: str):
    assert ask(query)[0] in {_STRAF, "taal.html#m2"}


@pytest.mark.parametrize("query", ["beloningskaart", "beloning", "systeem", "kaart belonen", "beloningssystemen"])
def test_a_compound_is_found_by_its_parts_and_finds_them(ask: Ask, query: str):
    assert ask(query)[0] == _REWARD


@pytest.mark.parametrize("query", ["time out", "time-out", "timeout", "TIME OUT", "stil zitten", "stilzitten"])
def test_words_written_apart_and_together_are_the_same(ask: Ask, query: str):
    assert ask(query)[0] == _TIME_OUT


@pytest.mark.parametrize("query", ["cafe", "café", "oke"])
def test_accents_do_not_matter(ask: Ask, query: str):
    assert ask(query) == [_IGNORE]


@pytest.mark.parametrize("query", ["knipog", "kniopoog", "knipooog", "vriendleijk", "vriendelik", "speelplats"])
def test_one_or_two_wrong_letters_are_forgiven(ask: Ask, query: str):
    assert ask(query)[0] == _PAUSE


@pytest.mark.parametrize("query", ["kni", "knip", "knipo", "vriende", "pauz"])
def test_a_word_is_found_while_it_is_typed(ask: Ask, query: str):
    assert _PAUSE in ask(query)


def test_what_holds_all_words_comes_before_what_holds_some(ask: Ask):
    assert ask("boos vertrouwen")[0] == _STRAF
    assert ask("boek vertrouwen")[0] == "taal.html#m1"


def test_words_that_say_nothing_do_not_count(ask: Ask):
    assert ask("hoe moet ik het kind negeren")[0] == ask("negeren")[0] == _IGNORE


@pytest.mark.parametrize("query", ["3", "m3", "maatregel 3", "nr. 3", "Maatregel nummer 3"])
def test_a_number_finds_the_measure_with_that_number(ask: Ask, query: str):
    assert ask(query)[0] == _TIME_OUT


@pytest.mark.parametrize("query", ["s1", "signaal 1"])
def test_a_signal_has_a_number_too(ask: Ask, query: str):
    assert ask(query) == ["rust.html#s1"]


@pytest.mark.parametrize("query", ["sanctie", "sancties", "gang zetten", "op de gang zetten"])
def test_a_synonym_finds_what_the_other_word_says(ask: Ask, query: str):
    assert ask(query)[0] in {_STRAF, "taal.html#m2"}


@pytest.mark.parametrize("query", ["laten begaan", "niet reageren"])
def test_a_synonym_may_be_several_words(ask: Ask, query: str):
    assert ask(query)[0] == _IGNORE


def test_the_name_of_a_card_leads_to_what_is_on_it(ask: Ask):
    assert ask("taal")[0] == "taal.html"
    assert ask("taal straf")[0] == "taal.html#m2"


@pytest.mark.parametrize("query", ["fiets", "pizza", "strafschop", "vliegen", "wiegen", "het", "?!", "recept pizza"])
def test_what_is_not_on_the_cards_finds_nothing(ask: Ask, query: str):
    assert ask(query) == []


def test_the_nearest_word_is_offered_when_nothing_is_found(nearest: Ask):
    assert nearest("knippog") == ["knipoog"]
    assert nearest("xylofoon") == []


def test_the_same_cards_give_the_same_index_to_the_byte(index: Path, tmp_path: Path):
    make_index(tmp_path)
    files = {file.name: file.read_bytes() for file in index.iterdir()}
    assert files == {file.name: file.read_bytes() for file in tmp_path.iterdir()}
