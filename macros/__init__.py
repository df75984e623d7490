"""Where MkDocs meets the cards: wiring only, and the only module that knows MkDocs.

MkDocs' macros plugin calls `define_env` before the pages, `on_pre_page_macros` before each page and `on_post_build`
after the last.
"""

import logging
import os
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort

from macros.card.model import Card, Component
from macros.exports import take_away
from macros.exports.document import SiteInfo
from macros.exports.faults import ExportError
from macros.html.bundles import BundleError, bundle
from macros.html.components import PAGE_COMPONENTS, PageComponent
from macros.html.extra_pages import extra_pages
from macros.html.list_data import list_scripts
from macros.html.render import Renderer
from macros.reading import record
from macros.reading.faults import count_faults
from macros.reading.library import Library, load_what_is_sound
from macros.search.index import write_index

SERVING = "FOCUSKAARTEN_SERVE"
"""Set in the environment by `python -m macros serve`: a faulty card then shows its faults and the rest goes on."""

_log = logging.getLogger("mkdocs.focuskaarten")


def define_env(env: Any) -> None:  # noqa: ANN401 - the macros plugin, which has no types
    """Load the cards, bundle styles and scripts, and register the components as macros."""
    root = Path(env.project_dir)
    library = load_what_is_sound(root)
    _report(library)
    render = Renderer(root / "overrides" / "components")
    env.focuskaarten = Site(env, root, library, render)


class Site:
    """One build: what the three entry points of the macros plugin share."""

    def __init__(self, env: Any, root: Path, library: Library, render: Renderer) -> None:  # noqa: ANN401
        self.env, self.root, self.library, self.render = env, root, library, render
        try:
            self.bundles = bundle(root)
        except BundleError as error:
            raise Abort(str(error)) from None
        env.conf.extra_css.append(self.bundles.styles)
        env.conf.extra_javascript.append(self.bundles.script)
        env.conf.nav = self._navigation()
        # Before MkDocs opens the page: it may not be readable at all.
        env.conf.plugins.events["page_read_source"].append(self._faults_page)
        self.info = SiteInfo(env.conf.site_name, env.conf.extra.get("school", ""), env.conf.site_url or "")
        self.files = {card.name: self._card_files(card) for card in library.cards.values()}
        self.shared = {
            "styles": self.bundles.styles,
            "take_away": self.bundles.take_away,
            "themes": library.themes,
            "school": self.info.school,
            "site_name": self.info.site_name,
            "site_url": self.info.site_url,
        }
        for component in PAGE_COMPONENTS:
            env.macro(self._card_macro(component), component.name)
        env.macro(lambda: render("pdf-pages", pictures=self.example_pages()), "bladen")
        env.macro(lambda: render("card-list", cards=library.cards.values(), **self.shared), "kaarten")
        env.macro(lambda: render("discussion-list", **self.shared), "overleglijst")
        env.macro(lambda: render("all-measures", cards=library.cards.values(), **self.shared), "alle_maatregelen")

    def _card_files(self, card: Card) -> dict[str, bytes]:
        """Return the files of a card; none for one of which none can be made, while the site is being served."""
        try:
            return take_away.card_files(card, self.info, self.root / take_away.CACHE)
        except ExportError as error:
            if not os.environ.get(SERVING):
                raise Abort(str(error)) from None
            _log.error("%s", error)
            return {}

    def _navigation(self) -> list:
        docs = Path(self.env.conf.docs_dir)
        cards = [{card.data.label: f"kaarten/{card.name}.md"} for card in self.library.cards.values()]
        faulty = sorted({page.stem for page in (docs / "kaarten").glob("*.md")} - set(self.library.cards))
        cards += [f"kaarten/{name}.md" for name in faulty]
        return [{"Start": "index.md"}, {"Kaarten": cards}, "maatregelen.md", *self.env.conf.nav]

    def _card_macro(self, component: PageComponent) -> Any:  # noqa: ANN401
        def macro(key: str | None = None) -> str:
            card = self.card
            values = {"files": take_away.offers(card, self.files[card.name])}
            if key:
                level = card.heading_level(Component(name=component.name, argument=key))
                values |= {"comparison": card.comparison(key), "level": level}
            return self.render(component.folder, card=card, **values, **self.shared)

        return macro

    def example_pages(self) -> dict[str, bytes]:
        """Return the pictures of the PDF on the help pages, by their address: of the first card that has a PDF."""
        made = [self.library.cards[name] for name, files in self.files.items() if files]
        return take_away.example_pages(made[0], self.info, self.root / take_away.CACHE) if made else {}

    def take_away_files(self) -> dict[str, bytes]:
        """Return the files that someone takes along, and the lists of them, by their address within the site."""
        cards = self.library.cards
        files = take_away.shared_files(cards.values(), self.library.themes, self.info)
        for name, made in self.files.items():
            if made:
                for each in (name, *cards[name].former_names):
                    files |= {f"kaarten/{each}{ending}": data for ending, data in made.items()}
                files[f"kaarten/{name}.bestanden.js"] = take_away.card_script(cards[name], made)
        files |= self.example_pages()
        take_away.tidy(self.root / take_away.CACHE)
        return files

    @property
    def card(self) -> Card | None:
        """The card whose page is being made; None on another page."""
        return self._card_of(self.env.page)

    def _card_of(self, page: Any) -> Card | None:  # noqa: ANN401 - a page of MkDocs
        folder, _, file = page.file.src_uri.rpartition("/")
        return self.library.cards.get(file.removesuffix(".md")) if folder == "kaarten" else None

    def _faults_page(self, page: Any, config: Any) -> str | None:  # noqa: ANN401, ARG002 - as MkDocs calls it
        """Return all faults as the source of the page of a card that has some; None for any other page."""
        if self._card_of(page) or not page.file.src_uri.startswith("kaarten/"):
            return None
        return self.render("faults", faults=self.library.faults)


