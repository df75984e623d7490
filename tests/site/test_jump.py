"""The way around a card on a phone: sections, themes and numbers at the foot of the window."""

from playwright.sync_api import expect

PHONE = {"width": 390, "height": 800}


def test_a_number_is_two_taps_away_on_a_phone(new_context, http: str):
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{http}kaarten/hechting.html")
    way = page.locator("[data-fk-jump]")
    expect(way).to_be_in_viewport()
    way.locator("summary").click()
    way.get_by_role("link", name="Maatregel 22", exact=True).click()
    expect(page.locator("#m22")).to_be_in_viewport()
    expect(way.locator(".fk-jump__number").first).to_be_hidden()


def test_the_numbers_of_a_theme_stand_below_its_name_and_on_the_bar_itself(new_context, http: str):
    page = new_context(viewport=PHONE).new_page()
    page.goto(f"{http}kaarten/hechting.html")
    way = page.locator("[data-fk-jump]")
    way.locator("summary").click()
    panel, bar = way.locator(".fk-jump__themes").bounding_box(), way.bounding_box()
    assert abs(panel["y"] + panel["height"] - bar["y"]) <= 1
    for theme in way.locator(".fk-jump__theme").all():
        name, number = theme.locator("span").bounding_box(), theme.locator("a").first.bounding_box()
        assert name["y"] + name["height"] <= number["y"]
        assert name["x"] == number["x"]


def test_without_a_script_a_section_is_one_tap_away(new_context, http: str):
    page = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    page.goto(f"{http}kaarten/hechting.html")
    page.locator("[data-fk-jump] a[href='#signalen']").click()
    expect(page.locator("#signalen")).to_be_in_viewport()


def test_on_a_laptop_and_on_paper_it_is_not_there(page, http: str):
    page.goto(f"{http}kaarten/hechting.html")
    expect(page.locator("[data-fk-jump]")).to_be_hidden()
    page.set_viewport_size(PHONE)
    page.emulate_media(media="print")
    expect(page.locator("[data-fk-jump]")).to_be_hidden()
