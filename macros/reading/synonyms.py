"""data/zoekwoorden.yml -> groups of words that count as one in a search; faults with file and line."""

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from macros.card.text import shown
from macros.card.values import Line
from macros.reading.faults import Fault
from macros.reading.yaml_source import Source, read_yaml

SYNONYMS = "data/zoekwoorden.yml"

_WORD = TypeAdapter(Line)


def load_synonyms(root: Path) -> tuple[tuple[tuple[str, ...], ...], list[Fault]]:
    """Return the groups of words of the project in `root` and the faults found; no file is no groups."""
    file = root / SYNONYMS
    if not file.exists():
        return (), []
    source = read_yaml(file, SYNONYMS)
    if source.faults:
        return (), source.faults
    if not isinstance(source.value, list):
        text = "hier wordt een lijst van groepen verwacht: regels zoals '- [straf, sanctie]'."
        return (), [Fault(SYNONYMS, 1, text)]
    groups = [_group(source, index, group) for index, group in enumerate(source.value)]
    _check_doubles(source, groups)
    return tuple(tuple(words) for words in groups), source.faults


def _group(source: Source, index: int, group: Any) -> list[str]:  # noqa: ANN401 - whatever stands in the file
    where = f"groep {index + 1}: "
    if not isinstance(group, list):
        text = "hier wordt een groep woorden verwacht. Zet ze tussen rechte haken: [straf, sanctie]."
        source.faults.append(source.fault((index,), where + text))
        return []
    if len(group) < 2:
        said = "de groep is leeg" if not group else "een groep van één woord doet niets"
        source.faults.append(source.fault((index,), f"{where}{said}. Vul haar aan, of haal de regel weg."))
        return []
    words = []
    for place, word in enumerate(group):
        try:
            words.append(_WORD.validate_python(word))
        except ValidationError as error:
            source.faults.append(source.fault((index, place), where + error.errors()[0]["msg"]))
    return words


def _check_doubles(source: Source, groups: list[list[str]]) -> None:
    first: dict[str, int] = {}
    for index, words in enumerate(groups):
        for word in words:
            line = first.get(word.casefold())
            if line:
                text = (
                    f"groep {index + 1}: '{shown(word)}' staat al in de groep op regel {line}. Haal het één keer weg."
                )
                source.faults.append(source.fault((index,), text))
            else:
                first[word.casefold()] = source.lines[(index,)]
