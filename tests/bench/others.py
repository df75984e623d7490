"""The same site as others would make it: bare Material fed our HTML, and mkdocs-macros the plain way."""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

PLAIN = Path(__file__).parent / "plain"
# To the last end: a card has articles within it.
_ARTICLE = re.compile(r"<article[^>]*>\n?(.*)</article>", re.DOTALL)
_CARDS_IN_MENU = 8
_COMPONENT = re.compile(r"^\{\{.*\}\}$\n?", re.MULTILINE)


def floor(site: Path, target: Path) -> None:
    """Make a project for bare Material of a site of ours: what stands in the middle of each page, as raw HTML."""
    for page in sorted(site.rglob("*.html")):
        if article := _ARTICLE.search(page.read_text(encoding="utf-8")):
            file = target / "docs" / page.relative_to(site).with_suffix(".md")
            file.parent.mkdir(parents=True, exist_ok=True)
            # A block of HTML ends at an empty line: without those it is one.
            body = re.sub(r"\n\s*\n", "\n", article[1])
            # For `plain`: what looks like a macro on a page of ours is an example.
            file.write_text(f"---\nrender_macros: false\n---\n<div>\n{body}\n</div>\n", encoding="utf-8")
    for picture in site.glob("hulp/**/*.png"):
        file = target / "docs" / picture.relative_to(site)
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(picture, file)
    _settle(target, [{"search": {"lang": "nl"}}])


def plain(project: Path, bare: Path, target: Path) -> None:
    """Make a project for mkdocs-macros: one macro a page that fills a template from the card's YAML.

    `project` holds the cards; the pages that are no cards are those of `bare`, as `floor` made it.
    """
    shutil.copytree(bare / "docs", target / "docs", ignore=shutil.ignore_patterns("kaarten"))
    shutil.copytree(project / "data", target / "data")
    shutil.copytree(PLAIN, target, dirs_exist_ok=True)
    for page in sorted((project / "docs/kaarten").glob("*.md")):
        file = target / "docs/kaarten" / page.name
        file.parent.mkdir(exist_ok=True)
        prose = _COMPONENT.sub("", page.read_text(encoding="utf-8"))
        file.write_text(f'# {page.stem}\n\n{prose}\n{{{{ kaart("{page.stem}") }}}}\n', encoding="utf-8")
    _settle(target, [{"search": {"lang": "nl"}}, "macros"])


def _settle(target: Path, plugins: list[Any]) -> None:
    """Write the settings: the theme, the extensions and the menu of ours, and nothing else."""
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    theme = {key: value for key, value in ours["theme"].items() if key != "custom_dir"}
    cards = sorted((target / "docs/kaarten").glob("*.md"))
    shown = [f"kaarten/{card.name}" for card in cards] if len(cards) <= _CARDS_IN_MENU else []
    settings = {
        "site_name": ours["site_name"],
        "theme": theme,
        "use_directory_urls": False,
        "nav": ["index.md", *shown, "maatregelen.md", *ours["nav"]],
        "plugins": plugins,
        "markdown_extensions": [*ours["markdown_extensions"], "md_in_html"],
    }
    (target / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
