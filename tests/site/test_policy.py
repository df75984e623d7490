"""The policy of every page: there, holding on every home of the site, and refusing what an editor or a file slips in.

That no feature breaks it is counted in every test with a browser: see `new_context` in tests/conftest.py. Here one
test goes through them; that of QR codes is in tests/links.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.html.policy import page_policy, with_policy
from tests.printing import wait_for_print
from tests.sheet.conftest import choose
from tests.site.test_fill import CARD, open_file, save
from tests.site.test_take_along import fill_in, take

_SLIP_IN = """() => {
    const box = document.createElement('div');
    box.innerHTML = '<img src="data:," onerror="window.ran = true">';
    document.body.append(box);
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    return new Promise(done => setTimeout(() => done(window.ran === true), 200));
}"""


def test_every_page_of_the_site_has_a_policy_before_anything_it_loads(site: Path):
    pages = list(site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        head = page.read_text(encoding="utf-8").partition("Content-Security-Policy")
        assert head[1], page
        assert "<script" not in head[0], page
        assert "<style" not in head[0], page
        assert "unsafe" not in head[2].partition(">")[0], page


_INLINE = re.compile(r"<(script|style)(?![^>]*(?:\bsrc=|application/json))[^>]*>(.*?)</\1>", re.DOTALL)
_ATTRIBUTE = re.compile(r"<[a-z][^>]*\s(?:style|on[a-z]+)=", re.IGNORECASE)


def test_only_the_page_for_an_address_that_is_nowhere_has_inline_parts(site: Path):
    # It is shown at any address: it cannot say where its files are.
    assert _INLINE.findall((site / "404.html").read_text(encoding="utf-8"))
    for page in set(site.rglob("*.html")) - {site / "404.html"}:
        text = page.read_text(encoding="utf-8")
        assert [part for _, part in _INLINE.findall(text) if part] == [], page
        assert _ATTRIBUTE.findall(text) == [], page


@pytest.mark.parametrize("home", ["http", "sub_path", "disk"])
def test_every_feature_works_and_breaks_the_policy_nowhere(
    page: Page, request: pytest.FixtureRequest, tmp_path: Path, home: str
):
    address = request.getfixturevalue(home)
    page.add_init_script("window.print = () => {}")
    page.goto(f"{address}{CARD}")
    fill_in(page)
    saved = save(page, tmp_path).read_bytes()
    taken = [take(page, kind, "Ingevuld")[1] for kind in ("PDF", "Word")]
    for data in (saved, *taken):
        page.get_by_label("Maatregel 13: doe ik al").uncheck()
        open_file(page, "x", data)
        page.get_by_role("button", name="Vervangen").click()
        expect(page.get_by_label("Maatregel 13: doe ik al")).to_be_checked()
    for how in ("pdf", "docx"):
        with page.expect_download():
            choose(page, "sheet", how)
    for what, choice in (("sheet", "sheet"), ("desk", "desk"), ("card", "card filled")):
        choose(page, what, "print")
        wait_for_print(page, choice)
    page.get_by_role("button", name="Nieuw moment").click()
    page.get_by_role("button", name="Vergelijken").click()
    page.locator("[data-fk-slides-start]").first.click()
    page.keyboard.press("Escape")
    page.locator("[data-md-component=search-query]").focus()
    page.locator("[data-md-component=search-query]").fill("fluister")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.goto(f"{address}overleg.html#lijst_dromen.klein_a13b2")
    expect(page.locator("[data-fk-item]")).to_have_count(2)
    page.locator("[data-fk-list-copy=rich]").click()
    page.locator("[data-fk-slides-start]").first.click()
    page.goto(f"{address}maatregelen.html")
    page.locator("[data-fk-chip]").nth(1).click()
    page.goto(f"{address}kaarten/wiebel.html#m2")
    page.wait_for_url("**/kaarten/klein.html#m2")
    page.goto(f"{address}404.html" if home == "disk" else f"{address}kaarten/nergens.html")
    expect(page.get_by_role("link").first).to_be_visible()


@pytest.mark.parametrize("home", ["http", "sub_path", "disk"])
def test_a_script_that_is_not_of_the_site_does_not_run(browser, request: pytest.FixtureRequest, home: str):
    page: Page = browser.new_page()
    page.goto(request.getfixturevalue(home) + "kaarten/hechting.html")
    assert page.evaluate(_SLIP_IN) is False
    page.close()


def test_a_policy_names_the_inline_scripts_and_styles_of_its_page_and_no_data():
    page = '<meta charset="utf-8"><style>a{}</style><script>b()</script><script type="application/json">{}</script>'
    assert page_policy(page).count("sha256-") == 2
    assert with_policy(page).startswith('<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="')


def test_a_site_built_by_whoever_keeps_files_to_themselves_can_be_read_by_a_server(site: Path):
    # `finish` sets the modes itself: the umask of this machine shows in none of them.
    assert {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_file()} == {0o644}
    assert {path.stat().st_mode & 0o777 for path in site.rglob("*") if path.is_dir()} == {0o755}


def test_the_site_ships_no_source_map_and_every_licence_of_what_it_brings_along(site: Path):
    assert list(site.rglob("*.map")) == []
    text = (site / "licenties.txt").read_text(encoding="utf-8")
    for name in ("mkdocs-material", "fontpkg-fira-sans", "@cantoo/pdf-lib", "fflate", "OpenTaal", "MIT"):
        assert name in text
    assert 'href="licenties.txt"' in (site / "index.html").read_text(encoding="utf-8")


def test_the_packed_sitemap_holds_no_time(site: Path):
    assert (site / "sitemap.xml.gz").read_bytes()[4:8] == b"\0\0\0\0"
