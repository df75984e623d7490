"""data/themas.yml -> the themes of measures; faults with file and line."""

from pathlib import Path

from macros.card.model import Theme
from macros.reading import card_rules
from macros.reading.faults import Fault
from macros.reading.model_faults import read_records
from macros.reading.yaml_source import is_there, read_yaml

THEMES = "data/themas.yml"


def load_themes(root: Path) -> tuple[tuple[Theme, ...], list[Fault]]:
    """Return the themes and no fault, or no theme and the faults."""
    if not is_there(root / THEMES):
        return (), [Fault(THEMES, 1, "het bestand met de thema's ontbreekt. Zet het terug.")]
    source = read_yaml(root / THEMES, THEMES)
    expected = "hier wordt een lijst van thema's verwacht: regels die met '- sleutel:' beginnen."
    themes, faults = read_records(source, Theme, expected)
    if source.value is not None:
        faults += card_rules.doubles(source, card_rules.items(source, "sleutel"), "sleutel", "thema")
    return () if faults else themes, faults
