"""The link of a list, by the script itself in Node: what it holds, how long it gets, what it refuses."""

import json
import subprocess
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.html.bundles import node
from tests.conftest import ROOT

_PROGRAM = """
import { fromHash, isListLink, toHash } from "./overrides/list/link.js";
const input = JSON.parse(process.argv[1]);
const withoutIds = (items) => items && items.map(({ id, ...item }) => item);
console.log(JSON.stringify(input.map((one) => {
  if (typeof one === "string") return isListLink(one) ? withoutIds(fromHash(one)) : null;
  const hash = toHash(one);
  return { hash, back: withoutIds(fromHash(hash)) };
})));
"""


def run(inputs: list) -> list[Any]:
    command = [str(node()), "--input-type=module", "-e", _PROGRAM, json.dumps(inputs)]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def items(pairs: list[tuple[str, int]]) -> list[dict]:
    return [{"card": card, "number": number, "who": "", "note": ""} for card, number in pairs]


def test_200_measures_over_20_cards_with_the_longest_names_fit_in_2000_characters() -> None:
    cards = [f"{'x' * 28}{number:02}" for number in range(20)]
    pairs = [(cards[i % 20], 9999 - i) for i in range(200)]
    (result,) = run([items(pairs)])
    assert result["back"] == items(pairs)
    assert len("overleg.html" + result["hash"]) <= 2000


def test_a_link_holds_the_choice_and_its_order_and_no_name_or_note() -> None:
    full = [{"card": "dromen", "number": n, "who": "An Peeters", "note": "geheim"} for n in (22, 3, 13)]
    (result,) = run([full])
    assert result == {"hash": "#lijst_dromen_a22a3a13", "back": items([("dromen", n) for n in (22, 3, 13)])}


names = st.from_regex(r"[a-z0-9-]{1,30}", fullmatch=True)
measures = st.tuples(names, st.integers(1, 9999))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(measures, min_size=1, max_size=80, unique=True), min_size=1, max_size=20))
def test_what_goes_into_a_link_comes_out_of_it(lists: list[list[tuple[str, int]]]) -> None:
    results = run([items(pairs) for pairs in lists])
    assert [result["back"] for result in results] == [items(pairs) for pairs in lists]
    assert all(set(result["hash"][1:]) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_") for result in results)


def test_a_damaged_link_is_refused_and_a_measure_named_twice_comes_once() -> None:
    damaged = ["#lijst_", "#lijst_dromen", "#lijst_dromen_", "#lijst_dromen_b1", "#lijst_Dromen_a1"]
    damaged += ["#lijst_dromen_a0", "#lijst_dromen_a12345", "#lijst_<img>_a1", "#lijst_dromen_a1%"]
    damaged += ["#lijst_dromen_" + "".join(f"a{n}" for n in range(1, 600))]
    assert run(damaged) == [None] * len(damaged)
    assert run(["#lijst_dromen_a13a13a2"]) == [items([("dromen", 13), ("dromen", 2)])]
