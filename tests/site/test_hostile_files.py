"""Files made to freeze the page: refused, or stopped by the person, with what is on the screen untouched."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.site.hostile import FILES

_NAME = "Sticordimaatregelen voor"
# The five seconds that a file gets go by sooner: no file here is any better after them.
_SOONER = """const real = window.setTimeout;
    window.setTimeout = (work, time, ...more) => real(work, time === 5000 ? 700 : time, ...more);"""


def open_hostile(page: Page, file: Path, data: bytes) -> None:
    file.write_bytes(data)
    page.set_input_files("[data-fk-open-file]", file)


@pytest.mark.parametrize("home", ["http", "disk"])
def test_a_file_made_to_freeze_the_page_is_refused_and_the_work_stays(
    page: Page, request: pytest.FixtureRequest, tmp_path: Path, home: str
):
    page.add_init_script(_SOONER)
    page.goto(request.getfixturevalue(home) + "kaarten/hechting.html")
    page.get_by_label(_NAME, exact=True).fill("J.D.")
    message = page.locator("[data-fk-message]")
    for name, make in FILES.items():
        open_hostile(page, tmp_path / "x", make())
        expect(message, name).to_contain_text("blijft staan")
        message.get_by_role("button", name="Goed").click()
        expect(page.locator("dialog[open]")).to_have_count(0)
        assert page.get_by_label(_NAME, exact=True).input_value() == "J.D.", name


def _waiting(page: Page, folder: Path) -> Locator:
    """The dialog of a page that reads a file which takes for ever."""
    page.get_by_label(_NAME, exact=True).fill("J.D.")
    open_hostile(page, folder / "x", FILES["references without width"]())
    return page.get_by_role("dialog", name="Het bestand wordt gelezen")


@pytest.mark.parametrize("home", ["http", "disk"])
@pytest.mark.parametrize("how", ["Enter", "Escape"])
def test_opening_is_stopped_by_the_person_who_waits(
    page: Page, request: pytest.FixtureRequest, tmp_path: Path, home: str, how: str
):
    page.goto(request.getfixturevalue(home) + "kaarten/hechting.html")
    dialog = _waiting(page, tmp_path)
    expect(dialog.get_by_role("button", name="Annuleren")).to_be_focused()
    expect(dialog).to_have_accessible_description(
        "Dat duurt hoogstens enkele tellen. Stop je ermee, dan blijft staan wat er op het scherm staat."
    )
    page.keyboard.press(how)
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="Het openen is gestopt.")).to_be_visible()
    expect(page.locator("[data-fk-message]")).to_have_count(0)
    # The next file is opened: the one before is over.
    page.set_input_files("[data-fk-open-file]", {"name": "x", "mimeType": "text/plain", "buffer": b"{"})
    expect(page.locator("[data-fk-message]")).to_contain_text("beschadigd")
    page.get_by_role("button", name="Goed").click()
    assert page.get_by_label(_NAME, exact=True).input_value() == "J.D."
