"""The styles of the theme, without those of what no page of a site can hold: more than half of them."""

import re
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import material

VERSION = version("mkdocs-material")
_FOLDER = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
_UNUSED = (
    # Markdown that mkdocs.yml does not turn on.
    *("arithmatex", "critic", "footnote", "grid", "cards", "highlight", "katex", "keys", "linenodiv"),
    *("linenos", "mermaid", "emojione", "gemoji", "twemoji"),
    *("tabbed-", "task-list", "md-annotation", "md-clipboard", "md-code", "md-tooltip"),
    # Parts of the theme that it does not turn on.
    *("md-author", "md-banner", "md-consent", "md-feedback", "md-pagination", "md-path", "md-pin", "md-post"),
    *("giscus", "md-draft", "md-header--lifted", "md-meta", "md-nav--lifted", "md-profile"),
    *("md-progress", "md-select", "md-source", "md-status", "md-tabs", "md-tag", "md-top", "md-version"),
    # The foot of a page is ours.
    *("md-copyright", "md-footer", "md-social"),
)
"""What the name of a class starts with."""
_UNUSED_CLASS = re.compile(rf"\.({'|'.join(_UNUSED)})")
_UNUSED_VALUE = re.compile(
    r"\[dir=rtl\]"  # every word of the site is written from left to right
    r"|\[data-md-color-(primary|accent)=(?!custom)"  # the colours are ours, or the school's
)
_OF_UNUSED = re.compile(
    r"(--md-[a-z0-9_-]*(?:icon|status|code-hl|footer|mermaid|progress|tooltip)[a-z0-9_-]*):(?:url\((?:\"[^\"]*\"|[^)]*)\)|[^;}])*;?"
)
_SKIPPED = r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|url\([^)"\']*\)'
_BRACE = re.compile(rf"{_SKIPPED}|[{{}};]")
_COMMA = re.compile(rf"{_SKIPPED}|[(),]")
_NESTING = ("@media", "@supports", "@container")


def theme_styles() -> str:
    """Return the styles of the theme and of its colours as one stylesheet."""
    files = [next(_FOLDER.glob(f"{name}.*.min.css")) for name in ("main", "palette")]
    whole = "".join(re.sub(r"/\*.*?\*/|@charset[^;]*;", "", file.read_text("utf-8"), flags=re.DOTALL) for file in files)
    return _without_unread("".join(_used(whole)))


def _used(styles: str) -> Iterator[str]:
    for head, body in _rules(styles):
        if head.startswith(_NESTING):
            inner = "".join(_used(body))
            kept = head if inner else ""
        else:
            inner, kept = body, ",".join(one for one in _selectors(head) if _is_used(one))
        if kept:
            yield f"{kept}{{{inner}}}"


def _is_used(selector: str) -> bool:
    # What something is not, or what it does not hold, says nothing of whether it is there.
    plain = re.sub(r":not\([^)]*\)", "", selector)
    return not _UNUSED_CLASS.search(plain) and not _UNUSED_VALUE.search(plain)


def _rules(styles: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before the braces of each rule and what stands within them."""
    depth, start, inside = 0, 0, 0
    for found in _BRACE.finditer(styles):
        if found[0] == "{":
            depth += 1
            inside = found.end() if depth == 1 else inside
        elif found[0] == "}":
            depth -= 1
            if depth == 0:
                yield styles[start : inside - 1], styles[inside : found.start()]
                start = found.end()


def _selectors(head: str) -> Iterator[str]:
    depth, start = 0, 0
    for found in _COMMA.finditer(head):
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if found[0] == "," and depth == 0:
            yield head[start : found.start()]
            start = found.end()
    yield head[start:]


def _without_unread(styles: str) -> str:
    """Leave out the icons and colours that only those parts showed."""
    read = set(re.findall(r"var\((--md-[a-z0-9_-]+)", styles))
    return _OF_UNUSED.sub(lambda one: one[0] if one[1] in read else "", styles)
