"""What no card can see by itself: whether cards are told apart, and files beside them that were meant to be cards."""

from collections.abc import Iterator
from pathlib import Path

from macros.card.text import shown
from macros.reading import keys, school
from macros.reading.cards import CARDS, PAGES, CardFiles
from macros.reading.faults import Fault, nearest
from macros.reading.record import RECORD
from macros.reading.synonyms import SYNONYMS
from macros.reading.themes import CATEGORIES, THEMES

LANGUAGE_WORDS = "data/taal.yml"
"""The words that advice on the language goes by."""
_IN_DATA = {Path(path).name for path in (THEMES, SYNONYMS, RECORD, CATEGORIES, LANGUAGE_WORDS)}
_MADE = (".schema.json", ".vorige.yml")
_LEFT_BEHIND = {*school.LEFT_BEHIND, "README.md", "LEESMIJ.md"}


def same_names(cards: list[CardFiles]) -> Iterator[Fault]:
    """Yield a fault for every card whose title or name an earlier card has: nobody could tell them apart."""
    for key in (keys.TITLE, keys.LABEL):
        first: dict[str, CardFiles] = {}
        for card in cards:
            value = card.source.value.get(key) if card.source else None
            if not isinstance(value, str) or not value.strip() or not card.source:
                continue
            other = first.setdefault(" ".join(value.casefold().split()), card)
            if other is not card:
                text = f"'{key}': '{shown(value)}' staat ook in {other.data_path}. Geef elke kaart een eigen {key}."
                yield card.source.fault((key,), text)


def misnamed_files(root: Path) -> Iterator[Fault]:
    """Yield a fault for every file in data/ and docs/kaarten/ that nothing reads because of its name."""
    for folder, endings in ((CARDS, (".yml", ".yaml")), (PAGES, (".md",))):
        for file in _files(root / folder):
            if file.suffix not in endings:
                text = f"in deze map eindigt een bestand op {endings[0]}. Hernoem het, of haal het weg."
                yield Fault(file.relative_to(root).as_posix(), 1, f"'{shown(file.name)}': {text}")
    for file in _files(root / "data"):
        meant = nearest(f"{file.name.partition('.')[0]}.yml", _IN_DATA)
        if meant and file.name != meant and not file.name.endswith(_MADE):
            text = f"dit bestand wordt niet gelezen. Hernoem het tot {meant}, of haal het weg."
            yield Fault(file.relative_to(root).as_posix(), 1, f"'{shown(file.name)}': {text}")


def _files(folder: Path) -> list[Path]:
    """Return the files that a person put into a folder."""
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return [
        file
        for file in files
        if file.is_file() and not file.name.startswith((".", "~$")) and file.name not in _LEFT_BEHIND
    ]
