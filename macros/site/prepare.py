"""The first step: read and check everything, render every component of every page, make files and bundles.

No engine runs here; a fault ends here. While the site is being served, what one can ask for is made when one does.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from macros.card.model import Card, Component
from macros.card.wording import WORDS, read_words
from macros.exports import take_away
from macros.files.pieces import Piece, of_bytes
from macros.files.store import Kept, Store, code_of, fingerprint, told
from macros.html.bundles import Bundles, bundle
from macros.html.components import card_component, site_component
from macros.html.edit_places import edit_places
from macros.html.extra_pages import extra_pages
from macros.html.list_data import list_script
from macros.html.page_margins import paper_styles, paper_styles_path
from macros.html.render import Renderer
from macros.html.school_look import Look, school_look
from macros.reading.faults import CardFaultsError, Fault
from macros.reading.library import Library, load_what_is_sound
from macros.reading.memory import Memory
from macros.reading.own_pages import OwnPage
from macros.reading.settings import Settings
from macros.site.checking import READ, engine_faults, site_info
from macros.site.staging import OVERRIDES, Components, StagedPage, as_title

RENDERED = ".cache/rendered"
"""Where pages as rendered are kept, within the project."""
TEMPLATES = ".cache/templates"
"""Where their templates are kept as compiled: to compile them takes longer than to make a card's page."""
_COMPONENTS = "overrides/components"


@dataclass(frozen=True)
class _OfCard:
    """What the site holds of a card, and what that was made of."""

    made_of: object
    kept: dict[str, Kept]
    offers: tuple[take_away.Offer, ...]
    """What its page said of its files."""
    page: StagedPage
    files: dict[str, Piece]
    take_away: dict[str, Piece]


@dataclass(frozen=True)
class Workshop:
    """What every page is made with: it stays as long as nothing of the program changes."""

    bundles: Bundles
    render: Renderer
    code: str
    cards: dict[str, _OfCard] = field(default_factory=dict)
    """What was made last of each card, by its name."""


def workshop(root: Path) -> Workshop:
    """Return what the pages of the project in `root` are made with.

    Raises:
        BundleError: a style or a script does not compile.
    """
    templates = root / _COMPONENTS
    code = code_of("card", "drawing", "html", "site") + fingerprint(templates)
    return Workshop(bundle(root), Renderer(templates, root / TEMPLATES), code)


@dataclass
class Prepared:
    """All that a site is made of, before an engine has seen it."""

    library: Library
    bundles: Bundles
    look: Look
    pages: list[StagedPage] = field(default_factory=list)
    searched: list[str] = field(default_factory=list)
    """The addresses within the site of the pages that are no cards and that the search finds."""
    files: dict[str, Piece] = field(default_factory=dict)
    """Every file of the site that no engine makes, by its address within the site."""
    take_away: dict[str, Piece] = field(default_factory=dict)
    """The files among them that someone takes along, and what shows them: they take longest to make."""
    faults: tuple[Fault, ...] = ()
    """What is wrong, when the site is made all the same because someone is looking at it while editing."""

    @property
    def engine_settings(self) -> dict[str, Any]:
        """The generated part of the engine's configuration: navigation, styles, scripts, and texts made safe."""
        settings = self.library.settings
        raw = {
            "site_name": settings.site_name,
            "school": settings.school,
            "site_url": settings.site_url,
            "words": read_words(),
            "styles": self.bundles.styles,
            "print_styles": self.bundles.print_styles,
            "no_script_styles": self.bundles.no_script_styles,
            "head_script": self.bundles.head_script,
            "script": self.bundles.script,
            "card_script": self.bundles.card_script,
            "search": self.bundles.search,
        }
        return {
            "site_name": as_title(settings.site_name),
            "nav": _navigation(self.library, settings),
            # The school's own comes last: it may change everything.
            "extra_css": [self.look.styles] if self.look.styles else [],
            "hooks": [],
            "plugins": {"macros": {"module_name": str(Path(__file__).parents[1])}},
            "theme": {"custom_dir": OVERRIDES} | ({"logo": self.look.logo} if self.look.logo else {}),
            # Raw, for our own templates, which escape them.
            "extra": {"fk": raw | {"contact": settings.own.contact, "footer": settings.own.footer}},
        }


