"""A card filled in for one made-up pupil, and how its sheet is asked for."""

import pytest
from playwright.sync_api import Page

CARD = "kaarten/hechting.html"
SIGNALS = (2, 5, 9, 14)
TICKED = {3: (1,), 5: (2,), 9: (1, 2), 13: (2,), 18: (2,), 22: (1,), 27: (2,)}
OWN = "Elke morgen samen de dag overlopen.\nOok na de middag."
COLUMNS = ["Maatregel", "1/2", "Wie", "Vanaf", "Effect", "Verder", "Opmerking"]


def fill_in(page: Page) -> None:
    """Tick four signals and eight measures, one of them of one's own."""
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("A.A.")
    for number in SIGNALS:
        page.get_by_label(f"Signaal {number}: gezien").check()
    for number, columns in TICKED.items():
        for column in columns:
            page.locator(f"[name=m{number}-{column}]").check()
    page.get_by_label("Eigen maatregel 30", exact=True).fill(OWN)
    page.locator("[name=eigen-1-2]").check()


@pytest.fixture(params=["http", "disk"])
def card(request: pytest.FixtureRequest, page: Page) -> Page:
    """The page of the card, on a web server and as a file on a disk."""
    page.goto(request.getfixturevalue(request.param) + CARD)
    page.evaluate("window.print = () => {}")
    return page


def choose(page: Page, what: str, how: str) -> None:
    """Choose in the print dialog what goes out ("sheet", "desk"), and how ("print", "pdf", "docx", "copy")."""
    page.get_by_role("button", name="Afdrukken").first.click()
    page.locator(f"[name=afdruk-wat][value={what}]").check()
    page.locator(f"[data-fk-print-choice] button[value={how}]").click()


def taken(page: Page, kind: str) -> tuple[str, bytes]:
    """Take the sheet along as a file: its name and what is in it."""
    with page.expect_download() as download:
        choose(page, "sheet", kind)
    return download.value.suggested_filename, download.value.path().read_bytes()


@pytest.fixture
def filled(card: Page) -> Page:
    """The card, filled in."""
    fill_in(card)
    return card
