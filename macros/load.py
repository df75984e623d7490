"""data/ and docs/kaarten/ -> cards and themes; all faults of all cards at once, each with file and line."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from macros import card_checks
from macros.components import PAGE_COMPONENTS
from macros.faults import CardFaultsError, Fault, shown
from macros.model import Card, CardData, Record, Theme, card_name_problem
from macros.model_faults import model_faults
from macros.page_source import PageSource, read_page
from macros.synonyms import load_synonyms
from macros.yaml_source import Source, read_text, read_yaml

CARDS = "data/kaarten"
PAGES = "docs/kaarten"
THEMES = "data/themas.yml"

_KNOWN_COMPONENTS = {component.name: component.takes_key for component in PAGE_COMPONENTS}
_Record = TypeVar("_Record", bound=Record)


@dataclass(frozen=True)
class Library:
    """Everything a site is made from.

    The cards by name, in order of their label; the themes in their order; the groups of words that count as one in a
    search.
    """

    cards: dict[str, Card] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    faults: tuple[Fault, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()

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
    """Load the cards without a fault, and list the faults of the others; no card is sound without the themes."""
    themes, faults = _load_themes(root)
    synonyms, synonym_faults = load_synonyms(root)
    faults += synonym_faults
    theme_keys = [theme.key for theme in themes]
    cards = []
    for one in [_read_card(root, name) for name in _card_names(root)]:
        _check_card(one, theme_keys)
        faults += one.faults
        if one.card and themes:
            cards.append(one.card)
    cards.sort(key=lambda card: card.data.label.casefold())
    return Library({card.name: card for card in cards}, themes, tuple(sorted(set(faults))), synonyms)


@dataclass
class _ReadCard:
    """The two files of a card as read: None for a file that is not there or cannot be read."""

    name: str
    source: Source | None = None
    page: PageSource | None = None
    data: CardData | None = None
    faults: list[Fault] = field(default_factory=list)

    @property
    def card(self) -> Card | None:
        """The card, when nothing is wrong with it."""
        if self.faults or not self.data or not self.page:
            return None
        return Card(name=self.name, data=self.data, page=tuple(self.page.parts))


def _card_names(root: Path) -> list[str]:
    files = (*(root / CARDS).glob("*.yml"), *(root / CARDS).glob("*.yaml"), *(root / PAGES).glob("*.md"))
    return sorted({file.stem for file in files if not file.name.startswith(".")})


def _read_card(root: Path, name: str) -> _ReadCard:
    data_path, page_path = f"{CARDS}/{name}.yml", f"{PAGES}/{name}.md"
    has_data, has_page = _is_there(root / data_path), _is_there(root / page_path)
    card = _ReadCard(name)
    if _is_there(root / CARDS / f"{name}.yaml"):
        text = f"de naam eindigt op .yaml en moet op .yml eindigen. Hernoem het bestand tot {shown(name)}.yml."
        card.faults.append(Fault(f"{CARDS}/{name}.yaml", 1, text))
    elif not has_data:
        text = f"bij deze pagina hoort {data_path}, en dat bestand is er niet. Maak het, of verwijder de pagina."
        card.faults.append(Fault(page_path, 1, text))
    elif not has_page:
        text = f"bij deze kaart hoort de pagina {page_path}, en die is er niet. Maak haar, of verwijder de kaart."
        card.faults.append(Fault(data_path, 1, text))
    if problem := card_name_problem(name):
        card.faults = [Fault(data_path if has_data else page_path if has_page else card.faults[0].path, 1, problem)]
    if has_data:
        _read_data(card, root / data_path, data_path)
    if has_page:
        text, faults = read_text(root / page_path, page_path)
        card.faults += faults
        card.page = None if faults else read_page(page_path, text, _KNOWN_COMPONENTS)
    return card


def _is_there(file: Path) -> bool:
    # A link that leads nowhere is there too: that it cannot be read is then the fault.
    return file.exists() or file.is_symlink()


def _read_data(card: _ReadCard, file: Path, path: str) -> None:
    source = read_yaml(file, path)
    card.faults += source.faults
    if source.value is None:
        return
    if not isinstance(source.value, dict):
        text = "hier worden de velden van een kaart verwacht: 'titel: ...', 'naam: ...', elk op een eigen regel."
        card.faults.append(Fault(path, 1, text))
        return
    card.source = source
    try:
        card.data = CardData.model_validate(source.value)
    except ValidationError as error:
        card.faults += model_faults(error, source, CardData)


def _check_card(card: _ReadCard, themes: list[str]) -> None:
    if card.source:
        card.faults += card_checks.check_data(card.source, themes)
    if card.page:
        card_checks.check_components(card.page, card.source)
        card.faults += card.page.faults


def _load_themes(root: Path) -> tuple[tuple[Theme, ...], list[Fault]]:
    """Return the themes and no fault, or no theme and the faults."""
    if not _is_there(root / THEMES):
        return (), [Fault(THEMES, 1, "het bestand met de thema's ontbreekt. Zet het terug.")]
    source = read_yaml(root / THEMES, THEMES)
    expected = "hier wordt een lijst van thema's verwacht: regels die met '- sleutel:' beginnen."
    themes, faults = _records(source, Theme, expected)
    if source.value is not None:
        faults += card_checks.doubles(source, card_checks.items(source, "sleutel"), "sleutel", "thema")
    return () if faults else themes, faults


def _records(source: Source, record: type[_Record], expected: str) -> tuple[tuple[_Record, ...], list[Fault]]:
    """Return the records of a file that is a list of them, and its faults; `expected` says what a file should be."""
    if source.value is None:
        return (), list(source.faults)
    if not isinstance(source.value, list):
        return (), [*source.faults, Fault(source.path, 1, expected)]
    try:
        return TypeAdapter(tuple[record, ...]).validate_python(source.value), list(source.faults)
    except ValidationError as error:
        return (), [*source.faults, *model_faults(error, source, record)]
