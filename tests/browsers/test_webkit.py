"""The jobs of a person in WebKit, on screen and on paper, with scripts and storage and without.

WebKitGTK stands in for Safari, which runs on no machine of ours. Not checked, as its driver cannot show it: faults of
scripts and refusals of the policy (it tells of no console; the tests in Chromium see both), and a page from which one
thing of the browser is taken before its scripts run (so in Chromium and Firefox). Not checked, as WebKit does not do
it: the footer of a printed sheet, our own margins, and the head of a table on each sheet (there every row says what its
boxes and cells mean).
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pypdf
import pytest
from docx import Document
from lxml import html
from pdfplumber.page import Page as Sheet
from selenium.webdriver import Keys

from tests.browsers.webkit import WebKit, missing_for_webkit, print_page, webkit
from tests.printing import FILLED, keep_pictures

CARD = "kaarten/dromen.html"
HOMES = ("http", "sub_path", "disk")
NAME = "[name=voor]"
QUERY = "[data-md-component=search-query]"

# What does not depend on the address is tried where a browser is strictest, and some where it is not as well.
AT_EXTREMES = pytest.mark.parametrize("home", ["http", "disk"], indirect=True)
ON_DISK = pytest.mark.parametrize("home", ["disk"], indirect=True)

pytestmark = pytest.mark.skipif(bool(missing_for_webkit()), reason=f"missing for WebKit: {missing_for_webkit()}")


@pytest.fixture(scope="module")
def browser_of_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebKit]:
    with webkit(tmp_path_factory.mktemp("webkit"), "--private") as browser:
        yield browser


@pytest.fixture
def browser(browser_of_all: WebKit) -> Iterator[WebKit]:
    """A WebKit that keeps nothing of the test before."""
    yield browser_of_all
    browser_of_all.clear()


@pytest.fixture(params=HOMES)
def home(request: pytest.FixtureRequest) -> str:
    """The site on a web server, in a sub-path of one and as a plain folder."""
    return request.getfixturevalue(request.param)


def search(browser: WebKit, query: str) -> None:
    browser.click(QUERY)
    browser.find(QUERY).send_keys(query)


def keep(browser: WebKit) -> None:
    browser.click("#invullen [data-fk-remember]")


def wait_until_kept(browser: WebKit, name: str) -> None:
    """Wait until this tab knows of a tick that another one kept: WebKit tells it, but not at once."""
    browser.wait(lambda: browser.run("return JSON.stringify(localStorage).includes(arguments[0])", name))


def ticked(browser: WebKit) -> list[str]:
    return browser.run("return [...document.querySelectorAll('[data-fk-field]:checked')].map((field) => field.name)")


def there_and_back(browser: WebKit, link: str) -> None:
    """Follow a link and go back; wait until WebKit blanked what it blanks: a moment after the page shows again."""
    browser.run("addEventListener('pageshow', () => setTimeout(() => (document.body.dataset.back = ''), 200))")
    left = browser.driver.current_url
    browser.click(link)
    browser.wait(lambda: browser.driver.current_url != left)
    browser.driver.back()
    browser.find("[data-back]")


def test_a_measure_is_found_and_opened(browser: WebKit, home: str) -> None:
    browser.open(f"{home}index.html")
    search(browser, "zandloper")
    browser.click(".md-search-result__link")
    browser.wait(lambda: browser.driver.current_url.startswith(home + CARD))


@AT_EXTREMES
def test_a_search_that_finds_nothing_offers_a_way_on(browser: WebKit, home: str) -> None:
    browser.open(f"{home}index.html")
    search(browser, "xqzzxq")
    browser.wait(lambda: "xqzzxq" in browser.find(".fk-no-result").text)


def test_a_card_is_filled_in_saved_and_opened_again(browser: WebKit, home: str) -> None:
    browser.open(home + CARD)
    browser.find(NAME).send_keys("J.D.")
    browser.click("[name=m13-1]")
    file = browser.download(lambda: browser.click("#invullen [data-fk-save]"))
    assert json.loads(file.read_text(encoding="utf-8"))["voor"] == "J.D."
    browser.forget()
    browser.open(home + CARD)
    assert ticked(browser) == []
    browser.choose_file("#invullen [data-fk-open-file]", file)
    browser.wait(lambda: ticked(browser) == ["m13-1"])
    assert browser.value(NAME) == "J.D."


@pytest.mark.parametrize(("home", "kind"), [("disk", "pdf"), ("sub_path", "docx")], indirect=["home"])
def test_a_filled_in_card_is_taken_along_and_opened_again(browser: WebKit, home: str, kind: str) -> None:
    browser.open(home + CARD)
    browser.find(NAME).send_keys("J.D.")
    browser.click(f"[data-fk-take-away={kind}]")
    file = browser.download(lambda: browser.click("[data-fk-take-away-choice] [value=filled]"))
    if kind == "pdf":
        assert pypdf.PdfReader(file).get_fields()["voor"].value == "J.D."
    else:
        assert "J.D." in "".join(Document(file).element.itertext())
    browser.forget()
    browser.open(home + CARD)
    browser.choose_file("#invullen [data-fk-open-file]", file)
    browser.wait(lambda: browser.value(NAME) == "J.D.")


@AT_EXTREMES
def test_a_link_to_a_measure_is_copied_and_marks_its_row(browser: WebKit, home: str) -> None:
    browser.open(home + CARD)
    browser.click("#m13 [data-fk-copy]")
    text = browser.clipboard()
    assert text.startswith("Dromen, maatregel 13: Zet een zandloper op de bank")
    browser.open(text.rsplit(" ", 1)[1])
    assert browser.run("return document.querySelector('#m13').matches(':target')")


def test_a_measure_goes_to_the_list_and_is_shown(browser: WebKit, home: str) -> None:
    browser.open(home + CARD)
    browser.click("#m13 [data-fk-list-add]")
    browser.click(".fk-bar [href*='overleg.html']")
    browser.find("[data-fk-item]")
    browser.click("[data-fk-slides-start]")
    assert "Zet een zandloper op de bank" in browser.find("[data-fk-slides][open]").text


def test_column_2_is_shown_on_a_large_screen_one_measure_after_another(browser: WebKit, home: str) -> None:
    browser.open(home + CARD)
    for name in ("m13-2", "m25-2"):
        browser.click(f"[name={name}]")
    browser.click("#invullen [data-fk-slides-start]")
    assert "Zet een zandloper op de bank" in browser.find("[data-fk-slides][open]").text
    browser.find("[data-fk-slides]").send_keys(Keys.ARROW_RIGHT)
    browser.wait(lambda: "Fluister de naam van het kind" in browser.find("[data-fk-slides][open]").text)
    browser.find("[data-fk-slides]").send_keys(Keys.ESCAPE)
    browser.wait(lambda: not browser.find_all("[data-fk-slides][open]"))


@AT_EXTREMES
def test_after_back_the_name_stays_and_the_next_tick_keeps_it(browser: WebKit, home: str) -> None:
    browser.open(home + CARD)
    browser.find(NAME).send_keys("J.D.")
    there_and_back(browser, ".fk-footer [href*='hulp/index.html']")
    assert browser.value(NAME) == "J.D."
    browser.click("[name=m13-1]")
    browser.driver.refresh()
    browser.wait(lambda: ticked(browser) == ["m13-1"])
    assert browser.value(NAME) == "J.D."


@ON_DISK
def test_after_back_the_list_still_says_who_does_it(browser: WebKit, home: str) -> None:
    browser.open(f"{home}overleg.html#lijst_dromen_a13a22")
    browser.find("[data-fk-item-who]").send_keys("Nour")
    there_and_back(browser, "[data-fk-item-link]")
    assert browser.value("[data-fk-item-who]") == "Nour"


@ON_DISK
def test_two_tabs_that_remember_one_pupil_lose_no_tick_of_each_other(browser: WebKit, home: str) -> None:
    browser.open(home + CARD)
    browser.find(NAME).send_keys("J.D.")
    keep(browser)
    first = browser.new_window(home + CARD)
    browser.click("[data-fk-kept-open]")
    browser.click("[name=m13-1]")
    second = browser.driver.current_window_handle
    browser.go_to(first)
    wait_until_kept(browser, "m13-1")
    browser.click("[name=m22-2]")
    assert ticked(browser) == ["m13-1", "m22-2"]
    browser.go_to(second)
    wait_until_kept(browser, "m22-2")
    browser.click("[name=m3-1]")
    assert sorted(ticked(browser)) == ["m13-1", "m22-2", "m3-1"]


def test_an_item_of_the_list_is_dragged_to_another_place(tmp_path: Path, http: str) -> None:
    # A window that shared the screen with another takes no drag any more.
    with webkit(tmp_path) as browser:
        browser.open(f"{http}overleg.html#lijst_dromen_a13a22")
        browser.drag("[data-fk-item-handle]", "[data-fk-item]:last-child [data-fk-item-link]")
        browser.wait(lambda: browser.find("[data-fk-item-link]").text.startswith("22"))


def test_a_field_grows_with_what_is_typed_in_it(browser: WebKit, http: str) -> None:
    browser.open(http + CARD)
    field = browser.find("[name=eigen-1]")
    before = field.size["height"]
    field.send_keys("regel" + (Keys.ENTER + "regel") * 9)
    assert browser.run("return arguments[0].scrollHeight <= arguments[0].clientHeight", field)
    assert field.size["height"] > before


def test_on_a_small_phone_the_mark_of_a_row_is_clear_of_its_number(browser: WebKit, http: str) -> None:
    browser.open(http + "licenties.txt")
    browser.show_in_frame(f"{http}{CARD}#m13", width=360)
    number = browser.find("#m13 .fk-measure__number a").rect["x"]
    assert number - browser.find("#m13").rect["x"] >= 8


@ON_DISK
def test_without_script_a_link_to_a_measure_marks_its_row_and_nothing_dead_shows(tmp_path: Path, home: str) -> None:
    with webkit(tmp_path, "--enable-javascript=false") as browser:
        browser.open(f"{home}{CARD}#m13")
        assert "Zet een zandloper op de bank" in browser.find("#m13:target").text
        assert [button.text for button in browser.find_all("button") if button.is_displayed()] == []


def test_where_storage_is_forbidden_a_card_is_filled_in_and_saved(tmp_path: Path, http: str) -> None:
    with webkit(tmp_path, "--enable-html5-local-storage=false") as browser:
        browser.open(http + CARD)
        browser.find(NAME).send_keys("J.D.")
        file = browser.download(lambda: browser.click("#invullen [data-fk-save]"))
        assert json.loads(file.read_text(encoding="utf-8"))["voor"] == "J.D."
        search(browser, "zandloper")
        browser.find(".md-search-result__link")


@pytest.fixture(scope="module")
def sheets(http: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Sheet]]:
    """The sheets of a printed card."""
    file = tmp_path_factory.mktemp("printed") / "card.pdf"
    print_page(http + CARD, file)
    with pdfplumber.open(file) as pdf:
        yield pdf.pages


# What stands beside a line further to the right would come between its words and the next one's.
BEFORE_THE_BOXES = 0.78


def words_on(sheet: Sheet, up_to: float = 1) -> str:
    """The words of a sheet without the space between them; `up_to` leaves out what stands further to the right."""
    return re.sub(r"\s+", "", sheet.crop((0, 0, sheet.width * up_to, sheet.height)).extract_text())


def test_on_paper_no_row_stands_on_two_sheets(sheets: list[Sheet], site: Path) -> None:
    page = html.parse(site / CARD).getroot()
    texts = [words_on(sheet, BEFORE_THE_BOXES) for sheet in sheets]
    for short, text in zip(*(page.find_class(f"fk-measure__{part}") for part in ("short", "text")), strict=True):
        first, last = (re.sub(r"\s+", "", part.text_content()) for part in (short, text))
        assert any(first in sheet and last[-20:] in sheet for sheet in texts), first


def test_on_paper_each_sheet_with_measures_says_what_the_columns_mean(sheets: list[Sheet]) -> None:
    assert "Gaeersteensnaasthetkind" in words_on(sheets[-3], BEFORE_THE_BOXES)
    texts = [words_on(sheet) for sheet in sheets[-3:]]
    assert [text for text in texts if "1=wat" not in text or "2=ga" not in text] == []


def test_on_paper_no_heading_stands_alone_and_no_sheet_is_blank(sheets: list[Sheet]) -> None:
    texts = [words_on(sheet, BEFORE_THE_BOXES) for sheet in sheets]
    assert [text for text in texts if not text or text.endswith(("Dromeninplannen", "Wegdromen:drievormen"))] == []
    assert [text for text in texts if "3.Watkunjedoen?" in text and "Gaeersteensnaasthetkind" not in text] == []


def test_on_paper_the_list_has_no_buttons(http: str, tmp_path: Path) -> None:
    script = """
    while (document.querySelectorAll("[data-fk-item]").length < 2) await new Promise(requestAnimationFrame);
    document.querySelector("[data-fk-list-adopt]").click();"""
    print_page(f"{http}overleg.html#lijst_dromen_a13a22", tmp_path / "list.pdf", script)
    keep_pictures("webkit-list", (tmp_path / "list.pdf").read_bytes())
    with pdfplumber.open(tmp_path / "list.pdf") as pdf:
        (sheet,) = pdf.pages
        text = words_on(sheet)
        assert "13.Zeteenzandloperopdebank" in text
        assert "Wieneemtditop?" in text
        assert [button for button in ("Delen", "Omhoog", "Vandelijst", "wissen") if button in text] == []


def chosen(choice: str) -> str:
    """Return a script that fills in the card and prints it as chosen."""
    return f"""{FILLED}
    window.print = () => {{}};
    document.querySelector("[data-fk-print]").click();
    document.querySelector("[data-fk-print-choice] [value={choice.partition(" ")[0]}]").click();
    document.querySelector("[data-fk-print-choice] button[value=print]").click();
    while (document.documentElement.dataset.fkPrinting !== "{choice}") await new Promise(requestAnimationFrame);"""


@pytest.mark.parametrize(
    ("choice", "said", "most"),
    [
        ("card filled", ("J.D.", "Elkemorgensamendedagoverlopen.", "Staartdoorhetraam"), 6),
        ("measures filled", ("J.D.", "Elkemorgensamendedagoverlopen.", "Zeteenzandloper"), 4),
        ("sheet", ("Opvolgblad–Dromen·J.D.", "13.Zeteenzandloper", "Wie", "Opmerking", "Beslissingen"), 1),
        ("desk", ("Fluisterdenaamvanhetkind", "Elkemorgensamendedagoverlopen."), 1),
    ],
)
def test_on_paper_stands_what_was_filled_in_and_chosen(
    http: str, tmp_path: Path, choice: str, said: tuple[str, ...], most: int
) -> None:
    print_page(http + CARD, tmp_path / "filled.pdf", chosen(choice))
    keep_pictures(f"webkit-{choice}", (tmp_path / "filled.pdf").read_bytes())
    with pdfplumber.open(tmp_path / "filled.pdf") as pdf:
        text = "".join(map(words_on, pdf.pages))
        assert [words for words in said if words not in text] == []
        assert len(pdf.pages) <= most
        fonts = {sign["fontname"] for sheet in pdf.pages for sign in sheet.chars if sign["text"].isalpha()}
        assert [font for font in fonts if "Fira" not in font] == []


COMPARED = """
const press = (selector) => document.querySelector(selector).click();
const seen = async (look) => { while (!look()) await new Promise(requestAnimationFrame); };
window.print = () => {};
press("[data-fk-moment-new]");
await seen(() => document.querySelectorAll("[data-fk-moment-chips] button").length === 2);
for (const box of document.querySelectorAll("[name^=m][name$='-1']")) if (!box.checked) box.click();
press("[data-fk-compare-start]");
await seen(() => document.querySelectorAll("[data-fk-compare-rows] tr").length > 25);
press("[data-fk-compare-print]");
await seen(() => document.documentElement.dataset.fkPrinting);
"""


def test_on_paper_each_row_of_a_comparison_is_whole_and_says_its_days(http: str, tmp_path: Path) -> None:
    print_page(http + CARD, tmp_path / "compared.pdf", FILLED + COMPARED)
    keep_pictures("webkit-compare", (tmp_path / "compared.pdf").read_bytes())
    with pdfplumber.open(tmp_path / "compared.pdf") as pdf:
        assert len(pdf.pages) > 1
        for sheet in pdf.pages:
            lowest = max(word["bottom"] for word in sheet.extract_words())
            assert [line for line in (*sheet.rects, *sheet.lines, *sheet.curves) if line["top"] > lowest]
            rows = re.findall(r"(?:Maatregel|Signaal)\d+:", words_on(sheet))
            assert rows
            assert len(re.findall(r"\d+[a-z]+20\d\d", words_on(sheet))) >= 2 * len(rows)


@AT_EXTREMES
def test_after_back_the_colours_are_those_that_were_chosen_since(browser: WebKit, home: str) -> None:
    browser.open(home + CARD)
    browser.click(".fk-footer [href*='hulp/index.html']")
    browser.wait(lambda: "hulp/index.html" in browser.driver.current_url)
    browser.click("label[for=__palette_1]")
    browser.driver.back()
    browser.wait(lambda: CARD in browser.driver.current_url)
    browser.wait(lambda: browser.run("return document.body.dataset.mdColorScheme") == "slate")
