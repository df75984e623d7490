"""The built HTML: valid, with every link and anchor leading somewhere, and nothing from another host."""

import json
import re
import subprocess
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

from macros.html.bundles import node
from tests.conftest import ROOT

# What the theme itself writes, on every page, and no block of it lets us change.
OF_THE_THEME = {
    ("valid-autocomplete", "#__drawer"),
    ("valid-autocomplete", "#__search"),
    ("attribute-allowed-values", 'Attribute "tabindex" has invalid value ""'),
}


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def validate(files: list[Path], report: Path) -> list[str]:
    """What html-validate finds in the files, less what is the theme's own."""
    command = [node(), ROOT / "node_modules/.bin/html-validate", "--config", ROOT / ".htmlvalidate.json"]
    subprocess.run([*command, "-f", f"json={report}", *files], cwd=ROOT, capture_output=True, check=False)
    return [
        f"{Path(file['filePath']).name}:{message['line']}: {message['ruleId']}: {message['message']}"
        for file in json.loads(report.read_text("utf-8"))
        for message in file["messages"]
        if not {(message["ruleId"], message["selector"]), (message["ruleId"], message["message"])} & OF_THE_THEME
    ]


def test_every_page_is_valid_html(site: Path, tmp_path: Path) -> None:
    assert validate(pages(site), tmp_path / "report.json") == []


def test_the_validator_finds_a_broken_page(tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text("<!doctype html><html lang='nl'><title>x</title><p id='a'><div id='a'></p></html>")
    assert len(validate([broken], tmp_path / "report.json")) >= 2


def test_every_link_and_anchor_leads_somewhere(site: Path) -> None:
    ids = {page: set(html.parse(page).xpath("//@id")) for page in pages(site)}
    broken = []
    for page in pages(site):
        for link in html.parse(page).xpath("//@href | //@src"):
            address, anchor = urldefrag(link)
            if re.match(r"[a-z]+:", address) or page.name == "404.html":
                continue
            address = address.partition("?")[0]
            target = (page.parent / unquote(address)).resolve() if address else page
            if not target.is_file() or (anchor and target.suffix == ".html" and anchor not in ids[target]):
                broken.append(f"{page.name}: {link}")
    assert broken == []


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    for page in pages(site):
        doubles = [name for name, count in Counter(html.parse(page).xpath("//@id")).items() if count > 1]
        assert doubles == [], page.name


def test_no_page_is_offered_to_search_engines(site: Path) -> None:
    for page in pages(site):
        assert html.parse(page).xpath("//meta[@name='robots']/@content") == ["noindex"], page.name


def test_no_page_or_style_names_another_host_to_load_from(site: Path) -> None:
    for page in pages(site):
        tree = html.parse(page)
        loaded = tree.xpath("//@src | //link[not(@rel='canonical')]/@href | //@srcset | //form/@action")
        assert [address for address in loaded if re.match(r"(https?:)?//", address)] == [], page.name
    for style in site.rglob("*.css"):
        assert not re.search(r"(url\(|@import)\s*['\"]?(https?:)?//", style.read_text("utf-8")), style.name


def test_no_source_of_a_style_or_script_lands_in_the_site(site: Path) -> None:
    assert not (site / "components").exists()
    ours = [path.name for path in (site / "assets").iterdir() if path.is_file()]
    assert sorted(re.sub(r"\.[0-9a-f]{8}\.", ".", name) for name in ours) == OUR_ASSETS


OUR_ASSETS = [
    "blad.css",
    "focuskaarten.css",
    "focuskaarten.js",
    "kaart.js",
    "letters.js",
    "meenemen.js",
    "papier.css",
    "verhuisd.js",
    "vooraf.js",
    "zoeken.js",
    "zonder-script.css",
]


@pytest.mark.parametrize("number", [1, 13, 29])
def test_a_measure_has_its_address_in_the_html_itself(site: Path, number: int) -> None:
    tree = html.parse(site / "kaarten/dromen.html")
    assert tree.xpath(f"//tr[@id='m{number}']//a[@href='#m{number}']")


def test_the_page_holds_29_measures_17_signals_and_7_blank_rows(site: Path) -> None:
    tree = html.parse(site / "kaarten/dromen.html")
    assert tree.xpath("//tr/@id") == [f"m{number}" for number in range(1, 30)]
    assert tree.xpath("//ol[contains(@class, 'fk-signals')]/li/@id") == [f"s{number}" for number in range(1, 18)]
    own = tree.xpath("//tr[contains(@class, 'fk-measure--own')]/th/text()")
    assert own == [str(number) for number in range(30, 37)]
