"""The settings of the site: what the school set in school/instellingen.yml, over what stands in mkdocs.yml."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.reading import school
from macros.reading.faults import Fault
from macros.reading.own_pages import OwnPage
from macros.reading.school_settings import SchoolSettings, load_school_settings

SETTINGS = "mkdocs.yml"
_OWN_PAGES = f"{school.SCHOOL}/"


@dataclass(frozen=True)
class Settings:
    """`school` and `site_url` may be empty; `navigation` is the menu after Start and the cards, as an engine has it.

    `own` is all that the school set; its name, address and site name stand here already.
    """

    site_name: str = "Focuskaarten"
    school: str = ""
    site_url: str = ""
    navigation: list[Any] = field(default_factory=list)
    own: SchoolSettings = field(default_factory=SchoolSettings.model_construct)


class _Loader(yaml.SafeLoader):
    """Reads past the tags that are for the engine: they can name code."""


_Loader.add_multi_constructor("", lambda _loader, _tag, _node: None)


def read_settings(root: Path, pages: list[OwnPage]) -> tuple[Settings, list[Fault], list[Fault]]:
    """Return the settings of the project in `root`, what is wrong with the school's, and what is noticed of them.

    `pages` are those that are no cards: the menu leads to each of the school's.
    """
    own, faults, notices = load_school_settings(root)
    values = read_engine_settings(root)
    extra = values.get("extra") or {}
    addresses = {page.address for page in pages}
    settings = Settings(
        site_name=own.site_name or values.get("site_name", Settings.site_name),
        school=own.school or extra.get("school") or "",
        site_url=own.site_url or values.get("site_url") or "",
        navigation=_navigation(values.get("nav") or [], own, addresses),
        own=own,
    )
    return settings, faults, notices


def read_engine_settings(root: Path) -> dict[str, Any]:
    """Return what stands in mkdocs.yml; nothing when there is none."""
    if not (root / SETTINGS).exists():
        return {}
    values: dict[str, Any] = yaml.load((root / SETTINGS).read_text(encoding="utf-8"), Loader=_Loader)
    return values


def _navigation(shipped: list[Any], own: SchoolSettings, addresses: set[str]) -> list[Any]:
    """Return the menu: what is shipped, what the school lists, and then its pages that it does not list."""
    listed = [{item.title: f"{_OWN_PAGES}{item.page}" if item.page else item.address} for item in own.menu]
    named = {target for entry in listed for target in entry.values()}
    rest = sorted(address for address in addresses if address.startswith(_OWN_PAGES) and address not in named)
    menu = [_with_own_help(entry, addresses) for entry in shipped]
    return [*menu, *listed, *rest]


def _with_own_help(entry: Any, addresses: set[str]) -> Any:  # noqa: ANN401 - an entry of the menu as an engine has it
    """Return the entry of the help with the pages that the school added to it; any other entry as it is."""
    pages = entry.get("Hulp") if isinstance(entry, dict) else None
    if not isinstance(pages, list):
        return entry
    known = {target for page in pages if isinstance(page, dict) for target in page.values()}
    return {"Hulp": [*pages, *sorted(each for each in addresses if each.startswith("hulp/") and each not in known)]}
