"""data/ and docs/kaarten/ -> cards and themes; all faults of all cards at once, each with file and line."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from macros.components import PAGE_COMPONENTS
from macros.faults import CardFaultsError, Fault, did_you_mean
from macros.model import CARD_NAME, Card, CardData, Theme
from macros.model_faults import model_faults
from macros.page_source import PageSource, add_id, read_page
from macros.yaml_source import Source, read_text, read_yaml

CARDS = "data/kaarten"
PAGES = "docs/kaarten"
THEMES = "data/themas.yml"


@dataclass(frozen=True)
class Library:
    """Everything a site is made from: the cards by name, in order of their label, and the themes in their order."""

    cards: dict[str, Card] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    faults: tuple[Fault, ...] = ()

    def theme(self, key: str) -> Theme:
        """Return the theme with this key; KeyError when there is none."""
        for theme in self.themes:
            if theme.key == key:
                return theme
        raise KeyError(key)


def load(root: Path) -> Library:
    """Load all cards under `root`.

    Raises:
        CardFaultsError: something is wrong; it holds every fault of every file.
    """
    library = load_what_is_sound(root)
    if library.faults:
        raise CardFaultsError(library.faults)
    return library


def load_what_is_sound(root: Path) -> Library:
    """Load the cards without a fault, and list the faults of the others."""
    themes, faults = _load_themes(root)
    cards = []
    for name in _card_names(root):
        card, found = _load_card(root, name, themes)
        faults += found
        if card and not found:
            cards.append(card)
    cards.sort(key=lambda card: card.data.label.casefold())
    return Library({card.name: card for card in cards}, themes, tuple(sorted(set(faults))))


def _card_names(root: Path) -> list[str]:
    files = (*(root / CARDS).glob("*.yml"), *(root / CARDS).glob("*.yaml"), *(root / PAGES).glob("*.md"))
    return sorted({file.stem for file in files} - {"index"}) + [
        file.stem for file in (root / CARDS).glob("index.yml")
    ]


def _load_themes(root: Path) -> tuple[tuple[Theme, ...], list[Fault]]:
    if not (root / THEMES).is_file():
        return (), [Fault(THEMES, 1, "het bestand met de thema's ontbreekt. Zet het terug.")]
    source = read_yaml(root / THEMES, THEMES)
    if source.faults:
        return (), source.faults
    if not isinstance(source.value, list):
        return (), [Fault(THEMES, 1, "hier wordt een lijst van thema's verwacht: regels die met '- sleutel:' beginnen.")]
    try:
        themes = TypeAdapter(tuple[Theme, ...]).validate_python(source.value)
    except ValidationError as error:
        return (), model_faults(error, source, Theme)
    return themes, list(_doubles(source, (), "thema", [theme.key for theme in themes], "sleutel"))


def _load_card(root: Path, name: str, themes: tuple[Theme, ...]) -> tuple[Card | None, list[Fault]]:
    data_path, page_path = f"{CARDS}/{name}.yml", f"{PAGES}/{name}.md"
    faults = _name_faults(root, name, data_path, page_path)
    if faults:
        return None, faults
    source = read_yaml(root / data_path, data_path)
    data = _card_data(source) if not source.faults else None
    text, faults = read_text(root / page_path, page_path)
    if faults:
        return None, [*source.faults, *faults]
    page = read_page(page_path, text, {component.name: component.takes_key for component in PAGE_COMPONENTS})
    if data is None:
        return None, [*source.faults, *page.faults]
    faults = [*source.faults, *_data_faults(source, data, themes)]
    _check_page(page, data)
    faults += page.faults
    return Card(name=name, data=data, page=tuple(page.parts)), faults


def _name_faults(root: Path, name: str, data_path: str, page_path: str) -> list[Fault]:
    if not CARD_NAME.fullmatch(name) or name == "index":
        path = data_path if (root / data_path).exists() else page_path
        text = f"'{name}' kan geen naam van een kaart zijn. Gebruik 1 tot 30 kleine letters, cijfers en koppeltekens, en niet 'index'."
        return [Fault(path, 1, text)]
    if (root / CARDS / f"{name}.yaml").exists():
        text = f"de naam eindigt op .yaml en moet op .yml eindigen. Hernoem het bestand tot {name}.yml."
        return [Fault(f"{CARDS}/{name}.yaml", 1, text)]
    if not (root / data_path).is_file():
        text = f"bij deze pagina hoort {data_path}, en dat bestand is er niet. Maak het, of verwijder de pagina."
        return [Fault(page_path, 1, text)]
    if not (root / page_path).is_file():
        text = f"bij deze kaart hoort de pagina {page_path}, en die is er niet. Maak haar, of verwijder de kaart."
        return [Fault(data_path, 1, text)]
    return []


def _card_data(source: Source) -> CardData | None:
    if not isinstance(source.value, dict):
        source.faults.append(Fault(source.path, 1, "hier worden de velden van een kaart verwacht: 'titel: ...', 'naam: ...'."))
        return None
    try:
        return CardData.model_validate(source.value)
    except ValidationError as error:
        source.faults += model_faults(error, source, CardData)
        return None


def _data_faults(source: Source, data: CardData, themes: tuple[Theme, ...]) -> Iterator[Fault]:
    yield from _doubles(source, ("signalen",), "signaal", [signal.number for signal in data.signals], "nr")
    yield from _doubles(source, ("maatregelen",), "maatregel", [measure.number for measure in data.measures], "nr")
    known = [theme.key for theme in themes]
    for index, measure in enumerate(data.measures):
        if known and measure.theme not in known:
            text = (
                f"maatregel {measure.number}: '{measure.theme}' is geen thema."
                f"{did_you_mean(measure.theme, known)} De thema's staan in {THEMES}."
            )
            yield source.fault(("maatregelen", index, "thema"), text)


def _doubles(source: Source, place: tuple[str, ...], noun: str, values: list, key: str) -> Iterator[Fault]:
    counts = Counter(values)
    for index, value in enumerate(values):
        if counts[value] > 1 and values.index(value) != index:
            first = source.lines[(*place, values.index(value), key)]
            text = f"{noun} {value}: dit {'nummer' if key == 'nr' else 'woord'} is al gebruikt op regel {first}. Neem een nieuw."
            yield source.fault((*place, index, key), text)


def _check_page(page: PageSource, data: CardData) -> None:
    """Check the components of a page against the data they show."""
    comparisons = {comparison.key: comparison for comparison in data.comparisons}
    seen: set[tuple[str, str | None]] = set()
    for component, line in page.components:
        if (component.name, component.argument) in seen:
            page.faults.append(Fault(page.path, line, f"'{component.name}' staat hier een tweede keer. Haal een van de twee weg."))
            continue
        seen.add((component.name, component.argument))
        if component.name == "cyclus" and not data.cycle:
            page.faults.append(Fault(page.path, line, "de kaart heeft geen 'cyclus'. Voeg hem toe aan het YAML-bestand, of haal deze regel weg."))
        if component.name == "vergelijking":
            comparison = comparisons.get(str(component.argument))
            if comparison is None:
                text = f"'{component.argument}' is geen vergelijking van deze kaart.{did_you_mean(str(component.argument), comparisons)}"
                page.faults.append(Fault(page.path, line, text))
                continue
            for key in (comparison.key, *(part.key for part in comparison.parts)):
                add_id(page, key, line)
    for name in ("kop", "signalen", "maatregelen"):
        if (name, None) not in seen and not any(f"'{name}" in fault.text for fault in page.faults):
            page.faults.append(Fault(page.path, 1, f"op de pagina ontbreekt {{{{ {name}() }}}}. Zet het op een eigen regel."))
