"""The jobs of a person in Firefox: search, fill in, save, take along, open, link, list, toonmodus, and without cookies.

Printing, and a page whose scripts are off, are in test_firefox_print.py: Playwright can have it do neither.
"""

import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect

from tests.needs import FIREFOX
from tests.site.test_alone import REFUSED, check_the_rest, refusing

CARD = "kaarten/dromen.html"
# The words of the headings that stand on two lines and would fit on one.
_BROKEN_WORDS = """[...document.querySelectorAll('.md-content :is(h1, h2, h3, h4)')].flatMap((heading) => {
    const words = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    const broken = [];
    while (words.nextNode()) {
        for (const { index, 0: word } of words.currentNode.data.matchAll(/[\\p{L}]+/gu)) {
            const range = document.createRange();
            range.setStart(words.currentNode, index);
            range.setEnd(words.currentNode, index + word.length);
            const lines = [...range.getClientRects()].map(({ width }) => width);
            const whole = lines.reduce((sum, width) => sum + width, 0);
            if (lines.length > 1 && whole < heading.clientWidth) broken.push(word);
        }
    }
    return broken;
})"""
# Playwright lets pages on a disk read each other, which nobody's Firefox does.
_AS_PEOPLE_HAVE_IT = {"security.fileuri.strict_origin_policy": True}
_NO_COOKIES = {"network.cookie.cookieBehavior": 2}

pytestmark = pytest.mark.skipif(not FIREFOX.find(), reason="Firefox is not installed")


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where files land that a page saves: Debian's Firefox tells Playwright of none."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def firefox(playwright: Playwright, downloads: Path) -> Iterator[Callable[..., Browser]]:
    """Start a real Firefox, once for each set of its settings."""
    started: dict[str, Browser] = {}

    def start(**settings: object) -> Browser:
        key = json.dumps(settings, sort_keys=True)
        if key not in started:
            started[key] = playwright.firefox.launch(
                channel="moz-firefox",
                executable_path=FIREFOX.find(),
                downloads_path=downloads,
                firefox_user_prefs=_AS_PEOPLE_HAVE_IT | settings,
            )
        return started[key]

    yield start
    for browser in started.values():
        browser.close()


