"""The files that forges read call commands that there are."""

import re

import yaml

from macros.machine.commands import COMMANDS
from tests.conftest import ROOT

_FILES = (
    ".github/workflows/test.yml",
    ".github/workflows/publiceer.yml",
    ".forgejo/workflows/publiceer.yml",
    ".gitlab-ci.yml",
)


def test_every_workflow_is_yaml_and_calls_commands_of_kaarten_py():
    for name in _FILES:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert isinstance(yaml.safe_load(text), dict), name
        called = set(re.findall(r"kaarten\.py (\w+)", text))
        assert called, name
        assert called <= COMMANDS.keys(), name


def test_every_workflow_that_publishes_checks_and_builds_first():
    for name in _FILES[1:]:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert text.index("kaarten.py controleer") < text.index("kaarten.py bouw"), name


def test_ci_runs_the_test_command_of_the_readme():
    command = "python3 kaarten.py test"
    assert (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()[-1] == command
    assert f"\n{command} " in (ROOT / "README.md").read_text(encoding="utf-8")
