"""What a new version changes in what the school uses, said before anything is changed."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from macros.card.addition import fingerprint
from macros.card.model import Card, Measure, Signal
from macros.reading import school
from macros.reading.library import Library, load_what_is_sound
from macros.releasing.source import version

_CONTENT = ("data", "docs", "mkdocs.yml")
_SETTINGS_SCHEMA = "data/instellingen.schema.json"
_LONGEST = 200  # characters of a text in the report


def trial(root: Path, new: Path) -> list[str]:
    """Return line by line, in Dutch, what changes for the school in `root` with the version in `new`.

    The new content is read together with the school's folder, by the rules of the version that runs.
    """
    now = load_what_is_sound(root)
    with tempfile.TemporaryDirectory() as work:
        after = load_what_is_sound(_joined(root, new, Path(work)))
    lines = [f"Van versie {version(root)} naar versie {version(new)}:"]
    lines += _cards(now, after)
    lines += _settings(root, new)
    lines += [f"Let op: {notice}" for notice in after.notices if notice not in now.notices]
    faults = [fault for fault in after.faults if fault not in now.faults]
    lines += [f"Past niet meer: {fault}" for fault in faults]
    if len(lines) == 1:
        lines.append("  Er verandert niets aan wat jullie gebruiken.")
    return lines


def _joined(root: Path, new: Path, work: Path) -> Path:
    for name in _CONTENT:
        place = new / name
        if place.is_dir():
            shutil.copytree(place, work / name)
        elif place.exists():
            shutil.copy(place, work / name)
    if school.has_school(root):
        shutil.copytree(root / school.SCHOOL, work / school.SCHOOL)
    return work


def _cards(now: Library, after: Library) -> Iterator[str]:
    # As written: that another card says something else is no change of this one.
    for name in sorted(now.as_written.keys() | after.as_written.keys()):
        before, later = now.as_written.get(name), after.as_written.get(name)
        if before is None and later is not None:
            yield f"Nieuwe kaart: {later.data.label} ({name})"
        elif before is not None and later is None:
            yield f"Kaart {before.data.label} ({name}) is er niet meer, of er klopt iets niet mee."
        elif before is not None and later is not None:
            changes = list(_changes(before, later))
            if changes:
                yield f"Kaart {later.data.label} (uitgave {later.data.edition}):"
                yield from (f"  {change}" for change in changes)


def _changes(before: Card, later: Card) -> Iterator[str]:
    pairs: tuple[tuple[Mapping[int, Measure | Signal], Mapping[int, Measure | Signal]], ...] = (
        ({each.number: each for each in before.data.measures}, {each.number: each for each in later.data.measures}),
        ({each.number: each for each in before.data.signals}, {each.number: each for each in later.data.signals}),
    )
    for old, new in pairs:
        for number, item in new.items():
            was = old.get(number)
            name = f"{item.noun} {number}"
            if was is None:
                yield f"nieuw: {name}: {_said(item)}"
            elif item.withdrawn and not was.withdrawn:
                yield f"vervalt: {name}: {item.withdrawn.reason}"
            elif fingerprint(was) != fingerprint(item):
                yield f"andere tekst: {name}\n    was:   {_said(was)}\n    wordt: {_said(item)}"
        yield from (f"weg: {item.noun} {number}" for number, item in old.items() if number not in new)
    if before.page != later.page:
        yield "de lopende tekst is gewijzigd"
    if before.data.blank_rows != later.data.blank_rows:
        yield f"lege rijen: {before.data.blank_rows} worden er {later.data.blank_rows}"


def _said(item: Measure | Signal) -> str:
    texts = [item.short, item.text] if isinstance(item, Measure) else [item.text]
    said = " ".join(" ".join(text.split()) for text in texts if text)
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def _settings(root: Path, new: Path) -> Iterator[str]:
    now, after = _keys(root), _keys(new)
    yield from (f"Nieuwe instelling: {key}: {text}" for key, text in after.items() if key not in now)
    yield from (f"Instelling die verdwijnt: {key}" for key in now if key not in after)


def _keys(folder: Path) -> dict[str, str]:
    file = folder / _SETTINGS_SCHEMA
    if not file.exists():
        return {}
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return {key: str(value.get("description", "")) for key, value in schema["properties"].items()}
