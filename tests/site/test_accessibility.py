"""WCAG 2.2 AA by axe-core on every page, and what axe cannot see: keyboard, zoom, forced colours, motion."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.conftest import ROOT

CARD = "kaarten/dromen.html"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# All elements that pass are a few megabytes: told one by one, they take longer than to look at them.
_RUN_AXE = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"]})
    .then(({ violations, passes }) => ({ violations, passes: passes.length }))"""


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))  # not as a script of the page: its policy lets none in
    found = page.evaluate(_RUN_AXE, RULES)
    assert found["passes"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def fill_in(page: Page) -> None:
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("J.D.")
    page.get_by_label("Signaal 5: gezien").check()
    page.get_by_label("Maatregel 13: doe ik al").check()
    page.get_by_label("Eigen maatregel 30", exact=True).fill("Samen de dag overlopen.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_any_page(
    new_context: Callable[..., BrowserContext], site: Path, http: str, width: int, scheme: str
) -> None:
    # So high that no menu scrolls: an entry that is halfway out of sight is no small one.
    page = new_context(
        color_scheme=scheme, viewport={"width": width, "height": 1400}, reduced_motion="reduce"
    ).new_page()
    found = {}
    for file in sorted(site.rglob("*.html")):
        if file.stem in ("hechting", "zonder"):  # nothing that the other cards have not
            continue
        page.goto(http + file.relative_to(site).as_posix())
        found[file.name] = violations(page)
        if file.name == "dromen.html":
            fill_in(page)
            found["dromen.html, filled in"] = violations(page)
            page.goto(f"{http}{CARD}#m13")
            found["dromen.html#m13"] = violations(page)
    assert {name: list_ for name, list_ in found.items() if list_} == {}


def test_axe_finds_what_is_wrong_on_a_broken_page(page: Page) -> None:
    page.set_content("<html><body><img src='data:,'><input></body></html>")
    assert len(violations(page)) >= 3


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_dialogs(new_context: Callable[..., BrowserContext], http: str, width: int) -> None:
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    page.goto(http + CARD)
    page.get_by_role("button", name="Afdrukken").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Alles wissen").click()
    assert violations(page) == []


FOCUS = """() => { const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
    const top = document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2);
    const clear = [top, top?.closest('label')].some(o => o && (o.contains(e) || e.contains(o)));
    const inside = Boolean(e.closest('.md-content'));
    return { name: e.name ?? '', html: e.outerHTML.slice(0, 120), inside, ring: s.outlineStyle, clear }; }"""


def focused(page: Page) -> dict:
    """What has the focus, and whether it is in sight: the theme's search takes a moment to close over the page."""
    for _ in range(20):
        focus = page.evaluate(FOCUS)
        if focus["clear"] or not focus["inside"]:
            break
        page.wait_for_timeout(100)
    return focus


def test_a_card_is_filled_in_by_keyboard_alone_with_the_focus_in_sight(page: Page, http: str) -> None:
    page.goto(http + CARD)
    reached = []
    for _ in range(200):
        page.keyboard.press("Tab")
        focus = focused(page)
        if not focus["inside"]:
            continue
        reached.append(focus["name"])
        assert focus["ring"] != "none", focus
        assert focus["clear"], focus
        if focus["name"] == "m1-1":
            page.keyboard.press("Space")
            break
    assert {"s1", "s17", "voor", "m1-1"} <= set(reached)
    expect(page.get_by_label("Maatregel 1: doe ik al")).to_be_checked()


def test_the_print_dialog_gives_the_focus_back(page: Page, http: str) -> None:
    page.goto(http + CARD)
    button = page.get_by_role("button", name="Afdrukken")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-fk-print-choice]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_at_400_percent_zoom_nothing_scrolls_sideways_and_every_field_is_there(page: Page, http: str) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(http + CARD)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    for name in ("voor", "m13-1", "eigen-7"):
        field = page.locator(f"[name='{name}']")
        field.scroll_into_view_if_needed()
        expect(field).to_be_in_viewport()


def test_in_forced_colours_a_tick_still_shows(new_context: Callable[..., BrowserContext], http: str) -> None:
    page = new_context(forced_colors="active").new_page()
    page.goto(http + CARD)
    box = page.get_by_label("Maatregel 13: doe ik al")
    box.scroll_into_view_if_needed()
    page.mouse.move(0, 0)
    before = box.screenshot()
    box.check()
    page.mouse.move(0, 0)
    assert box.screenshot() != before


def test_with_reduced_motion_nothing_moves(new_context: Callable[..., BrowserContext], http: str) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(http + CARD)
    longest = page.evaluate(
        """Math.max(...[...document.querySelectorAll('*')].map(e => getComputedStyle(e))
            .flatMap(s => [...s.transitionDuration.split(','), ...s.animationDuration.split(',')]).map(parseFloat))"""
    )
    assert longest < 0.01


@pytest.mark.parametrize("width", [360, 1280])
def test_what_one_clicks_is_at_least_24_pixels_in_size(page: Page, http: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(http + CARD)
    clicked = "button, a, input, textarea, .fk-signals__number"
    places = [f":is(.fk-header, .fk-fill__tools, .fk-chips, .fk-measure__tick, .fk-signals) :is({clicked})", ".fk-copy"]
    sizes = page.evaluate(
        """places => [...document.querySelectorAll(places)].filter(e => e.offsetParent).map(e => {
            const { width, height } = (e.closest('label') ?? e).getBoundingClientRect();
            return { html: e.outerHTML.slice(0, 90), width, height }; })""",
        ", ".join(places),
    )
    assert len(sizes) > 100
    assert [size for size in sizes if min(size["width"], size["height"]) < 24] == []
