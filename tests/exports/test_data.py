"""The card as data, its schema, and the list of all cards."""

import json
import subprocess

import pytest

from macros.card.fields import fields
from macros.exports.card_json import INDEX_PATH, SCHEMA_PATH, card_bytes
from macros.exports.document import SiteInfo
from macros.exports.take_away import shared_files
from macros.html.bundles import node
from tests.conftest import ROOT
from tests.exports.conftest import PLACE

VALIDATE = """
const Ajv = require("ajv");
const [schema, value, part] = JSON.parse(require("fs").readFileSync(0, "utf8"));
const ajv = new Ajv({ strict: false, validateFormats: false });
ajv.addSchema(schema, "s");
const validate = ajv.compile(part ? { $ref: "s#/$defs/" + part } : { $ref: "s" });
process.stdout.write(JSON.stringify(validate(value) ? [] : validate.errors));
"""


@pytest.fixture(scope="module")
def shared(library, tmp_path_factory):
    files = shared_files([*library.cards.values()], library.themes, PLACE, tmp_path_factory.mktemp("cache"))
    return {address: json.loads(piece.read()) for address, piece in files.items() if address.endswith(".json")}


def _faults(schema, value, part=None):
    run = subprocess.run(
        [str(node()), "-e", VALIDATE],
        input=json.dumps([schema, value, part]),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return json.loads(run.stdout)


def test_cards_and_the_list_follow_the_published_schema(files, small_files, shared):
    for data in (files[".json"], small_files[".json"]):
        assert _faults(shared[SCHEMA_PATH], json.loads(data)) == []
    assert _faults(shared[SCHEMA_PATH], shared[INDEX_PATH], "IndexOut") == []


def test_the_schema_refuses_what_it_does_not_know(files, shared):
    card = json.loads(files[".json"])
    card["maatregelen"][0]["tema"] = "leren"
    assert _faults(shared[SCHEMA_PATH], card)


def test_the_data_names_the_fields_and_the_address_of_every_measure(card, files):
    data = json.loads(files[".json"])
    assert data["velden"] == [field.name for field in fields(card)]
    assert data["maatregelen"][12]["adres"] == "kaarten/dromen.html#m13"
    assert data["signalen"][4]["adres"] == "kaarten/dromen.html#s5"


def test_an_address_is_full_when_the_site_has_one(card):
    data = json.loads(card_bytes(card, SiteInfo("Focuskaarten", "", "https://school.be/kaarten/")))
    assert data["maatregelen"][12]["adres"] == "https://school.be/kaarten/kaarten/dromen.html#m13"


def test_the_page_stands_in_the_data_in_its_order(small_card):
    data = json.loads(card_bytes(small_card, PLACE))
    kinds = [(part["soort"], part.get("naam")) for part in data["pagina"]]
    assert kinds == [
        ("onderdeel", "kop"),
        ("kop", None),
        ("onderdeel", "maatregelen"),
        ("kop", None),
        ("kop", None),
        ("lijst", None),
        ("onderdeel", "signalen"),
    ]


def test_the_list_leads_to_the_files_of_every_card(shared, site):
    entries = shared[INDEX_PATH]["kaarten"]
    assert [entry["naam"] for entry in entries] == ["Dromen", "Hechting", "Klein", "Zonder"]
    for entry in entries:
        for address in (entry["adres"], *entry["bestanden"].values()):
            assert (site / address).is_file()
