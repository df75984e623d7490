"""What the macros plugin calls: a component on a page -> the HTML that was prepared for it.

Knows no engine and imports nothing of the project: whatever engine builds the pages, `macros.site.prepare` has rendered
every component beforehand, and a page only names which of them it shows.
"""

from pathlib import Path
from typing import Any

PREPARED = "components"
"""The folder of the prepared components, beside the configuration that the engine reads."""


def define_env(env: Any) -> None:  # noqa: ANN401 - the macros plugin of MkDocs, ProperDocs or Zensical
    """Give the pages of `env` one macro for each component; it takes the place of a prepared one in the folder."""
    folder = Path(env.project_dir) / PREPARED

    def component(place: str) -> str:
        return (folder / place).read_text(encoding="utf-8")

    env.macro(component, "onderdeel")
