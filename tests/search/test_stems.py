"""Forms of one Dutch word go together; forms of two words do not."""

import json

import pytest

from tests.search.conftest import call

_FAMILIES = """
straf straffen gestraft straft strafte
belonen beloning beloond beloningen beloont
rekenen rekent rekende gerekend
compliment complimenten complimentje complimentjes
boos boosheid boze
negeren negeert genegeerd negeerde
afspreken afgesproken sprak-af
liegen liegt gelogen loog
huis huizen huisje
leven levens leeft geleefd
aanmoedigen aangemoedigd aanmoediging
voorspellen voorspelbaar voorspelbaarheid
structuur structureren gestructureerd
veilig veiligheid veilige
dag dagen
kind kinderen kindje
knipoog knipogen knipoogde geknipoogd
dreigen dreigement dreigementen gedreigd
uitschelden uitgescholden uitscheldt
motiveren motivatie gemotiveerd
plannen planning planner gepland
wegsturen weggestuurd
begrijpen begrepen begrijpt
mogelijkheid mogelijkheden
kalm kalmeren gekalmeerd
stoel stoelen stoeltje
gevoel voelen
helpen geholpen hielp
"""
_PAIRS = [line.split() for line in _FAMILIES.replace("sprak-af", "").strip().splitlines()]
_STRANGERS = [
    ("vriend", "vriendelijk"),
    ("manen", "mannen"),
    ("lezen", "lessen"),
    ("paard", "paar"),
    ("band", "bang"),
    ("deur", "duur"),
    ("lat", "laten"),
    ("span", "spanje"),
    ("leren", "leiden"),
]


def _shared(word: str, other: str) -> float:
    found = (
        "(([a, b]) => Math.max(0, ...[...m.stems(a)].map(([stem, sure]) => sure * (m.stems(b).get(stem) ?? 0))))"
        f"({json.dumps([word, other])})"
    )
    return call("stem", found)


@pytest.mark.parametrize("family", _PAIRS, ids=lambda family: family[0])
def test_the_forms_of_a_word_share_a_stem(family: list[str]):
    shared = {form: _shared(family[0], form) for form in family[1:]}
    assert min(shared.values()) >= 0.6, shared


@pytest.mark.parametrize(("word", "other"), _STRANGERS)
def test_two_words_that_look_alike_do_not(word: str, other: str):
    assert _shared(word, other) < 0.6


def test_the_word_itself_is_the_surest_of_its_stems():
    stems = dict(call("stem", '[...m.stems("gestraft")]'))
    assert stems["gestraft"] == max(stems.values())
