"""Lists with keys that cards name, shipped and the school's own: themes and categories; faults with file and line."""

from pathlib import Path
from typing import TypeVar

from macros.card.model import Category, Theme
from macros.reading import card_rules, keys, school
from macros.reading.faults import Fault
from macros.reading.model_faults import read_records
from macros.reading.yaml_source import is_there, read_yaml

THEMES = "data/themas.yml"
CATEGORIES = "data/rubrieken.yml"

_Keyed = TypeVar("_Keyed", bound=Theme | Category)


def load_themes(root: Path) -> tuple[tuple[Theme, ...], list[Fault]]:
    """Return the themes, those of the school last, and no fault, or no theme and the faults."""
    if not is_there(root / THEMES):
        return (), [Fault(THEMES, 1, "het bestand met de thema's ontbreekt. Zet het terug.")]
    return _load(root, Theme, (THEMES, school.THEMES), "thema's")


def load_categories(root: Path) -> tuple[tuple[Category, ...], list[Fault]]:
    """Return the categories of cards, those of the school last, or none and the faults; no file is no category."""
    return _load(root, Category, (CATEGORIES, school.CATEGORIES), "rubrieken")


def _load(
    root: Path, record: type[_Keyed], paths: tuple[str, str], plural: str
) -> tuple[tuple[_Keyed, ...], list[Fault]]:
    shipped, faults = _read(root, record, paths[0], plural)
    own, own_faults = _read(root, record, paths[1], plural)
    taken = {each.key for each in shipped}
    text = f"{record.noun} '{{}}' is er al in de meegeleverde {plural}. Geef jullie {record.noun} een andere sleutel."
    faults += own_faults
    faults += [Fault(paths[1], 1, text.format(each.key)) for each in own if each.key in taken]
    return () if faults else shipped + own, faults


def _read(root: Path, record: type[_Keyed], path: str, plural: str) -> tuple[tuple[_Keyed, ...], list[Fault]]:
    if not is_there(root / path):
        return (), []
    source = read_yaml(root / path, path)
    expected = f"hier wordt een lijst van {plural} verwacht: regels die met '- sleutel:' beginnen."
    found, faults = read_records(source, record, expected)
    if source.value == []:
        none = "geen enkel thema" if record is Theme else "geen enkele rubriek"
        faults.append(Fault(path, 1, f"hier staat {none}. {expected[0].upper()}{expected[1:]}"))
    if source.value is not None:
        faults += card_rules.doubles(source, card_rules.items(source, keys.KEY), keys.KEY, record.noun)
        faults += card_rules.doubles(
            source, card_rules.items(source, keys.BUTTON), keys.BUTTON, f"label van {record.noun}"
        )
    return found, faults
