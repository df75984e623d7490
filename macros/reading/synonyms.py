"""zoekwoorden.yml, in data/ and in school/ -> groups of words that count as one in a search; faults with their line."""

from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from macros.card.text import shown
from macros.card.values import Line
from macros.reading import school
from macros.reading.faults import Fault
from macros.reading.yaml_source import Source, is_there, read_yaml

SYNONYMS = "data/zoekwoorden.yml"

_WORD = TypeAdapter(Line)


def load_synonyms(root: Path) -> tuple[tuple[tuple[str, ...], ...], list[Fault]]:
    """Return the groups of words of the project in `root` and the faults found; the school may have no file."""
    shipped, faults = _read(root, SYNONYMS)
    if not is_there(root / SYNONYMS):
        faults = [Fault(SYNONYMS, 1, "het bestand met de zoekwoorden ontbreekt. Zet het terug; het mag '[]' zijn.")]
    own, own_faults = _read(root, school.SYNONYMS)
    return _joined([*shipped, *own]), [*faults, *own_faults]


def _joined(groups: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return the groups with those that share a word made one: a school adds a word to a group by naming one of it."""
    joined: list[list[str]] = []
    for group in groups:
        words = {word.casefold() for word in group}
        same = [each for each in joined if words & {word.casefold() for word in each}]
        merged = [word for each in same for word in each]
        known = {word.casefold() for word in merged}
        merged += [word for word in group if word.casefold() not in known]
        # In the place of the first, so that the order of the file stays.
        place = joined.index(same[0]) if same else len(joined)
        joined = [each for each in joined if each not in same]
        joined.insert(place, merged)
    return tuple(tuple(words) for words in joined)


def _read(root: Path, path: str) -> tuple[tuple[tuple[str, ...], ...], list[Fault]]:
    file = root / path
    if not is_there(file):
        return (), []
    source = read_yaml(file, path)
    if source.faults:
        return (), source.faults
    if not isinstance(source.value, list):
        text = "hier wordt een lijst van groepen verwacht: regels zoals '- [straf, sanctie]'."
        return (), [Fault(path, 1, text)]
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
