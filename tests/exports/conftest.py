"""The full card of the fixture site, a small one without circle and comparisons, and the files made of both."""

import base64

import pytest

from macros.card.model import Card
from macros.exports.document import SiteInfo
from macros.exports.take_away import card_files
from macros.html.bundles import bundle
from macros.reading.library import load_what_is_sound
from tests.conftest import FIXTURES, ROOT

SMALL = FIXTURES / "plain"
PLACE = SiteInfo("Focuskaarten", "GBS De Linde")


@pytest.fixture(scope="session")
def library():
    return load_what_is_sound(FIXTURES / "site")


@pytest.fixture(scope="session")
def card(library):
    return library.cards["dromen"]


@pytest.fixture(scope="session")
def small_card():
    return load_what_is_sound(SMALL).cards["klein"]


@pytest.fixture(scope="session")
def kept_files(card, tmp_path_factory):
    return card_files(card, PLACE, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def files(kept_files):
    return {ending: file.read_bytes() for ending, file in kept_files.items()}


@pytest.fixture(scope="session")
def small_files(small_card, tmp_path_factory):
    made = card_files(small_card, PLACE, tmp_path_factory.mktemp("cache"))
    return {ending: file.read_bytes() for ending, file in made.items()}


def changed(card, **data):
    """Return a card with other data; a copy by itself would keep what was worked out from the old."""
    return Card(name=card.name, data=card.data.model_copy(update=data), page=card.page)


class TakeAway:
    """The bundle that fills and reads files, in a bare page opened from disk."""

    def __init__(self, page):
        self._page = page

    def __call__(self, name, data, values=None):
        script = """async ([name, data, values]) => {
            const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
            try {
                const result = await window.fkTakeAway[name](bytes, values);
                if (!(result instanceof Uint8Array)) return { result };
                let text = "";
                for (const byte of result) text += String.fromCharCode(byte);
                return { file: btoa(text) };
            } catch (error) {
                return { kind: error.constructor === Error ? "Error" : error.name, message: error.message };
            }
        }"""
        answer = self._page.evaluate(script, [name, base64.b64encode(data).decode(), values])
        return base64.b64decode(answer["file"]) if "file" in answer else answer.get("result", answer)


@pytest.fixture(scope="session")
def take_away(browser, tmp_path_factory):
    folder = tmp_path_factory.mktemp("bare")
    bundles = bundle(ROOT)
    (folder / "meenemen.js").write_bytes(bundles.files[bundles.take_away])
    (folder / "index.html").write_text('<!doctype html><meta charset="utf-8"><script src="meenemen.js"></script>')
    page = browser.new_page()
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto((folder / "index.html").as_uri())
    yield TakeAway(page)
    assert not faults
