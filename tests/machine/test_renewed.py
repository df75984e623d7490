"""What comes with Python's own virtual environments is renewed or gone: it may be years old."""

import re
from importlib.metadata import distributions
from pathlib import Path

from macros.machine.environment import Environment
from tests.conftest import ROOT


def test_the_pip_of_the_environment_is_the_one_on_the_lock():
    locked = re.search(r"^pip==(\S+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert locked
    (pip,) = [found.version for found in distributions(name="pip")]
    assert pip == locked[1]


def test_a_new_environment_has_no_setuptools(tmp_path: Path):
    Environment(tmp_path).make([])
    names = {file.name.split("-")[0].lower() for file in (tmp_path / ".venv").rglob("*.dist-info")}
    assert names == {"pip"}
