"""What the engine gets to read: pages, templates and a configuration of its own, all within one folder of .cache/.

A page reaches the engine with metadata of ours alone and without anything that it could take for a template, except the
lines that name a prepared component.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from macros.files.writing import write_if_changed

STAGE = ".cache/stage"
"""Where within the project the engine reads, a folder for each engine."""
DOCS = "docs"
OVERRIDES = "overrides"
CONFIG = "mkdocs.yml"
OUT = "out"
"""Where within the folder the engine puts what it made."""

_TEMPLATE_START = re.compile(r"\{(?=[{%#])")


@dataclass(frozen=True)
class Components:
    """The HTML of the components of a page by their name, from where it is kept; `key` stands for all of it."""

    key: str
    read: Callable[[], Mapping[str, str]]


@dataclass
class StagedPage:
    """A page for the engine: its address within docs/, its components, its lines, and its metadata."""

    address: str
    components: Components
    lines: list[str] = field(default_factory=list)
    meta: dict[str, Any] = field(default_factory=dict)

    def add_text(self, line: str) -> None:
        """Add a line of an editor, which stays text whatever it holds."""
        self.lines.append(_TEMPLATE_START.sub('{{ "{" }}', line))

    def add_component(self, name: str) -> None:
        """Add one of the components of the page."""
        self.lines.append(f'{{{{ onderdeel("{name}") }}}}')

    @property
    def made_address(self) -> str:
        """The address within the site of the page that an engine makes of it."""
        return f"{self.address.removesuffix('.md')}.html"

    @cached_property
    def text(self) -> str:
        """The whole page as the engine reads it, once all is added."""
        # The theme's own index is not used: ours is made from the cards.
        head = _dumped(self.meta | {"search": {"exclude": True}})
        return f"---\n{head}---\n" + "\n".join(self.lines)


def as_title(text: str) -> str:
    """Return a text as a title: engines put it in a page as it is, after one more look for templates."""
    return html.escape(text, quote=True).replace("{", "&#123;")


def stage(
    folder: Path, root: Path, pages: list[StagedPage], files: Mapping[str, bytes], settings: dict[str, Any]
) -> bool:
    """Bring a folder up to date; return whether every page must be made anew.

    A file that did not change is not written, so that an engine can tell by the time of a page whether to make it.

    Args:
        folder: what the engine will read; it may hold an earlier stage.
        root: the project, whose templates and other files under docs/ come along.
        pages: the pages.
        files: other files that pages may show, by their address within docs/.
        settings: what the configuration holds beyond the project's own mkdocs.yml.
    """
    wanted: set[Path] = set()
    all_anew = False
    for source in sorted((root / OVERRIDES).rglob("*.html")):
        file = folder / OVERRIDES / source.relative_to(root / OVERRIDES)
        all_anew |= write_if_changed(file, source.read_bytes())
        wanted.add(file)
    for source in _other_files(root / DOCS):
        file = folder / DOCS / source.relative_to(root / DOCS)
        write_if_changed(file, source.read_bytes())
        wanted.add(file)
    for address, data in files.items():
        write_if_changed(folder / DOCS / address, data)
        wanted.add(folder / DOCS / address)
    for page in pages:
        file = folder / DOCS / page.address
        write_if_changed(file, page.text.encode())
        wanted.add(file)
    all_anew |= _forget_others(folder, wanted)
    config = {"INHERIT": str(root / CONFIG), **settings}
    all_anew |= write_if_changed(folder / CONFIG, _dumped(config).encode())
    # The one that people edit is read by the engine too.
    all_anew |= write_if_changed(folder / "inherited.yml", (root / CONFIG).read_bytes())
    return all_anew


def _dumped(value: dict[str, Any]) -> str:
    # libyaml where it is there: in Python it takes twenty times as long.
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return text


def _other_files(docs: Path) -> list[Path]:
    return [file for file in sorted(docs.rglob("*")) if file.is_file() and file.suffix != ".md"]


def _forget_others(folder: Path, wanted: set[Path]) -> bool:
    gone = False
    for part in (DOCS, OVERRIDES):
        for file in [file for file in (folder / part).rglob("*") if file.is_file() and file not in wanted]:
            file.unlink()
            gone = True
    return gone
