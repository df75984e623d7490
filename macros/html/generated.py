"""The contract, its schemas and the catalogue of words as modules for the scripts, in .cache/generated/.

Scripts import them as "#generated/contract.js", "#generated/shapes.js" and "#generated/words.js": an entry of `imports`
in package.json, which Node, esbuild and TypeScript all read.
"""

import json
from pathlib import Path
from types import ModuleType
from typing import Any

from macros.card import contract, shapes
from macros.card.wording import read_words
from macros.files.writing import write_if_changed

FOLDER = ".cache/generated"
"""Where the modules stand, within the project."""


def write_modules(root: Path) -> None:
    """Write the modules for the project in `root`; a file that is right already is left alone."""
    modules = {
        "contract.js": ("macros/card/contract.py", _constants(contract)),
        "shapes.js": ("macros/card/shapes.py", _constants(shapes)),
        "words.js": ("macros/card/words/", read_words()),
    }
    for name, (source, exports) in modules.items():
        write_if_changed(root / FOLDER / name, _module(source, exports).encode("utf-8"))


def _constants(module: ModuleType) -> dict[str, Any]:
    return {name: value for name, value in vars(module).items() if name.isupper() and not name.startswith("_")}


def _module(source: str, exports: dict[str, Any]) -> str:
    lines = [f"export const {key} = {json.dumps(value, ensure_ascii=False)};" for key, value in exports.items()]
    return "\n".join((f"// Made from {source} by macros/html/generated.py.", *lines, ""))
