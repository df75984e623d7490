"""The catalogue of words and the contract: the same in Python, in templates and in scripts."""

import re
from datetime import date
from pathlib import Path

import pytest
from markupsafe import Markup

from macros.card import contract, wording
from macros.card.fields import fields
from macros.html.generated import FOLDER, write_modules
from macros.html.render import environment
from macros.reading.library import load
from tests.conftest import ROOT
from tests.search.conftest import run_module

FIELD_PATTERNS = ("NAME_FIELD", "SIGNAL_ID", "MEASURE_TICK", "OWN_FIELD", "OWN_TICK")
IMPORTS = f"""
import * as contract from "{ROOT}/{FOLDER}/contract.js";
import * as words from "{ROOT}/{FOLDER}/words.js";
import {{ count, enumerate, fill }} from "{ROOT}/overrides/words.js";
import {{ whole }} from "{ROOT}/overrides/pattern.js";
"""


def in_node(expression: str) -> object:
    return run_module(f"{IMPORTS} console.log(JSON.stringify({expression}))")


def template(text: str, **values: object) -> str:
    return environment(ROOT).from_string(text).render(values)


def test_a_script_reads_the_same_words_as_python() -> None:
    assert in_node("words") == wording.read_words()


def test_a_script_reads_the_same_contract_as_python() -> None:
    constants = {name: value for name, value in vars(contract).items() if name.isupper()}
    read = {name: tuple(value) if isinstance(value, list) else value for name, value in in_node("contract").items()}
    assert read == constants


def test_every_field_of_a_card_has_a_name_of_one_pattern_of_the_contract() -> None:
    names = [field.name for field in fields(load(ROOT / "tests/fixtures/small").cards["klein"])]
    for name in names:
        assert sum(bool(re.fullmatch(getattr(contract, key), name)) for key in FIELD_PATTERNS) == 1, name
    patterns = ",".join(f"contract.{key}" for key in FIELD_PATTERNS)
    counts = in_node(f"{names}.map((name) => [{patterns}].filter((pattern) => whole(pattern).test(name)).length)")
    assert counts == [1] * len(names)


def test_a_missing_word_stops_python_and_a_template_by_its_name() -> None:
    with pytest.raises(AttributeError, match="has no word 'name_lien'"):
        _ = wording.WORDS.card.name_lien
    with pytest.raises(Exception, match="name_lien"):
        template("{{ words.card.name_lien }}")


def test_a_text_without_a_value_for_what_it_asks_is_refused_on_both_sides() -> None:
    with pytest.raises(KeyError, match="number"):
        wording.fill("maatregel {number}")
    said = in_node("(() => { try { return fill('{number}', {}); } catch (error) { return error.message; } })()")
    assert "{number}" in said


def test_counts_dates_and_enumerations_are_said_in_dutch() -> None:
    assert [wording.count(wording.WORDS.site.signals, number) for number in (1, 2)] == ["1 signaal", "2 signalen"]
    assert wording.dutch_date(date(2026, 3, 1)) == "1 maart 2026"
    days = [date(2026, month, 2 * month) for month in range(1, 13)]
    said = run_module(
        f"""import {{ dutchDate }} from "{ROOT}/overrides/dom/day.js";
        console.log(JSON.stringify({[str(day) for day in days]}.map(dutchDate)))"""
    )
    assert said == [wording.dutch_date(day) for day in days]
    assert in_node("[1, 0].map((number) => count(words.site.signals, number))") == ["1 signaal", "0 signalen"]
    assert in_node("[[], ['a'], ['a', 'b', 'c']].map(enumerate)") == ["", "a", "a, b en c"]


def test_a_text_of_an_editor_is_escaped_when_it_is_filled_in_beside_markup() -> None:
    filled = template("{{ '{a} & {b}' | fill(a=a, b=b) }}", a=Markup("<b>vet</b>"), b="<script>")
    assert filled == "<b>vet</b> &amp; &lt;script&gt;"
    assert template("{{ 'a < {b}' | fill(b=b) }}", b="<script>") == "a &lt; &lt;script&gt;"


def test_modules_that_are_right_already_are_left_alone(tmp_path: Path) -> None:
    write_modules(tmp_path)
    files = list((tmp_path / FOLDER).iterdir())
    before = {file: file.stat().st_mtime_ns for file in files}
    write_modules(tmp_path)
    assert {file.name for file in files} == {"contract.js", "shapes.js", "words.js"}
    assert {file: file.stat().st_mtime_ns for file in files} == before


def test_the_theme_speaks_the_language_of_the_catalogue() -> None:
    language = re.search(r"(?m)^  language: (\w+)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert language
    assert language[1] == wording.WORDS.language.tag
