"""Builds that meet: two of one project at once, and one that was cut off while it put the new site in place."""

import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from macros.files.swapping import bring_back, put_in_place
from macros.files.writing import write_together
from macros.site.staging import STAGE
from tests.building.test_what_is_made_again import files_in
from tests.conftest import FIXTURES, copy_project

_BUILD = [sys.executable, "-m", "macros", "build"]


def test_of_two_builds_at_once_one_waits_says_so_and_both_leave_a_whole_site(tmp_path: Path):
    root = copy_project(tmp_path / "project", FIXTURES / "plain", searched=False)
    (root / STAGE).mkdir(parents=True)
    # Held until both are there, so that each finds the other.
    with FileLock(root / STAGE / "lock"):
        builds = [
            subprocess.Popen(_BUILD, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
            for _ in range(2)
        ]
        waiting = [build.stderr.readline() for build in builds]
    said = [build.communicate() for build in builds]
    assert waiting == ["Er loopt al een bouw van deze site. Deze gaat verder zodra die klaar is.\n"] * 2
    assert [build.returncode for build in builds] == [0, 0], said
    assert all("Klaar." in out and "Traceback" not in err for out, err in said)
    site = files_in(root / "site")
    assert {"index.html", "kaarten/klein.html", "kaarten/klein.pdf", "licenties.txt"} <= site.keys()
    assert not [file.name for file in root.iterdir() if file.name.startswith(".site-")]


def _folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_new_site_takes_the_place_of_the_old_one_and_nothing_is_left(
    tmp_path: Path, exchanges: bool, monkeypatch: pytest.MonkeyPatch
):
    if not exchanges:
        monkeypatch.setattr("macros.files.swapping._exchange", lambda *_: False)
    site = _folder(tmp_path / "site", "oud")
    put_in_place(_folder(tmp_path / ".site-nieuw", "nieuw"), site)
    assert files_in(tmp_path) == {"site/index.html": b"nieuw"}


def test_a_site_that_was_set_aside_when_the_computer_stopped_is_brought_back(tmp_path: Path):
    _folder(tmp_path / ".site-oud", "oud")
    bring_back(tmp_path / "site")
    assert files_in(tmp_path) == {"site/index.html": b"oud"}


def test_of_files_that_belong_together_none_is_changed_when_one_cannot_be_written(tmp_path: Path):
    (tmp_path / "a.yml").write_text("oud", encoding="utf-8")
    (tmp_path / "geen-map").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match="geen-map"):
        write_together({tmp_path / "a.yml": b"nieuw", tmp_path / "geen-map" / "a.md": b"nieuw"}, lasting=True)
    assert files_in(tmp_path) == {"a.yml": b"oud", "geen-map": b""}
