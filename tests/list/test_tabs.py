"""The list reaches a new tab, two tabs of it agree, and what goes off it comes back."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect


def add(page: Page, number: int) -> None:
    page.get_by_label(f"Maatregel {number} op de overleglijst").click()


def test_the_list_reaches_a_tab_opened_with_ctrl_click_and_both_agree(
    new_context: Callable[..., BrowserContext], home: str
) -> None:
    context = new_context()
    card = context.new_page()
    card.goto(f"{home}kaarten/hechting.html")
    add(card, 13)
    with context.expect_page() as opened:
        card.locator(".fk-bar").get_by_role("link", name="Overleglijst").click(modifiers=["Control"])
    page = opened.value
    expect(page.locator("[data-fk-item]")).to_have_count(1)
    page.get_by_label("Notitie").fill("samen bespreken")
    add(card, 22)
    expect(page.locator("[data-fk-item]")).to_have_count(2)
    expect(page.get_by_label("Notitie").first).to_have_value("samen bespreken")
    page.get_by_label("Haal maatregel 22 van de lijst").click()
    expect(card.get_by_label("Maatregel 22 op de overleglijst")).to_have_attribute("aria-pressed", "false")
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("[data-fk-item]")).to_have_count(2)
    expect(card.get_by_label("Maatregel 22 op de overleglijst")).to_have_attribute("aria-pressed", "true")


def test_a_remembered_list_is_not_wiped_by_a_tab_that_starts_empty(
    new_context: Callable[..., BrowserContext], served: str
) -> None:
    context = new_context()
    page = context.new_page()
    page.goto(f"{served}overleg.html#lijst_hechting_a13a22")
    page.get_by_label("Onthouden op dit toestel").check()
    page.close()
    card = context.new_page()
    card.goto(f"{served}kaarten/hechting.html")
    add(card, 3)
    again = context.new_page()
    again.goto(f"{served}overleg.html")
    expect(again.locator("[data-fk-item]")).to_have_count(3)


def test_alles_wissen_and_the_icon_on_a_card_are_undone_with_the_notes(
    new_context: Callable[..., BrowserContext], served: str
) -> None:
    page = new_context().new_page()
    page.goto(f"{served}overleg.html#lijst_hechting_a13a22")
    page.get_by_label("Notitie").first.fill("niet verliezen")
    page.get_by_role("button", name="Alles wissen").click()
    page.locator("[data-fk-message]").get_by_role("button", name="Alles wissen").click()
    expect(page.locator("[data-fk-item]")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_label("Notitie").first).to_have_value("niet verliezen")
    page.get_by_role("link", name="13.").click()
    page.wait_for_url("**/hechting.html*")
    add(page, 13)
    page.get_by_role("button", name="Ongedaan maken").click()
    page.locator(".fk-bar").get_by_role("link", name="Overleglijst").click()
    expect(page.get_by_label("Notitie").first).to_have_value("niet verliezen")


def test_what_another_tab_adds_while_alles_wissen_asks_comes_back_with_the_rest(
    new_context: Callable[..., BrowserContext], served: str
) -> None:
    context = new_context()
    page, card = context.new_page(), context.new_page()
    page.goto(f"{served}overleg.html#lijst_hechting_a13a22")
    page.get_by_label("Notitie").first.fill("niet verliezen")
    card.goto(f"{served}kaarten/hechting.html")
    expect(card.get_by_label("Maatregel 13 op de overleglijst")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Alles wissen").click()
    message = page.locator("[data-fk-message]")
    add(card, 3)
    expect(page.locator("[data-fk-item]")).to_have_count(3)
    expect(message).to_have_count(1)
    message.get_by_role("button", name="Alles wissen").click()
    expect(page.locator("[data-fk-item]")).to_have_count(0)
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.locator("[data-fk-item]")).to_have_count(3)
    expect(card.get_by_label("Maatregel 3 op de overleglijst")).to_have_attribute("aria-pressed", "true")
