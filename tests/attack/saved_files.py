"""Hostile saved files of every version, dropped on a card: none injects markup or takes the moments of the page."""

import json

from hypothesis import strategies as st

from tests.attack.dropping import anything, drop_many, site_page
from tests.attack.ground import Ground
from tests.attack.result import Result
from tests.site.test_fill import CARD

FULL, SHORT = 10_000, 60
"""Half of each version."""
_MARKED = ".fk-measures img, .fk-fill b, .fk-fill i, dialog img, iframe"

_names = st.sampled_from(
    ["m13-1", "m13-2", "s5", "eigen-1", "voor", "m999-1", "__proto__", "constructor", "toString", "<b>", "eigen-99-1"]
)
_values = st.one_of(st.booleans(), st.text(max_size=30), st.just("x" * 2001), anything)
_fields = st.dictionaries(_names, _values, max_size=5)
_moment = st.one_of(
    anything,
    st.fixed_dictionaries(
        {
            "datum": st.sampled_from(["2026-11-24", "", "2026-02-31", "9999-99-99", "morgen", 5]),
            "velden": _fields,
        },
        optional={
            "door": st.one_of(st.text(max_size=20), anything),
            "opvolging": st.dictionaries(
                st.sampled_from(["m13", "eigen-1", "__proto__", "voor", "<i>"]),
                st.dictionaries(
                    st.sampled_from(["wie", "effect", "verder", "opmerking", "__proto__", "constructor"]),
                    st.one_of(st.sampled_from(["werkt", "stoppen", "<svg onload=alert(1)>"]), anything),
                    max_size=4,
                ),
                max_size=3,
            ),
        },
    ),
)


def _files(*versions: object) -> st.SearchStrategy[str]:
    around = {
        "voor": st.one_of(st.text(max_size=20), anything),
        "klas": anything,
        "uitgave": st.one_of(st.just("2026-11-22"), anything),
        "velden": _fields,
        "momenten": st.one_of(st.lists(_moment, max_size=3), anything),
    }
    start = {"soort": "focuskaart-ingevuld", "kaart": "dromen", "uitgave": "2026-11-22"}
    parts = st.fixed_dictionaries({"versie": st.sampled_from(versions)}, optional=around)
    return parts.map(lambda file: json.dumps(start | file))


def run(count: int, ground: Ground) -> Result:
    """Drop `count` files on a card of the fixture site."""
    result = Result("saved_files")
    with site_page(ground, result) as (page, address):
        page.goto(f"{address}/{CARD}")
        for versions in ((1, 1, 1, "1"), (2, 2, 2, "constructor", -1)):
            drop_many(page, _files(*versions), count // 2, _MARKED, result)
        if not page.locator("[data-fk-moment-chips] button").count():
            result.fail("lost", "no moment is left on the card")
    return result
