"""Bring a document in as a teacher would, by the command; return its card and all that came of it."""

import contextlib
import io
import shutil
from dataclasses import dataclass
from pathlib import Path

from macros.__main__ import main
from macros.card.model import Card
from macros.reading.library import load_what_is_sound
from tests.conftest import FIXTURES


@dataclass(frozen=True)
class Brought:
    """A card, what the command said, its faults, and every text that came of the document."""

    card: Card
    said: str
    faults: list[str]
    data: str
    everything: str


def bring_in(file: Path, ground: Path) -> Brought:
    """Bring in a file in a new project within the folder `ground`."""
    root = ground / "project"
    shutil.copytree(FIXTURES / "small", root)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(["importeer", str(file), "--ja", "--naam", "binnen"], root)
    said = out.getvalue()
    library = load_what_is_sound(root)
    if "binnen" not in library.cards:
        raise AssertionError("\n".join([said, *map(str, library.faults)]))
    data = (root / "data/kaarten/binnen.yml").read_text(encoding="utf-8")
    page = (root / "docs/kaarten/binnen.md").read_text(encoding="utf-8")
    left = next((root / "ingevoerd").glob("*/niet-overgenomen.txt")).read_text(encoding="utf-8")
    card = library.cards["binnen"]
    numbers = " ".join(str(measure.number) for measure in card.measures)
    return Brought(card, said, [str(fault) for fault in library.faults], data, f"{data}\n{page}\n{left}\n{numbers}")
