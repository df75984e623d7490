"""One pupil through a school year, as a care coordinator follows it: from blank card to the sheet and back.

Each moment is another day in another browser, with nothing but the saved file in hand. What one sees on the way is kept
as pictures in the folder of the test: on a laptop, on a phone and in the dark.
"""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
from docx import Document
from playwright.sync_api import BrowserContext, Page, expect

from tests.printing import print_page, wait_for_print
from tests.site.test_days import set_clock
from tests.site.test_fill import save
from tests.site.test_moments import marks

CARD = "kaarten/hechting.html"
PHONE, LAPTOP = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
LOOKS = (("laptop", LAPTOP, "default"), ("telefoon", PHONE, "default"), ("donker", LAPTOP, "slate"))


def look(page: Page, folder: Path, name: str, part: str | None = None) -> None:
    """Keep what stands on the screen as pictures; it must fit a phone."""
    for look_, size, scheme in LOOKS:
        page.set_viewport_size(size)
        page.evaluate("scheme => document.body.dataset.mdColorScheme = scheme", scheme)
        if part:
            page.locator(part).first.scroll_into_view_if_needed()
        page.screenshot(path=folder / f"{name}-{look_}.png")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], name
    page.set_viewport_size(LAPTOP)
    page.evaluate("document.body.dataset.mdColorScheme = 'default'")


def on(day: str, new_context: Callable[..., BrowserContext], http: str, file: Path | None = None) -> Page:
    """Sit down at another computer on this day; with a file, open it there."""
    context = new_context(timezone_id="Europe/Brussels")
    set_clock(context, f"{day}T10:00:00+01:00")
    page = context.new_page()
    page.goto(http + CARD)
    page.evaluate("window.print = () => {}")
    if file:
        page.set_input_files("[data-fk-open-file]", file)
        expect(page.locator("[data-fk-undo-text]")).to_have_text(f"{file.name} is geopend")
    return page


def tick(page: Page, *names: str, off: tuple[str, ...] = ()) -> None:
    for name in names:
        page.locator(f"[name={name}]").check()
    for name in off:
        page.locator(f"[name={name}]").uncheck()


def follow_up(page: Page, measure: str, **parts: str) -> None:
    """Write what follows a measure: who, from, effect, next, note."""
    row = page.locator(f"tr:has([name={measure}-1])")
    if row.locator("details:not([open])").count():
        row.locator("summary").click()
    for part, text in parts.items():
        field = row.locator(f"[data-fk-fold-out-part={part}]")
        if part in ("effect", "next"):
            field.select_option(text)
        else:
            field.fill(text)


def choose(page: Page, what: str, how: str) -> None:
    page.get_by_role("button", name="Afdrukken").first.click()
    page.locator(f"[name=afdruk-wat][value={what}]").check()
    page.locator(f"[data-fk-print-choice] button[value={how}]").click()


def on_paper(page: Page, what: str, picture: Path) -> str:
    """Print, keep a picture of the first sheet; return the text of the only one."""
    choose(page, what, "print")
    wait_for_print(page, what)
    data = print_page(page)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    return text_of(data, picture)


def text_of(data: bytes, picture: Path) -> str:
    pypdfium2.PdfDocument(data)[0].render(scale=1.5).to_pil().save(picture)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1
        return re.sub(r"\s+", " ", pdf.pages[0].extract_text())


def test_a_pupil_is_followed_from_the_blank_card_in_september_to_the_meeting_in_february(
    new_context: Callable[..., BrowserContext], http: str, tmp_path: Path
) -> None:
    september = _september(on("2026-09-24", new_context, http), tmp_path)
    november = _november(on("2026-11-24", new_context, http, september), tmp_path)
    february = _february(on("2027-02-09", new_context, http, november), tmp_path)
    _read_back(on("2027-02-10", new_context, http, february), tmp_path, february)


def _september(page: Page, folder: Path) -> Path:
    look(page, folder, "1-september-blanco", ".fk-fill")
    page.get_by_label("Sticordimaatregelen voor", exact=True).fill("A.A.")
    page.get_by_label("Klas", exact=True).fill("3B")
    page.get_by_label("Ingevuld door").fill("An")
    tick(page, "s2", "s5", "s9", "s14", "m3-1", "m5-2", "m9-2", "m13-2", "m18-2", "m22-2")
    page.get_by_label("Eigen maatregel 30", exact=True).fill("Elke morgen samen de dag overlopen.")
    tick(page, "eigen-1-2")
    follow_up(page, "m13", who="juf An", **{"from": "1 oktober"})
    follow_up(page, "m22", who="meester Bo", **{"from": "na de herfstvakantie"})
    follow_up(page, "eigen-1", who="iedereen")
    bar = page.locator("[data-fk-fill-bar]")
    expect(bar).to_contain_text("A.A. Kolom 1: 1, kolom 2: 6. Nog niet bewaard.")
    look(page, folder, "2-september-opvolging", "#m13")
    file = save(page, folder)
    assert file.name == "hechting-AA-2026-09-24.json"
    expect(bar).to_contain_text("Bewaard.")
    return file


