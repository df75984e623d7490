"""data/themas.yml -> the themes of measures; faults with file and line."""

from pathlib import Path

from macros import card_checks
from macros.faults import Fault
from macros.model import Theme
from macros.model_faults import read_records
from macros.yaml_source import is_there, read_yaml

THEMES = "data/themas.yml"


def load_themes(root: Path) -> tuple[tuple[Theme, ...], list[Fault]]:
    """Return the themes and no fault, or no theme and the faults."""
    if not is_there(root / THEMES):
        return (), [Fault(THEMES, 1, "het bestand met de thema's ontbreekt. Zet het terug.")]
    source = read_yaml(root / THEMES, THEMES)
    expected = "hier wordt een lijst van thema's verwacht: regels die met '- sleutel:' beginnen."
    themes, faults = read_records(source, Theme, expected)
    if source.value is not None:
        faults += card_checks.doubles(source, card_checks.items(source, "sleutel"), "sleutel", "thema")
    return () if faults else themes, faults
