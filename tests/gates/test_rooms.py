"""The rules of the house: which room of macros/ may import which, and who may know an engine."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

MACROS = ROOT / "macros"
# A room -> the rooms it may import beside itself. Lower rooms never import higher ones.
MAY_IMPORT = {
    "card": set(),
    "files": set(),
    "machine": set(),
    "drawing": {"card"},
    "reading": {"card", "drawing", "files"},
    "importing": {"card", "files", "reading"},
    "language": {"card", "reading"},
    "exports": {"card", "drawing", "files", "reading"},
    "html": {"card", "drawing", "files", "reading"},
    "search": {"card", "files", "reading", "html"},
    "hosting": {"html"},
    "site": {"card", "drawing", "files", "reading", "exports", "html", "search", "hosting"},
    "releasing": {"card", "files", "machine", "hosting", "reading", "html", "site"},
    "upgrading": {"card", "files", "machine", "reading", "releasing"},
}
ENGINES = {"mkdocs", "properdocs", "zensical"}
# It starts every command, so it may call any room; nothing calls it but the command line.
COMMAND_LINE = MACROS / "__main__.py"


def imported(source: str) -> Iterator[str]:
    """The full names of the modules that a source imports, also within a function."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import names its module in full"
            yield node.module or ""
            # `from macros import card` imports a room too.
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "macros")


def rooms(source: str) -> set[str]:
    """The rooms of macros/ that a source imports."""
    parts = [name.split(".") for name in imported(source)]
    return {part[1] for part in parts if part[0] == "macros" and len(part) > 1 and (MACROS / part[1]).is_dir()}


def faults(file: Path) -> list[str]:
    """What a file imports against the rules."""
    source = file.read_text(encoding="utf-8")
    room = file.relative_to(MACROS).parts[0]
    found = [f"{name} is an engine" for name in imported(source) if name.split(".")[0] in ENGINES and room != "site"]
    if file == COMMAND_LINE:
        return found
    if file.parent == MACROS:
        return [*found, *(f"it imports {name}" for name in rooms(source))]
    return [*found, *(f"{room} may not import {name}" for name in rooms(source) - MAY_IMPORT[room] - {room})]


def test_every_room_has_its_place_in_the_order() -> None:
    assert {folder.name for folder in MACROS.iterdir() if (folder / "__init__.py").exists()} == set(MAY_IMPORT)


def test_the_order_has_no_circle() -> None:
    left = dict(MAY_IMPORT)
    while left:
        lowest = [room for room, used in left.items() if not used & set(left)]
        assert lowest, f"these import each other: {sorted(left)}"
        left = {room: used for room, used in left.items() if room not in lowest}


@pytest.mark.parametrize("file", sorted(MACROS.rglob("*.py")), ids=lambda file: file.relative_to(MACROS).as_posix())
def test_a_module_imports_only_what_its_room_may(file: Path) -> None:
    assert faults(file) == []


def test_an_import_against_the_rules_is_found_wherever_it_stands() -> None:
    source = (
        "def f():\n    from macros.site.building import build\n    import mkdocs.config\n    from macros import html\n"
    )
    assert rooms(source) == {"site", "html"}
    assert "mkdocs.config" in set(imported(source))
