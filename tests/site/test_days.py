"""A day is the person's own: half an hour past midnight in Flanders it is still yesterday by UTC."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from tests.site.test_fill import CARD, save

NIGHT = "2026-11-24T00:30:00+01:00"
# The clock goes on from another moment. Playwright's own clock would take the timers of the page as well.
_CLOCK = """(() => { const Real = Date, shift = new Real("%s") - Real.now();
    window.Date = class extends Real {
        constructor(...parts) { super(...(parts.length ? parts : [Real.now() + shift])); }
        static now() { return Real.now() + shift; }
    }; })()"""


def set_clock(context: BrowserContext, moment: str) -> None:
    """Let every page of this browser begin at another moment (ISO 8601)."""
    context.add_init_script(_CLOCK % moment)


def test_half_an_hour_past_midnight_every_day_is_the_new_one(
    new_context: Callable[..., BrowserContext], http: str, tmp_path: Path
) -> None:
    context = new_context(timezone_id="Europe/Brussels")
    set_clock(context, NIGHT)
    page = context.new_page()
    page.goto(http + CARD)
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("A.A.")
    page.get_by_label("Maatregel 13: ga ik uitproberen").check()
    expect(page.locator("[data-fk-moment-chips]")).to_have_text("24 november 2026")
    file = save(page, tmp_path)
    assert file.name == "dromen-AA-2026-11-24.json"
    assert json.loads(file.read_text("utf-8"))["momenten"][0]["datum"] == "2026-11-24"
    page.get_by_label("Onthouden op dit toestel").check()
    page.get_by_role("button", name="Afdrukken").first.click()
    page.locator("[name=afdruk-wat][value=sheet]").check()
    with page.expect_download() as sheet:
        page.locator("[data-fk-print-choice] button[value=docx]").click()
    assert sheet.value.suggested_filename == "dromen-opvolgblad-AA-2026-11-24.docx"
    page.get_by_role("button", name="Kolom 2 op de overleglijst").click()
    other = context.new_page()
    other.goto(http + CARD)
    expect(other.locator("[data-fk-kept-open]")).to_have_text("A.A. (24 november 2026)")
    other.goto(http + "overleg.html")
    expect(other.locator("[data-fk-item]")).to_have_count(1)
    with other.expect_download() as list_file:
        other.locator(".fk-list__tools").get_by_role("button", name="Bewaren").click()
    assert list_file.value.suggested_filename == "overleglijst-2026-11-24.json"
