"""The page of all measures of many cards: chosen by theme and card, linked, printed, and without a script."""

import pytest
from playwright.sync_api import Page, expect

from macros.reading.library import Library, load
from tests.conftest import built_once
from tests.search.collection import data_of_collection, lay_collection
from tests.site.test_accessibility import violations


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The made-up cards."""
    return load(data_of_collection(tmp_path_factory.mktemp("cards")))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of all measures of the made-up cards, opened from disk."""
    return (built_once(tmp_path_factory, "collection", lay_collection) / "maatregelen.html").as_uri()


def _count(cards: Library, theme: str = "", card: str = "") -> int:
    return sum(
        (not theme or measure.theme == theme) and (not card or name == card)
        for name, one in cards.cards.items()
        for measure in one.measures
    )


def test_at_first_everything_is_chosen_and_the_choices_say_so(page: Page, address: str, cards: Library) -> None:
    page.goto(address)
    expect(page.locator("[data-fk-all-chosen]")).to_have_text(f"Alle thema’s: {_count(cards)} maatregelen")
    assert page.locator("[data-fk-all-card]").evaluate("(list) => list.selectedOptions[0].text") == "Alle kaarten"
    assert page.locator("[data-fk-all-themes] [aria-pressed=true]").all_text_contents() == [f"Alle ({_count(cards)})"]


def test_a_linked_view_shows_what_it_names_and_the_chips_agree(page: Page, address: str, cards: Library):
    page.goto(f"{address}?thema=structuur&kaart=autisme")
    expect(page.locator("li.fk-all__item:visible")).to_have_count(_count(cards, "structuur", "autisme"))
    chip = page.locator("[data-fk-chip=structuur]")
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(chip).to_have_text(f"Structuur ({_count(cards, 'structuur', 'autisme')})")
    expect(page.locator("[data-fk-all-card]")).to_have_value("autisme")


def test_what_is_chosen_stands_in_the_address(page: Page, address: str, cards: Library):
    page.goto(address)
    expect(page.locator("[data-fk-chip='']")).to_have_text(f"Alle ({_count(cards)})")
    expect(page.locator("[data-fk-all-card]")).to_have_value("")
    page.locator("[data-fk-chip=gedrag]").click()
    page.locator("[data-fk-all-card]").select_option("adhd")
    page.locator("[data-fk-all-group]").select_option("kaart")
    assert page.url.endswith("?thema=gedrag&kaart=adhd&per=kaart")
    expect(page.locator("[data-fk-all-chosen]")).to_have_text(
        f"Grenzen en gedrag · ADHD: {_count(cards, 'gedrag', 'adhd')} maatregelen"
    )
    expect(page.locator("h2:visible")).to_have_text(["ADHD"])


def test_what_an_address_names_and_is_not_there_hides_nothing(page: Page, address: str, cards: Library):
    page.goto(f"{address}?thema=bestaat-niet&kaart=evenmin")
    expect(page.locator("li.fk-all__item")).to_have_count(_count(cards))
    expect(page.locator("[data-fk-all-chosen]")).to_contain_text(f"{_count(cards)} maatregelen")


def test_a_line_opens_to_its_text_and_goes_on_the_list(page: Page, address: str):
    page.goto(f"{address}?kaart=autisme&thema=structuur")
    line = page.locator("li.fk-all__item:visible", has_text="Gebruik een dagschema")
    line.locator("[data-fk-all-open]").click()
    expect(line).to_contain_text("Hang het op ooghoogte")
    line.locator("[data-fk-all-add]").click()
    expect(line.locator("[data-fk-all-add]")).to_have_attribute("aria-pressed", "true")


def test_without_a_script_every_measure_is_there_and_linked(new_context, address: str, cards: Library):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(address)
    expect(page.locator("li.fk-all__item a")).to_have_count(_count(cards))
    expect(page.locator(".fk-all__bar")).to_be_hidden()


def test_what_is_shown_is_printed_with_what_was_chosen(page: Page, address: str, cards: Library):
    page.goto(f"{address}?thema=structuur&kaart=autisme")
    page.emulate_media(media="print")
    expect(page.locator("[data-fk-all-chosen]")).to_be_visible()
    expect(page.locator("li.fk-all__item:visible")).to_have_count(_count(cards, "structuur", "autisme"))
    expect(page.locator(".fk-all__bar .fk-chips")).to_be_hidden()


# Whether nothing lies over the middle of an element, and it is in the window.
_IN_SIGHT = """(selector) => {
    const element = document.querySelector(selector);
    const { x, y, width, height } = element.getBoundingClientRect();
    const shown = document.elementFromPoint(x + width / 4, y + height / 2);
    return Boolean(shown) && element.contains(shown);
}"""


@pytest.mark.parametrize(
    "query", ["", "?thema=gedrag", "?kaart=adhd", "?thema=gedrag&kaart=adhd", "?per=kaart&kaart=adhd"]
)
@pytest.mark.parametrize("size", [(1280, 900), (390, 800)])
def test_a_line_in_the_address_shows_whatever_is_chosen_and_clear_of_the_bar(
    new_context, address: str, cards: Library, query: str, size: tuple[int, int]
):
    line = next(one for one in cards.cards["autisme"].measures if one.theme == "structuur")
    page = new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    page.goto(f"{address}{query}#autisme-{line.id}")
    expect(page.locator(f"#autisme-{line.id}")).to_be_in_viewport()
    page.wait_for_function(_IN_SIGHT, arg=f"#autisme-{line.id}")
    assert ("thema" in page.url, "kaart=" in page.url) == (False, False)


def test_a_choice_that_holds_the_line_in_the_address_stays(page: Page, address: str, cards: Library):
    line = next(one for one in cards.cards["autisme"].measures if one.theme == "structuur")
    page.goto(f"{address}?thema=structuur&kaart=autisme#autisme-{line.id}")
    expect(page.locator("li.fk-all__item:visible")).to_have_count(_count(cards, "structuur", "autisme"))
    assert page.url.endswith(f"?thema=structuur&kaart=autisme#autisme-{line.id}")


@pytest.mark.parametrize("fragment", ["%", "%E0%A4%A", "nergens"])
def test_a_line_in_the_address_that_is_none_changes_nothing(page: Page, address: str, cards: Library, fragment: str):
    page.goto(f"{address}?thema=structuur#{fragment}")
    expect(page.locator("li.fk-all__item:visible")).to_have_count(_count(cards, "structuur"))
    page.locator("[data-fk-chip='']").click()
    expect(page.locator("li.fk-all__item:visible")).to_have_count(_count(cards))


def test_the_bar_stays_in_sight_below_the_header(page: Page, address: str):
    page.goto(address)
    page.evaluate("() => scrollTo(0, document.body.scrollHeight / 2)")
    bar, header = page.locator(".fk-all__bar").bounding_box(), page.locator(".md-header").bounding_box()
    assert abs(bar["y"] - header["height"]) < 3
    page.wait_for_function(_IN_SIGHT, arg="[data-fk-all-chosen]")


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_a_chosen_view_with_a_line_open(new_context, address: str, width: int):
    page = new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce").new_page()
    page.goto(f"{address}?kaart=autisme&thema=structuur")
    page.locator("[data-fk-all-open]:visible").first.click()
    expect(page.locator(".fk-all__text:visible")).to_have_count(1)
    assert violations(page) == []
