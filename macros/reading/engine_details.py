"""What can be wrong within the settings of mkdocs.yml: keys that are there twice or do nothing, a logo, a colour."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.card.text import shown
from macros.reading.faults import Fault, did_you_mean
from macros.reading.yaml_source import is_file

_KNOWN = {
    "extra": (
        *("school", "polyfills", "homepage", "generator", "social", "alternate", "analytics", "consent", "version"),
        *("status", "tags", "annotate"),
    ),
    "theme": (
        *("name", "custom_dir", "language", "font", "palette", "features", "logo", "favicon", "icon", "direction"),
        *("locale", "static_templates"),
    ),
}
"""What may stand under two settings; anything else does nothing, and nobody says so."""
_COLOURS = (
    *("custom", "red", "pink", "purple", "deep purple", "indigo", "blue", "light blue", "cyan", "teal", "green"),
    *("light green", "lime", "yellow", "amber", "orange", "deep orange", "brown", "grey", "blue grey", "black"),
    "white",
)
_SCHEMES = ("default", "slate")
_OF_PALETTE = {"primary": _COLOURS, "accent": _COLOURS, "scheme": _SCHEMES}
_OF_FILES = ("logo", "favicon")


def detail_faults(path: str, settings: yaml.MappingNode, docs: Path) -> Iterator[Fault]:
    """Yield the faults within the settings; `docs` is the folder in which a logo stands."""
    for name, node in _pairs(settings):
        yield from _doubles(path, node)
        for key, known in _pairs(node):
            if name.value in _KNOWN and key.value not in _KNOWN[name.value]:
                near = did_you_mean(key.value, _KNOWN[name.value])
                text = f"'{shown(key.value)}' onder '{name.value}' doet niets.{near}"
                yield _fault(path, key, text)
            if name.value == "theme" and key.value in _OF_FILES and not is_file(docs / str(known.value)):
                where = f"{docs.name}/{shown(str(known.value))}"
                text = f"'{key.value}': het bestand {where} is er niet. Zet het erin, of haal de regel weg."
                yield _fault(path, key, text)
            if name.value == "theme" and key.value == "palette":
                yield from _palette_faults(path, known)


def _palette_faults(path: str, palette: yaml.Node) -> Iterator[Fault]:
    for each in palette.value if isinstance(palette, yaml.SequenceNode) else [palette]:
        for key, value in _pairs(each):
            known = _OF_PALETTE.get(key.value, ())
            if known and str(value.value).replace("-", " ") not in known:
                text = (
                    f"'{key.value}': '{shown(str(value.value))}' kan hier niet.{did_you_mean(str(value.value), known)}"
                )
                yield _fault(path, key, text)


def _doubles(path: str, node: yaml.Node) -> Iterator[Fault]:
    """Yield a fault for every key that stands twice in a mapping at any depth."""
    first: dict[str, int] = {}
    for key, child in _pairs(node):
        line = key.start_mark.line + 1
        if key.value in first:
            text = f"'{shown(key.value)}' staat hier een tweede keer, na regel {first[key.value]}."
            yield _fault(path, key, f"{text} Haal een van de twee weg.")
        first.setdefault(key.value, line)
        yield from _doubles(path, child)
    for child in node.value if isinstance(node, yaml.SequenceNode) else ():
        yield from _doubles(path, child)


def _pairs(node: yaml.Node) -> list[tuple[Any, Any]]:
    """Return the keys of a mapping that are texts, with their values; none of any other node."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return [(key, child) for key, child in pairs if isinstance(key, yaml.ScalarNode)]


def _fault(path: str, node: Any, text: str) -> Fault:  # noqa: ANN401 - a node of yaml
    return Fault(path, node.start_mark.line + 1, text)
