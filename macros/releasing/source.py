"""The source of the product: every file of the project but the school's and those that come by themselves."""

import subprocess
import tomllib
from pathlib import Path

from macros.reading.school import SCHOOL

MANIFEST = "uitgave.sha256"
"""The list in a released source of all its files with their sums."""
OUT = "uitgave"
"""The folder of the project that the made files come in."""
_NOT_SOURCE = {SCHOOL, OUT, "site", ".venv", ".cache", ".git", "node_modules", "__pycache__", MANIFEST}
_CACHES = {".pytest_cache", ".ruff_cache", ".mypy_cache", ".hypothesis"}


def version(root: Path) -> str:
    """Return the version of the product in `root`, as 1.2.0."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return str(project["project"]["version"])


def source_files(root: Path) -> dict[str, bytes]:
    """Return every file of the source by its address; with Git those that it keeps, and else those that are there."""
    names = _kept_by_git(root) or _found(root)
    return {name: (root / name).read_bytes() for name in sorted(names) if not _is_left_out(name)}


def _is_left_out(name: str) -> bool:
    parts = Path(name).parts
    return parts[0] in _NOT_SOURCE or bool(_CACHES & set(parts)) or "__pycache__" in parts


def _kept_by_git(root: Path) -> list[str]:
    if not (root / ".git").exists():
        return []
    try:
        run = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return []
    return [name for name in run.stdout.split("\0") if name and (root / name).is_file()]


def _found(root: Path) -> list[str]:
    files = (file for top in root.iterdir() if top.name not in _NOT_SOURCE for file in (top, *top.rglob("*")))
    return [file.relative_to(root).as_posix() for file in files if file.is_file() and not file.is_symlink()]
