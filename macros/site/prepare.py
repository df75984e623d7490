"""The first step: read and check everything, render every component of every page, make files and bundles.

No engine runs here; a fault ends here.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from macros.card.model import Card, Component
from macros.card.wording import WORDS, read_words
from macros.exports import take_away
from macros.exports.faults import ExportError
from macros.files.pieces import Piece, of_bytes, of_kept
from macros.files.store import Store, code_of, fingerprint, told
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
from macros.reading.own_pages import OwnPage
from macros.reading.settings import Settings
from macros.site.checking import READ, engine_faults, site_info
from macros.site.staging import OVERRIDES, Components, StagedPage, as_title

RENDERED = ".cache/rendered"
"""Where pages as rendered are kept, within the project."""


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


def prepare(root: Path, *, serving: bool = False) -> Prepared:
    """Prepare the site of the project in `root`.

    Args:
        root: the folder of the project.
        serving: whether someone looks at the site while editing; a faulty card is then a page that shows its faults.

    Raises:
        CardFaultsError: something is wrong with what editors write.
        ExportError: no file can be made of a card.
        BundleError: a style or a script does not compile.
    """
    library = load_what_is_sound(root, Store(root / READ))
    if not library.faults:
        library = replace(library, faults=engine_faults(root))
    if library.faults and not serving:
        raise CardFaultsError(library.faults)
    prepared = Prepared(library, bundle(root), school_look(root, library.settings.own), faults=library.faults)
    _Preparation(root, prepared, serving=serving).fill()
    return prepared


class _Preparation:
    """Fills a `Prepared`: what its steps share."""

    def __init__(self, root: Path, prepared: Prepared, *, serving: bool) -> None:
        self.root, self.prepared, self.serving = root, prepared, serving
        self.cards = list(prepared.library.cards.values())
        self.info = site_info(root, prepared.library)
        self.render = Renderer(root / "overrides" / "components")
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
        self.code = code_of("card", "drawing", "html", "site") + fingerprint(root / "overrides" / "components")
        # What every page shows, beside its own.
        self.common = (repr(self.shared), repr(prepared.library.settings.own), self.code)
        self.edit_places = edit_places(root, prepared.library)
        self.made = {card.name: self._files_of(card) for card in self.cards}

    def fill(self) -> None:
        """Add the pages and the files."""
        pictures = self._example_pages()
        prepared, own_pages = self.prepared, self.prepared.library.own_pages
        prepared.pages += [self._card_page(card) for card in self.cards]
        prepared.pages += [self._fault_page(name) for name in prepared.library.faulty]
        for own in own_pages:
            page = self._own_page(own, list(pictures))
            prepared.pages.append(page)
            prepared.searched += [page.made_address] if own.in_search else []
        prepared.files |= {address: of_bytes(data) for address, data in prepared.bundles.files.items()}
        prepared.files |= self._take_away_files() | {address: of_kept(file) for address, file in pictures.items()}
        prepared.files |= self._extra_pages()
        for card in self.cards:
            prepared.files |= self._list_scripts(card)
            prepared.files[paper_styles_path(card)] = of_bytes(paper_styles(card, self.info.school))

    def _files_of(self, card: Card) -> dict[str, Path]:
        """Return the files of a card; none for one of which none can be made, while the site is being served."""
        try:
            return take_away.card_files(card, self.info, self.root / take_away.CACHE)
        except ExportError as error:
            if not self.serving:
                raise
            self.prepared.faults += (Fault(self.prepared.library.files[card.name].data_path, 1, str(error)),)
            return {}

    def _card_page(self, card: Card) -> StagedPage:
        offers = take_away.offers(card, self.made[card.name])
        lines = self.prepared.library.page_lines[card.name]
        parts = (card.fingerprint, repr(lines), repr(offers), *self.common)
        components = [line for line in lines if isinstance(line, Component)]
        values = self.shared | {"files": offers}
        page = StagedPage(
            f"kaarten/{card.name}.md",
            self._kept(
                parts,
                lambda: {_name(one): card_component(self.render, card, one, values) for one in components},
            ),
        )
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
        file = self.store.keep(".onderdelen", parts, lambda: json.dumps(make()).encode())
        return Components(file.name, lambda: json.loads(file.read_bytes()))

    def _list_scripts(self, card: Card) -> dict[str, Piece]:
        """Return the scripts of a card for the list, by their address within the site."""
        parts = (card.fingerprint, self.code)
        made = {
            name: self.store.keep(".lijst.js", (name, *parts), partial(list_script, card, name, self.render))
            for name in (card.name, *card.former_names)
        }
        return {f"kaarten/{name}.lijst.js": of_kept(file) for name, file in made.items()}

    def _extra_pages(self) -> dict[str, Piece]:
        """Return the whole pages that no Markdown page stands for, by their address within the site."""
        own_styles = self.prepared.bundles.bare_styles + self.prepared.look.colours
        made = extra_pages(self.prepared.library, self.render, own_styles, **self.shared)
        return {
            address: of_kept(self.store.keep(".extra", (address, *parts, *self.common), make))
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

    def _own_page(self, own: OwnPage, pictures: list[str]) -> StagedPage:
        if own.faults:
            page = StagedPage(own.address, self._faults(), meta=_OWN_TITLE)
            page.add_component(_FAULTS)
            return page
        components = [line for line in own.lines if isinstance(line, Component)]
        shown = {"categories": self.prepared.library.categories, "pictures": pictures, "faulty": self._faulty()}
        values = self.shared | shown | {"cards": self.cards, "places": self.edit_places}
        parts = (
            repr(own.lines),
            repr(shown),
            *(card.fingerprint for card in self.cards),
            repr([(places.files, places.measures) for places in self.edit_places]),
            *self.common,
        )
        page = StagedPage(own.address, _NONE)
        if components:
            page.components = self._kept(
                parts, lambda: {_name(one): site_component(self.render, one, values) for one in components}
            )
        _fill(page, own.lines)
        return page

    def _example_pages(self) -> dict[str, Path]:
        """Return the pictures of the PDF on the help pages, by their address: of the first card that has a PDF."""
        made = next((card for card in self.cards if self.made[card.name]), None)
        return take_away.example_pages(made, self.info, self.root / take_away.CACHE) if made else {}

    def _take_away_files(self) -> dict[str, Piece]:
        """Return the files that someone takes along, and the lists of them, by their address within the site."""
        shared = take_away.shared_files(
            self.cards, self.prepared.library.themes, self.info, self.root / take_away.CACHE
        )
        files = {
            address: of_kept(data) if isinstance(data, Path) else of_bytes(data) for address, data in shared.items()
        }
        for card in self.cards:
            made = self.made[card.name]
            if made:
                pieces = {ending: of_kept(file) for ending, file in made.items()}
                for name in (card.name, *card.former_names):
                    files |= {f"kaarten/{name}{ending}": piece for ending, piece in pieces.items()}
                key = told(card.name, self.code, *(piece.key for piece in pieces.values()))
                files[f"kaarten/{card.name}.bestanden.js"] = Piece(key, partial(take_away.card_script, card, made))
        return files


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
