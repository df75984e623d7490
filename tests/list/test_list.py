"""The list to talk about, in a real Chromium: make it, order it, share it, keep it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import BrowserContext, Page, expect

from tests.site.test_accessibility import violations

REAL = [22, 3, 13, 29, 1, 7, 11, 15, 25, 18]
SMALL = [2, 1]


def fill_list(page: Page, home: str) -> None:
    """Put 12 measures of two cards on the list, from their rows."""
    for card, numbers in (("dromen", REAL), ("klein", SMALL)):
        page.goto(f"{home}kaarten/{card}.html")
        for number in numbers:
            page.get_by_label(f"Maatregel {number} op de overleglijst").click()
    page.get_by_role("link", name="Overleglijst").first.click()
    expect(page.locator("[data-fk-item]")).to_have_count(12)


def shown(page: Page) -> list[str]:
    return page.evaluate(
        """[...document.querySelectorAll('[data-fk-item]')].map(item =>
            item.querySelector('[data-fk-item-card]').textContent + ' '
            + item.querySelector('[data-fk-item-link]').textContent.split('.')[0])"""
    )


ALL = [*(f"Dromen {n}" for n in REAL), *(f"Klein {n}" for n in SMALL)]


def on_clipboard(page: Page) -> str:
    """The HTML that another program gets: pasted on the page, the policy of the site would take its looks off."""
    page.evaluate(
        """document.addEventListener('paste', event => {
            window.fkPasted = event.clipboardData.getData('text/html'); event.preventDefault(); }, { once: true })"""
    )
    page.keyboard.press("Control+V")
    return page.evaluate("window.fkPasted")


def rows_of(markup: str) -> list[list[str]]:
    """The text of every cell of the table in a piece of HTML, row by row."""
    return [[cell.text_content() for cell in row] for row in html.fromstring(markup).iter("tr")]


def copied(page: Page, kind: str = "innerText") -> str:
    """What the next paste gives, as text or as HTML."""
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('div'), {id: 'plak', contentEditable: true}))"
    )
    page.locator("#plak").focus()
    page.keyboard.press("Control+V")
    text = page.locator("#plak").evaluate(f"e => e.{kind}")
    page.evaluate("document.getElementById('plak').remove()")
    return text


def test_a_list_over_two_cards_is_ordered_by_keyboard_shared_and_the_same_in_a_clean_profile(
    new_context: Callable[..., BrowserContext], home: str
) -> None:
    page = new_context().new_page()
    fill_list(page, home)
    assert shown(page) == ALL
    page.get_by_label("Zet maatregel 3 hoger").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-fk-announce]")).to_have_text("Maatregel 3 staat nu op plaats 1 van 12")
    for _ in range(3):
        page.get_by_label("Zet maatregel 3 lager").focus()
        page.keyboard.press("Space")
    ordered = ["Dromen 22", "Dromen 13", "Dromen 29", "Dromen 3", *ALL[4:]]
    expect(page.locator("[data-fk-announce]")).to_have_text("Maatregel 3 staat nu op plaats 4 van 12")
    assert shown(page) == ordered
    page.get_by_label("Wie neemt dit op?").first.fill("An Peeters")
    page.get_by_label("Notitie").first.fill("geheim")
    page.get_by_role("button", name="Delen").click()
    page.get_by_role("button", name="Goed").click()
    link = copied(page)
    assert link.startswith(home + "overleg.html#lijst_dromen.klein_")
    assert "An" not in link
    assert "geheim" not in link
    colleague = new_context().new_page()
    colleague.goto(link)
    expect(colleague.locator("[data-fk-item]")).to_have_count(12)
    assert shown(colleague) == ordered


def test_who_opens_a_shared_list_loses_nothing_of_their_own(page: Page, home: str) -> None:
    page.goto(f"{home}kaarten/klein.html")
    page.get_by_label("Maatregel 1 op de overleglijst").click()
    page.goto(home + "overleg.html")
    page.get_by_label("Notitie").fill("van mij")
    page.goto("about:blank")
    page.goto(home + "overleg.html#lijst_dromen_a13a22")
    expect(page.get_by_text("een lijst die iemand met je deelt")).to_be_visible()
    assert shown(page) == ["Dromen 13", "Dromen 22"]
    page.get_by_role("button", name="Toon mijn eigen lijst").click()
    expect(page.get_by_label("Notitie")).to_have_value("van mij")
    assert shown(page) == ["Klein 1"]
    page.goto(home + "overleg.html#lijst_dromen_a13a22")
    page.get_by_role("button", name="Zet bij mijn lijst").click()
    expect(page.locator("[data-fk-item]")).to_have_count(3)
    assert shown(page) == ["Klein 1", "Dromen 13", "Dromen 22"]
    expect(page.get_by_label("Notitie").first).to_have_value("van mij")


def test_a_measure_that_was_withdrawn_or_never_was_is_told_and_the_rest_is_shown(page: Page, home: str) -> None:
    page.goto(home + "overleg.html#lijst_dromen.klein.bestaat-niet_a13b3a999c1b2")
    expect(page.locator("[data-fk-item]")).to_have_count(2)
    assert shown(page) == ["Dromen 13", "Klein 2"]
    notices = page.locator("[data-fk-list-notices]")
    expect(notices).to_contain_text("Klein, maatregel 3 is vervallen: Het hielp niet. In de plaats: maatregel 2.")
    expect(notices).to_contain_text("Dromen, maatregel 999 bestaat niet.")
    expect(notices).to_contain_text("De kaart “bestaat-niet” staat niet op deze site; maatregel 1 is weggelaten.")


def test_the_key_o_puts_the_measure_one_arrived_at_on_the_list_and_takes_it_off(page: Page, served: str) -> None:
    page.goto(f"{served}kaarten/dromen.html#m13")
    expect(page.get_by_role("link", name="Maatregel 13", exact=True)).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator("[data-fk-announce]")).to_have_text("Maatregel 13 staat op de overleglijst (1)")
    expect(page.get_by_label("Maatregel 13 op de overleglijst")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("o")
    expect(page.locator("[data-fk-undo-text]")).to_have_text("Maatregel 13 is van de overleglijst gehaald (0)")
    page.get_by_label("Eigen maatregel 30", exact=True).press_sequentially("ook o")
    expect(page.get_by_label("Eigen maatregel 30", exact=True)).to_have_value("ook o")


def test_a_measure_is_dragged_to_another_place(page: Page, served: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 1500})  # all in sight: nothing scrolls under the mouse
    page.goto(served + "overleg.html#lijst_dromen_a13a22a3")
    expect(page.locator("[data-fk-item]")).to_have_count(3)
    page.locator("[data-fk-item-handle]").nth(2).drag_to(page.locator("[data-fk-item]").first)
    expect(page.locator("[data-fk-announce]")).to_contain_text("plaats 1 van 3")
    assert shown(page) == ["Dromen 3", "Dromen 13", "Dromen 22"]


def test_the_list_pastes_as_text_and_as_clean_html(page: Page, home: str) -> None:
    page.goto(home + "overleg.html#lijst_dromen.klein_a13b2")
    page.get_by_label("Wie neemt dit op?").first.fill("An <b>& co</b>")
    page.get_by_label("Notitie").first.fill("eerst overleggen\ndan doen")
    page.get_by_role("button", name="Kopieer als tekst").click()
    expect(page.locator("[data-fk-announce]")).to_have_text("De lijst is gekopieerd")
    text = copied(page)
    assert "1. Dromen, maatregel 13: " in text
    assert f"{home}kaarten/dromen.html#m13" in text
    assert "Wie: An <b>& co</b>" in text
    assert "\n   dan doen" in text.replace("\xa0", " ")
    page.get_by_role("button", name="Kopieer met opmaak").click()
    page.wait_for_timeout(100)
    pasted = on_clipboard(page)
    table = html.fromstring(pasted)
    rows = rows_of(pasted)
    assert len(rows) == 3
    assert [link.get("href") for link in table.iter("a")] == [
        f"{home}kaarten/dromen.html#m13",
        f"{home}kaarten/klein.html#m2",
    ]
    assert rows[1][3:] == ["An <b>& co</b>", "eerst overleggendan doen"]
    assert "eerst overleggen<br>dan doen" in pasted
    assert "Noem eerst wat kan." in rows[2][1]


def test_the_list_is_saved_to_a_file_and_opened_again(page: Page, served: str, tmp_path: Path) -> None:
    page.goto(served + "overleg.html#lijst_dromen.klein_a13b2")
    page.get_by_label("Notitie").first.fill("één notitie")
    with page.expect_download() as download:
        page.locator(".fk-list__tools").get_by_role("button", name="Bewaren").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["lijst"] == [
        {"kaart": "dromen", "nr": 13, "wie": "", "notitie": "één notitie"},
        {"kaart": "klein", "nr": 2, "wie": "", "notitie": ""},
    ]
    page.get_by_role("button", name="Alles wissen").click()
    page.locator("[data-fk-message]").get_by_role("button", name="Alles wissen").click()
    expect(page.locator("[data-fk-item]")).to_have_count(0)
    page.set_input_files("[data-fk-open-file]", file)
    expect(page.locator("[data-fk-item]")).to_have_count(2)
    expect(page.get_by_label("Notitie").first).to_have_value("één notitie")


@pytest.mark.parametrize(
    "content",
    [
        "{",
        '{"soort": "focuskaart-ingevuld"}',
        '{"soort": "focuskaart-overleglijst", "versie": 1, "lijst": [{"nr": 1}]}',
    ],
)
def test_a_file_that_is_no_list_is_refused_and_the_list_stays(page: Page, served: str, content: str) -> None:
    page.goto(served + "overleg.html#lijst_dromen_a13")
    page.set_input_files(
        "[data-fk-open-file]", {"name": "x.json", "mimeType": "application/json", "buffer": content.encode()}
    )
    expect(page.locator("[data-fk-message]")).to_contain_text("blijft staan")
    expect(page.locator("[data-fk-item]")).to_have_count(1)
    assert shown(page) == ["Dromen 13"]


def test_the_list_lives_in_the_tab_only_unless_the_person_chooses_otherwise(page: Page, served: str) -> None:
    page.goto(served + "overleg.html#lijst_dromen_a13")
    page.get_by_label("Notitie").fill("van mij")
    page.reload()
    expect(page.get_by_label("Notitie")).to_have_value("van mij")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('|list'))") == []
    page.get_by_label("Onthouden op dit toestel").check()
    page.close()
    other = page.context.new_page()
    other.goto(served + "overleg.html")
    expect(other.get_by_label("Notitie")).to_have_value("van mij")


def test_the_printed_list_holds_notes_and_no_buttons(page: Page, served: str) -> None:
    page.goto(served + "overleg.html#lijst_dromen_a13a22")
    page.get_by_label("Notitie").first.fill("op papier")
    page.emulate_media(media="print")
    text = page.locator("body").inner_text()
    assert "op papier" in text
    for word in ("Kopieer", "Bewaren", "Onthouden", "Zoeken"):
        assert word not in text


@pytest.mark.parametrize(
    "fragment", ["lijst_%E0%A4%A", "%", "lijst_<script>alert(1)</script>_a1", "lijst_" + "x" * 20_000]
)
def test_a_hostile_link_that_is_opened_says_so_and_leaves_a_usable_page(page: Page, home: str, fragment: str) -> None:
    page.goto(f"{home}overleg.html#{fragment}")
    if fragment.startswith("lijst_"):
        expect(page.locator("[data-fk-message]")).to_contain_text("Deze link is niet volledig")
        page.get_by_role("button", name="Goed").click()
    expect(page.locator("[data-fk-list-empty]")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_the_list(
    new_context: Callable[..., BrowserContext], served: str, width: int, scheme: str
) -> None:
    page = new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    ).new_page()
    page.goto(served + "overleg.html#lijst_dromen.klein_a13a22b3")
    page.get_by_label("Notitie").first.fill("iets")
    assert violations(page) == []
    page.goto("about:blank")
    page.goto(served + "overleg.html#lijst_dromen_a1a2")
    expect(page.get_by_text("een lijst die iemand met je deelt")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Tonen").click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