@pytest.fixture
def open_page(firefox: Callable[..., Browser]) -> Iterator[Callable[..., Page]]:
    """Open a page in a clean profile; the test fails when a script of it does."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def open_page(address: str, script: str = "", **settings: object) -> Page:
        context = firefox(**settings).new_context(locale="nl-BE")
        context.set_default_timeout(20_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.add_init_script(script)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    # Firefox would fetch the next page of the menu ahead, and the policy does not let it; and it loads no worker from a
    # disk, where a frame does its work. It says both, and neither is a fault.
    said = ("(default-src)", "may not load data from file:")
    assert [fault for fault in faults if not any(known in fault for known in said)] == []


def wait_for(look: Callable[[], list[Path]]) -> Path:
    """Return the first that `look` finds, whole: it comes a moment later."""
    end = time.monotonic() + 20
    while not (found := [file for file in look() if file.stat().st_size]) and time.monotonic() < end:
        time.sleep(0.1)
    return found[0]


def search(page: Page, word: str) -> None:
    page.keyboard.press("/")
    expect(page.locator(".md-search-result__meta")).to_have_text("Typ om te beginnen met zoeken", timeout=20_000)
    page.locator("[data-md-component=search-query]").press_sequentially(word)
    expect(page.locator(".md-search-result__link").first).to_be_visible(timeout=20_000)


@pytest.mark.parametrize(
    ("where", "settings"),
    [("http", _NO_COOKIES), ("http", {}), ("sub_path", {}), ("disk", {})],
    ids=["http, cookies forbidden", "http", "sub_path", "disk"],
)
def test_a_measure_is_found_and_opened(
    open_page: Callable[..., Page], request: pytest.FixtureRequest, where: str, settings: dict[str, object]
) -> None:
    home = request.getfixturevalue(where)
    page = open_page(home + CARD, **settings)
    search(page, "dagboek")
    page.locator(".md-search-result__link").first.click()
    expect(page).to_have_url(re.compile(f"{re.escape(home)}kaarten/"))


def saved(downloads: Path, save: Callable[[], None]) -> Path:
    """Return the file that `save` leaves."""
    before = set(downloads.rglob("*"))
    save()
    # Until it is whole, it has another name.
    return wait_for(
        lambda: [new for new in set(downloads.rglob("*")) - before if new.is_file() and new.suffix != ".part"]
    )


@pytest.mark.parametrize("settings", [{}, _NO_COOKIES], ids=["as it comes", "cookies forbidden"])
@pytest.mark.parametrize("where", ["http", "sub_path", "disk"])
def test_a_card_is_filled_in_saved_taken_along_and_opened_again(
    open_page: Callable[..., Page],
    request: pytest.FixtureRequest,
    downloads: Path,
    where: str,
    settings: dict[str, object],
) -> None:
    address = request.getfixturevalue(where) + CARD
    page = open_page(address, **settings)
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("J.D.")
    page.get_by_label("Maatregel 13: doe ik al").check()
    files = {"json": saved(downloads, page.locator("#invullen [data-fk-save]").click)}
    for kind in ("pdf", "docx"):
        page.locator(f"[data-fk-take-away={kind}]").click()
        files[kind] = saved(downloads, page.locator("[data-fk-take-away-choice] [value=filled]").click)
    for kind, file in files.items():
        again = open_page(address, **settings)
        again.locator("[data-fk-open-file]").first.set_input_files(
            {"name": f"bewaard.{kind}", "mimeType": "application/octet-stream", "buffer": file.read_bytes()}
        )
        expect(again.get_by_label("Maatregel 13: doe ik al")).to_be_checked()
        expect(again.get_by_label("Sticordimaatregelen voor", exact=True)).to_have_value("J.D.")


@pytest.mark.parametrize("where", ["http", "sub_path", "disk"])
def test_measures_go_to_the_list_and_are_shown_one_by_one(
    open_page: Callable[..., Page], request: pytest.FixtureRequest, where: str
) -> None:
    page = open_page(request.getfixturevalue(where) + CARD)
    for number in (1, 13):
        page.locator(f"[data-fk-list-add='{number}']").click()
    page.locator(".fk-bar [href*='overleg.html']").first.click()
    expect(page.locator("[data-fk-item]")).to_have_count(2)
    page.locator("[data-fk-slides-start]").click()
    shown = page.get_by_role("dialog", name="Toonmodus")
    expect(shown).to_contain_text("Ga eerst eens naast het kind zitten")
    page.keyboard.press("ArrowRight")
    expect(shown).to_contain_text("Zet een zandloper op de bank")
    page.keyboard.press("Escape")
    expect(shown).to_be_hidden()


@pytest.mark.parametrize("where", ["http", "sub_path", "disk"])
def test_a_link_to_a_measure_is_copied_and_marks_its_row(
    open_page: Callable[..., Page], request: pytest.FixtureRequest, where: str
) -> None:
    page = open_page(request.getfixturevalue(where) + CARD)
    page.locator("#m13 [data-fk-copy]").click()
    name = page.get_by_label("Sticordimaatregelen voor", exact=True)
    name.press("ControlOrMeta+V")
    said, link = name.input_value().rsplit(" ", 1)
    assert said.startswith("Dromen, maatregel 13: Zet een zandloper op de bank")
    again = open_page(link)
    assert again.locator("#m13").evaluate("(row) => row.matches(':target')")


@pytest.mark.parametrize("name", REFUSED)
def test_what_firefox_refuses_takes_no_part_along(open_page: Callable[..., Page], http: str, name: str) -> None:
    page = open_page(http + CARD, refusing(name))
    check_the_rest(page, fills=name != "crypto")
    search(page, "dagboek")


def chosen_colours(page: Page) -> str:
    return page.locator("body").get_attribute("data-md-color-scheme")


def follow(page: Page, link: Locator, address: str) -> None:
    """Follow a link of the site; its address stays as it stands there, and becomes that of the page."""
    written = link.get_attribute("href")
    link.click()
    page.wait_for_url(address)
    assert written.split("#")[0] == "" or "?" not in page.url


def test_on_a_disk_the_list_and_the_dark_choice_go_along_from_page_to_page(
    open_page: Callable[..., Page], disk: str
) -> None:
    page = open_page(disk + CARD)
    for number in (1, 13):
        page.locator(f"[data-fk-list-add='{number}']").click()
    page.locator("label[for=__palette_1]").click()
    to_list = page.locator(".md-content a[href$='overleg.html']").first
    follow(page, to_list, disk + "overleg.html")
    expect(page.locator("[data-fk-item]")).to_have_count(2)
    assert chosen_colours(page) == "slate"
    # What one writes there stays there, and what one takes off is off everywhere.
    page.locator("[data-fk-item-note]").last.fill("samen bekijken")
    page.locator("[data-fk-item-remove]").first.click()
    follow(page, page.locator("[data-fk-item-link]"), f"{disk}{CARD}#m13")
    assert page.locator("#m13").evaluate("(row) => row.matches(':target')")
    assert chosen_colours(page) == "slate"
    expect(page.locator("[data-fk-list-add='1']")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("[data-fk-list-add='13']")).to_have_attribute("aria-pressed", "true")
    page.locator("label[for=__palette_0]").click()
    search(page, "overleg")
    page.locator(".md-search-result__link[href*='hulp/overleg.html']").first.click()
    page.wait_for_url(re.compile("hulp/overleg.html"))
    assert chosen_colours(page) == "default"
    page.locator(".md-content a[href$='overleg.html']").first.click()
    page.wait_for_url(disk + "overleg.html")
    expect(page.locator("[data-fk-item]")).to_have_count(1)
    expect(page.locator("[data-fk-item-note]")).to_have_value("samen bekijken")


def test_on_a_disk_nothing_is_lost_of_a_list_that_went_on_on_two_pages(
    open_page: Callable[..., Page], disk: str
) -> None:
    page = open_page(disk + CARD)
    page.locator("[data-fk-list-add='1']").click()
    page.locator(".md-content a[href$='overleg.html']").first.click()
    page.locator("[data-fk-item-again]").click()
    page.locator("[data-fk-item-pupil]").last.fill("J.D.")
    # By no link: the card has its own, older list.
    page.goto(disk + CARD)
    page.locator("[data-fk-list-add='1']").click()
    page.locator("[data-fk-list-add='13']").click()
    page.locator(".md-content a[href$='overleg.html']").first.click()
    page.wait_for_url(disk + "overleg.html")
    expect(page.locator("[data-fk-item]")).to_have_count(3)


def test_on_a_disk_no_link_carries_what_a_person_typed(open_page: Callable[..., Page], disk: str) -> None:
    page = open_page(disk + CARD)
    asked: list[str] = []
    page.on("framenavigated", lambda frame: asked.append(unquote(frame.url)))
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("Jef Daems")
    page.locator("[data-fk-list-add='1']").click()
    page.locator("[name=eigen-1]").fill("een eigen afspraak")
    page.locator("[name=eigen-1-2]").check()
    page.locator("[data-fk-list-ticked]").click()
    page.locator(".md-content a[href$='overleg.html']").first.click()
    page.wait_for_url(disk + "overleg.html")
    expect(page.locator("[data-fk-item]")).to_have_count(1)
    expect(page.locator("[data-fk-list-notices]")).to_contain_text("houdt elk bestand op een schijf apart")
    assert "#lijst_dromen_a1" in asked[0]
    assert not re.search("Jef|Daems|afspraak", asked[0])
    assert asked[-1] == disk + "overleg.html"


def test_no_heading_is_hyphenated(open_page: Callable[..., Page], http: str) -> None:
    page = open_page(http + CARD)
    broken = []
    for width in (260, 290, 330, 370):
        page.set_viewport_size({"width": width, "height": 800})
        broken += page.evaluate(_BROKEN_WORDS)
    assert broken == []