def on_pre_page_macros(env: Any) -> None:  # noqa: ANN401
    """Give a card's page its description and print footer."""
    site: Site = env.focuskaarten
    if site.card:
        env.page.meta["description"] = site.render("description", card=site.card)
        env.page.meta["card_head"] = site.render("page-head", card=site.card, **site.shared)


def on_post_build(env: Any) -> None:  # noqa: ANN401
    """Write the bundles, take their sources out of the site and put every measure in the search index."""
    site: Site = env.focuskaarten
    out = Path(env.conf.site_dir)
    for source in (site.root / "overrides").rglob("*.*"):
        if source.suffix != ".html":  # MkDocs copies no templates, and 404.html is a page
            (out / source.relative_to(site.root / "overrides")).unlink(missing_ok=True)
    files = site.bundles.files | site.take_away_files() | extra_pages(site.library, site.render, **site.shared)
    for card in site.library.cards.values():
        files |= list_scripts(card, site.render)
    for address, data in files.items():
        (out / address).parent.mkdir(parents=True, exist_ok=True)
        (out / address).write_bytes(data)
    try:
        write_index(site.root, out, site.library, site.bundles.search_worker)
    except BundleError as error:
        raise Abort(str(error)) from None
    _remove_empty_folders(out)


def _remove_empty_folders(folder: Path) -> None:
    for child in sorted(folder.rglob("*"), reverse=True):
        if child.is_dir() and not any(child.iterdir()):
            child.rmdir()


def _report(library: Library) -> None:
    """Log every fault; stop the build unless the site is being served. Say what is not on record yet."""
    if not library.faults:
        if library.unrecorded and not os.environ.get(SERVING):
            # No logger of MkDocs: under --strict its warnings stop the build.
            logging.getLogger("focuskaarten").warning(record.reminder(library.unrecorded))
        return
    faults = "\n".join(map(str, library.faults))
    if os.environ.get(SERVING):
        _log.error("Fouten in de kaarten:\n%s", faults)
        return
    raise Abort(f"{faults}\n\n{count_faults(list(library.faults))}")