def _november(page: Page, folder: Path) -> Path:
    expect(page.locator("[data-fk-moment-chips] button")).to_have_text(["24 september 2026, An"])
    page.get_by_role("button", name="Nieuw moment").click()
    expect(page.locator("[data-fk-moment-chips] button")).to_have_text(
        ["24 september 2026, An", "24 november 2026, An"]
    )
    tick(page, "s7", "m13-1", "m27-2", off=("s14", "m13-2", "m9-2"))
    follow_up(page, "m13", effect="werkt", next="voortzetten")
    follow_up(page, "m5", who="juf An", effect="te vroeg")
    follow_up(page, "m22", effect="niet", next="bijsturen", note="Alleen nog in de voormiddag")
    look(page, folder, "3-november-momenten", "[data-fk-moments]")
    page.get_by_role("button", name="Vergelijken").click()
    assert marks(page) == {
        "Signaal 7": "signaal erbij",
        "Signaal 14": "signaal weg",
        "Maatregel 5": "wie en effect veranderd",
        "Maatregel 9": "gestopt",
        "Maatregel 13": "van 2 naar 1; effect en verder veranderd",
        "Maatregel 22": "effect, verder en opmerking veranderd",
        "Maatregel 27": "nieuw",
    }
    look(page, folder, "4-november-vergelijken", "[data-fk-compare]")
    page.locator("[data-fk-compare-print]").click()
    compared = text_of(print_page(page), folder / "4-november-vergelijken-papier.png")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    for said in ("Vergelijken · A.A.", "24 september", "24 november", "gestopt", "1 nieuw"):
        assert said in compared
    page.get_by_role("button", name="Sluiten", exact=True).click()
    return save(page, folder)


def _february(page: Page, folder: Path) -> Path:
    expect(page.locator("[data-fk-moment-chips] button")).to_have_count(2)
    page.get_by_role("button", name="Nieuw moment").click()
    page.get_by_label("Ingevuld door").fill("Cato")
    tick(page, "m5-1", off=("m5-2", "s9"))
    for measure, effect, next_ in (
        ("m5", "werkt", "voortzetten"),
        ("m13", "werkt", "stoppen"),
        ("m22", "deels", "bijsturen"),
    ):
        follow_up(page, measure, effect=effect, next=next_)
    follow_up(page, "m27", who="juf An", **{"from": "2027-02-15"}, note="Eerst met de ouders bespreken")
    look(page, folder, "5-februari", "#m22")
    page.get_by_role("button", name="Afdrukken").first.click()
    page.locator("[name=afdruk-wat][value=sheet]").check()
    look(page, folder, "6-februari-opvolgblad-kiezen")
    page.keyboard.press("Escape")
    sheet = on_paper(page, "sheet", folder / "7-februari-opvolgblad.png")
    for said in (
        "Opvolgblad – Hechting · A.A.",
        "Klas: 3B",
        "Datum: 9 februari 2027",
        "Door: Cato",
        "Signalen die we zien",
    ):
        assert said in sheet
    for said in ("juf An", "1 oktober", "15-02-2027", "bijsturen", "Eerst met", "iedereen"):
        assert said in sheet
    assert re.findall(r"\b(\d+)\. [A-ZÉ]", sheet.split("Opmerking")[1]) == ["3", "5", "13", "18", "22", "27", "30"]
    with page.expect_download() as word:
        choose(page, "sheet", "docx")
    (table,) = Document(word.value.path()).tables
    assert [cell.text for cell in table.rows[5].cells][1:] == [
        "2",
        "meester Bo",
        "na de herfstvakantie",
        "deels",
        "bijsturen",
        "Alleen nog in de voormiddag",
    ]
    desk = on_paper(page, "desk", folder / "8-februari-klaskaart.png")
    assert "A.A." not in desk
    assert "Elke morgen samen de dag overlopen." in desk
    file = save(page, folder)
    page.get_by_role("button", name="Kolom 2 op de overleglijst").click()
    look(page, folder, "9-februari-naar-de-lijst", ".fk-fill")
    page.locator(".fk-bar").get_by_role("link", name="Overleglijst").click()
    expect(page.locator("[data-fk-item]")).to_have_count(4)
    page.get_by_label("Titel van het overleg").fill("MDO derde leerjaar")
    page.get_by_label("Datum", exact=True).fill("2027-02-09")
    page.get_by_label("Notitie").first.fill("Wat zeggen de ouders?")
    look(page, folder, "10-februari-overleglijst", "[data-fk-item]")
    listed = text_of(print_page(page), folder / "10-februari-overleglijst-papier.png")
    assert "A.A. · 3B" in listed
    return file


def _read_back(page: Page, folder: Path, file: Path) -> None:
    days = ["24 september 2026, An", "24 november 2026, An", "9 februari 2027, Cato"]
    expect(page.locator("[data-fk-moment-chips] button")).to_have_text(days)
    page.get_by_role("button", name="24 september 2026").click()
    expect(page.locator("[name=m13-2]")).to_be_checked()
    expect(page.locator("#m13 summary")).to_have_text("Opvolging – juf An, 1 oktober")
    page.get_by_role("button", name="24 november 2026").click()
    expect(page.locator("#m22 summary")).to_contain_text("niet, bijsturen, met opmerking")
    page.get_by_role("button", name="9 februari 2027").click()
    expect(page.locator("#m22 summary")).to_contain_text("deels, bijsturen, met opmerking")
    look(page, folder, "11-weer-geopend", "[data-fk-moments]")
    again = save(page, folder)
    assert json.loads(again.read_text("utf-8")) == json.loads(file.read_text("utf-8"))