def prepare(root: Path, *, served_with: Workshop | None = None, memory: Memory | None = None) -> Prepared:
    """Prepare the site of the project in `root`.

    Args:
        root: the folder of the project.
        served_with: what the pages are made with when someone looks at the site while editing. A faulty card is then a
            page that shows its faults, and a component or a file is made when someone asks for it.
        memory: what was read before, see `load_what_is_sound`.

    Raises:
        CardFaultsError: something is wrong with what editors write.
        ExportError: no file can be made of a card.
        BundleError: a style or a script does not compile.
    """
    library = load_what_is_sound(root, Store(root / READ), memory)
    if not library.faults:
        library = replace(library, faults=engine_faults(root))
    if library.faults and not served_with:
        raise CardFaultsError(library.faults)
    made_with = served_with or workshop(root)
    prepared = Prepared(library, made_with.bundles, school_look(root, library.settings.own), faults=library.faults)
    preparation = _Preparation(root, prepared, made_with, later=bool(served_with))
    if not served_with:
        # Of a thousand cards the files as read take a third of the memory, and from here on nobody asks for them.
        prepared.library = library = replace(library, files={})
    preparation.fill()
    return prepared


class _Preparation:
    """Fills a `Prepared`: what its steps share."""

    def __init__(self, root: Path, prepared: Prepared, made_with: Workshop, *, later: bool) -> None:
        self.root, self.prepared, self.later = root, prepared, later
        self.cards = list(prepared.library.cards.values())
        self.info = site_info(root, prepared.library)
        self.render, self.code, self.made_before = made_with.render, made_with.code, made_with.cards
        self.shared = {
            "styles": prepared.bundles.sheet_styles,
            "take_away": prepared.bundles.take_away,
            "moved_script": prepared.bundles.moved_script,
            "themes": prepared.library.themes,
            "school": self.info.school,
            "site_name": self.info.site_name,
            "site_url": self.info.site_url,
            "logo": prepared.look.logo,
        }
        self.store = Store(root / RENDERED)
        # What every page shows, beside its own.
        self.common = (repr(self.shared), repr(prepared.library.settings.own), self.code)
        self.edit_places = edit_places(root, prepared.library)
        # The help shows the PDF of the first card.
        self.pictures = take_away.example_pages(self.cards[0], self.info, root / take_away.CACHE) if self.cards else {}

    def fill(self) -> None:
        """Add the pages and the files."""
        prepared, own_pages = self.prepared, self.prepared.library.own_pages
        if not self.later:
            take_away.make_ahead(self.cards, self.info, self.root / take_away.CACHE)
        of_cards = {card.name: self._of_card(card) for card in self.cards}
        self.made_before.clear()
        self.made_before.update(of_cards)
        prepared.take_away = self._shared_files()
        for made in of_cards.values():
            prepared.pages.append(made.page)
            prepared.files |= made.files
            prepared.take_away |= made.take_away
        prepared.pages += [self._fault_page(name) for name in prepared.library.faulty]
        for own in own_pages:
            page = self._own_page(own)
            prepared.pages.append(page)
            prepared.searched += [page.made_address] if own.in_search else []
        prepared.files |= {address: of_bytes(data) for address, data in prepared.bundles.files.items()}
        prepared.files |= prepared.take_away
        prepared.files |= self._extra_pages()

    def _piece(self, kept: Kept) -> Piece:
        """Return a file that is kept, after making it when nothing is to be made later."""
        if not self.later:
            kept.made()
        return kept.piece

    def _of_card(self, card: Card) -> _OfCard:
        lines = self.prepared.library.page_lines[card.name]
        made_of = (card, lines, self.info, self.common)
        before = self.made_before.get(card.name)
        if before and before.made_of == made_of and before.offers == _offers(card, before.kept):
            return before
        kept = take_away.kept_files(card, self.info, self.root / take_away.CACHE)
        taken = self._taken(card, kept)
        # Only now: a page says how large the files are, when they are made.
        offers = _offers(card, kept)
        styles = {paper_styles_path(card): of_bytes(paper_styles(card, self.info.school))}
        page = self._card_page(card, lines, offers)
        return _OfCard(made_of, kept, offers, page, self._list_scripts(card) | styles, taken)

    def _card_page(
        self, card: Card, lines: Sequence[str | Component], offers: tuple[take_away.Offer, ...]
    ) -> StagedPage:
        parts = (card.fingerprint, repr(lines), repr(offers), *self.common)
        components = [line for line in lines if isinstance(line, Component)]
        make = partial(_card_components, self.render, card, components, self.shared | {"files": offers})
        page = StagedPage(f"kaarten/{card.name}.md", self._kept(parts, make))
        page.meta = _OWN_TITLE | {
            "title": as_title(card.data.label),
            "description": as_title(self.render("description", card=card)),
            "paper_styles": paper_styles_path(card),
            "card_foot": self._card_foot(card),
        }
        _fill(page, lines)
        return page

    def _kept(self, parts: tuple[str, ...], make: Callable[[], dict[str, str]]) -> Components:
        """Return components as they are kept, rendered only when something that they are made from changed."""
        piece = self._piece(self.store.kept(".onderdelen", parts, lambda: json.dumps(make()).encode()))
        return Components(piece.key, lambda: json.loads(piece.read()))

    def _list_scripts(self, card: Card) -> dict[str, Piece]:
        """Return the scripts of a card for the list, by their address within the site."""
        parts = (card.fingerprint, self.code)
        made = {
            name: self.store.kept(".lijst.js", (name, *parts), partial(list_script, card, name, self.render))
            for name in (card.name, *card.former_names)
        }
        return {f"kaarten/{name}.lijst.js": self._piece(kept) for name, kept in made.items()}

    def _extra_pages(self) -> dict[str, Piece]:
        """Return the whole pages that no Markdown page stands for, by their address within the site."""
        own_styles = self.prepared.bundles.bare_styles + self.prepared.look.colours
        made = extra_pages(self.prepared.library, self.render, own_styles, **self.shared)
        return {
            address: self._piece(self.store.kept(".extra", (address, *parts, *self.common), make))
            for address, (parts, make) in made.items()
        }

    def _card_foot(self, card: Card) -> str:
        own = self.prepared.library.settings.own
        if not own.remarks and not own.editing:
            return ""
        return self.render("card-foot", card=card, remarks=own.remarks, can_edit=own.editing is not None)

    def _fault_page(self, name: str) -> StagedPage:
        """Return the page of a card that has faults: it shows them all."""
        page = StagedPage(f"kaarten/{name}.md", self._faults(), meta=_OWN_TITLE | {"title": as_title(name)})
        page.add_component(_FAULTS)
        return page

    def _faults(self) -> Components:
        made = self.render("faults", faults=self.prepared.faults)
        return Components(told(made), lambda: {_FAULTS: made})

    def _faulty(self) -> list[dict[str, Any]]:
        """Return what the start page shows of the cards that have a fault, while the site is being served."""
        library = self.prepared.library
        faulty = [library.files[name] for name in library.faulty]
        return [
            {
                "name": one.name,
                "label": one.data.label if one.data else one.name,
                "fault": min(one.faults, default=None),
            }
            for one in faulty
        ]

    def _own_page(self, own: OwnPage) -> StagedPage:
        if own.faults:
            page = StagedPage(own.address, self._faults(), meta=_OWN_TITLE)
            page.add_component(_FAULTS)
            return page
        page = StagedPage(own.address, _NONE)
        if components := [line for line in own.lines if isinstance(line, Component)]:
            page.components = self._own_components(own, components)
        _fill(page, own.lines)
        return page

    def _own_components(self, own: OwnPage, components: list[Component]) -> Components:
        library = self.prepared.library
        shown = {"categories": library.categories, "pictures": list(self.pictures), "faulty": self._faulty()}
        values = self.shared | shown | {"cards": self.cards, "places": self.edit_places}
        parts = (
            repr(own.lines),
            repr(shown),
            *(card.fingerprint for card in self.cards),
            repr([(places.files, places.measures) for places in self.edit_places]),
            *self.common,
        )
        return self._kept(parts, lambda: {_name(one): site_component(self.render, one, values) for one in components})

    def _shared_files(self) -> dict[str, Piece]:
        """Return what someone takes along of all cards together, and the pictures, by their address within the site."""
        themes, cache = self.prepared.library.themes, self.root / take_away.CACHE
        files = take_away.shared_files(self.cards, themes, self.info, cache)
        return files | {address: self._piece(kept) for address, kept in self.pictures.items()}

    def _taken(self, card: Card, kept: Mapping[str, Kept]) -> dict[str, Piece]:
        """Return the files that someone takes along of a card, and the list of them, by their address."""
        pieces = {ending: self._piece(each) for ending, each in kept.items()}
        names = (card.name, *card.former_names)
        files = {f"kaarten/{name}{ending}": piece for name in names for ending, piece in pieces.items()}
        key = told(card.name, self.code, *(piece.key for piece in pieces.values()))
        return files | {f"kaarten/{card.name}.bestanden.js": Piece(key, partial(_card_script, card, kept))}


