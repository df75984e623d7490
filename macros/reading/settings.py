"""mkdocs.yml -> what the project itself needs of it; the engine reads the file by itself."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

SETTINGS = "mkdocs.yml"


@dataclass(frozen=True)
class Settings:
    """`school` and `site_url` may be empty; `navigation` is the menu after Start and the cards, as an engine has it."""

    site_name: str = "Focuskaarten"
    school: str = ""
    site_url: str = ""
    navigation: list[Any] = field(default_factory=list)


class _Loader(yaml.SafeLoader):
    """Reads past the tags that are for the engine: they can name code."""


_Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)


def read_settings(root: Path) -> Settings:
    """Return the settings of the project in `root`; without a file those of a site that nobody named."""
    if not (root / SETTINGS).exists():
        return Settings()
    values = yaml.load((root / SETTINGS).read_text(encoding="utf-8"), Loader=_Loader)
    extra = values.get("extra") or {}
    return Settings(
        site_name=values.get("site_name", Settings.site_name),
        school=extra.get("school") or "",
        site_url=values.get("site_url") or "",
        navigation=values.get("nav") or [],
    )
