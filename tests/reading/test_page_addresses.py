"""No address that an editor chooses is one that a component has already."""

import re

import pytest

from macros.card.values import key_problem
from tests.conftest import ROOT

_TEMPLATES = sorted((ROOT / "overrides" / "components").rglob("*.html"))
# What an editor's own key stands for in a template, and an example of what the others give.
_EXAMPLES = {"comparison.key": "vormen", "measure.id": "m13", "signal.id": "s5"}
_OWN = re.compile(r"\{\{ (comparison|part|theme)\.key \}\}|\{\{ (id|measure\.number) \}\}|.*card\.name.*")


def _ids() -> set[str]:
    found = {found for file in _TEMPLATES for found in re.findall(r' id="([^"]*)"', file.read_text(encoding="utf-8"))}
    return {found for found in found if not _OWN.fullmatch(found)}


@pytest.mark.parametrize("address", sorted(_ids()))
def test_the_address_of_a_component_is_no_key(address: str):
    example = re.sub(r"\{\{ ([a-z.]+) \}\}", lambda match: _EXAMPLES[match[1]], address)
    assert key_problem(example) == f"'{example}' is al het adres van iets anders op de pagina. Kies een ander woord."


@pytest.mark.parametrize(
    "key", ["vormen", "typen-uitleg", "signalen", "maatregelen", "titel", "m", "m13a", "voorbeeld"]
)
def test_an_ordinary_word_can_be_a_key(key: str):
    assert key_problem(key) is None
