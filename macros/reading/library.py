"""data/, docs/ and school/ -> cards, pages and settings; all faults at once, each with file and line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from macros.card.contract import FIRST_OWN_NUMBER, LARGEST_NUMBER, LAST_OWN_NUMBER, MEASURE_ID, RESERVED_KEY, SIGNAL_ID
from macros.card.model import Card, Category, Component, Measure, Signal, Theme
from macros.files.store import Store
from macros.reading import card_rules, school
from macros.reading.additions import apply_addition, read_additions
from macros.reading.between_cards import misnamed_files, same_names
from macros.reading.card_links import check_card_links, linked_cards
from macros.reading.cards import OWN, SHIPPED, CardFiles, CardPlace, check_card, files_in_folders, read_cards
from macros.reading.faults import CardFaultsError, Fault
from macros.reading.meaning_rules import check_meanings
from macros.reading.memory import Around, Memory
from macros.reading.menu import home_faults, unlisted_pages
from macros.reading.own_pages import OwnPage, check_links, read_own_pages
from macros.reading.record import check_cards, load_record, missing_cards, unrecorded
from macros.reading.settings import Settings, read_settings
from macros.reading.synonyms import load_synonyms
from macros.reading.themes import load_categories, load_themes


@dataclass(frozen=True)
class Library:
    """Everything a site is made from."""

    cards: dict[str, Card] = field(default_factory=dict)
    """The cards without a fault by their name, in order of their label, with their links to others filled in."""
    themes: tuple[Theme, ...] = ()
    """The themes in the order of their buttons."""
    faults: tuple[Fault, ...] = ()
    """Every fault of every file, in order."""
    notices: tuple[Fault, ...] = ()
    """What the school should know and what stops nothing, in order."""
    synonyms: tuple[tuple[str, ...], ...] = ()
    """The groups of words that count as one in a search."""
    published: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Every id ever published (m13, s5, vormen) by the name its card had then; all of them are on that card, or on the
    card that has that name among its `former_names`."""
    unrecorded: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The ids that are not on record yet, by the name of the card."""
    files: dict[str, CardFiles] = field(default_factory=dict)
    """The files of each card as read, by the name of the card."""
    page_lines: dict[str, tuple[str | Component, ...]] = field(default_factory=dict)
    """The page of each card line by line, by the name of the card: what an engine makes a page of."""
    own_pages: tuple[OwnPage, ...] = ()
    """The pages that are no cards."""
    settings: Settings = field(default_factory=Settings)
    """What the school and mkdocs.yml say of the site."""
    faulty: tuple[str, ...] = ()
    """The names of the cards that have a page and a fault."""
    categories: tuple[Category, ...] = ()
    """The categories of cards in the order of the start page."""
    as_written: dict[str, Card] = field(default_factory=dict)
    """The same cards with those links as the editor wrote them."""


def load(root: Path) -> Library:
    """Load all cards under `root`.

    Raises:
        CardFaultsError: something is wrong; it holds every fault of every file.
    """
    library = load_what_is_sound(root)
    if library.faults:
        raise CardFaultsError(library.faults)
    return library


def load_what_is_sound(root: Path, store: Store | None = None, memory: Memory | None = None) -> Library:
    """Load the cards without a fault, and list the faults of the others; no card is sound without the themes.

    What is in `memory` is not read again: who keeps one tells it which files changed.
    """
    memory = memory or Memory()
    memory.around = around = memory.around or _read_around(root, store)
    themes, record, own_pages, settings = around.themes, around.record, around.own_pages, around.settings
    notices = [*around.notices]
    faults = [*around.faults, *files_in_folders(root), *school.misplaced_files(root), *misnamed_files(root)]
    theme_keys, category_keys = _keys(around)
    read, hidden, choice_faults = _read_cards(root, around, store, memory)
    faults += choice_faults
    faults += same_names(read)
    for addition in read_additions(root):
        if addition.card not in hidden:
            card = next((one for one in read if one.name == addition.card and one.place.shipped), None)
            names = [one.name for one in read if one.place.shipped]
            apply_addition(addition, card, names, theme_keys, category_keys)
            if isinstance(addition.source.value, dict):
                on_record = record.ids(addition.card)
                above = FIRST_OWN_NUMBER - 1
                addition.faults += card_rules.check_far_numbers(addition.source, on_record, above, LAST_OWN_NUMBER)
        faults += addition.faults
        notices += addition.notices
    aside = read_cards(root, sorted(linked_cards(read) & hidden), SHIPPED, store)
    notices += check_card_links(read, aside)
    places = {one.name: _places(one) for one in read}
    faults += check_links(root, [*own_pages], {one.name: places[one.name] for one in read if one.has_page})
    if around.has_sound_record:
        check_cards(record, read, check_meanings(record, read))
        faults += missing_cards(record, read, hidden)
    for one in read:
        faults += one.faults
    written = [one.card for one in read if one.card and themes]
    linked = {one.name: one.linked for one in read if one.linked}
    cards = sorted((linked.get(card.name, card) for card in written), key=lambda card: card.data.label.casefold())
    sound = {card.name: card for card in cards}
    return Library(
        cards=sound,
        as_written={card.name: card for card in written},
        themes=themes,
        categories=around.categories or (),
        faults=tuple(sorted(set(faults))),
        synonyms=around.synonyms,
        published={name: published.ids for name, published in record.published.items()},
        unrecorded=unrecorded(record, written),
        own_pages=own_pages,
        settings=settings,
        notices=tuple(sorted(set(notices))),
        files={one.name: one for one in read},
        page_lines={one.name: tuple(one.linked_lines or one.page.lines) for one in read if one.page},
        faulty=tuple(one.name for one in read if one.has_page and one.name not in sound),
    )


def _read_around(root: Path, store: Store | None) -> Around:
    themes, faults = load_themes(root)
    categories, category_faults = load_categories(root)
    synonyms, synonym_faults = load_synonyms(root)
    record, record_faults = load_record(root, store)
    own_pages = read_own_pages(root, store)
    settings, setting_faults, notices = read_settings(root, own_pages)
    faults += [
        *category_faults,
        *synonym_faults,
        *record_faults,
        *setting_faults,
        *home_faults(root, own_pages),
        *([] if setting_faults else unlisted_pages(root, own_pages, settings)),
        *(fault for page in own_pages for fault in page.faults),
    ]
    return Around(
        themes=tuple(themes),
        categories=None if category_faults else tuple(categories),
        synonyms=synonyms,
        record=record,
        has_sound_record=not record_faults,
        own_pages=tuple(own_pages),
        settings=settings,
        faults=tuple(faults),
        notices=tuple(notices),
    )


def _keys(around: Around) -> tuple[list[str], list[str] | None]:
    """Return the keys of the themes and of the categories; None for these when they cannot be read."""
    categories = around.categories
    return [theme.key for theme in around.themes], None if categories is None else [each.key for each in categories]


_NO_EARLIER = date(2027, 1, 1)


def _today() -> date:
    """Return the day of today, by a clock that may stand still: no machine that builds this is from before a day."""
    return max(date.today(), _NO_EARLIER)


def _places(one: CardFiles) -> "_CardPlaces | None":
    card, page = one.card, one.page
    if card is None or page is None:
        return None
    return one.once("places", lambda: _CardPlaces(card, page.ids), of=card)


class _CardPlaces:
    """The places on a sound card to which a link can lead; what its components bring along is not known here."""

    def __init__(self, card: Card, page_ids: Iterable[str]) -> None:
        numbered: tuple[Measure | Signal, ...] = (*card.data.measures, *card.data.signals)
        self._ids = {*page_ids, *(item.id for item in numbered), *(part.key for part in card.data.withdrawn_parts)}

    def __contains__(self, place: object) -> bool:
        number = re.fullmatch(f"{MEASURE_ID}|{SIGNAL_ID}", str(place))
        return place in self._ids or (not number and bool(re.fullmatch(RESERVED_KEY, str(place))))


def _read_cards(
    root: Path, around: Around, store: Store | None, memory: Memory
) -> tuple[list[CardFiles], set[str], list[Fault]]:
    """Return the cards of the site as read, the names of the shipped ones that the school hides, and faults."""
    shipped, own = SHIPPED.names(root), OWN.names(root)
    chosen = around.settings.own.cards
    faults = [
        Fault(
            f"{OWN.data}/{name}.yml",
            1,
            f"er is al een meegeleverde kaart '{name}'. Geef jullie kaart een andere naam, of wijzig de meegeleverde "
            f"met {name}{school.ADDITION}.",
        )
        for name in own
        if name in shipped
    ]
    hidden = {name for name in shipped if chosen and name not in chosen}
    names = {
        SHIPPED: [name for name in shipped if name not in hidden],
        OWN: [name for name in own if name not in shipped],
    }
    read = [card for place in names for card in _checked(root, names[place], place, store, memory)]
    return sorted(read, key=lambda card: card.name), hidden, faults


def _checked(root: Path, names: list[str], place: CardPlace, store: Store | None, memory: Memory) -> list[CardFiles]:
    """Return cards as read and checked by themselves; what was checked before against the same is not again."""
    around = memory.around
    assert around
    against = (_keys(around), _today(), around.has_sound_record)
    checked = {name: (against, around.record.ids(name)) for name in names}
    known = {name: memory.recall(name, shipped=place.shipped, checked=checked[name]) for name in names}
    for one in read_cards(root, [name for name in names if known[name] is None], place, store):
        _check_alone(one, around)
        memory.keep(one, checked[one.name])
        known[one.name] = one
    return [one for one in known.values() if one]


def _check_alone(one: CardFiles, around: Around) -> None:
    """Add to a card the faults that do not depend on other cards."""
    on_record = around.record.ids(one.name)
    check_card(one, *_keys(around), on_record if around.has_sound_record else ())
    if one.source:
        one.faults += card_rules.check_days(one.source, _today())
        if not one.place.shipped:
            one.faults += card_rules.check_far_numbers(one.source, on_record, 0, LARGEST_NUMBER)
