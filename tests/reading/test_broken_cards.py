"""One broken card for each rule, with the exact report; the cases stand in broken/*.yml."""

from pathlib import Path

import pytest
import yaml

from macros.site.checking import check_all
from macros.site.prepare import prepare
from tests.reading.conftest import Project, refused_by

_CASES = [
    case
    for file in sorted((Path(__file__).parent / "broken").glob("*.yml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]


def test_the_cards_to_break_are_sound(project: Project):
    assert project.faults() == []


@pytest.mark.parametrize("case", _CASES, ids=[case["case"] for case in _CASES])
def test_check_and_build_say_of_a_broken_card_where_what_and_what_to_do(project: Project, case: dict):
    project.replace(case["file"], case["replace"], case["by"])
    assert refused_by(check_all, project.root) == case["faults"]
    assert refused_by(prepare, project.root) == case["faults"]
