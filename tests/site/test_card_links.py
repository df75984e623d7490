"""Links from one card to another on the built site: on the card, elsewhere, and in the search."""

import re

from macros.reading.library import load_what_is_sound
from macros.search.entries import card_entries
from tests.conftest import FIXTURES


def test_a_card_leads_to_another_card_and_to_a_measure_of_it(page, disk):
    page.goto(f"{disk}/kaarten/zonder.html")
    links = page.locator("article a[href^='dromen.html']")
    assert [link.get_attribute("href") for link in links.all()] == [
        *("dromen.html", "dromen.html#m3"),
        *("dromen.html#m3", "dromen.html#stille"),
    ]
    assert page.locator("#m4 a[href='#s1']").inner_text() == "wacht"
    assert links.nth(3).get_attribute("title") == "Dromen: De stille dromer"
    said = links.nth(2).inner_text()
    assert re.fullmatch("Dromen, maatregel 3: .+", said)
    links.nth(2).click()
    page.wait_for_url("**/kaarten/dromen.html#m3")
    assert said.partition(": ")[2] in page.locator("#m3").inner_text()


def test_a_card_links_to_another_without_script(new_context, disk):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{disk}/kaarten/zonder.html")
    page.locator("#m4 a[href='dromen.html#m3']").click()
    page.wait_for_url("**/kaarten/dromen.html#m3")


def test_the_text_of_a_measure_leads_to_the_same_places_from_a_page_at_the_root(site):
    script = (site / "kaarten/zonder.lijst.js").read_text(encoding="utf-8")
    assert re.findall(r'href=\\"([^"\\]*)', script) == [
        *("kaarten/dromen.html#m3", "kaarten/dromen.html#stille"),
        "kaarten/zonder.html#s1",
    ]


def test_the_search_finds_a_measure_by_the_title_of_what_it_links_to():
    entries = card_entries(load_what_is_sound(FIXTURES / "site").cards["zonder"])
    measure = next(entry for entry in entries if entry["location"].endswith("#m4"))
    assert "zoals bij Dromen, maatregel 3: " in measure["text"]
    assert "[" not in measure["text"]
