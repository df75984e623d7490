"""Hostile links: what anybody can write in an address after the page, on every kind of page."""

from urllib.parse import urlencode

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from tests.attack.dropping import site_page
from tests.attack.ground import Ground
from tests.attack.result import Result
from tests.site.test_fill import CARD

FULL, SHORT = 5000, 200
_BATCH = 50
_TO_ONE_QUERY = 20
"""How many are followed for each that asks the search something: that one opens the page anew."""

# With what shows that a page works.
_PAGES = {
    "overleg.html": "[data-fk-list-print]",
    CARD: "[name='m1-1']",
    "maatregelen.html": "[data-fk-all-add]",
    "hulp/velden.html": ".md-typeset__scrollwrap",
}

_fragments = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from("#lijst_abcz0129.-_%<>\"'&/\\ é"), max_size=80).map("lijst_".__add__),
    st.sampled_from(["lijst_dromen_a13", "toon-dromen.13"]).flatmap(lambda s: st.text(max_size=8).map(s.__add__)),
    st.sampled_from(
        ["%", "%E0%A4%A", "lijst_%3Cimg src=x%3E_a1", "lijst_" + "a" * 5000, "lijst_dromen_" + "a1" * 3000]
    ),
    st.sampled_from(
        ["lijst_constructor.__proto___a1b2", "lijst_constructor_a1", "<img src=x onerror=alert(1)>", "m13", "13"]
    ),
)

_GO = """async fragments => {
    const found = [];
    for (const fragment of fragments) {
        location.hash = fragment;
        await new Promise(done => setTimeout(done, 2));
        for (const open of document.querySelectorAll("dialog[open]")) open.close();
        if (document.querySelector("iframe, [data-fk-list] img, dialog img, dialog b")) found.push(fragment);
    }
    return found;
}"""


_ANSWERED = """() => {
    const [result, query] = ["result", "query"].map(
        (name) => document.querySelector(`[data-md-component=search-${name}]`));
    return !query.value.trim() || !/^(Typ om|Zoeken wordt)/.test(result.textContent.trim());
}"""
_MARKUP = ".md-search :is(img, b), .md-content img[onerror], svg mark"


def run(count: int, ground: Ground) -> Result:
    """Follow `count` links, as many on each kind of page of the fixture site."""
    result = Result("fragments")
    with site_page(ground, result) as (page, address):
        for path, works in _PAGES.items():
            page.goto(f"{address}/{path}")
            _follow(page, count // len(_PAGES), result)
            _ask(page, f"{address}/{path}", max(1, count // len(_PAGES) // _TO_ONE_QUERY), result)
            # A link that anybody can make leaves a page that one can go on with.
            page.goto("about:blank")
            page.goto(f"{address}/{path}")
            if not page.locator(works).count():
                result.fail("lost", path)
    return result


def _follow(page: Page, count: int, result: Result) -> None:
    size = min(_BATCH, count)

    @settings(max_examples=max(1, count // size), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(_fragments, min_size=size, max_size=size))
    def each(fragments: list[str]) -> None:
        result.tried += len(fragments)
        for fragment in page.evaluate(_GO, fragments):
            result.fail("injected", fragment)

    each()


def _ask(page: Page, address: str, count: int, result: Result) -> None:
    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(_fragments | st.sampled_from(["klaarwakker het kind", "constructor", "a b " * 1500, "\0", "<b>kind</b>"]))
    def each(text: str) -> None:
        result.tried += 1
        page.goto(f"{address}?{urlencode({'q': text, 'h': text}, errors='replace')}")
        page.wait_for_function(_ANSWERED)
        if page.locator(_MARKUP).count():
            result.fail("injected", text)

    each()
