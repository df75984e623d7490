"""A build after an edit makes only what it touches; its site is that of a build from nothing, byte for byte."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.site.inputs import state
from tests.conftest import FIXTURES, build_project, copy_project

CARD = "data/kaarten/klein.yml"


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Return an edit that replaces the first `old` in a file of a project."""

    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def remove_a_card(root: Path) -> None:
    """Take a card away again."""
    (root / "data/kaarten/nieuw.yml").unlink()
    (root / "docs/kaarten/nieuw.md").unlink()


def add_a_card(root: Path) -> None:
    """Add a card that is like another."""
    for folder, ending in (("data", "yml"), ("docs", "md")):
        text = (root / folder / f"kaarten/klein.{ending}").read_text(encoding="utf-8")
        text = text.replace("naam: ", "naam: Nog ", 1).replace("titel: ", "titel: Nog ", 1)
        (root / folder / f"kaarten/nieuw.{ending}").write_text(text, encoding="utf-8")


_ONLY_STAGED = """
from pathlib import Path
from macros.site.staging import STAGE
from macros.site.prepare import prepare
from macros.site.staging import stage
root = Path.cwd()
made = prepare(root)
stage(root / STAGE / "mkdocs", root, made.pages, made.look.files, made.engine_settings)
"""
"""A build that is stopped right before its second step."""

EDITS: dict[str, Callable[[Path], None]] = {
    "a text": replace("docs/kaarten/klein.md", "\n\n", "\n\nEen nieuwe zin.\n\n"),
    "a title": replace(CARD, "naam: ", "naam: Andere "),
    "a theme": replace("data/themas.yml", "label: ", "label: Ander "),
    "a setting": replace("mkdocs.yml", "site_name: ", "site_name: Onze "),
    "a template": replace("overrides/components/card-header/card-header.html", "<h1", '<h1 data-test="x"'),
    "a style": replace("overrides/site.css", '@import "./theme/print.css";\n', ""),
    "a page": replace("docs/index.md", "Focuskaarten", "Onze kaarten"),
    "a card more": add_a_card,
    "a card less": remove_a_card,
}


def build(root: Path) -> dict[str, bytes]:
    """Build a project; return every file of its site."""
    run = subprocess.run(
        [sys.executable, "-m", "macros", "build"], cwd=root, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return files_in(root / "site")


def files_in(site: Path) -> dict[str, bytes]:
    """Return every file of a site by its address."""
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built; each test edits it further and builds it."""
    root = copy_project(tmp_path_factory.mktemp("warm") / "project", FIXTURES / "plain", searched=False)
    (root / "data/vaste-links.yml").unlink(missing_ok=True)
    build(root)
    return root


@pytest.mark.parametrize("what", EDITS)
def test_a_build_after_an_edit_equals_a_build_from_nothing(warm: Path, tmp_path: Path, what: str):
    before = files_in(warm / "site")
    EDITS[what](warm)
    after = build(warm)
    clean = tmp_path / "project"
    shutil.copytree(warm, clean, symlinks=True)
    shutil.rmtree(clean / ".cache")
    shutil.rmtree(clean / "site")
    from_nothing = build(clean)
    assert after != before
    assert sorted(after) == sorted(from_nothing)
    assert [address for address in after if after[address] != from_nothing[address]] == []


def test_a_build_without_any_change_writes_nothing(warm: Path):
    build(warm)
    times = {file: file.stat().st_mtime_ns for file in (warm / "site").rglob("*")}
    build(warm)
    assert times == {file: file.stat().st_mtime_ns for file in (warm / "site").rglob("*")}


def test_a_build_without_any_change_loads_nothing_that_makes_a_site(warm: Path):
    build(warm)
    program = "import sys; from macros.__main__ import main; main(['build']); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], cwd=warm, capture_output=True, text=True, check=True)
    assert run.stdout.startswith("Klaar.")
    assert {"pydantic", "jinja2", "markdown", "mkdocs"} & {*run.stdout.split()} == set()


def test_a_file_that_was_changed_in_the_site_is_made_anew(warm: Path):
    whole = build(warm)
    (warm / "site/index.html").write_text("iemand was hier", encoding="utf-8")
    assert build(warm) == whole


def test_a_build_that_fails_leaves_the_last_good_site_whole(warm: Path):
    good = build(warm)
    sound = (warm / CARD).read_text(encoding="utf-8")
    (warm / CARD).write_text(sound.replace("thema:", "tema:", 1), encoding="utf-8")
    command = [sys.executable, "-m", "macros", "build"]
    run = subprocess.run(command, cwd=warm, capture_output=True, text=True, check=False)
    (warm / CARD).write_text(sound, encoding="utf-8")
    assert run.returncode == 1
    assert files_in(warm / "site") == good


def test_a_build_that_was_stopped_before_it_made_the_pages_leaves_none_behind(warm: Path):
    build(warm)
    sound = (warm / CARD).read_text(encoding="utf-8")
    (warm / CARD).write_text(sound.replace("naam: ", "naam: Toch ", 1), encoding="utf-8")
    subprocess.run([sys.executable, "-c", _ONLY_STAGED], cwd=warm, check=True)
    page = build(warm)["kaarten/klein.html"].decode()
    (warm / CARD).write_text(sound, encoding="utf-8")
    assert "<title>Toch " in page


def test_a_build_typed_by_hand_is_that_of_the_command(warm: Path, tmp_path: Path):
    made = build(warm)
    run = build_project(warm, tmp_path / "site")
    assert run.returncode == 0, run.stdout + run.stderr
    by_hand = {
        file.relative_to(tmp_path / "site").as_posix() for file in (tmp_path / "site").rglob("*") if file.is_file()
    }
    assert by_hand == set(made)
    assert [name for name in made if (tmp_path / "site" / name).read_bytes() != made[name]] == []


def test_a_link_to_a_folder_is_not_looked_through(tmp_path: Path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Start\n", encoding="utf-8")
    (tmp_path / "docs/alles").symlink_to(tmp_path)
    assert state(tmp_path).keys() == {"docs/index.md"}
