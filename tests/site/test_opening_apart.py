"""A filled-in PDF and Word file are read in a worker, on a server and from a disk."""

import pytest
from playwright.sync_api import Page, expect

_NAME = "Sticordimaatregelen voor"


@pytest.mark.parametrize("home", ["http", "disk"])
@pytest.mark.parametrize("kind", ["PDF", "Word"])
def test_a_file_that_the_site_filled_in_opens_again(page: Page, request: pytest.FixtureRequest, home: str, kind: str):
    page.goto(request.getfixturevalue(home) + "kaarten/hechting.html")
    page.get_by_label(_NAME, exact=True).fill("J.D.")
    page.locator(".fk-bar").get_by_role("link", name=kind).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Ingevuld").click()
    data = download.value.path().read_bytes()
    page.get_by_label(_NAME, exact=True).fill("")
    page.set_input_files("[data-fk-open-file]", {"name": "x", "mimeType": "application/pdf", "buffer": data})
    expect(page.get_by_label(_NAME, exact=True)).to_have_value("J.D.")
