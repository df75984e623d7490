"""What our script does in the place of the theme's: colours, menu, contents, header, folded parts, tables, keys."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.conftest import built_once, serving
from tests.site.test_fill import CARD

HELP = "hulp/velden.html"
_INPUT = "[data-md-component=search-query]"


def colours(page: Page) -> str | None:
    return page.evaluate("document.body.dataset.mdColorScheme")


@pytest.mark.parametrize(("system", "scheme"), [("light", "default"), ("dark", "slate")])
def test_the_colours_of_the_system_are_there_before_the_script_of_the_page(
    new_context: Callable[..., BrowserContext], http: str, system: str, scheme: str
) -> None:
    page = new_context(color_scheme=system).new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/kaart.*.js", hold)
    page.goto(http + CARD, wait_until="commit")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    assert held
    assert colours(page) == scheme
    for route in held:
        route.continue_()


def test_chosen_colours_hold_on_every_page_and_what_was_not_chosen_follows_the_system(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    page = new_context(color_scheme="light").new_page()
    page.goto(http + CARD)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('palette'))") == []
    page.locator("label[for=__palette_1]").click()
    assert colours(page) == "slate"
    page.goto(http + HELP)
    assert colours(page) == "slate"
    # The other button has taken its place, and the keyboard has it too.
    expect(page.locator("label[for=__palette_1]")).to_be_hidden()
    page.locator("#__palette_1").press("Enter")
    assert colours(page) == "default"
    page.reload()
    assert colours(page) == "default"


def test_colours_that_are_chosen_in_one_tab_come_in_the_other(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    context = new_context(color_scheme="light")
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(http + CARD)
    one.locator("label[for=__palette_1]").click()
    other.wait_for_function("() => document.body.dataset.mdColorScheme === 'slate'")
    expect(other.locator("label[for=__palette_0]")).to_be_visible()


def test_the_bar_of_a_phone_has_the_colour_of_the_header(page: Page, http: str) -> None:
    page.goto(http + CARD)
    said = "document.querySelector('meta[name=theme-color]')?.content"
    header = "getComputedStyle(document.querySelector('.md-header')).backgroundColor"
    page.wait_for_function(f"() => {said} === {header}")
    light = page.evaluate(said)
    page.locator("label[for=__palette_1]").click()
    page.wait_for_function(f"() => {said} === {header}")
    assert page.locator("meta[name=theme-color]").count() == 1
    assert page.evaluate(said) != light


def test_a_damaged_choice_of_colours_is_none(page: Page, http: str) -> None:
    for kept in ("{", "null", '{"color": 1}', '{"color": {"scheme": "pink"}}'):
        page.goto(http + CARD)
        page.evaluate("kept => localStorage.setItem('/.__palette', kept)", kept)
        page.reload()
        assert colours(page) == "default"


_FOLLOWS = """
    - media: "(prefers-color-scheme)"
      toggle: {icon: material/brightness-auto, name: Zoals het toestel}"""


_SETTINGS = {
    "no colours": (r"  palette:(\n    .*)+", "", [None]),
    "no button": (r"\n      toggle:(\n        .*)+", "", ["slate"]),
    "a third button": (r"  palette:", f"  palette:{_FOLLOWS}", ["slate", "default", "slate"]),
}


@pytest.mark.parametrize("settings", _SETTINGS)
def test_other_colours_in_the_settings_of_a_school_work_too(
    new_context: Callable[..., BrowserContext], tmp_path_factory: pytest.TempPathFactory, settings: str
) -> None:
    old, new, schemes = _SETTINGS[settings]

    def change(project: Path) -> None:
        file = project / "mkdocs.yml"
        file.write_text(re.sub(old, new, file.read_text("utf-8")), "utf-8")

    page = new_context(color_scheme="dark").new_page()
    page.goto(f"{built_once(tmp_path_factory, settings, change).as_uri()}/{CARD}")
    button = page.locator("[data-md-component=palette] label:visible")
    for scheme in schemes:
        assert colours(page) == scheme
        expect(button).to_have_count(1 if len(schemes) > 1 else 0)
        if len(schemes) > 1:
            button.click()


def test_the_contents_mark_the_part_that_is_read_and_the_last_one_at_the_end(page: Page, http: str) -> None:
    page.goto(http + HELP)
    marked = page.locator(".md-sidebar--secondary .md-nav__link--active")
    expect(marked).to_have_count(0)
    titles = page.locator(".md-content h2")
    for place in (2, 5, 3):
        titles.nth(place).evaluate("(title) => title.scrollIntoView({ behavior: 'instant' })")
        expect(marked).to_have_text(titles.nth(place).evaluate("(title) => title.firstChild.textContent"))
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    expect(marked).to_have_text(titles.last.evaluate("(title) => title.firstChild.textContent"))


def test_the_contents_mark_the_part_that_is_read_in_the_frame_of_another_site_too(
    page: Page, http: str, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(f"<iframe src={http}{HELP} width=1270 height=800></iframe>", "utf-8")
    with serving(tmp_path) as address:
        page.goto(address)
        help_page = page.frame_locator("iframe")
        title = help_page.locator(".md-content h2").nth(5)
        title.evaluate("(title) => title.scrollIntoView({ behavior: 'instant' })")
        marked = help_page.locator(".md-sidebar--secondary .md-nav__link--active")
        expect(marked).to_have_text(title.evaluate("(title) => title.firstChild.textContent"))


def test_a_side_bar_longer_than_the_screen_scrolls_and_shows_the_part_that_is_read(page: Page, http: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(http + HELP)
    page.evaluate("scrollTo({ top: document.body.scrollHeight, behavior: 'instant' })")
    expect(page.locator(".md-sidebar--secondary .md-nav__link--active")).to_be_in_viewport()
    expect(page.locator(".md-sidebar--primary .md-nav__link--active[href]")).to_be_in_viewport()


def test_the_header_says_the_name_of_the_page_once_its_title_is_out_of_sight(page: Page, http: str) -> None:
    page.goto(http + CARD)
    of_page = page.locator(".md-header__title--active")
    expect(of_page).to_have_count(0)
    page.locator("#m13").scroll_into_view_if_needed()
    expect(of_page).to_contain_text("Dromen")
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    expect(of_page).to_have_count(0)


def test_on_a_phone_the_menu_closes_when_a_link_in_it_is_followed(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 800}).new_page()
    page.goto(http + HELP)
    page.locator("label.md-header__button[for=__drawer]").click()
    link = page.locator(".md-sidebar--primary .md-nav--secondary a").first
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
    link.evaluate("(link) => link.click()")
    expect(page.locator("#__drawer")).not_to_be_checked()


_HIDDEN_STOP = """() => {
    const stop = document.activeElement;
    const box = stop.getBoundingClientRect();
    const seen = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return stop.closest(".md-sidebar--primary") && !(stop.contains(seen) || seen?.contains(stop));
}"""


def test_on_a_phone_the_keyboard_walks_the_menu_that_is_in_sight_and_no_other(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 1200}, reduced_motion="reduce").new_page()
    page.goto(http + HELP)

    def walk() -> list[str]:
        """Walk from the header through the menu; return what one stops at."""
        page.get_by_role("button", name="Zoeken").focus()
        stops = []
        for _ in range(40):
            page.keyboard.press("Tab")
            assert not page.evaluate(_HIDDEN_STOP)
            stops.append(page.evaluate("document.activeElement.closest('.md-sidebar--primary *')?.textContent.trim()"))
        return [stop for stop in stops if stop]

    assert walk() == []
    page.get_by_role("button", name="Menu").press("Enter")
    group = walk()
    page.locator(".md-nav__link[for=__toc]").press("Enter")
    contents = walk()
    back = page.locator(".md-nav .md-nav > .md-nav__title:visible")
    back.press("Enter")
    assert walk() == group
    back.press("Enter")
    top = walk()
    names = ("Overleglijst", "Overzicht", "Maatregel")
    assert [[name for name in names if name in stops] for stops in (top, group, contents)] == [[name] for name in names]


def test_a_group_of_the_menu_opens_by_the_keyboard_and_says_so(page: Page, http: str) -> None:
    page.goto(http + CARD)
    group = page.locator(".md-sidebar--primary label[id]").first
    inside = page.locator(f"[aria-labelledby='{group.get_attribute('id')}']")
    for key, expanded in (("Enter", "true"), ("Space", "false")):
        group.press(key)
        expect(inside).to_have_attribute("aria-expanded", expanded)


def test_a_link_into_what_is_folded_opens_it(page: Page, http: str) -> None:
    page.goto(http + CARD)
    page.locator(".md-content details").first.evaluate(
        "(part) => { part.open = false; part.lastElementChild.id = 'erin' }"
    )
    page.evaluate("location.hash = '#erin'")
    expect(page.locator(".md-content details").first).to_have_attribute("open", "")


@pytest.mark.parametrize("fragment", ["", "#%"])
def test_what_is_folded_is_open_on_paper_and_closed_again_after(page: Page, http: str, fragment: str) -> None:
    page.goto(http + CARD + fragment)
    folded = page.locator(".md-content details:not([open])")
    closed = folded.count()
    assert closed
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(closed)


def test_a_wide_table_scrolls_by_itself_and_by_the_keyboard(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 800}).new_page()
    page.goto(http + HELP)
    table = page.locator(".md-typeset__scrollwrap").first
    expect(table).to_have_attribute("tabindex", "0")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.md-typeset__scrollwrap').scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_keyboard_stops_at_no_table_that_has_nothing_to_scroll(page: Page, http: str) -> None:
    page.goto(http + HELP)
    tables = page.locator(".md-typeset__scrollwrap")
    expect(tables.last).to_have_attribute("tabindex", "-1")
    assert {table.get_attribute("tabindex") for table in tables.all()} == {"-1"}


def test_a_slash_starts_the_search_but_not_while_someone_types(page: Page, http: str) -> None:
    page.goto(http + CARD)
    name = page.get_by_label("Sticordimaatregelen voor", exact=True)
    name.press_sequentially("Jo/An")
    expect(name).to_have_value("Jo/An")
    name.blur()
    page.keyboard.press("/")
    expect(page.locator(_INPUT)).to_be_focused()
    expect(page.locator(_INPUT)).to_have_value("")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_an_address_with_a_query_answers_it_once(page: Page, http: str) -> None:
    page.goto(f"{http}{CARD}?q=fluister")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).to_have_url(http + CARD)


def test_on_a_phone_the_search_covers_the_page_and_gives_it_back_where_it_was(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 800}).new_page()
    page.goto(http + CARD)
    page.evaluate("scrollTo({ top: 900, behavior: 'instant' })")
    # As a thumb does: a click of the driver scrolls first.
    box = page.locator("label.md-header__button[for=__search]").bounding_box()
    page.mouse.click(box["x"] + 5, box["y"] + 5)
    expect(page.locator(_INPUT)).to_be_focused()
    page.keyboard.type("fluister")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.locator(".md-search__form label[for=__search]").click()
    expect(page.locator(_INPUT)).not_to_be_in_viewport()
    assert page.evaluate("scrollY") == 900


def test_on_a_phone_what_the_search_found_is_as_wide_as_the_screen(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True).new_page()
    page.goto(http + CARD)
    page.locator("label.md-header__button[for=__search]").tap()
    page.keyboard.type("fluister")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    assert page.evaluate("innerWidth") == 390
    page.get_by_role("button", name="Leegmaken").tap()
    expect(page.locator(_INPUT)).to_have_value("")
    expect(page.locator(_INPUT)).to_be_focused()


def test_on_a_phone_the_keyboard_opens_the_search_to_type_in(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    page = new_context(viewport={"width": 390, "height": 800}).new_page()
    page.goto(http + CARD)
    page.get_by_role("button", name="Zoeken").press("Enter")
    expect(page.locator(_INPUT)).to_be_focused()


def test_tab_goes_from_the_search_to_what_is_in_sight(page: Page, http: str) -> None:
    page.goto(http + CARD)
    for typed in ("", "fluister", "driegen"):
        page.locator(_INPUT).fill(typed)
        page.locator(_INPUT).press("Tab")
        assert page.evaluate("!document.activeElement.closest('.md-search')")
