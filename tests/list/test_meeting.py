"""From ticks to the meeting: column 2 on the list, for one pupil or several, printed, pasted and shown."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.list.test_list import copied, on_clipboard, rows_of
from tests.printing import print_page
from tests.site.test_accessibility import violations

CARD = "kaarten/hechting.html"
NUMBERS = [3, 5, 9, 13, 18, 22, 25, 27, 29]
OWN = "Elke morgen samen de dag overlopen.\nOok na de middag."
SECRETS = ("A.A.", "B.B.", "Elke morgen", "geheim")


def put_column_2_on_the_list(page: Page, home: str) -> None:
    page.goto(home + CARD)
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("A.A.")
    for number in NUMBERS:
        page.locator(f"[name=m{number}-2]").check()
    page.locator("[name=m1-1]").check()
    page.get_by_label("Eigen maatregel 30", exact=True).fill(OWN)
    page.locator("[name=eigen-1-2]").check()
    page.get_by_role("button", name="Kolom 2 op de overleglijst").click()


@pytest.fixture
def meeting(page: Page, home: str) -> Page:
    """The list page with column 2 of one pupil on it."""
    put_column_2_on_the_list(page, home)
    page.goto(home + "overleg.html")
    expect(page.locator("[data-fk-item]")).to_have_count(10)
    return page


def titles(page: Page) -> list[str]:
    return page.locator("[data-fk-item-link]").all_inner_texts()


def test_column_2_goes_on_the_list_with_ones_own_measures_and_can_be_taken_off_again(page: Page, served: str) -> None:
    put_column_2_on_the_list(page, served)
    expect(page.locator("[data-fk-undo-text]")).to_have_text("10 maatregelen staan op de overleglijst")
    page.get_by_role("button", name="Kolom 2 op de overleglijst").click()
    expect(page.locator("[data-fk-announce]")).to_contain_text("staat al op de overleglijst")
    expect(page.get_by_label("Maatregel 3 op de overleglijst")).to_have_attribute("aria-pressed", "true")
    page.reload()
    page.goto(served + "overleg.html")
    expect(page.locator("[data-fk-item]")).to_have_count(10)
    assert titles(page)[-1] == "30. Elke morgen samen de dag overlopen."
    expect(page.locator("[data-fk-item-group]:visible")).to_have_text(["A.A."])


def test_one_measure_stands_there_for_two_pupils_and_the_list_groups_by_pupil(meeting: Page) -> None:
    meeting.get_by_label("Zet maatregel 5 er nog eens op").click()
    expect(meeting.locator("[data-fk-item]")).to_have_count(11)
    meeting.keyboard.type("B.B.")
    meeting.keyboard.press("Tab")
    expect(meeting.locator("[data-fk-item-klas]").last).to_be_focused()
    meeting.keyboard.type("3B")
    meeting.keyboard.press("Tab")
    expect(meeting.locator("[data-fk-item-group]:visible")).to_have_text(["A.A.", "B.B. · 3B"])
    assert titles(meeting)[-1].startswith("5. ")
    meeting.reload()
    expect(meeting.locator("[data-fk-item-group]:visible")).to_have_text(["A.A.", "B.B. · 3B"])


def test_the_button_on_a_card_takes_off_only_the_measure_of_the_pupil_who_is_open_and_it_comes_back(
    page: Page, served: str
) -> None:
    put_column_2_on_the_list(page, served)
    page.get_by_role("button", name="Andere leerling").click()
    page.get_by_role("button", name="Vervangen").click()
    button = page.get_by_label("Maatregel 5 op de overleglijst")
    expect(button).to_have_attribute("aria-pressed", "false")
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("B.B.")
    button.click()
    expect(page.locator("[data-fk-announce]")).to_have_text("Maatregel 5 voor B.B. staat op de overleglijst (11)")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    undo = page.locator("[data-fk-undo]")
    expect(undo).to_contain_text("Maatregel 5 voor B.B. is van de overleglijst gehaald (10)")
    expect(button).to_have_attribute("aria-pressed", "false")
    undo.get_by_role("button", name="Ongedaan maken").click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(served + "overleg.html")
    expect(page.locator("[data-fk-item-group]:visible")).to_have_text(["A.A.", "B.B."])
    expect(page.locator("[data-fk-item]")).to_have_count(11)


def test_a_shared_link_holds_no_initials_no_class_and_no_text_of_ones_own(
    meeting: Page, new_context: Callable[..., BrowserContext]
) -> None:
    meeting.get_by_label("Notitie").first.fill("geheim")
    meeting.get_by_role("button", name="Delen").click()
    meeting.get_by_role("button", name="Goed").click()
    link = copied(meeting)
    assert link.endswith("#lijst_hechting_" + "".join(f"a{number}" for number in NUMBERS))
    colleague = new_context().new_page()
    colleague.goto(link)
    expect(colleague.locator("[data-fk-item]")).to_have_count(9)
    assert [secret for secret in SECRETS if secret in colleague.locator("body").inner_text()] == []


def test_ten_measures_with_notes_print_on_one_page_without_the_interface(meeting: Page) -> None:
    meeting.get_by_label("Titel van het overleg").fill("MDO derde leerjaar")
    meeting.get_by_label("Datum").fill("2026-11-24")
    meeting.get_by_label("Aanwezig").fill("An, Bart")
    for place in range(10):
        meeting.get_by_label("Wie neemt dit op?").nth(place).fill("An")
        meeting.get_by_label("Notitie").nth(place).fill("Volgende week beginnen we hiermee, tot de vakantie.")
    pdf = pdfplumber.open(io.BytesIO(print_page(meeting)))
    assert len(pdf.pages) == 1
    foot = pdf.pages[0].extract_text().splitlines()[-1]
    assert foot == "Overleglijst · MDO derde leerjaar · 24 november 2026 pagina 1 van 1"
    text = re.sub(r"\s+", " ", pdf.pages[0].extract_text())
    for said in ("MDO derde leerjaar", "24 november 2026", "An, Bart", "A.A.", "30. Elke morgen"):
        assert said in text
    assert text.count("Volgende week beginnen we") == 10
    for word in ("Kopieer", "Bewaren", "Onthouden", "Zoeken", "Privacy", "in jouw volgorde", "Voor wie?"):
        assert word not in text


def test_the_list_pastes_as_a_table_with_the_text_of_each_measure_and_whom_it_is_for(meeting: Page) -> None:
    meeting.get_by_label("Titel van het overleg").fill("MDO <b>")
    meeting.get_by_role("button", name="Kopieer met opmaak").click()
    pasted = on_clipboard(meeting)
    rows = rows_of(pasted)
    assert rows[0] == ["Nr.", "Maatregel", "Voor", "Wie", "Notitie"]
    assert "Geef het kind eventueel ook een planner" in re.sub(r"\s+", " ", rows[4][1])
    assert rows[10][1:3] == [
        "Hechting, eigen maatregel 30: Elke morgen samen de dag overlopen.Ook na de middag.",
        "A.A.",
    ]
    assert "MDO &lt;b&gt;" in pasted


def test_a_saved_list_holds_the_meeting_and_a_list_of_the_first_version_still_opens(
    meeting: Page, tmp_path: Path
) -> None:
    meeting.get_by_label("Titel van het overleg").fill("MDO")
    with meeting.expect_download() as download:
        meeting.locator(".fk-list__tools").get_by_role("button", name="Bewaren").click()
    file = tmp_path / "lijst.json"
    download.value.save_as(file)
    saved = json.loads(file.read_text("utf-8"))
    assert (saved["versie"], saved["titel"], len(saved["lijst"])) == (2, "MDO", 10)
    own = {"kaart": "hechting", "nr": 30, "tekst": OWN, "leerling": "A.A.", "wie": "", "notitie": ""}
    assert saved["lijst"][-1] == own
    first = {
        "soort": "focuskaart-overleglijst",
        "versie": 1,
        "lijst": [{"kaart": "hechting", "nr": 13, "wie": "An", "notitie": "één"}],
    }
    old = tmp_path / "oud.json"
    old.write_text(json.dumps(first), "utf-8")
    meeting.set_input_files("[data-fk-open-file]", old)
    expect(meeting.locator("[data-fk-item]")).to_have_count(1)
    expect(meeting.get_by_label("Notitie")).to_have_value("één")
    expect(meeting.get_by_label("Titel van het overleg")).to_have_value("")
    meeting.set_input_files("[data-fk-open-file]", file)
    expect(meeting.locator("[data-fk-item]")).to_have_count(10)
    expect(meeting.get_by_label("Titel van het overleg")).to_have_value("MDO")


def test_the_slides_show_ones_own_measures_and_no_ring_of_the_keyboard(page: Page, served: str) -> None:
    put_column_2_on_the_list(page, served)
    page.get_by_role("button", name="Tonen").click()
    page.keyboard.press("End")
    expect(page.locator("[data-fk-slide-title]")).to_have_text("30. Elke morgen samen de dag overlopen.")
    expect(page.locator("[data-fk-slide-text]")).to_have_text("Ook na de middag.")
    rings = "[...document.querySelectorAll('dialog[open], dialog[open] *')].map(e => getComputedStyle(e).outlineStyle)"
    assert set(page.evaluate(rings)) == {"none"}


def test_markup_in_an_own_measure_stays_text_on_the_list(page: Page, served: str) -> None:
    page.goto(served + CARD)
    page.get_by_label("Eigen maatregel 30", exact=True).fill("<img src=x onerror=alert(1)>\n<b>vet</b>")
    page.locator("[name=eigen-1-2]").check()
    page.get_by_role("button", name="Kolom 2 op de overleglijst").click()
    page.goto(served + "overleg.html")
    expect(page.locator("[data-fk-item-text]")).to_have_text("<b>vet</b>")
    assert page.locator("[data-fk-item] img, [data-fk-item] b").count() == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_a_list_of_pupils(
    new_context: Callable[..., BrowserContext], served: str, width: int
) -> None:
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    put_column_2_on_the_list(page, served)
    page.goto(served + "overleg.html")
    expect(page.locator("[data-fk-item]")).to_have_count(10)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
