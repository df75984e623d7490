"""Every view that one meets, by its name: how to get there from a site of tests/fixtures/site.

The pictures and the tests of the views share them.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Page, expect

from macros.html.render import Renderer
from macros.reading.library import load_what_is_sound
from macros.reading.themes import load_categories
from tests.conftest import FIXTURES, ROOT

WIDTHS = (360, 768, 1280, 1920)
SCHEMES = ("light", "dark")
CARD = "kaarten/dromen.html"
SAVED = Path(__file__).parent / "site" / "saved"

View = Callable[[Page, str], None]


def home_with(count: int, site: Path, folder: Path) -> Path:
    """Write the start page of a site with as many cards, half of them in categories, beside the files of `site`."""
    library = load_what_is_sound(FIXTURES / "site")
    card, categories = library.cards["klein"], load_categories(ROOT)[0]
    keys = (*(category.key for category in categories), None)
    for part in site.iterdir():
        if not (folder / part.name).exists():
            (folder / part.name).symlink_to(part)
    labels = [(f"Een leervraag {number}", keys[number % len(keys)]) for number in range(count)]
    cards = [
        card.model_copy(
            update={
                "name": f"kaart-{number}" if number else "klein",
                "data": card.data.model_copy(update={"label": label, "category": category}),
            }
        )
        for number, (label, category) in enumerate(labels)
    ]
    page = (site / "index.html").read_text(encoding="utf-8")
    start, end = page.index('<div class="fk-home'), page.index("</article>")
    render = Renderer(ROOT / "overrides/components")
    made = render("card-list", cards=cards, categories=categories, themes=library.themes)
    file = folder / f"start-{count}.html"
    file.write_text(page[:start] + made + page[end:], encoding="utf-8")
    return file


def _at(address: str) -> View:
    return lambda page, home: page.goto(home + address) and None


def _filled(page: Page, home: str) -> None:
    """A card of a year, of which the device keeps another pupil as well."""
    page.goto(home + CARD)
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("B.B.")
    page.get_by_label("Onthouden op dit toestel").check()
    page.get_by_role("button", name="Andere leerling").click()
    page.locator("input[data-fk-open-file]").set_input_files(SAVED / "versie-2.json")
    expect(page.locator("[data-fk-moment-chips] button")).to_have_count(2)
    page.locator("#invullen").evaluate("e => scrollTo({ top: e.offsetTop - 70 })")


def _filled_row(page: Page, home: str) -> None:
    _filled(page, home)
    row = page.locator("#m13")
    row.locator("summary").click()
    row.evaluate("e => scrollTo({ top: e.offsetTop + e.offsetParent.offsetTop - 200 })")


def _compared(page: Page, home: str) -> None:
    _filled(page, home)
    page.get_by_role("button", name="Vergelijken").click()
    expect(page.locator("[data-fk-compare]")).to_be_visible()


def _asked(button: str) -> View:
    def view(page: Page, home: str) -> None:
        _filled(page, home)
        page.get_by_role("button", name=button).first.click()
        expect(page.locator("dialog[open]")).to_be_visible()

    return view


def _taken(page: Page, home: str) -> None:
    _filled(page, home)
    page.locator("[data-fk-take-away]").first.click()
    expect(page.locator("dialog[open]")).to_be_visible()


def _not_remembered(page: Page, home: str) -> None:
    page.goto(home + CARD)
    page.evaluate("void (Storage.prototype.setItem = () => { throw new Error('full'); })")
    page.get_by_label("Onthouden op dit toestel").click()
    expect(page.locator("dialog[open]")).to_be_visible()


def _listed(page: Page, home: str) -> None:
    for card, numbers in ((CARD, (22, 3, 13)), ("kaarten/klein.html", (2,))):
        page.goto(home + card)
        for number in numbers:
            page.get_by_label(f"Maatregel {number} op de overleglijst").click()
    page.goto(home + "overleg.html")
    expect(page.locator("[data-fk-item]")).to_have_count(4)


def _card_beside_a_list(page: Page, home: str) -> None:
    _listed(page, home)
    page.goto(home + CARD)
    expect(page.locator("[data-fk-list-count]").first).not_to_be_empty()


def _slide(page: Page, home: str) -> None:
    _listed(page, home)
    page.get_by_role("button", name="Tonen").click()
    expect(page.locator("[data-fk-slides]")).to_be_visible()


def _searched(query: str, shown: str) -> View:
    def view(page: Page, home: str) -> None:
        page.goto(home + "index.html")
        page.locator("[data-fk-find]").click()
        page.locator("[data-md-component=search-query]").press_sequentially(query)
        expect(page.locator(shown).first).to_be_visible()

    return view


# Whole pages, and parts of them that one comes to by a press or a link.
PAGES: Mapping[str, View] = {
    "home": _at("index.html"),
    "home-30": _at("start-30.html"),
    "card": _at(CARD),
    "card-with-list": _card_beside_a_list,
    "measures": _at("maatregelen.html"),
    "list-empty": _at("overleg.html"),
    "list": _listed,
    "help": _at("hulp/index.html"),
    "help-fill": _at("hulp/invullen.html"),
    "help-fields": _at("hulp/velden.html"),
    "help-change": _at("hulp/kaart-aanpassen.html"),
    "help-privacy": _at("hulp/privacy.html"),
    "not-found": _at("404.html"),
    "moved": _at("kaarten/wiebel.html"),
    "codes": _at("qr/dromen.html"),
}
PARTS: Mapping[str, View] = {
    "card-forms": _at(f"{CARD}#vormen"),
    "card-signals": _at(f"{CARD}#signalen"),
    "card-fill": _at(f"{CARD}#invullen"),
    "card-measure": _at(f"{CARD}#m13"),
    "card-own": _at(f"{CARD}#m29"),
    "filled": _filled,
    "filled-row": _filled_row,
    "compare": _compared,
    "print": _asked("Afdrukken"),
    "take-away": _taken,
    "clear": _asked("Alles wissen"),
    "not-remembered": _not_remembered,
    "slides": _slide,
    "found": _searched("kast", ".md-search-result__link"),
    "nothing-found": _searched("xqzwv", ".fk-no-result"),
}
