"""Hostile files of a list, dropped on the list page: none injects markup, breaks the page or goes unanswered."""

import json

from hypothesis import strategies as st

from tests.attack.dropping import anything, drop_many, site_page
from tests.attack.ground import Ground
from tests.attack.result import Result

FULL, SHORT = 1000, 30

_item = st.fixed_dictionaries(
    {
        "kaart": st.sampled_from(["dromen", "klein", "constructor", "__proto__", {"toString": 1}, True, "<b>", "weg"]),
        "nr": st.sampled_from([1, 13, 30, 9999, 0, -1, 1e300, 1.5, "13", None, True]),
    },
    optional={
        "tekst": st.sampled_from([" \n ", "<img src=x onerror=alert(1)>", "x" * 2001, None, "Eigen\ntekst"]),
        "leerling": anything,
        "klas": anything,
        "wie": anything,
        "notitie": anything,
    },
)
_file = st.fixed_dictionaries(
    {"versie": st.sampled_from([2, 2, 1, 3, "2", "constructor"]), "lijst": st.lists(_item, max_size=3) | anything},
    optional={"titel": anything, "datum": st.sampled_from(["2026-11-24", "2026-02-31", 5]), "__proto__": anything},
).map(lambda file: json.dumps({"soort": "focuskaart-overleglijst"} | file))


def run(count: int, ground: Ground) -> Result:
    """Drop `count` files on the list page of the fixture site."""
    result = Result("list_files")
    with site_page(ground, result) as (page, address):
        page.goto(f"{address}/overleg.html")
        drop_many(page, _file, count, "[data-fk-list] img, [data-fk-list] b, dialog img, iframe", result)
    return result
