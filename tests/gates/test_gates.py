"""What tools can see without running the site: types in Python, and faults in scripts and styles."""

import subprocess
import sys

import pytest

from macros.html.bundles import node
from tests.conftest import ROOT

NODE_TOOLS = {
    "eslint": ("eslint/bin/eslint.js", "overrides", "--max-warnings=0"),
    "stylelint": ("stylelint/bin/stylelint.mjs", "overrides/**/*.css", "--max-warnings=0"),
    "tsc": ("typescript/bin/tsc", "--project", "."),
}


def said(*command: str) -> str:
    """Run a tool; return what it said when it found something, or "" when all is well."""
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    return run.stdout + run.stderr if run.returncode else ""


@pytest.mark.parametrize("tool", NODE_TOOLS)
def test_a_tool_for_scripts_and_styles_finds_nothing(tool: str) -> None:
    script, *options = NODE_TOOLS[tool]
    assert said(str(node()), str(ROOT / "node_modules" / script), *options) == ""


def test_every_type_in_macros_holds() -> None:
    assert said(sys.executable, "-m", "mypy") == ""
