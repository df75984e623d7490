"""Every view looks as one hand made it, at each width and in both schemes: sizes, distances and colours, not pixels."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT, serving
from tests.site.test_accessibility import violations
from tests.views import CARD, PAGES, PARTS, WIDTHS, home_with

# Not: what a site without an address has not, a page that leads on at once, and other places of a page that is seen.
LEFT_OUT = ("codes", "moved", "card", "card-forms", "card-signals", "card-fill", "card-own", "filled", "clear")
SEEN = {name: view for name, view in (PAGES | PARTS).items() if name not in LEFT_OUT}

FAULTS = """() => {
  const faults = [];
  const say = (what, element) => faults.push(`${innerWidth}: ${what}: ${element.outerHTML.slice(0, 90)}`);
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const probe = document.body.appendChild(document.createElement('p'));
  const pixels = (property, value) => {
    probe.style.cssText = `font-size: var(--fk-text); ${property}: ${value}`;
    return parseFloat(getComputedStyle(probe)[property]);
  };
  const names = ['text-tiny', 'text-small', 'text', 'title-part', 'title-small', 'title', 'title-page'];
  const scale = names.map((name) => pixels('font-size', `var(--fk-${name})`));
  const [control, line] = [pixels('height', 'var(--fk-control)'), pixels('width', 'var(--fk-line-length)')];
  probe.remove();

  const searches = document.querySelector('#__search')?.checked; // the theme then stops the page from scrolling
  if (!searches && document.documentElement.scrollWidth > innerWidth) say('scrolls sideways', document.body);
  const titles = [...document.querySelectorAll(':is(.md-content, .fk-bare) h1')].filter(seen);
  if (titles.length !== 1) say(`${titles.length} titles`, document.body);

  const dialog = document.querySelector('dialog[open]');
  const main = [...(dialog ?? document).querySelectorAll('.fk-button--main, .fk-bare__way')].filter(seen);
  if (main.length > 1) say('more than one main button', main[1]);

  for (const element of (dialog ?? document).querySelectorAll('.fk-button, .fk-chip, .fk-input:not(textarea)')) {
    if (!seen(element)) continue;
    const { height, left, right } = element.getBoundingClientRect();
    const scrolls = element.closest('[data-fk-all-themes]'); // on a phone, within itself
    if (height < control - 0.5) say('lower than a control', element);
    if (element.matches('.fk-input') && height > control + 0.5) say('higher than a control', element);
    if (getComputedStyle(element).borderTopStyle !== 'solid') say('without a line around it', element);
    if (!scrolls && (left < 0 || right > innerWidth)) say('out of the window', element);
  }

  const apart = 'svg, code, kbd, option, .fk-slides, .fk-visually-hidden';
  for (const element of (dialog ?? document.querySelector('.md-content, .fk-bare')).querySelectorAll('*')) {
    const speaks = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (!speaks || !seen(element) || element.closest(apart)) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (!scale.some((each) => Math.abs(each - size) < 0.1)) say(`letters of ${size}`, element);
  }
  for (const text of document.querySelectorAll('.md-content__inner > :is(p, ul, ol)')) {
    if (seen(text) && text.getBoundingClientRect().width > line + 1) say('lines too long', text);
  }
  return faults.slice(0, 9);
}"""

# In the dark view only what says that it is the main thing may be light.
GLARING = """async () => {
  document.body.dataset.mdColorScheme = 'slate';
  for (const frame of [1, 2]) await new Promise(requestAnimationFrame);
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const light = (element) => {
    const [red, green, blue, cover = 1] = getComputedStyle(element).backgroundColor.match(/[\\d.]+/g).map(Number);
    return cover > 0.5 && 0.2126 * red + 0.7152 * green + 0.0722 * blue > 110;
  };
  const may = '.fk-button--main, .fk-bare__way, .fk-qr, .fk-copy[aria-pressed=true]';
  return [...document.body.querySelectorAll('*')]
    .filter((element) => seen(element) && !element.matches(may) && light(element))
    .map((element) => element.outerHTML.slice(0, 90)).slice(0, 5);
}"""


@pytest.fixture(scope="module")
def home(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of the tests with a start page of 30 cards beside it."""
    folder = tmp_path_factory.mktemp("views")
    home_with(30, site, folder)
    with serving(folder) as address:
        yield f"{address}/"


