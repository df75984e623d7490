"""What comes from outside a page is held against one description; what does not fit is refused and the page stays."""

import json
import subprocess
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from macros.card import shapes
from macros.html.bundles import node
from tests.conftest import ROOT
from tests.search.conftest import run_module
from tests.site.test_fill import open_file

LIST = "overleg.html"

# Both say of each value whether it fits; JSON schema knows no day, which is told to it.
_AGREE = """
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isDay, takenOrNull } from "./overrides/outside.js";
const Ajv = createRequire(import.meta.url)("ajv");
const ajv = new Ajv({ strict: false, formats: { day: (text) => text === "" || isDay(text) } });
const cases = JSON.parse(readFileSync(0, "utf8"));
const validators = new Map();
const differ = cases.filter(([shape, value]) => {
  const key = JSON.stringify(shape);
  if (!validators.has(key)) validators.set(key, ajv.compile(shape));
  return validators.get(key)(value) !== (takenOrNull(shape, value) !== null);
});
process.stdout.write(JSON.stringify(differ));
"""

_SHAPES = {name: value for name, value in vars(shapes).items() if name.isupper() and not name.startswith("_")}
_anything = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 10_100) | st.just(1e300) | st.text(max_size=5) | st.just("x" * 2001),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


def fitting(shape: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Values that fit a shape, or nearly: now and then a part is something else."""
    kind = shape.get("type")
    if "enum" in shape:
        sound: st.SearchStrategy[Any] = st.sampled_from(shape["enum"])
    elif "properties" in shape:
        needed = {name: fitting(part) for name, part in shape["properties"].items()}
        optional = {name: needed.pop(name) for name in set(needed) - set(shape["required"])}
        sound = st.fixed_dictionaries(needed, optional=optional)
    elif "patternProperties" in shape:
        names = st.sampled_from(["m13-1", "m13", "s5", "eigen-1", "eigen-7-2", "door", "voor", "__proto__", "toString"])
        sound = st.dictionaries(names, st.one_of(*map(fitting, shape["patternProperties"].values())), max_size=3)
    elif "items" in shape:
        sound = st.lists(fitting(shape["items"]), max_size=3)
    elif "pattern" in shape:
        sound = st.sampled_from(["a", "dromen", "overleg.html", "kaarten/dromen.html#invullen", "javascript:1", ""])
    elif "format" in shape:
        sound = st.sampled_from(["", "2026-11-24", "2026-02-31", "9999-99-99"])
    else:
        of_type = {"string": st.text(max_size=5), "boolean": st.booleans(), "integer": st.integers(1, 99)}
        sound = of_type.get(kind, _anything) if isinstance(kind, str) else _anything
    return st.integers(0, 9).flatmap(lambda dice: _anything if dice == 0 else sound)


_cases = st.sampled_from(sorted(_SHAPES)).flatmap(
    lambda name: st.tuples(st.just(_SHAPES[name]), fitting(_SHAPES[name]))
)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(_cases, min_size=40, max_size=40))
def test_our_reader_of_shapes_takes_what_a_reader_of_json_schema_takes(cases: list[tuple[Any, Any]]):
    command = [str(node()), "--input-type=module", "-e", _AGREE]
    run = subprocess.run(command, cwd=ROOT, input=json.dumps(cases), capture_output=True, text=True, check=True)
    assert json.loads(run.stdout) == []


def taken(shape: str, value: Any) -> Any:
    """What our reader takes of a value, or the place and the fault of what does not fit."""
    return run_module(
        f"""import * as shapes from "{ROOT}/.cache/generated/shapes.js";
        import {{ OutsideError, taken }} from "{ROOT}/overrides/outside.js";
        const read = () => {{
            try {{ return taken(shapes.{shape}, JSON.parse({json.dumps(json.dumps(value))})); }}
            catch (error) {{ if (error instanceof OutsideError) return [error.place, error.fault]; throw error; }}
        }};
        console.log(JSON.stringify(read()));"""
    )


def test_a_fault_says_where_it_stands_and_what_it_is():
    moment = {"velden": {"m1-1": True}, "opvolging": {"m1": {"effect": "misschien"}}}
    file = {"kaart": "dromen", "uitgave": "2026-11-22", "momenten": [{"velden": {}}, moment]}
    place, fault = taken("FILLED_2", file)
    assert place == "momenten, 2, opvolging, m1, effect"
    assert "“misschien”" in fault
    assert "werkt, deels, niet, te vroeg" in fault


def test_a_part_with_the_name_of_what_every_object_has_is_left_out():
    fields = json.loads('{"__proto__": {"m1-1": true}, "constructor": "x", "toString": 1, "m2-1": true}')
    file = {"kaart": "dromen", "uitgave": "", "velden": fields, "hasOwnProperty": 1}
    assert taken("FILLED_1", file)["velden"] == {"m2-1": True}


def _list(**item: object) -> str:
    return json.dumps(
        {"soort": "focuskaart-overleglijst", "versie": 2, "lijst": [{"kaart": "dromen", "nr": 13} | item]}
    )


@pytest.fixture
def page_with_list(page: Page, http: str) -> Page:
    """The list page with one measure and a note on it."""
    page.goto(f"{http}{LIST}#lijst_dromen_a13")
    page.get_by_label("Notitie").fill("van mij")
    return page


def test_a_list_file_that_does_not_fit_is_refused_with_its_place_and_the_list_stays(page_with_list: Page):
    page = page_with_list
    hostile = {
        '"kaart": {"toString": 1}': (_list(kaart={"toString": 1}), "lijst, 1, kaart"),
        '"kaart": true': (_list(kaart=True), "lijst, 1, kaart"),
        "no number": (_list(nr=0), "lijst, 1, nr"),
        "a number like no other": (_list(nr=1e300), "lijst, 1, nr"),
        "a half number": (_list(nr=1.5), "lijst, 1, nr"),
        "a note that is none": (_list(notitie=["x"]), "lijst, 1, notitie"),
        "a day that is none": (json.dumps(json.loads(_list()) | {"datum": "2026-02-31"}), "datum"),
        "a measure that is none": ('{"soort": "focuskaart-overleglijst", "versie": 1, "lijst": [null]}', "lijst, 1"),
        "too many": (json.dumps(json.loads(_list()) | {"lijst": json.loads(_list())["lijst"] * 501}), "meer dan 500"),
    }
    for name, (content, told) in hostile.items():
        open_file(page, "x.json", content)
        expect(page.locator("[data-fk-message]"), name).to_contain_text(told)
        page.get_by_role("button", name="Goed").click()
        assert page.get_by_label("Notitie").input_value() == "van mij"


def test_an_own_measure_of_blank_lines_and_a_name_of_every_object_leave_the_list_usable(page_with_list: Page):
    page = page_with_list
    content = json.loads('{"soort": "focuskaart-overleglijst", "versie": 2, "__proto__": {"titel": "x"}}')
    content["lijst"] = [{"kaart": "dromen", "nr": 30, "tekst": " \n "}, {"kaart": "constructor", "nr": 1}]
    open_file(page, "x.json", json.dumps(content))
    page.get_by_role("button", name="Vervangen").click()
    expect(page.get_by_text("De kaart “constructor” staat niet op deze site")).to_be_visible()
    expect(page.locator("[data-fk-item]")).to_have_count(1)
