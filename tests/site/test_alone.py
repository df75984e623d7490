"""Each part of a page mounts alone: one that cannot work in a browser takes no other along, and hides its controls."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.site.test_fill import CARD

# What a browser may refuse; without "crypto" nothing can be filled in.
REFUSED = (
    *("BroadcastChannel", "localStorage", "sessionStorage", "indexedDB", "Worker", "crypto"),
    *("navigator.clipboard", "navigator.locks", "ResizeObserver", "IntersectionObserver"),
)
# An attribute that a part looks for -> what is hidden when it does not find it.
_PARTS = {
    "data-fk-kept-lead": "[data-fk-another]",
    "data-fk-moment-new": "[data-fk-moments]",
    "data-fk-compare-close": "[data-fk-compare-start]",
    "data-fk-fill-bar-who": "[data-fk-fill-bar]",
    "data-fk-clear": "[data-fk-save]",
    "data-fk-remember": ".fk-fill .fk-choice",
    "data-fk-open-file": "[data-fk-open]",
    "data-fk-print-choice": "[data-fk-print]",
}
# Whether a control is hidden, and whether it is one of those that are meant.
_OFF_AND_MEANT = "(control, meant) => ['.fk-off', meant].map((selector) => Boolean(control.closest(selector)))"


def refusing(name: str) -> str:
    """Return a script that lets a page have something of the browser no longer: asking for it throws."""
    owner, _, own = f"window.{name}".rpartition(".")
    refuse = "throw new DOMException('not here', 'SecurityError')"
    return f"Object.defineProperty({owner}, '{own}', {{ configurable: true, get() {{ {refuse}; }} }})"


def check_the_rest(page: Page, *, fills: bool) -> None:
    """See that one can choose a theme, copy a link, and fill in with `fills`; else that nothing offers to."""
    page.locator("[data-fk-chip='structuur']").click()
    expect(page.locator(".fk-measure--off").first).to_be_hidden()
    page.locator("[data-fk-chip='']").click()
    expect(page.locator("[data-fk-copy]").first).to_be_visible()
    if not fills:
        for dead in ("[data-fk-save]", "[data-fk-list-add]", "[data-fk-print]"):
            expect(page.locator(dead).first).to_be_hidden()
        return
    page.get_by_label("Maatregel 13: doe ik al").check()
    expect(page.locator(".fk-fold-out").first).to_be_visible()
    on_list = page.locator("[data-fk-list-add][aria-pressed=true]")
    before = on_list.count()
    page.locator("[data-fk-list-add][aria-pressed=false]").first.click()
    expect(on_list).to_have_count(before + 1)


def without(attribute: str) -> Callable[[Route], None]:
    """Return what answers a page in which nothing has this attribute."""

    def answer(route: Route) -> None:
        route.fulfill(body=route.fetch().text().replace(attribute, "data-gone"), content_type="text/html")

    return answer


@pytest.fixture
def broken(browser: Browser) -> Iterator[Page]:
    """A page that may say that a part of it failed, as that is what is tried; no error comes of it."""
    context: BrowserContext = browser.new_context(locale="nl-BE")
    context.set_default_timeout(30_000)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context.new_page()
    context.close()
    assert errors == []


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_browser_refuses_takes_no_part_along(broken: Page, http: str, name: str) -> None:
    broken.add_init_script(refusing(name))
    broken.goto(http + CARD)
    check_the_rest(broken, fills=name != "crypto")
    broken.keyboard.press("/")
    broken.locator("[data-md-component=search-query]").press_sequentially("dagboek")
    expect(broken.locator(".md-search-result__link").first).to_be_visible(timeout=20_000)


def test_a_part_that_fails_hides_its_controls_and_no_others(broken: Page, http: str) -> None:
    failed = []
    broken.on("console", lambda message: failed.append(message.text))
    for attribute, controls in _PARTS.items():
        broken.route("**/" + CARD, without(attribute))
        broken.goto(http + CARD)
        check_the_rest(broken, fills=True)
        for other in _PARTS.values():
            off, meant = broken.locator(other).first.evaluate(_OFF_AND_MEANT, controls)
            assert off == meant, (attribute, other)
        assert failed, attribute
        assert all(said.startswith("Focuskaarten:") for said in failed), failed
        failed.clear()
        broken.unroute("**/" + CARD)
