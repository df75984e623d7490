"""The list along the links of a site on a disk, where the pages share a storage: nothing doubles and all is there."""

from playwright.sync_api import Page, expect


def test_a_link_on_a_disk_doubles_nothing_and_leaves_its_address_as_it_is(page: Page, disk: str) -> None:
    page.goto(disk + "kaarten/dromen.html")
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("J.D.")
    page.locator("[data-fk-list-add='1']").click()
    to_list = page.locator(".md-content a[href$='overleg.html']").first
    written = to_list.get_attribute("href")
    with page.context.expect_page() as opened:
        to_list.click(modifiers=["Control"])
    assert to_list.get_attribute("href") == written
    for tab in (opened.value, page):
        if tab is page:
            to_list.click()
        tab.wait_for_url(disk + "overleg.html")
        expect(tab.locator("[data-fk-item]")).to_have_count(1)
        expect(tab.locator("[data-fk-item-pupil]")).to_have_value("J.D.")
        expect(tab.locator("[data-fk-list-notices]")).to_be_hidden()


def test_an_address_on_a_server_brings_no_list(page: Page, http: str) -> None:
    brought = '{"list":"%23lijst_dromen_a1","versions":["1"],"saved":true,"hasMore":false,"inNewTab":false}'
    page.goto(f"{http}overleg.html?mee={brought}&kleuren=slate")
    expect(page.locator("[data-fk-list-empty]")).to_be_visible()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
