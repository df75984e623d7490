"""The site of a school in a real browser: colour, logo, styles, menu, footer, and how to say or change something."""

import io
import shutil
import subprocess
import sys
from collections.abc import Callable
from urllib.parse import unquote

import pypdf
import pytest
from playwright.sync_api import BrowserContext

from tests.conftest import copy_project
from tests.school.conftest import ONS


@pytest.fixture(scope="module")
def school_site(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the fixture site with the school in it, as a plain folder."""
    root = copy_project(tmp_path_factory.mktemp("school") / "één school", searched=False)
    shutil.copytree(ONS, root / "school")
    (root / "school/kaarten/klein.aanvulling.yml").unlink()
    (root / "school/kaarten/dromen.aanvulling.yml").write_text(
        "maatregelen:\n  - {nr: 101, thema: ons, kort: Ga naar de tuin, tekst: Achteraan.}\n", encoding="utf-8"
    )
    command = [sys.executable, "-m", "macros", "build"]
    run = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return f"{(root / 'site').as_uri()}/"


@pytest.mark.parametrize(("scheme", "header"), [("light", "rgb(10, 92, 140)"), ("dark", None)])
def test_the_header_has_the_colour_of_the_school_and_can_be_read(
    school_site: str, new_context: Callable[..., BrowserContext], scheme: str, header: str | None
):
    page = new_context(color_scheme=scheme).new_page()
    page.goto(f"{school_site}kaarten/dromen.html")
    found = page.eval_on_selector(".md-header", "each => getComputedStyle(each).backgroundColor")
    assert found == header or (header is None and found not in ("rgb(10, 92, 140)", "rgb(13, 59, 72)"))


def test_the_styles_of_the_school_come_last_and_win(school_site: str, new_context: Callable[..., BrowserContext]):
    page = new_context().new_page()
    page.goto(f"{school_site}kaarten/dromen.html")
    sheets = page.eval_on_selector_all("link[rel=stylesheet]", "all => all.map(each => each.href)")
    assert "/school/stijl." in sheets[-1]
    assert page.eval_on_selector("h1", "each => getComputedStyle(each).letterSpacing") != "normal"


def test_the_logo_and_the_name_are_shown(school_site: str, new_context: Callable[..., BrowserContext]):
    page = new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.goto(f"{school_site}index.html")
    logo = page.locator(".md-header .md-logo img")
    assert logo.get_attribute("src").endswith("school/logo.svg")
    assert logo.evaluate("each => each.complete && each.naturalWidth") == 120
    footer = page.locator(".fk-footer").inner_text()
    for text in ("Onze kaarten", "BS De Regenboog", "Zorgteam, lokaal 12", "Samen voor elk kind"):
        assert text in footer


def test_the_menu_leads_to_the_school_s_own_pages(school_site: str, new_context: Callable[..., BrowserContext]):
    page = new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.goto(f"{school_site}index.html")
    page.click("text=Afspraken")
    page.wait_for_url("**/school/afspraken.html")
    assert page.locator("img[alt='De klas']").evaluate("each => each.naturalWidth") == 40
    assert page.locator("a[href='https://regenboog.be/']").count() >= 1


def test_a_card_says_where_a_remark_goes_and_where_to_change_it(
    school_site: str, new_context: Callable[..., BrowserContext]
):
    page = new_context().new_page()
    page.goto(f"{school_site}kaarten/huiswerk.html")
    foot = page.locator(".fk-card-foot")
    address = foot.locator("a").first.get_attribute("href")
    assert unquote(address) == "mailto:zorg@regenboog.be?subject=Opmerking bij de kaart Huiswerk"
    foot.locator("a").last.click()
    page.wait_for_url("**/hulp/browser.html#huiswerk")
    links = page.locator(".fk-edit-online a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    base = "https://github.com/regenboog/focuskaarten/edit/main/school/kaarten"
    assert f"{base}/huiswerk.yml" in links
    assert f"{base}/huiswerk.md" in links
    assert f"{base}/dromen.aanvulling.yml#L2" in links
    lines = (ONS / "kaarten/huiswerk.yml").read_text(encoding="utf-8").splitlines()
    assert f"{base}/huiswerk.yml#L{lines.index('  - nr: 30') + 1}" in links


def test_an_own_measure_stands_on_the_card_and_can_be_ticked(
    school_site: str, new_context: Callable[..., BrowserContext]
):
    page = new_context().new_page()
    page.goto(f"{school_site}kaarten/dromen.html#m101")
    assert "Ga naar de tuin" in page.locator("#m101").inner_text()
    assert page.locator("input[name='m101-2']").count() == 1
    assert page.locator("input[name='eigen-1-1']").count() == 1


def test_without_a_school_a_card_says_nothing_of_remarks(disk: str, new_context: Callable[..., BrowserContext]):
    page = new_context().new_page()
    page.goto(f"{disk}kaarten/dromen.html")
    assert page.locator(".fk-card-foot").count() == 0
    page.goto(f"{disk}hulp/browser.html")
    assert "nog niet ingesteld" in page.locator(".fk-edit-online").inner_text()


def test_the_logo_and_the_name_stand_on_the_first_printed_sheet(
    school_site: str, new_context: Callable[..., BrowserContext]
):
    page = new_context().new_page()
    page.goto(f"{school_site}kaarten/dromen.html")
    page.emulate_media(media="print")
    logo = page.locator(".fk-header__logo")
    assert logo.evaluate("each => each.complete && each.naturalWidth") == 120
    assert logo.is_visible()
    first = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages[0].extract_text()
    assert "De Regenboog" in first[:200]
