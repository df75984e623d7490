"""mkdocs.yml: what an editor can get wrong in it is a fault in Dutch, at its line, before any engine reads it."""

import shutil

import pytest

from macros.site.checking import check_all
from macros.site.prepare import prepare
from tests.conftest import ROOT
from tests.reading.conftest import Project, refused_by


@pytest.fixture
def whole(project: Project) -> Project:
    """The small cards with the settings and the help of the project."""
    shutil.copy(ROOT / "mkdocs.yml", project.root)
    shutil.copytree(ROOT / "docs", project.root / "docs", dirs_exist_ok=True, ignore=shutil.ignore_patterns("kaarten"))
    return project


_URL = "# site_url: https://kaarten.voorbeeldschool.be/"
_PAGE = "Schrijf het adres van de hele site, tot en met de laatste /, zonder index.html."
_FULL = "is geen webadres. Schrijf het volledig, zoals https://kaarten.onzeschool.be/."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            _URL,
            "site_url: https://x.be/index.html",
            f"'site_url': 'https://x.be/index.html' is het adres van een pagina. {_PAGE}",
        ),
        (
            _URL,
            "site_url: https://x.be/?a=1",
            f"'site_url': 'https://x.be/?a=1' is het adres van een pagina. {_PAGE}",
        ),
        (_URL, "site_url: kaarten.x.be", f"'site_url': 'kaarten.x.be' {_FULL}"),
        (_URL, "site_url: javascript:alert(1)", f"'site_url': 'javascript:alert(1)' {_FULL}"),
        (_URL, "site_url: file:///S:/kaarten/", f"'site_url': 'file:///S:/kaarten/' {_FULL}"),
        (_URL, "site_url: ftp://x.be/", f"'site_url': 'ftp://x.be/' {_FULL}"),
        (_URL, 'site_url: https://x.be/"><b>', f"'site_url': 'https://x.be/\"><b>' {_FULL}"),
        (_URL, "site_url: 123", "'site_url': hier wordt een tekst verwacht. Zet hem tussen aanhalingstekens."),
        (
            "site_name: Focuskaarten",
            "site_name: 2026",
            "'site_name': hier wordt een tekst verwacht. Zet hem tussen aanhalingstekens.",
        ),
        (
            "site_name: Focuskaarten",
            "site_name: ''",
            "'site_name': de tekst is leeg. Vul hem in, of haal het veld weg als het niet verplicht is.",
        ),
        (
            "site_name: Focuskaarten",
            "site_name: <b>x",
            "'site_name': hier staat HTML: '<b>'. Dat kan op een kaart niet. Haal het weg.",
        ),
        ('school: ""', "school: 123", "'extra': hier wordt een tekst verwacht. Zet hem tussen aanhalingstekens."),
        (
            "language: nl",
            "language: nederlands",
            "'theme': daar hoort 'name: material' en 'language: nl' onder. Zet het terug zoals het was.",
        ),
        (
            "Overleglijst: overleg.md",
            "Overleglijst: overlog.md",
            "'nav': de pagina 'overlog.md' is er niet. Bedoel je 'overleg.md'?",
        ),
        (
            "use_directory_urls: false",
            "use_directory_url: false",
            "'use_directory_url' is geen instelling. Bedoel je 'use_directory_urls'?",
        ),
        (
            "use_directory_urls: false",
            "site_name: Nog eens",
            "'site_name' staat hier een tweede keer, na regel 4. Haal een van de twee weg.",
        ),
    ],
)
def test_a_setting_that_cannot_be_is_a_fault(whole: Project, old: str, new: str, said: str):
    whole.replace("mkdocs.yml", old, new)
    text = (whole.root / "mkdocs.yml").read_text(encoding="utf-8")
    name = said.split("'")[1]
    # The last line of that name: of two that are the same, the second is one too many.
    line = text[: text.rindex(f"\n{name}:") + 1].count("\n") + 1
    assert refused_by(check_all, whole.root) == [f"mkdocs.yml:{line}: {said}"]
    assert refused_by(prepare, whole.root) == [f"mkdocs.yml:{line}: {said}"]


_SCHOOL = '  school: ""'


@pytest.mark.parametrize(
    ("old", "new", "line_of", "said"),
    [
        (_SCHOOL, '\tschool: ""', "\tschool", "hier staat een tab. Spring in met spaties."),
        (
            _SCHOOL,
            '  school: ""\n  school: Nog eens',
            "  school: Nog",
            "'school' staat hier een tweede keer, na regel 9. Haal een van de twee weg.",
        ),
        (_SCHOOL, "  shcool: a", "  shcool", "'shcool' onder 'extra' doet niets. Bedoel je 'school'?"),
        (
            "  font: false",
            "  font: false\n  logo: beeld/logo.png",
            "  logo",
            "'logo': het bestand docs/beeld/logo.png is er niet. Zet het erin, of haal de regel weg.",
        ),
        (
            "      scheme: slate\n      primary: custom",
            "      scheme: slate\n      primary: paars",
            "      primary: paars",
            "'primary': 'paars' kan hier niet. Kies uit: custom, red, pink, purple, deep purple, indigo, blue, light "
            "blue, cyan, teal, green, light green, lime, yellow, amber, orange, deep orange, brown, grey, blue grey, "
            "black, white.",
        ),
    ],
)
def test_what_is_wrong_within_a_setting_is_a_fault_at_its_line(
    whole: Project, old: str, new: str, line_of: str, said: str
):
    whole.replace("mkdocs.yml", old, new)
    lines = (whole.root / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    line = 1 + next(index for index, line in enumerate(lines) if line.startswith(line_of))
    assert refused_by(check_all, whole.root) == [f"mkdocs.yml:{line}: {said}"]
    assert refused_by(prepare, whole.root) == [f"mkdocs.yml:{line}: {said}"]


def test_a_logo_with_a_name_that_no_disk_can_hold_is_not_there(whole: Project):
    whole.replace("mkdocs.yml", "  font: false", f"  font: false\n  logo: {'a' * 400}.png")
    (fault,) = whole.faults()
    assert "'logo': het bestand docs/" in fault


def test_settings_that_are_no_settings_are_a_fault(whole: Project):
    whole.write("mkdocs.yml", "- site_name: x\n")
    assert whole.faults() == [
        "mkdocs.yml:1: hier worden instellingen verwacht: 'site_name: ...', elk op een eigen regel."
    ]


@pytest.mark.parametrize("address", ["https://kaarten.x.be", "http://intranet/kaarten/", "https://x.be:8443/a%20b/"])
def test_the_address_of_a_site_is_one(whole: Project, address: str):
    whole.replace("mkdocs.yml", _URL, f"site_url: {address}")
    assert whole.faults() == []
