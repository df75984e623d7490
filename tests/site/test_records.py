"""Each filled-in card is a record of its own: no tab touches another's, and nothing is lost without a word."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Error, Page, expect

from tests.site.test_accessibility import violations
from tests.site.test_fill import CARD, fill_in, kept_keys, open_file, save, saved, values

# As WebKit on a disk: no tab hears of another.
DEAF = """window.BroadcastChannel = class extends EventTarget { postMessage() {} close() {} };
    addEventListener('storage', event => event.stopImmediatePropagation(), true);"""
NO_LOCKS = "delete Navigator.prototype.locks;"
NAME = "Sticordimaatregelen voor"


@pytest.fixture(params=["http", "disk"])
def home(request: pytest.FixtureRequest) -> str:
    """The site on a web server and as a plain folder."""
    return request.getfixturevalue(request.param)


def expect_kept(tab: Page, number: int) -> None:
    """Wait until the device keeps so many records; what another tab wrote reaches this one a moment later."""
    tab.wait_for_function(
        "number => Object.keys(localStorage).filter((key) => key.includes('|record|dromen')).length === number",
        arg=number,
    )


def open_tab(context: BrowserContext, home: str) -> Page:
    tab = context.new_page()
    tab.goto(home + CARD)
    return tab


def write_name(tab: Page, name: str) -> None:
    tab.get_by_label(NAME, exact=True).fill(name)


def remember(tab: Page) -> None:
    tab.get_by_label("Onthouden op dit toestel").check()


def test_remembering_in_one_tab_leaves_the_pupil_of_another_tab_alone(
    new_context: Callable[..., BrowserContext], home: str
) -> None:
    context = new_context()
    first, second = open_tab(context, home), open_tab(context, home)
    write_name(first, "A.A.")
    write_name(second, "B.B.")
    second.get_by_label("Maatregel 2: doe ik al").check()
    remember(first)
    second.bring_to_front()
    assert values(second) == {"voor": "B.B.", "m2-1": True}
    second.get_by_label("Maatregel 3: doe ik al").check()
    remember(second)
    assert values(first) == {"voor": "A.A."}
    # What one tab stores reaches another process a moment later.
    first.wait_for_function("Object.keys(localStorage).filter(key => key.includes('|record|')).length === 2")
    second.get_by_label("Onthouden op dit toestel").uncheck()
    first.wait_for_function("Object.keys(localStorage).filter(key => key.includes('|record|')).length === 1")
    first.reload()
    assert values(first) == {"voor": "A.A."}


@pytest.mark.parametrize("browser_has", ["locks", "no locks"])
def test_one_record_in_two_tabs_is_said_in_both_and_follows_the_last_change(
    new_context: Callable[..., BrowserContext], home: str, browser_has: str
) -> None:
    context = new_context()
    if browser_has == "no locks":
        context.add_init_script(NO_LOCKS)
    first = open_tab(context, home)
    write_name(first, "A.A.")
    remember(first)
    second = open_tab(context, home)
    second.locator("[data-fk-kept-open]").click()
    for tab in (first, second):
        expect(tab.locator("[data-fk-elsewhere]")).to_be_visible()
    second.get_by_label("Maatregel 2: doe ik al").check()
    expect(first.get_by_label("Maatregel 2: doe ik al")).to_be_checked()
    first.get_by_label("Maatregel 3: doe ik al").check()
    expect(second.get_by_label("Maatregel 3: doe ik al")).to_be_checked()
    assert values(first) == values(second) == {"voor": "A.A.", "m2-1": True, "m3-1": True}
    second.close()
    expect(first.locator("[data-fk-elsewhere]")).to_be_hidden()


def test_a_tab_that_sleeps_and_cannot_answer_is_known_by_its_lock(
    new_context: Callable[..., BrowserContext], home: str
) -> None:
    context = new_context()
    context.add_init_script(DEAF)
    first = open_tab(context, home)
    write_name(first, "A.A.")
    remember(first)
    second = open_tab(context, home)
    second.locator("[data-fk-kept-open]").click()
    expect(second.locator("[data-fk-elsewhere]")).to_be_visible()
    first.close()
    second.wait_for_function("async () => (await navigator.locks.query()).held.length === 2")  # its own: card and list
    second.evaluate("dispatchEvent(new Event('focus'))")
    expect(second.locator("[data-fk-elsewhere]")).to_be_hidden()


def wait_until_stored(page: Page, name: str) -> None:
    """Wait until what another tab kept can be read in this one: a browser takes a moment for that."""
    page.wait_for_function("name => Object.values(localStorage).some((text) => text.includes(name))", arg=name)


def test_where_tabs_hear_nothing_of_each_other_a_change_is_made_on_the_newest_copy(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    context = new_context()
    context.add_init_script(DEAF)
    first = open_tab(context, http)
    write_name(first, "A.A.")
    remember(first)
    second = open_tab(context, http)
    second.locator("[data-fk-kept-open]").click()
    second.get_by_label("Maatregel 2: doe ik al").check()
    assert values(first) == {"voor": "A.A."}
    wait_until_stored(first, "m2-1")
    first.get_by_label("Maatregel 3: doe ik al").evaluate("box => box.click()")
    assert values(first) == {"voor": "A.A.", "m2-1": True, "m3-1": True}
    wait_until_stored(second, "m3-1")
    second.evaluate("dispatchEvent(new Event('focus'))")
    assert values(second) == values(first)


def test_what_another_tab_forgets_stays_on_the_screen(new_context: Callable[..., BrowserContext], http: str) -> None:
    context = new_context()
    first = open_tab(context, http)
    write_name(first, "A.A.")
    remember(first)
    second = open_tab(context, http)
    second.locator("[data-fk-kept-open]").click()
    second.get_by_role("button", name="Alles wissen").click()
    second.locator("[data-fk-message]").get_by_role("button", name="Alles wissen").click()
    expect(first.get_by_label("Onthouden op dit toestel")).not_to_be_checked()
    expect(first.locator("[data-fk-announce]")).to_contain_text("onthoudt dit niet meer")
    assert values(first) == {"voor": "A.A."}
    assert kept_keys(first) == []


def test_a_duplicated_tab_that_remembers_takes_an_id_of_its_own_when_it_heard_nothing(
    new_context: Callable[..., BrowserContext], http: str
) -> None:
    context = new_context()
    context.add_init_script(DEAF)
    first = open_tab(context, http)
    write_name(first, "A.A.")
    second = open_tab(context, http)
    copy = first.evaluate("JSON.stringify({...sessionStorage})")
    second.evaluate("text => Object.entries(JSON.parse(text)).forEach(([k, v]) => sessionStorage.setItem(k, v))", copy)
    second.reload()
    second.get_by_label("Maatregel 1: doe ik al").evaluate("box => box.click()")
    for tab in (first, second):
        tab.get_by_label("Onthouden op dit toestel").evaluate("box => box.click()")
    expect_kept(first, 2)


def test_opening_a_card_with_kept_records_asks_which(new_context: Callable[..., BrowserContext], home: str) -> None:
    context = new_context()
    for name in ("A.A.", "B.B."):
        tab = open_tab(context, home)
        write_name(tab, name)
        remember(tab)
        tab.close()
    tab = open_tab(context, home)
    asked = tab.locator("[data-fk-kept]")
    expect(asked).to_contain_text("Op dit toestel staan:")
    day = tab.evaluate("new Date().toLocaleDateString('nl-BE', {day: 'numeric', month: 'long', year: 'numeric'})")
    expect(asked.locator("[data-fk-kept-open]")).to_have_text([f"B.B. ({day})", f"A.A. ({day})"])
    assert values(tab) == {}
    asked.get_by_role("button", name="Leeg beginnen").click()
    expect(asked).to_be_hidden()
    tab.reload()
    asked.get_by_role("button", name="A.A.").click()
    assert values(tab) == {"voor": "A.A."}
    expect(tab.get_by_label("Onthouden op dit toestel")).to_be_checked()
    tab.get_by_role("button", name="Andere leerling").click()
    assert values(tab) == {}
    expect_kept(tab, 2)
    tab.get_by_role("button", name="Ongedaan maken").click()
    assert values(tab) == {"voor": "A.A."}


FULL = """([name, left]) => { for (let size = 1 << 20, number = 0; size >= left;) {
    try { window[name].setItem(`vol-${number++}`, 'x'.repeat(size)); } catch { size >>= 1; } } }"""
ANNOUNCED = """() => { window.announced = []; const region = document.querySelector('[data-fk-announce]');
    const note = () => region.textContent && announced.push(region.textContent);
    new MutationObserver(note).observe(region, {childList: true}); }"""
EMPTY = "Object.keys(localStorage).filter(key => key.startsWith('vol-')).forEach(key => localStorage.removeItem(key))"


def test_a_device_that_gets_full_halfway_says_so_once_and_loses_no_later_change(
    new_context: Callable[..., BrowserContext], home: str
) -> None:
    tab = open_tab(new_context(), home)
    write_name(tab, "A.A.")
    remember(tab)
    expect(tab.locator("[data-fk-privacy]")).to_contain_text("blijft op dit toestel")
    tab.evaluate(FULL, ["localStorage", 16])
    own = tab.get_by_label("Eigen maatregel 30", exact=True)
    tab.wait_for_timeout(100)
    tab.evaluate(ANNOUNCED)
    own.press_sequentially("elke morgen " * 4)
    tab.wait_for_timeout(100)
    assert [text for text in tab.evaluate("announced") if "geen plaats meer" in text] == [
        "Dit toestel heeft geen plaats meer; wat je nu verandert, staat alleen in dit tabblad"
    ]
    line, box = tab.locator("[data-fk-privacy]"), tab.get_by_label("Onthouden op dit toestel")
    for _ in range(2):
        expect(line).to_contain_text("blijft in dit tabblad")
        expect(line).to_contain_text("daar staat alleen wat je eerder invulde")
        expect(tab.locator("[data-fk-fill-bar]")).to_contain_text("Het staat alleen in dit tabblad.")
        assert box.evaluate("box => box.indeterminate")
        assert values(tab) == {"voor": "A.A.", "eigen-1": "elke morgen " * 4}
        tab.reload()
    tab.locator("h1").click()  # without a click a browser asks nothing
    assert asks_when_closing(tab)
    tab.evaluate(EMPTY)
    tab.get_by_label("Maatregel 1: doe ik al").check()
    expect(line).to_contain_text("blijft op dit toestel")
    assert not box.evaluate("box => box.indeterminate")
    assert not asks_when_closing(tab)


def test_a_tab_that_gets_full_halfway_says_so_once_and_the_work_goes_on_in_memory(
    new_context: Callable[..., BrowserContext], http: str, tmp_path: Path
) -> None:
    tab = open_tab(new_context(), http)
    write_name(tab, "A.A.")
    tab.evaluate(FULL, ["sessionStorage", 16])
    tab.evaluate(ANNOUNCED)
    own = tab.get_by_label("Eigen maatregel 30", exact=True)
    own.press_sequentially("elke morgen " * 4)
    tab.wait_for_timeout(100)
    (said,) = tab.evaluate("announced")
    assert said.startswith("Deze browser houdt niets bij")
    expect(tab.locator("[data-fk-privacy]")).to_have_text(said)
    expect(tab.locator("[data-fk-fill-bar]")).to_contain_text("Deze browser houdt niets bij.")
    assert asks_when_closing(tab)
    file = save(tab, tmp_path)
    assert json.loads(file.read_text("utf-8"))["momenten"][0]["velden"] == {"eigen-1": "elke morgen " * 4}
    assert not asks_when_closing(tab)


@pytest.mark.parametrize("store", ["sessionStorage", "localStorage", "both"])
def test_where_storage_is_forbidden_the_page_says_from_the_start_what_is_true(
    browser: Browser, http: str, store: str
) -> None:
    page = browser.new_page()  # not of `new_context`: the theme's own scripts fail here
    names = ["sessionStorage", "localStorage"] if store == "both" else [store]
    forbid = "name => Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } })"
    page.add_init_script(f"{names}.forEach({forbid})")
    page.goto(http + CARD)
    line = "blijft in dit tabblad" if store == "localStorage" else "Deze browser houdt niets bij"
    expect(page.locator("[data-fk-privacy]")).to_contain_text(line)
    expect(page.locator("[data-fk-announce]")).to_be_empty()
    page.get_by_label("Onthouden op dit toestel").click()
    if store != "sessionStorage":
        expect(page.locator("[data-fk-message]")).to_contain_text("kan het niet onthouden")
        page.get_by_role("button", name="Goed").click()
    write_name(page, "A.A.")
    expect(page.locator("[data-fk-privacy]")).to_contain_text(
        "blijft op dit toestel" if store == "sessionStorage" else line
    )
    assert values(page) == {"voor": "A.A."}
    page.close()


def asks_when_closing(tab: Page) -> bool:
    """Whether the browser asks before the tab goes; the tab stays."""
    asked: list[Dialog] = []
    tab.once("dialog", lambda dialog: (asked.append(dialog), dialog.dismiss()))
    tab.close(run_before_unload=True)
    for _ in range(20):
        if asked or tab.is_closed():
            break
        try:
            tab.wait_for_timeout(100)
        except Error:  # the tab closed while it was waited for
            break
    return bool(asked)


def test_closing_the_tab_asks_only_with_work_that_nothing_keeps(
    new_context: Callable[..., BrowserContext], http: str, tmp_path: Path
) -> None:
    context = new_context()
    tab = open_tab(context, http)
    tab.get_by_label("Maatregel 1: doe ik al").check()
    assert asks_when_closing(tab)
    save(tab, tmp_path)
    assert not asks_when_closing(tab)
    tab = open_tab(context, http)
    tab.get_by_label("Maatregel 1: doe ik al").check()
    remember(tab)
    assert not asks_when_closing(tab)
    tab = open_tab(context, http)
    tab.locator("h1").click()
    assert not asks_when_closing(tab)


def test_a_link_within_the_site_and_a_reload_do_not_ask_and_every_page_leads_back(page: Page, http: str) -> None:
    page.goto(http + CARD)
    page.on("dialog", lambda dialog: pytest.fail(f"asked: {dialog.type}"))
    write_name(page, "A.A.")
    page.keyboard.press("F5")
    page.get_by_role("link", name="Privacy").first.click()
    page.wait_for_url("**/privacy.html")
    back = page.locator("[data-fk-open-work]")
    expect(back).to_have_text("Nog open in dit tabblad: Dromen, A.A. (nog niet bewaard)")
    back.get_by_role("link").click()
    expect(page.get_by_label(NAME, exact=True)).to_have_value("A.A.")
    expect(back).to_be_hidden()
    for other, file in (("Alle maatregelen", "maatregelen"), ("Overleglijst", "overleg"), ("Klein", "klein")):
        page.get_by_role("navigation").get_by_role("link", name=other, exact=True).first.click()
        page.wait_for_url(f"**/{file}.html")
        expect(back).to_contain_text("Dromen, A.A. (nog niet bewaard)")
    page.get_by_role("link", name="Start", exact=True).first.click()
    page.wait_for_url("**/index.html")
    back.get_by_role("link").click()
    expect(page.get_by_label(NAME, exact=True)).to_have_value("A.A.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_where_one_chooses_a_pupil_and_where_two_tabs_hold_one(
    new_context: Callable[..., BrowserContext], http: str, width: int, scheme: str
) -> None:
    size = {"width": width, "height": 900}
    context = new_context(color_scheme=scheme, viewport=size, reduced_motion="reduce")
    first = open_tab(context, http)
    write_name(first, "A.A. met een lange naam")
    remember(first)
    tab = open_tab(context, http)
    expect(tab.locator("[data-fk-kept]")).to_be_visible()
    assert violations(tab) == []
    tab.locator("[data-fk-kept-open]").click()
    expect(tab.locator("[data-fk-elsewhere]")).to_be_visible()
    tab.get_by_role("button", name="Andere leerling").click()
    expect(tab.locator("[data-fk-undo]")).to_be_visible()
    assert violations(tab) == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_alles_wissen_is_undone_until_the_next_edit(page: Page, http: str) -> None:
    page.goto(http + CARD)
    fill_in(page)
    remember(page)
    before = values(page)
    for _ in range(2):
        page.get_by_role("button", name="Alles wissen").click()
        page.locator("[data-fk-message]").get_by_role("button", name="Alles wissen").click()
        assert values(page) == {}
        assert kept_keys(page) == []
        page.get_by_role("button", name="Ongedaan maken").click()
        assert values(page) == before
        expect_kept(page, 1)
    page.get_by_role("button", name="Alles wissen").click()
    page.locator("[data-fk-message]").get_by_role("button", name="Alles wissen").click()
    page.get_by_label("Maatregel 1: doe ik al").check()
    expect(page.get_by_role("button", name="Ongedaan maken")).to_be_hidden()


def test_opening_a_file_over_other_work_is_undone(page: Page, http: str) -> None:
    page.goto(http + CARD)
    fill_in(page)
    remember(page)
    before = values(page)
    open_file(page, "x.json", saved(velden={"m1-1": True}))
    expect(page.get_by_label("Maatregel 1: doe ik al")).to_be_checked()
    page.get_by_role("button", name="Ongedaan maken").click()
    assert values(page) == before
