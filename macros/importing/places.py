"""Where the files of a card that comes in are written: the one place that knows the folders."""

from dataclasses import dataclass
from pathlib import Path

from macros.reading.cards import CARDS, PAGES
from macros.reading.schema import SCHEMA

_SCHOOL = "school/kaarten"
KEPT = "ingevoerd"
"""The folder of reports: for every import what was changed, what was left out, and the files as they were."""


@dataclass(frozen=True)
class CardPlace:
    """The two files of a card, as paths within the project; `schema` is the path from the first to the schema."""

    name: str
    data: str
    page: str
    schema: str


def new_place(root: Path, name: str) -> CardPlace:
    """Return where a new card goes: the school's own folder when there is one, and else beside the shipped cards."""
    return _in_school(name) if (root / "school").is_dir() else _shipped(name)


def existing_place(root: Path, name: str) -> CardPlace | None:
    """Return where a card stands; None when no file of it is there."""
    for place in (_in_school(name), _shipped(name)):
        if (root / place.data).exists() or (root / place.page).exists():
            return place
    return None


def _in_school(name: str) -> CardPlace:
    return CardPlace(name, f"{_SCHOOL}/{name}.yml", f"{_SCHOOL}/{name}.md", f"../../{SCHEMA}")


def _shipped(name: str) -> CardPlace:
    return CardPlace(name, f"{CARDS}/{name}.yml", f"{PAGES}/{name}.md", f"../{Path(SCHEMA).name}")
