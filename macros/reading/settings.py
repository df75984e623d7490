"""The settings of the site: what the school set in school/instellingen.yml, over what stands in mkdocs.yml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from macros.card.text import shown
from macros.card.values import Line
from macros.reading import school
from macros.reading.engine_details import detail_faults
from macros.reading.faults import Fault, did_you_mean
from macros.reading.own_pages import DOCS, OwnPage
from macros.reading.school_settings import SchoolSettings, SiteAddress, load_school_settings

SETTINGS = "mkdocs.yml"
_OWN_PAGES = f"{school.SCHOOL}/"
_LINE: TypeAdapter[str] = TypeAdapter(Line)
_ADDRESS: TypeAdapter[str] = TypeAdapter(SiteAddress)
_KEYS = (
    *("site_name", "site_url", "site_description", "site_author", "copyright", "extra", "nav", "theme", "plugins"),
    *("markdown_extensions", "hooks", "use_directory_urls", "extra_css", "extra_javascript", "extra_templates"),
    *("repo_url", "repo_name", "edit_uri", "edit_uri_template", "remote_branch", "remote_name", "dev_addr", "watch"),
    *("docs_dir", "site_dir", "strict", "validation", "exclude_docs", "draft_docs", "not_in_nav", "INHERIT"),
)
"""What MkDocs knows."""


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
    addresses = {page.address for page in pages}
    wrong = _engine_faults(root) or [*engine_setting_faults(root, addresses)]
    values = {} if wrong else read_engine_settings(root)
    extra = values.get("extra") or {}
    settings = Settings(
        site_name=own.site_name or values.get("site_name", Settings.site_name),
        school=own.school or extra.get("school") or "",
        site_url=own.site_url or values.get("site_url") or "",
        navigation=_navigation(values.get("nav") or [], own, addresses),
        own=own,
    )
    return settings, [*wrong, *faults], notices


def read_engine_settings(root: Path) -> dict[str, Any]:
    """Return what stands in mkdocs.yml; nothing when there is none."""
    if not (root / SETTINGS).exists():
        return {}
    values: Any = yaml.load((root / SETTINGS).read_text(encoding="utf-8"), Loader=_Loader)
    return values if isinstance(values, dict) else {}


def engine_setting_faults(root: Path, addresses: set[str]) -> Iterator[Fault]:
    """Yield what an editor can have got wrong in a mkdocs.yml that can be read; `addresses` are those of the pages."""
    if not (root / SETTINGS).exists():
        return
    node: Any = yaml.compose((root / SETTINGS).read_text(encoding="utf-8"), Loader=_Loader)
    if not isinstance(node, yaml.MappingNode):
        yield Fault(SETTINGS, 1, "hier worden instellingen verwacht: 'site_name: ...', elk op een eigen regel.")
        return
    lines: dict[str, int] = {}
    for key, _ in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name not in _KEYS:
            yield Fault(SETTINGS, line, f"'{shown(name)}' is geen instelling.{did_you_mean(name, _KEYS)}")
        elif name in lines:
            text = f"'{name}' staat hier een tweede keer, na regel {lines[name]}. Haal een van de twee weg."
            yield Fault(SETTINGS, line, text)
        lines.setdefault(name, line)
    yield from detail_faults(SETTINGS, node, root / DOCS)
    values = read_engine_settings(root)

    def fault(name: str, text: str) -> Fault:
        return Fault(SETTINGS, lines.get(name, 1), f"'{name}': {text}")

    extra, theme = values.get("extra") or {}, values.get("theme")
    texts = {"site_name": values.get("site_name", Settings.site_name), "site_url": values.get("site_url") or ""}
    texts["extra"] = (extra.get("school") or "") if isinstance(extra, dict) else extra
    for name, value in texts.items():
        if not isinstance(value, str):
            yield fault(name, "hier wordt een tekst verwacht. Zet hem tussen aanhalingstekens.")
        elif value or name == "site_name":
            try:
                (_ADDRESS if name == "site_url" else _LINE).validate_python(value)
            except ValidationError as error:
                yield fault(name, error.errors()[0]["msg"])
    if not isinstance(theme, dict) or theme.get("name") != "material" or theme.get("language") != "nl":
        yield fault("theme", "daar hoort 'name: material' en 'language: nl' onder. Zet het terug zoals het was.")
    yield from (fault("nav", text) for text in _menu_problems(values.get("nav"), addresses))


def _menu_problems(menu: Any, addresses: set[str]) -> Iterator[str]:  # noqa: ANN401 - whatever stands in the file
    for target in _targets(menu):
        if not isinstance(target, str):
            yield "hier wordt een lijst verwacht: regels zoals '- Overleglijst: overleg.md'. Zet het terug."
        elif not re.match(r"https?://", target) and target not in addresses:
            near = did_you_mean(target, sorted(addresses)) or " Haal de regel weg."
            yield f"de pagina '{shown(target)}' is er niet.{near}"


def _targets(menu: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield where each entry of a menu leads, and whatever is no entry."""
    if menu is None:
        return
    if not isinstance(menu, list):
        yield None if isinstance(menu, str) else menu
        return
    for entry in menu:
        for target in entry.values() if isinstance(entry, dict) else (entry,):
            if isinstance(target, list):
                yield from _targets(target)
            else:
                yield target


def _engine_faults(root: Path) -> list[Fault]:
    """Return what keeps mkdocs.yml from being read: no engine may read it then, for a tag can run code."""
    try:
        read_engine_settings(root)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        if "could not determine a constructor" in str(error.problem):
            said = "een waarde die met ! begint, kan een opdracht zijn. Alleen !ENV en !relative mogen. Haal hem weg."
        elif "'\\t'" in str(error.problem):
            said = "hier staat een tab. Spring in met spaties."
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
