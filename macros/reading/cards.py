"""The two files of a card, its data (.yml) and its page (.md), read and checked together: shipped, or the school's."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from macros.card.card_links import Goal
from macros.card.components import PAGE_COMPONENTS
from macros.card.model import Card, CardData, Component
from macros.card.text import shown
from macros.card.values import card_name_problem
from macros.files.cores import share_out
from macros.files.store import Store, code_of, told
from macros.reading import card_rules, school
from macros.reading.faults import Fault
from macros.reading.mending import without_conflict
from macros.reading.model_faults import model_faults, rest_faults, take_misspelt_keys
from macros.reading.page_source import PageSource, read_page
from macros.reading.yaml_source import Source, is_there, read_text, read_yaml

CARDS = "data/kaarten"
PAGES = "docs/kaarten"

_MANY = 300  # cards, of which reading takes three seconds
_ENDING = ".card"
_KNOWN_COMPONENTS = {component.name: component.takes_key for component in PAGE_COMPONENTS}

_Worked = TypeVar("_Worked")


@dataclass
class CardFiles:
    """A card as read: `source`, `page` or `data` is None for what is not there or cannot be read."""

    name: str
    place: "CardPlace"
    source: Source | None = None
    page: PageSource | None = None
    data: CardData | None = None
    has_page: bool = False
    addition: Source | None = None
    """What the school changes on it, once that is applied."""
    faults: list[Fault] = field(default_factory=list)
    linked: Card | None = None
    """The card with its links to others filled in, when it has such links."""
    goals: dict[tuple[str, str], Goal] = field(default_factory=dict)
    """What each of those links leads to, by its card and the place on it."""
    linked_lines: list[str | Component] | None = None
    """The lines of its page with those links, as an engine follows them."""
    worked_out: dict[str, tuple[object, Any]] = field(default_factory=dict, compare=False)
    """What follows from its own files alone, see `once`; its copies share it."""

    @property
    def data_path(self) -> str:
        """The file of its data, as faults name it."""
        return f"{self.place.data}/{self.name}.yml"

    @property
    def card(self) -> Card | None:
        """The card as it was written, when nothing is wrong with it."""
        if self.faults or not self.data or not self.page:
            return None
        return self._whole() if self.addition else self.once("card", self._whole)

    def _whole(self) -> Card:
        assert self.data
        assert self.page
        return Card(name=self.name, data=self.data, page=tuple(self.page.parts))

    def once(self, what: str, work_out: Callable[[], _Worked], of: object = None) -> _Worked:
        """Return what follows from the card as it is without an addition, and from `of`; it is not to be changed.

        It is worked out again only when `of` is another.
        """
        known = self.worked_out.get(what)
        if known is None or (known[0] is not of and known[0] != of):
            self.worked_out[what] = known = (of, work_out())
        worked: _Worked = known[1]
        return worked


@dataclass(frozen=True)
class CardPlace:
    """Where the cards of one kind stand: the folders of their data and pages, and whether they are shipped."""

    data: str
    pages: str
    shipped: bool

    def names(self, root: Path) -> list[str]:
        """Return the name of every card that has one of its two files here, or both."""
        files = (
            *(root / self.data).glob("*.yml"),
            *(root / self.data).glob("*.yaml"),
            *(root / self.pages).glob("*.md"),
        )
        mine = (file for file in files if not file.name.startswith(".") and not file.name.endswith(school.ADDITION))
        return sorted({file.stem for file in mine})


SHIPPED = CardPlace(CARDS, PAGES, shipped=True)
OWN = CardPlace(school.CARDS, school.CARDS, shipped=False)


def files_in_folders(root: Path) -> list[Fault]:
    """Return a fault for every file of a card that stands in a folder too deep."""
    files = [*(root / CARDS).glob("*/**/*.yml"), *(root / PAGES).glob("*/**/*.md")]
    text = "een kaart staat niet in een map binnen deze map. Zet het bestand een of meer mappen hoger."
    return [Fault(file.relative_to(root).as_posix(), 1, text) for file in files]


def read_card(root: Path, name: str, place: CardPlace = SHIPPED) -> CardFiles:
    """Read the files of a card; what is wrong with either stands in its `faults`."""
    data_path, page_path = f"{place.data}/{name}.yml", f"{place.pages}/{name}.md"
    has_data, has_page = is_there(root / data_path), is_there(root / page_path)
    card = CardFiles(name, place, has_page=has_page)
    if is_there(root / place.data / f"{name}.yaml"):
        text = f"de naam eindigt op .yaml en moet op .yml eindigen. Hernoem het bestand tot {shown(name)}.yml."
        card.faults.append(Fault(f"{place.data}/{name}.yaml", 1, text))
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
        text, conflicts = without_conflict(page_path, text)
        card.faults += conflicts
        card.page = None if faults else page_of(page_path, text)
    return card


def page_of(path: str, text: str) -> PageSource:
    """Return the page of a card, read from its text."""
    return read_page(path, text, _KNOWN_COMPONENTS)


def read_cards(root: Path, names: Sequence[str], place: CardPlace, store: Store | None) -> list[CardFiles]:
    """Return these cards as `read_card` does; with a `store`, one whose files did not change is taken from there."""
    if store is None:
        return [read_card(root, name, place) for name in names]
    asked = [(root, name, place, store, _made_from(root, name, place)) for name in names]
    share_out(_read_card_once, [each for each in asked if not store.has(_ENDING, each[-1])], _MANY)
    return [_read_card_once(*each) for each in asked]


def _read_card_once(root: Path, name: str, place: CardPlace, store: Store, made_from: tuple[str, ...]) -> CardFiles:
    made: CardFiles = store.value(_ENDING, made_from, lambda: read_card(root, name, place))
    return made


def _made_from(root: Path, name: str, place: CardPlace) -> tuple[str, ...]:
    files = (root / place.data / f"{name}.yml", root / place.pages / f"{name}.md", root / place.data / f"{name}.yaml")
    return name, repr(place), code_of("card", "reading"), told(*map(content, files))


def content(file: Path) -> str:
    """Return what tells what a file holds now from all else that it may hold, also when it cannot be read."""
    try:
        return file.read_bytes().decode("latin-1")
    except OSError as error:
        return repr(error)


def _read_data(card: CardFiles, file: Path, path: str) -> None:
    source = read_yaml(file, path)
    if source.value is None:
        card.faults += [*source.faults, *rest_faults(source, CardData)]
        return
    take_misspelt_keys(source, CardData)
    card.faults += source.faults
    if not isinstance(source.value, dict):
        text = "hier worden de velden van een kaart verwacht: 'titel: ...', 'naam: ...', elk op een eigen regel."
        card.faults.append(Fault(path, 1, text))
        return
    card.source = source
    try:
        card.data = CardData.model_validate(source.value)
    except ValidationError as error:
        card.faults += model_faults(error, source, CardData)


def check_card(card: CardFiles, themes: list[str], categories: list[str] | None, on_record: Iterable[str] = ()) -> None:
    """Add the faults of what does not fit together; `themes` and `categories` are keys, none when not to be read.

    `on_record` are the addresses that were ever on the card: that one is gone is told by itself, and not at each link.
    """
    card.faults += card_rules.check_letters(card.page, card.source)
    if card.source:
        card.faults += card_rules.check_category(card.source, categories)
        card.faults += card_rules.check_data(card.source, themes)
        if card.place.shipped:
            card.faults += card_rules.check_shipped_numbers(card.source)
    if card.page:
        card_rules.check_components(card.page, card.source)
        card.faults += card.page.faults
    if card.source and card.page and not card.page.faults:
        card.faults += card_rules.check_withdrawn_parts(card.page, card.source)
        known = {*card_rules.link_targets(card.page, card.source), *on_record}
        card.faults += card_rules.check_page_links(card.page, known)
        card.faults += card_rules.check_links(card.source, known)
