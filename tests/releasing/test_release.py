"""`uitgave` on a copy of the project with a school in it: what is in the files, and that they come out the same."""

import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from macros.releasing.bill import bill
from macros.releasing.source import MANIFEST, OUT, source_files, version
from tests.conftest import ROOT, short_word_list
from tests.school.conftest import ONS

NAME = f"focuskaarten-{version(ROOT)}"


def _release(project: Path) -> dict[str, bytes]:
    command = [sys.executable, "-m", "macros", "uitgave"]
    run = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    return {file.name: file.read_bytes() for file in (project / OUT).iterdir()}


def _project(folder: Path) -> Path:
    """A copy of the source without Git, as from a zip, with the folder of a school."""
    for name, data in source_files(ROOT).items():
        if not name.startswith("tests/"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    short_word_list(folder)
    shutil.copytree(ONS, folder / "school")
    (folder / "school/kaarten/klein.aanvulling.yml").unlink()
    return folder


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of a release, made twice in folders of other names."""
    first, second = (_project(tmp_path_factory.mktemp("map") / name) for name in ("eerst", "één andere map"))
    return _release(first), _release(second)


def test_a_release_comes_out_the_same_byte_for_byte(releases: tuple[dict[str, bytes], dict[str, bytes]]):
    first, second = releases
    assert first.keys() == second.keys()
    for name in first:
        if name.endswith(".zip"):
            a, b = (zipfile.ZipFile(io.BytesIO(each[name])) for each in releases)
            assert [entry for entry in a.namelist() if a.read(entry) != b.read(entry)] == []
        assert first[name] == second[name], name


def test_a_release_holds_the_site_with_the_school_and_the_source_without(releases: tuple):
    made = releases[0]
    site = zipfile.ZipFile(io.BytesIO(made[f"{NAME}-site.zip"])).namelist()
    assert {"focuskaarten/index.html", "focuskaarten/.htaccess", "focuskaarten/kaarten/huiswerk.html"} <= set(site)
    source = zipfile.ZipFile(io.BytesIO(made[f"{NAME}.zip"])).namelist()
    assert {f"{NAME}/kaarten.py", f"{NAME}/kaarten.cmd", f"{NAME}/data/kaarten/hechting.yml"} <= set(source)
    unwanted = ("/school/", "/site/", "/node_modules/", "/.venv/", "/.cache/", "/uitgave/", "__pycache__")
    assert [name for name in source if any(part in name for part in unwanted)] == [
        name for name in source if name.startswith(f"{NAME}/macros/site/")
    ]


def test_the_sums_are_those_of_the_files(releases: tuple):
    made = releases[0]
    lines = made[f"{NAME}.sha256"].decode().splitlines()
    assert {line.split("  ")[1] for line in lines} == made.keys() - {f"{NAME}.sha256"}
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256(made[name]).hexdigest() == digest


def test_the_source_holds_the_sum_of_every_file_in_it(releases: tuple):
    archive = zipfile.ZipFile(io.BytesIO(releases[0][f"{NAME}.zip"]))
    listed = dict(line.split("  ")[::-1] for line in archive.read(f"{NAME}/{MANIFEST}").decode().splitlines())
    files = {name.removeprefix(f"{NAME}/") for name in archive.namelist()} - {MANIFEST}
    assert listed.keys() == files
    for name in files:
        assert hashlib.sha256(archive.read(f"{NAME}/{name}")).hexdigest() == listed[name]


def test_the_file_to_double_click_keeps_the_line_ends_of_windows(releases: tuple):
    data = zipfile.ZipFile(io.BytesIO(releases[0][f"{NAME}.zip"])).read(f"{NAME}/kaarten.cmd")
    assert data.count(b"\r\n") == data.count(b"\n") > 10


def test_the_bill_names_every_locked_package_once_with_its_version():
    said = json.loads(bill(ROOT, "1.2.3"))
    assert (said["bomFormat"], said["specVersion"]) == ("CycloneDX", "1.6")
    refs = [component["bom-ref"] for component in said["components"]]
    assert len(refs) == len(set(refs))
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    esbuild = lock["packages"]["node_modules/esbuild"]["version"]
    assert f"pkg:npm/esbuild@{esbuild}" in refs
    assert not any("stylelint" in ref for ref in refs), "what only the tests use is in no release"
    pinned = [line for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines() if "==" in line]
    assert sum(ref.startswith("pkg:pypi/") for ref in refs) == len(pinned)
    assert bill(ROOT, "1.2.3") == bill(ROOT, "1.2.3")
    assert said["dependencies"][0]["dependsOn"] == refs


def test_the_repository_holds_no_folder_of_a_school():
    assert not any(name.startswith("school/") for name in source_files(ROOT))
    tracked = subprocess.run(
        ["git", "ls-files", "school"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert tracked.stdout == ""
