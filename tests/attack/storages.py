"""Poisoned storages: a card is opened where anything may stand in the place of what the site kept.

What a page of an older or a newer version, another program on the same address or a disk fault may leave there: texts
that are no JSON, and sound documents in which one part is something else.
"""

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from playwright.sync_api import Page

from tests.attack.ground import Ground
from tests.attack.result import Result
from tests.conftest import serving
from tests.site.test_fill import CARD

FULL, SHORT = 240, 12

_TEXTS = ("", "{", "null", "[]", "5", '"x"', '{"values": null}', '{"document": null}', '{"document": []}')
_PARTS: tuple[object, ...] = (None, {"toString": 1}, "<b>x</b>", True, 7, 1e300, [], {}, "x" * 3000)
_RECORD = {
    **{"id": "a1", "card": "dromen", "edition": "2026-11-22", "for": "J.D.", "klas": ""},
    "moments": [
        {
            **{"id": "b2", "date": "2026-11-24", "by": "An"},
            **{"fields": {"m1-1": True}, "followUp": {"m1": {"effect": "werkt"}}},
        }
    ],
}
_LIST = {"id": "a1", "title": "", "items": [{"id": "b2", "card": "dromen", "number": 1, "who": "", "note": "x"}]}
_AROUND = {
    **{"inFile": "", "at": "2026-11-24T12:00:00Z", "kept": False, "view": None, "label": "Dromen"},
    **{"address": "kaarten/dromen.html#invullen", "unsaved": True, "atRisk": False},
}

_SET = """([text, slots]) => {
    for (const store of [localStorage, sessionStorage]) store.clear();
    for (const slot of slots) {
        const key = `${location.pathname.replace(/kaarten.*/, "")}|${slot}`;
        sessionStorage.setItem(key, text);
        localStorage.setItem(`${key}|a1`, text);
    }
}"""

# The page is there, one can go on filling in, and nothing of the poison is markup or an address that runs.
_STANDS = """() => {
    const box = document.querySelector('[name="m2-1"]');
    const before = box.checked;
    box.click();
    const bar = document.querySelector("[data-fk-fill-bar]");
    return {
        works: box.checked !== before && !bar.hidden
            && document.querySelectorAll("[data-fk-moment-chips] button").length > 0,
        injected: window.ran === true || document.querySelectorAll(".fk-dock b, [data-fk-kept] b").length > 0
            || [...document.links].some(link => link.protocol === "javascript:"),
    };
}"""


def _places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield (*path, name)
        yield from _places(part, (*path, name))


def _poisons() -> Iterator[str]:
    """Yield texts: first those that are no document at all, then part by part, each place in turn."""
    yield from _TEXTS
    yield json.dumps({"document": _RECORD, **_AROUND, "address": "javascript:window.ran=true"})
    yield json.dumps({"document": _RECORD, **_AROUND}).replace('"m1-1"', '"__proto__"')
    sound = [{"document": document, **_AROUND} for document in (_RECORD, _LIST)]
    for part in _PARTS:
        for state in sound:
            for *outer, last in _places(state):
                copy = json.loads(json.dumps(state))
                place: Any = copy
                for name in outer:
                    place = place[name]
                place[last] = part
                yield json.dumps(copy)


def run(count: int, ground: Ground) -> Result:
    """Open a card of the fixture site on `count` storages."""
    result = Result("storages")
    page = ground.browser().new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    try:
        with serving(ground.site()) as address:
            page.goto(f"{address}/{CARD}")
            for text in islice(_poisons(), count):
                result.tried += 1
                _open(page, text, result)
                for error in errors:
                    result.fail("tracebacks", f"{error}: {text}")
                errors.clear()
    finally:
        page.close()
    return result


def _open(page: Page, text: str, result: Result) -> None:
    page.evaluate(_SET, [text, ["record|dromen", "record|klein", "list"]])
    page.reload()
    stands = page.evaluate(_STANDS)
    if stands["injected"]:
        result.fail("injected", text)
    if not stands["works"]:
        result.fail("lost", text)
