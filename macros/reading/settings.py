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
    """Reads past the two tags of MkDocs that name no code, and refuses every other one."""


for _tag in ("!ENV", "!relative"):
    _Loader.add_constructor(_tag, lambda _loader, _node: None)


def read_settings(root: Path, pages: list[OwnPage]) -> tuple[Settings, list[Fault], list[Fault]]:
    """Return the settings of the project in `root`, what is wrong with the school's, and what is noticed of them.

    `pages` are those that are no cards: the menu leads to each of the school's.
    """
    own, faults, notices = load_school_settings(root)
    unreadable = _engine_faults(root)
    values = {} if unreadable else read_engine_settings(root)
    extra = values.get("extra") or {}
    addresses = {page.address for page in pages}
    settings = Settings(
        site_name=own.site_name or values.get("site_name", Settings.site_name),
        school=own.school or extra.get("school") or "",
        site_url=own.site_url or values.get("site_url") or "",
        navigation=_navigation(values.get("nav") or [], own, addresses),
        own=own,
    )
    return settings, [*unreadable, *faults], notices


def read_engine_settings(root: Path) -> dict[str, Any]:
    """Return what stands in mkdocs.yml; nothing when there is none."""
    if not (root / SETTINGS).exists():
        return {}
    values: Any = yaml.load((root / SETTINGS).read_text(encoding="utf-8"), Loader=_Loader)
    return values if isinstance(values, dict) else {}


def _engine_faults(root: Path) -> list[Fault]:
    """Return what keeps mkdocs.yml from being read: no engine may read it then, for a tag can run code."""
    try:
        read_engine_settings(root)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        if "could not determine a constructor" in str(error.problem):
            said = "een waarde die met ! begint, kan een opdracht zijn. Alleen !ENV en !relative mogen. Haal hem weg."
        else:
            said = "dit is geen geldige YAML. Vergelijk de inspringing en de aanhalingstekens met de regels erboven."
        return [Fault(SETTINGS, line, said)]
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return [Fault(SETTINGS, 1, "dit bestand kan niet gelezen worden. Zet het terug zoals het was.")]
    return []


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