def _offers(card: Card, kept: Mapping[str, Kept]) -> tuple[take_away.Offer, ...]:
    return take_away.offers(card, {ending: each.file for ending, each in kept.items()})


# A card keeps what is made of it longer than one preparation: so these hold on to nothing else.


def _card_components(
    render: Renderer, card: Card, components: Iterable[Component], values: Mapping[str, Any]
) -> dict[str, str]:
    return {_name(one): card_component(render, card, one, values) for one in components}


def _card_script(card: Card, kept_files: Mapping[str, Kept]) -> bytes:
    return take_away.card_script(card, {ending: kept.made() for ending, kept in kept_files.items()})


_FAULTS = "fouten"
# The title stands in a component, which the theme does not see: see overrides/main.html.
_OWN_TITLE = {"own_title": True}
_NONE = Components("", dict)


def _name(component: Component) -> str:
    """Return the name of a component on its page: its argument tells it from others of its kind."""
    return f"{component.name}-{component.argument}" if component.argument else component.name


def _fill(page: StagedPage, lines: Iterable[str | Component]) -> None:
    """Add the lines of a page."""
    for line in lines:
        if isinstance(line, Component):
            page.add_component(_name(line))
        else:
            page.add_text(line)


_MOST_IN_MENU = 8
"""Cards that stand in the menu of every page: more make each page heavier, and the start page lists them all."""


def _navigation(library: Library, settings: Settings) -> list[Any]:
    cards: list[Any] = [{as_title(card.data.label): f"kaarten/{card.name}.md"} for card in library.cards.values()]
    cards += [{as_title(name): f"kaarten/{name}.md"} for name in library.faulty]
    titles = {page.address: as_title(page.title) for page in library.own_pages if page.title}
    shown = cards if len(cards) <= _MOST_IN_MENU else []
    rest = ["maatregelen.md", *settings.navigation]
    return [{WORDS.site.start: "index.md"}, *shown, *(_with_title(entry, titles) for entry in rest)]


def _with_title(entry: Any, titles: Mapping[str, str]) -> Any:  # noqa: ANN401 - an entry of the menu is of several types
    """Return an entry of the menu with its title said: an engine reads no page that did not change."""
    if isinstance(entry, str):
        return {titles[entry]: entry} if entry in titles else entry
    if isinstance(entry, dict):
        return {
            key: [_with_title(child, titles) for child in value] if isinstance(value, list) else value
            for key, value in entry.items()
        }
    return entry
