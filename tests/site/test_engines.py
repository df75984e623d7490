"""ProperDocs, the second engine, makes the site of MkDocs: the same files with the same bytes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import copy_project, made_once

# Every engine writes its own name and version on each page.
GENERATOR = re.compile(rb'<meta name="generator" content="[^"]*">')


def built_with(engine: str, factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of the fixture site as an engine makes it, by its address."""

    def make(folder: Path) -> None:
        project = copy_project(factory.mktemp(engine) / "project")
        command = [sys.executable, "-m", "macros", "build", "--engine", engine]
        run = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)
        assert run.returncode == 0, run.stdout + run.stderr
        (project / "site").rename(folder / "site")

    site = made_once(factory, f"by-{engine}", make) / "site"
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def test_properdocs_makes_the_site_of_mkdocs_byte_for_byte(tmp_path_factory: pytest.TempPathFactory) -> None:
    ours, theirs = (built_with(engine, tmp_path_factory) for engine in ("mkdocs", "properdocs"))
    assert sorted(ours) == sorted(theirs)
    other = sorted(address for address in ours if ours[address] != theirs[address])
    # One difference, and no other: the line that names the generator.
    assert [address for address in other if not address.endswith(".html")] == []
    for address in other:
        assert GENERATOR.sub(b"", ours[address]) == GENERATOR.sub(b"", theirs[address]), address
