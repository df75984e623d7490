"""The contract and the catalogue of words as modules for the scripts: .cache/generated/contract.js and words.js.

Scripts import them as "#generated/contract.js" and "#generated/words.js": an entry of `imports` in package.json, which
Node, esbuild and TypeScript all read.
"""

import json
from pathlib import Path
from typing import Any

from macros.card import contract
from macros.card.wording import read_words
from macros.files.writing import write_if_changed

FOLDER = ".cache/generated"
"""Where the modules stand, within the project."""


def write_modules(root: Path) -> None:
    """Write both modules for the project in `root`; a file that is right already is left alone."""
    constants = {name: value for name, value in vars(contract).items() if name.isupper()}
    for name, exports in (("contract.js", constants), ("words.js", read_words())):
        write_if_changed(root / FOLDER / name, _module(name, exports).encode("utf-8"))


def _module(name: str, exports: dict[str, Any]) -> str:
    source = {"contract.js": "macros/card/contract.py", "words.js": "macros/card/words/"}[name]
    lines = [f"export const {key} = {json.dumps(value, ensure_ascii=False)};" for key, value in exports.items()]
    return "\n".join((f"// Made from {source} by macros/html/generated.py.", *lines, ""))