@pytest.mark.parametrize("name", SEEN)
def test_a_view_keeps_to_one_scale_at_every_width_and_does_not_glare_in_the_dark(
    page: Page, home: str, name: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    SEEN[name](page, home)
    found = []
    for width in (320, *WIDTHS):
        page.set_viewport_size({"width": width, "height": 900})
        found += page.evaluate(FAULTS)
    assert found == []
    assert page.evaluate(GLARING) == []


@pytest.mark.parametrize("name", ["filled-row", "compare", "print", "nothing-found"])
def test_axe_finds_nothing_in_a_view_in_the_dark(page: Page, home: str, name: str) -> None:
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.set_viewport_size({"width": 360, "height": 800})
    SEEN[name](page, home)
    assert violations(page) == []


def test_the_bar_of_a_card_stays_on_its_lines_once_the_list_has_items(page: Page, home: str) -> None:
    SEEN["card-with-list"](page, home)
    lines = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        tops = page.evaluate("[...document.querySelectorAll('.fk-bar > *')].map(each => each.offsetTop)")
        lines[width] = [tops.count(top) for top in sorted(set(tops))]
    assert lines == {360: [2, 2, 2], 768: [6], 1280: [6], 1920: [6]}


def test_a_menu_that_fits_does_not_scroll_its_first_entry_away(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for address in ("overleg.html", "hulp/ict.html", CARD):
        page.goto(home + address)
        page.wait_for_function("document.readyState === 'complete'")
        over = "menus => menus.map(menu => menu.scrollHeight - menu.clientHeight)"
        assert set(page.locator(".md-sidebar__scrollwrap").evaluate_all(over)) == {0}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_box_of_a_phone_has_its_mark_of_focus_within_it(page: Page, home: str, scheme: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.emulate_media(color_scheme=scheme)
    SEEN["found"](page, home)
    box = page.locator("[data-md-component=search-query]")
    colour, offset, width = box.evaluate(
        "box => ['outlineColor', 'outlineOffset', 'outlineWidth'].map(name => getComputedStyle(box)[name])"
    )
    assert colour != box.evaluate("box => getComputedStyle(document.body).backgroundColor")
    assert length(offset) == -length(width) < 0


def length(pixels: str) -> float:
    return float(pixels.removesuffix("px"))


def test_on_a_phone_the_bars_of_a_card_that_is_filled_in_take_a_fifth_of_the_window(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(home + CARD)
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("A.A.")
    expect(page.locator("[data-fk-fill-bar]")).to_be_visible()
    heights = "selectors => selectors.map(each => document.querySelector(each).offsetHeight)"
    bars = page.evaluate(heights, [".md-header", ".fk-jump", ".fk-dock"])
    assert sum(bars) <= 800 / 5, bars


def test_what_was_seen_on_the_page_is_gone(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{home}{CARD}#m13")
    mark, number = page.locator("#m13"), page.locator("#m13 .fk-measure__number a")
    outer, inner = mark.bounding_box(), number.bounding_box()
    ring = 5  # of the focus, around it
    assert outer["x"] <= inner["x"] - ring
    assert inner["y"] + inner["height"] + ring <= outer["y"] + outer["height"]
    assert mark.evaluate("row => getComputedStyle(row).boxShadow").startswith("rgb")  # along the whole row
    icons = page.locator("#m13 .fk-measure__tools button")
    assert len({icon.bounding_box()["y"] for icon in icons.all()}) == 1
    drawing, title = page.locator(".fk-cycle__drawing").bounding_box(), page.locator(".fk-cycle__title").bounding_box()
    assert title["y"] + title["height"] <= drawing["y"]
    words = page.evaluate("[...document.querySelectorAll('.md-content a:not(.fk-button)')].map(a => a.textContent)")
    assert [text for text in words if text.strip() and text[0].isspace()] == []


def test_what_belongs_together_stays_on_one_line(page: Page, home: str) -> None:
    lines = "parts => parts.map(part => part.getClientRects().length)"
    page.goto(f"{home}index.html")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert set(page.locator(".fk-cards__facts > span").evaluate_all(lines)) == {1}
    SEEN["compare"](page, home)
    cut = """selects => selects.filter(select => {
        const style = getComputedStyle(select);
        const pen = document.createElement('canvas').getContext('2d');
        pen.font = `${style.fontSize} ${style.fontFamily}`;
        const arrow = 18;
        const room = select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - arrow;
        return pen.measureText(select.selectedOptions[0].text).width > room;
    }).map(select => innerWidth)"""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("[data-fk-compare-side]").evaluate_all(cut) == []


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("list", ".fk-fill__tools"),
        ("filled", ".fk-fill__tools"),
        ("compare", ".fk-compare__tools"),
        ("take-away", "dialog[open] .fk-dialog__buttons"),
    ],
)
def test_on_a_phone_buttons_fill_their_lines(page: Page, home: str, name: str, row: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    (PAGES | PARTS)[name](page, home)
    ends = page.locator(row).evaluate(
        """row => {
            const ends = {};
            for (const each of [...row.querySelectorAll(':scope > .fk-button')].filter(each => each.checkVisibility()))
                ends[each.offsetTop] = Math.round(each.getBoundingClientRect().right);
            return [Object.values(ends), Math.round(row.getBoundingClientRect().right)]; }"""
    )
    assert len(ends[0]) > 1
    assert set(ends[0]) == {ends[1]}


def test_a_choice_of_two_lines_has_its_mark_beside_the_first(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    SEEN["print"](page, home)
    choices = page.locator("[data-fk-print-choice] .fk-choice").evaluate_all(
        """choices => choices.map(choice => {
            const range = document.createRange();
            range.selectNodeContents(choice.lastChild);
            const [first, ...more] = range.getClientRects();
            const mark = choice.querySelector('input').getBoundingClientRect();
            return [more.length, Math.abs((first.top + first.bottom - mark.top - mark.bottom) / 2)]; })"""
    )
    assert any(more for more, _ in choices)
    assert [off for _, off in choices if off > 2] == []


def test_a_third_form_does_not_stand_beside_nothing(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 768, "height": 900})
    page.goto(home + CARD)
    parts = page.locator(".fk-comparison__parts").first
    inner = [part.bounding_box() for part in parts.locator(".fk-comparison__part").all()]
    assert [box["y"] for box in inner].count(inner[0]["y"]) == 2
    assert inner[2]["width"] == parts.bounding_box()["width"]


def test_a_measure_of_two_lines_hangs_beside_its_number(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{home}maatregelen.html")
    starts = page.evaluate(
        """[...document.querySelectorAll('.fk-all__link')].map(link => {
            const range = document.createRange();
            range.selectNodeContents(link.lastChild);
            return [...range.getClientRects()].map(line => Math.round(line.left)); })"""
    )
    assert any(len(lines) > 1 for lines in starts)
    assert [lines for lines in starts if max(lines) - min(lines) > 1] == []


def test_an_empty_list_offers_only_what_does_something(page: Page, home: str) -> None:
    page.goto(f"{home}overleg.html")
    expect(page.locator(".fk-list__tools button:visible")).to_have_text(["Openen"])
    empty, tools = page.locator(".fk-list__empty").bounding_box(), page.locator(".fk-list__tools").bounding_box()
    assert empty["y"] < tools["y"]


def test_an_entry_of_the_help_is_the_title_of_its_page_and_no_name_of_a_button(page: Page, home: str) -> None:
    page.goto(f"{home}{CARD}")
    buttons = page.locator(":is(.fk-bar, .fk-fill__tools) > :is(a, button)").all_inner_texts()
    page.goto(f"{home}hulp/index.html")
    entries = page.locator(".md-nav--primary a[href$='.html']:not([href*='/'])").evaluate_all(
        "links => links.map(link => [link.getAttribute('href'), link.textContent.trim()])"
    )
    assert len(entries) > 9
    for file, entry in entries:
        text = (ROOT / "docs/hulp" / file.replace(".html", ".md")).read_text(encoding="utf-8")
        assert entry in ("Overzicht", text.splitlines()[0].removeprefix("# ").removesuffix(" {: #begin }"))
    assert {entry for _, entry in entries} & {button.strip() for button in buttons} == set()
