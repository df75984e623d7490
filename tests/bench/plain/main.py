"""A card the way most projects with mkdocs-macros would do it: YAML into a Jinja template, for each page anew."""

from pathlib import Path
from typing import Any

import yaml


def define_env(env: Any) -> None:
    """Give pages the macro `kaart`."""
    folder = Path(env.project_dir)

    @env.macro
    def kaart(name: str) -> str:
        card = yaml.safe_load((folder / f"data/kaarten/{name}.yml").read_text(encoding="utf-8"))
        return env.env.from_string((folder / "kaart.md").read_text(encoding="utf-8")).render(kaart=card)
