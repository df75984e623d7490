"""A school with a card, measures, settings and a logo of its own, from the first layout through three releases."""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.card.addition import fingerprint
from macros.reading.cards import read_card
from macros.reading.library import load
from macros.releasing.archive import manifest, zip_bytes
from macros.releasing.source import MANIFEST, source_files
from macros.upgrading import first_layout
from macros.upgrading.commands import upgrade
from tests.conftest import FIXTURES, ROOT
from tests.school.conftest import ONS

CARD = "data/kaarten/klein.yml"
OWN_30 = "  - nr: 30\n    thema: rust\n    kort: Ga naar de tuin\n    tekst: De tuin is achteraan.\n"


def _files(folder: Path, **changed: tuple[str, str]) -> Path:
    """A version of the product with the small cards, and texts replaced in files named by their stem."""
    for name, data in source_files(ROOT).items():
        if not name.startswith(("tests/", "data/kaarten/", "docs/kaarten/", "data/vaste", "data/themas")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    fixtures = FIXTURES / "small"
    for name in ("data", "docs"):
        shutil.copytree(fixtures / name, folder / name, dirs_exist_ok=True)
    for stem, (old, new) in changed.items():
        file = next(file for file in (folder / CARD, folder / "pyproject.toml") if file.stem == stem)
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def _zip(folder: Path, target: Path) -> Path:
    files = source_files(folder)
    files[MANIFEST] = manifest(files)
    target.write_bytes(zip_bytes("focuskaarten", files))
    return target


VERSION = re.search(r'^version = "[^"]*"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)[0]


@pytest.fixture
def releases(tmp_path: Path) -> list[Path]:
    """Three releases: the second says measure 2 in other words, the third has a measure 30 of its own."""
    first = _files(tmp_path / "een", pyproject=(VERSION, 'version = "1.0.0"'))
    second = _files(
        tmp_path / "twee",
        pyproject=(VERSION, 'version = "1.1.0"'),
        klein=("Noem **eerst** wat kan.", "Zeg altijd eerst wat kan."),
    )
    third = _files(
        tmp_path / "drie",
        pyproject=(VERSION, 'version = "1.2.0"'),
        klein=("maatregelen:\n", "maatregelen:\n  - {nr: 30, thema: taal, kort: Teken het, tekst: Met een potlood.}\n"),
    )
    return [first, second, third]


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The first layout, with all that a school could change in it."""
    old = tmp_path / "oude map"
    shutil.copytree(FIXTURES / "small/data", old / "data")
    shutil.copytree(FIXTURES / "small/docs", old / "docs")
    (old / "docs/hulp").mkdir()
    (old / "docs/hulp/privacy.md").write_text("# Privacy\n", encoding="utf-8")
    (old / "mkdocs.yml").write_text("site_name: Focuskaarten\nextra:\n  school: ''\n", encoding="utf-8")
    card = read_card(old, "klein").data
    texts = {
        "maatregelen": {each.number: fingerprint(each) for each in card.measures},
        "signalen": {each.number: fingerprint(each) for each in card.signals},
    }
    sums = {
        file.relative_to(old).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()[:16]
        for file in old.rglob("*")
        if file.is_file()
    }
    shipped = tmp_path / "shipped.yml"
    shipped.write_text(yaml.safe_dump({"bestanden": sums, "teksten": {"klein": texts}}), encoding="utf-8")
    monkeypatch.setattr(first_layout, "_SHIPPED", shipped)

    text = (old / CARD).read_text(encoding="utf-8")
    text = text.replace("Laat het kind bewegen", "Laat het kind rondlopen").replace(
        "[pauze, lopen]", "[pauze, stappen]"
    )
    (old / CARD).write_text(text + OWN_30, encoding="utf-8")
    own = (ONS / "kaarten/huiswerk.yml").read_text(encoding="utf-8").replace("thema: ons", "thema: rust")
    (old / "data/kaarten/huiswerk.yml").write_text(own, encoding="utf-8")
    shutil.copy(ONS / "kaarten/huiswerk.md", old / "docs/kaarten/huiswerk.md")
    (old / "docs/logo.svg").write_bytes((ONS / "logo.svg").read_bytes())
    (old / "docs/foto").mkdir()
    (old / "docs/foto/klas.png").write_bytes((ONS / "beeld/klas.png").read_bytes())
    (old / "docs/afspraken.md").write_text("# Afspraken\n\n![De klas](foto/klas.png)\n", encoding="utf-8")
    (old / "docs/hulp/privacy.md").write_text("# Privacy\n\nOnze eigen zin.\n", encoding="utf-8")
    (old / "mkdocs.yml").write_text(
        "site_name: Onze kaarten\nsite_url: https://kaarten.regenboog.be/\ntheme:\n  logo: logo.svg\n"
        "extra:\n  school: BS De Regenboog\n",
        encoding="utf-8",
    )
    (old / "data/vaste-links.yml").write_text(
        "- kaart: klein\n  maatregelen: [1, 2, 3, 30]\n  signalen: [1, 2]\n- kaart: huiswerk\n  maatregelen: [30]\n",
        encoding="utf-8",
    )
    return old


def _school(root: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (root / "school").rglob("*") if file.is_file()}


def test_nothing_of_the_first_layout_is_lost(old: Path, releases: list[Path], capsys: pytest.CaptureFixture[str]):
    root = releases[0]
    before = {file: file.read_bytes() for file in old.rglob("*") if file.is_file()}
    assert upgrade(root, None, old, only_look=True) == 0
    assert not (root / "school").exists()
    assert upgrade(root, None, old, only_look=False) == 0
    said = capsys.readouterr().out
    assert "maatregel 30 heet nu maatregel 101: het oude adres wijst door." in said
    assert "school/bewaard/docs/hulp/privacy.md: bewaard" in said
    assert {file: file.read_bytes() for file in old.rglob("*") if file.is_file()} == before
    library = load(root)
    own = library.settings.own
    assert (own.school, own.site_name, own.site_url, own.logo) == (
        "BS De Regenboog",
        "Onze kaarten",
        "https://kaarten.regenboog.be/",
        "logo.svg",
    )
    measures = {measure.number: measure for measure in library.cards["klein"].data.measures}
    assert measures[101].short == "Ga naar de tuin"
    assert measures[30].withdrawn.replaced_by == (101,)
    assert measures[1].short == "Laat het kind rondlopen"
    assert "stappen" in measures[1].keywords
    assert [measure.number for measure in library.cards["huiswerk"].measures] == [30]
    assert "school/afspraken.md" in [page.address for page in library.own_pages]
    assert (root / "school/paginas/afspraken.md").read_text(encoding="utf-8").endswith("![De klas](beeld/klas.png)\n")
    assert b"Onze eigen zin." in (root / "school/bewaard/docs/hulp/privacy.md").read_bytes()


def test_three_releases_by_zip_leave_the_school_alone(
    old: Path, releases: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    root, second, third = releases
    (root / MANIFEST).write_bytes(manifest(source_files(root)))
    upgrade(root, None, old, only_look=False)
    kept = _school(root)
    capsys.readouterr()

    two = _zip(second, tmp_path / "focuskaarten-1.1.0.zip")
    assert upgrade(root, two, None, only_look=True) == 0
    said = capsys.readouterr().out
    assert "Van versie 1.0.0 naar versie 1.1.0:" in said
    assert "andere tekst: maatregel 2" in said
    assert "was:   Zeg wat wel mag Noem **eerst** wat kan." in said
    assert "wordt: Zeg wat wel mag Zeg altijd eerst wat kan." in said
    assert "Dit was een proef" in said
    assert b"Noem **eerst**" in (root / CARD).read_bytes()

    assert upgrade(root, two, None, only_look=False) == 0
    assert b"Zeg altijd eerst" in (root / CARD).read_bytes()
    assert _school(root) == kept
    assert load(root).cards["klein"].data.measures[0].short == "Laat het kind rondlopen"

    capsys.readouterr()
    assert upgrade(root, _zip(third, tmp_path / "drie.zip"), None, only_look=False) == 0
    assert _school(root) == kept
    library = load(root)
    numbers = {measure.number: measure for measure in library.cards["klein"].data.measures}
    assert (numbers[30].short, numbers[30].withdrawn) == ("Teken het", None)
    assert numbers[101].short == "Ga naar de tuin"
    assert any("maatregel 30 is nu een van de kaart zelf" in str(notice) for notice in library.notices)


def test_a_product_file_that_the_school_changed_after_all_is_kept(releases: list[Path], tmp_path: Path):
    root, second, _ = releases
    (root / MANIFEST).write_bytes(manifest(source_files(root)))
    (root / "docs/index.md").write_text("# Onze start\n", encoding="utf-8")
    (root / "docs/nog-iets.md").write_text("# Nog iets\n", encoding="utf-8")
    assert upgrade(root, _zip(second, tmp_path / "twee.zip"), None, only_look=False) == 0
    assert (root / "school/bewaard/1.0.0/docs/index.md").read_text(encoding="utf-8") == "# Onze start\n"
    assert (root / "school/bewaard/1.0.0/docs/nog-iets.md").exists()
    assert not (root / "docs/nog-iets.md").exists()
    assert not (root / "school/bewaard/1.0.0" / CARD).exists()


def _git(root: Path, *words: str) -> str:
    person = ["-c", "user.name=Zorg", "-c", "user.email=zorg@school.be", "-c", "commit.gpgsign=false"]
    run = subprocess.run(["git", *person, *words], cwd=root, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_three_releases_by_git_meet_no_conflict(old: Path, releases: list[Path], capsys: pytest.CaptureFixture[str]):
    product, second, third = releases
    _git(product, "init", "-q", "-b", "main")
    _git(product, "add", "-A")
    _git(product, "commit", "-qm", "een")
    root = product.parent / "school zelf"
    _git(product.parent, "clone", "-q", str(product), str(root))
    upgrade(root, None, old, only_look=False)
    _git(root, "add", "-A")
    _git(root, "commit", "-qm", "Onze school")
    kept = _school(root)
    for release in (second, third):
        for name in ("data", "docs", "pyproject.toml"):
            place = product / name
            shutil.rmtree(place) if place.is_dir() else place.unlink()
            (shutil.copytree if (release / name).is_dir() else shutil.copy)(release / name, place)
        _git(product, "add", "-A")
        _git(product, "commit", "-qm", release.name)
        capsys.readouterr()
        assert upgrade(root, None, None, only_look=True) == 0
        assert "Kaart Klein" in capsys.readouterr().out
        _git(root, "pull", "-q", "--no-rebase", "--no-edit")
        assert _school(root) == kept
        assert load(root).cards["klein"].data.measures
    assert b"Teken het" in (root / CARD).read_bytes()


def test_git_brings_a_new_version_itself(releases: list[Path], capsys: pytest.CaptureFixture[str]):
    root, second, _ = releases
    _git(root, "init", "-q")
    assert upgrade(root, second, None, only_look=False) == 1
    assert "haal de nieuwe versie met 'git pull'" in capsys.readouterr().err


_NO_VERSIONS = {
    "weg.zip": (None, "weg.zip is er niet."),
    "kapot.zip": (b"PK geen zip", "is geen zip. Download de nieuwe versie opnieuw."),
    "andere.zip": (zip_bytes("x", {"a.txt": b"a"}), "staat geen versie van de focuskaarten."),
    "boos.zip": (zip_bytes("..", {"a.txt": b"a"}), "is geen versie van de focuskaarten."),
}


@pytest.mark.parametrize("name", _NO_VERSIONS)
def test_what_is_no_new_version_changes_nothing(
    releases: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
):
    content, said = _NO_VERSIONS[name]
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = source_files(releases[0])
    assert upgrade(releases[0], tmp_path / name, None, only_look=False) == 1
    assert said in capsys.readouterr().err
    assert source_files(releases[0]) == before


def test_a_folder_of_a_later_form_is_named_as_such(releases: list[Path]):
    (releases[0] / "school").mkdir()
    (releases[0] / "school/versie.txt").write_text("2\n", encoding="utf-8")
    command = [sys.executable, "-m", "macros", "check"]
    run = subprocess.run(command, cwd=releases[0], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 1
    assert "school/versie.txt:1: de map van de school heeft vorm 2, en deze versie" in run.stderr


def test_the_first_layout_that_is_shipped_names_its_one_card():
    shipped = yaml.safe_load(first_layout._SHIPPED.read_text(encoding="utf-8"))
    assert len(shipped["teksten"]["hechting"]["maatregelen"]) == 29
    assert len(shipped["teksten"]["hechting"]["signalen"]) == 17
