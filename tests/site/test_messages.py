"""Dialogs: each question has its own answer, and a second waits for the first."""

import json

import pytest
from playwright.sync_api import Page, expect

SAVED = {"soort": "focuskaart-ingevuld", "versie": 1, "kaart": "dromen", "uitgave": "2026-11-22"}
MESSAGE = "[data-fk-message]"
DROP = """([name, text]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name));
    document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}"""


def drop(page: Page, text: str) -> None:
    page.evaluate(DROP, ["x.json", text])


def saved(**fields: object) -> str:
    return json.dumps(SAVED | {"velden": fields})


@pytest.fixture
def card(page: Page, http: str) -> Page:
    page.goto(http + "kaarten/dromen.html")
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("J.D.")
    return page


def test_the_answer_to_a_broken_file_opens_no_other_file_over_the_work(card: Page) -> None:
    drop(card, saved(voor="A"))
    expect(card.locator(MESSAGE)).to_contain_text("Vervangen wat er nu staat?")
    drop(card, "{broken")
    expect(card.locator(MESSAGE)).to_have_count(1)
    card.locator(MESSAGE).get_by_role("button", name="Annuleren").click()
    expect(card.locator(MESSAGE)).to_contain_text("kan niet geopend worden")
    card.locator(MESSAGE).get_by_role("button", name="Goed").click()
    expect(card.locator(MESSAGE)).to_have_count(0)
    expect(card.get_by_label("Sticordimaatregelen voor", exact=True)).to_have_value("J.D.")


def test_a_message_that_comes_during_a_question_waits_and_does_not_answer_it(card: Page) -> None:
    card.get_by_role("button", name="Alles wissen").click()
    drop(card, "{broken")
    message = card.locator(MESSAGE)
    expect(message).to_have_count(1)
    expect(message).to_contain_text("Alles wissen?")
    message.get_by_role("button", name="Annuleren").click()
    expect(message).to_contain_text("kan niet geopend worden")
    message.get_by_role("button", name="Goed").click()
    expect(card.get_by_label("Sticordimaatregelen voor", exact=True)).to_have_value("J.D.")


def test_a_broken_link_to_a_list_does_not_answer_whether_to_clear_the_own_list(page: Page, http: str) -> None:
    page.goto(http + "overleg.html#lijst_dromen_a13")
    page.get_by_role("button", name="Alles wissen").click()
    page.evaluate("location.hash = '#lijst_dromen_'")
    message = page.locator(MESSAGE)
    expect(message).to_contain_text("Alles wissen?")
    message.get_by_role("button", name="Annuleren").click()
    expect(message).to_contain_text("Deze link is niet volledig")
    message.get_by_role("button", name="Goed").click()
    expect(page.locator("[data-fk-item]")).to_have_count(1)


def test_a_second_file_is_opened_after_the_first_and_asks_over_what_that_brought(card: Page) -> None:
    drop(card, saved(voor="A"))
    drop(card, saved(voor="B"))
    message = card.locator(MESSAGE)
    message.get_by_role("button", name="Vervangen").click()
    expect(card.get_by_label("Sticordimaatregelen voor", exact=True)).to_have_value("B")
    expect(message).to_have_count(0)
