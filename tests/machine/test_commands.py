"""kaarten.py as someone runs it on a fresh machine, before anything is installed."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.machine.commands import COMMANDS, _port
from tests.conftest import ROOT


def _run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    # -S: no package that is installed can be imported.
    command = [sys.executable, "-S", "kaarten.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, **options)


def test_help_needs_nothing_but_python_and_names_every_command():
    run = _run("hulp")
    assert run.returncode == 0
    for name in COMMANDS:
        assert f"  {name} " in run.stdout


def test_an_unknown_command_is_named_with_those_that_there_are():
    run = _run("bouwen")
    assert run.returncode == 2
    assert "'bouwen' is geen opdracht." in run.stderr
    assert "Traceback" not in run.stderr


def test_every_command_of_the_contract_is_there():
    contract = {"bouw", "toon", "controleer", "nieuw", "importeer", "vastleggen", "bijwerken", "uitgave", "test"}
    assert contract <= COMMANDS.keys()


def test_help_is_readable_under_a_code_page_of_windows():
    run = _run("hulp", env=os.environ | {"PYTHONIOENCODING": "cp850", "PYTHONUTF8": "0"})
    assert "Zo gebruik je dit" in run.stdout


def test_an_old_python_is_told_what_it_needs():
    program = "import sys, runpy; sys.version_info = (3, 9, 2); runpy.run_path('kaarten.py', run_name='__main__')"
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 1
    assert run.stderr.startswith("Python 3.9 is te oud. Installeer Python 3.11 of nieuwer")


def test_an_old_python_can_read_the_file_that_says_so():
    ast.parse((ROOT / "kaarten.py").read_text(encoding="utf-8"), feature_version=(3, 4))


@pytest.mark.parametrize(
    ("arguments", "port"),
    [
        ((), 8000),
        (("--poort", "8080"), 8080),
        (("--poort=8080",), 8080),
        (("--poort",), None),
        (("--poort", "80"), None),
        (("--poort", "70000"), None),
        (("--poort", "²"), None),
        (("8080",), None),
    ],
)
def test_a_port_is_a_number_that_everybody_may_use(arguments: tuple[str, ...], port: int | None):
    assert _port(arguments) == port


def test_the_menu_runs_nothing_for_a_number_that_is_not_there_and_stops_at_zero():
    run = _run("menu", input="77\n0\n")
    assert run.returncode == 0
    assert "Dat nummer staat er niet bij." in run.stdout
    assert run.stdout.count("De site bouwen") == 2


def test_the_menu_ends_when_its_window_closes():
    assert _run("menu", input="").returncode == 0


def test_the_file_to_double_click_is_what_a_windows_command_window_reads():
    data = (ROOT / "kaarten.cmd").read_bytes()
    assert data.isascii()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"py -3 kaarten.py menu" in data
    assert b'cd /d "%~dp0"' in data


def test_git_leaves_the_line_ends_of_the_file_to_double_click_alone():
    assert "*.cmd -text" in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()


def test_every_target_of_make_is_a_command_of_kaarten_py():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^(\w+):\n\t\$\(KAARTEN\) (\w+)$", makefile, re.MULTILINE)
    assert {name for name, _ in targets} == {"site", "serve", "check", "vastleggen", "test", "bench", "lock", "audit"}
    assert {command for _, command in targets} <= COMMANDS.keys()


def test_the_standard_library_is_all_that_kaarten_py_imports():
    for file in (ROOT / "kaarten.py", *(ROOT / "macros/machine").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert name.split(".")[0] in sys.stdlib_module_names or name.startswith("macros.machine"), (file, name)


def test_the_folder_of_the_project_may_have_any_name(tmp_path: Path):
    root = tmp_path / "Zoë's kaarten & co"
    (root / "macros").mkdir(parents=True)
    (root / "macros" / "__init__.py").touch()
    (root / "macros" / "machine").symlink_to(ROOT / "macros" / "machine")
    (root / "kaarten.py").write_bytes((ROOT / "kaarten.py").read_bytes())
    run = subprocess.run(
        [sys.executable, "-S", str(root / "kaarten.py"), "hulp"], capture_output=True, encoding="utf-8", check=False
    )
    assert run.returncode == 0, run.stderr
