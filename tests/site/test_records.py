"""Each filled-in card is a record of its own: no tab touches another's, and nothing is lost without a word."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Error, Page, expect

from tests.site.test_fill import CARD, fill_in, kept_keys, open_file, save, saved, values

# As WebKit on a disk: no tab hears of another.
DEAF = """window.BroadcastChannel = class extends EventTarget { postMessage() {} close() {} };
    addEventListener('storage', event => event.stopImmediatePropagation(), true);"""
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


def test_one_record_in_two_tabs_is_said_in_both_and_follows_the_last_change(
    new_context: Callable[..., BrowserContext], home: str
) -> None:
    context = new_context()
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
    first.get_by_label("Maatregel 3: doe ik al").evaluate("box => box.click()")
    assert values(first) == {"voor": "A.A.", "m2-1": True, "m3-1": True}
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
    page.get_by_role("link", name="Start", exact=True).first.click()
    page.wait_for_url("**/index.html")
    back.get_by_role("link").click()
    expect(page.get_by_label(NAME, exact=True)).to_have_value("A.A.")


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
