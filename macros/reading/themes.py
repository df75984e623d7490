"""themas.yml, in data/ and in school/ -> the themes of measures; faults with file and line."""

from pathlib import Path

from macros.card.model import Theme
from macros.reading import card_rules, keys, school
from macros.reading.faults import Fault
from macros.reading.model_faults import read_records
from macros.reading.yaml_source import is_there, read_yaml

THEMES = "data/themas.yml"


def load_themes(root: Path) -> tuple[tuple[Theme, ...], list[Fault]]:
    """Return the themes, those of the school last, and no fault, or no theme and the faults."""
    if not is_there(root / THEMES):
        return (), [Fault(THEMES, 1, "het bestand met de thema's ontbreekt. Zet het terug.")]
    themes, faults = _read(root, THEMES)
    if is_there(root / school.THEMES):
        own, own_faults = _read(root, school.THEMES)
        shipped = {theme.key for theme in themes}
        text = "thema '{}' is er al in de meegeleverde thema's. Geef jullie thema een andere sleutel."
        faults += own_faults
        faults += [Fault(school.THEMES, 1, text.format(theme.key)) for theme in own if theme.key in shipped]
        themes += own
    return () if faults else themes, faults


def _read(root: Path, path: str) -> tuple[tuple[Theme, ...], list[Fault]]:
    source = read_yaml(root / path, path)
    expected = "hier wordt een lijst van thema's verwacht: regels die met '- sleutel:' beginnen."
    themes, faults = read_records(source, Theme, expected)
    if source.value == []:
        faults.append(Fault(path, 1, f"hier staat geen enkel thema. {expected[0].upper()}{expected[1:]}"))
    if source.value is not None:
        faults += card_rules.doubles(source, card_rules.items(source, keys.KEY), keys.KEY, Theme.noun)
    return themes, faults
