"""Markdown -> HTML, and Markdown -> blocks for the files that are not HTML.

Both come from one Markdown instance in which raw HTML is plain text: what an editor types is never run.
"""

import re
from collections.abc import Iterator
from typing import Literal
from xml.etree.ElementTree import Element

from lxml import html as lxml_html
from markdown import Markdown
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict

_RAW_HTML = re.compile(r"</?(?!https?:)[A-Za-z][^<>]*>|<!--|<!\[|<\?")
_CODE = re.compile(r"`[^`]*`")
# What a card cannot hold, because a renderer that is not HTML has no form for it.
_UNSUPPORTED = {
    "img": "een afbeelding",
    "pre": "een blok code",
    "code": "code",
    "table": "een tabel",
    "blockquote": "een citaatblok",
    "hr": "een streep",
}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Run(_Frozen):
    """A piece of text of one style."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


class Heading(_Frozen):
    """A heading with its hand-written address; `level` 2 to 4."""

    kind: Literal["heading"] = "heading"
    level: int
    id: str
    runs: tuple[Run, ...]


class Paragraph(_Frozen):
    """A paragraph."""

    kind: Literal["paragraph"] = "paragraph"
    runs: tuple[Run, ...]


class ListBlock(_Frozen):
    """A list; each item is a sequence of blocks."""

    kind: Literal["list"] = "list"
    ordered: bool
    items: tuple[tuple["Paragraph | ListBlock", ...], ...]


Block = Heading | Paragraph | ListBlock


def _markdown() -> Markdown:
    markdown = Markdown(extensions=["attr_list", "sane_lists"])
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    return markdown


def to_html(text: str) -> Markup:
    """Return Markdown as safe HTML: paragraphs, lists and emphasis; raw HTML comes out as text."""
    return Markup(_markdown().convert(text))


def to_inline_html(text: str) -> Markup:
    """Return one paragraph of Markdown as safe HTML without the paragraph around it."""
    html = _markdown().convert(text)
    single = html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>")
    return Markup(html[3:-4] if single else html)


def to_plain(text: str) -> str:
    """Return Markdown as plain text on one line."""
    return " ".join(block_text(block) for block in to_blocks(text))


def to_blocks(text: str) -> tuple[Block, ...]:
    """Return Markdown as blocks; markup that `unsupported_markup` refuses is left out or comes as plain text."""
    tree = lxml_html.fragment_fromstring(_markdown().convert(text), create_parent="div")
    return tuple(_blocks(tree))


def block_text(block: Block) -> str:
    """Return the plain text of a block."""
    if isinstance(block, ListBlock):
        return " ".join(block_text(child) for item in block.items for child in item)
    return "".join(run.text for run in block.runs)


def unsupported_markup(text: str, *, headings: bool = False) -> str | None:
    """Return in Dutch what is wrong with the markup of a text, or None; `headings` says whether those may stand there."""
    raw = _RAW_HTML.search(_CODE.sub("", text))
    if raw:
        return (
            f"hier staat HTML: '{raw.group()[:40]}'. Op een kaart kan alleen Markdown (**vet**, *cursief*, lijsten). "
            "Haal het weg, of schrijf &lt; als je het teken zelf bedoelt."
        )
    tree = lxml_html.fragment_fromstring(_markdown().convert(text), create_parent="div")
    for element in tree.iter():
        if element.tag in _UNSUPPORTED:
            return f"hier staat {_UNSUPPORTED[element.tag]}. Dat kan op een kaart niet. Schrijf het als gewone tekst of lijst."
        if element.tag in _HEADINGS and not headings:
            return "hier staat een kop (een regel die met # begint). Die kan alleen op de pagina van de kaart staan."
        if element.tag == "a" and not str(element.get("href")).startswith(("#", "https://", "http://", "mailto:")):
            return (
                f"de link naar '{element.get('href')}' werkt niet in de PDF en het Word-bestand. "
                "Gebruik een volledig adres, of #adres voor een plek op deze kaart."
            )
    return None


def _blocks(parent: Element) -> Iterator[Block]:
    if parent.text and parent.text.strip():
        yield Paragraph(runs=tuple(_runs(parent, inline_only=True)))
    for element in parent:
        if element.tag in _HEADINGS:
            yield Heading(level=int(element.tag[1]), id=element.get("id", ""), runs=tuple(_runs(element)))
        elif element.tag == "p":
            yield Paragraph(runs=tuple(_runs(element)))
        elif element.tag in ("ul", "ol"):
            yield ListBlock(ordered=element.tag == "ol", items=tuple(tuple(_blocks(item)) for item in element))


_BLOCK_TAGS = ("p", "ul", "ol")


def _runs(element: Element, style: Run | None = None, *, inline_only: bool = False) -> Iterator[Run]:
    style = style or Run(text="")
    if element.text:
        yield style.model_copy(update={"text": _one_line(element.text)})
    for child in element:
        if inline_only and child.tag in _BLOCK_TAGS:
            return
        yield from _runs(child, style.model_copy(update=_style_of(child)))
        if child.tail:
            yield style.model_copy(update={"text": _one_line(child.tail)})


def _style_of(element: Element) -> dict[str, object]:
    if element.tag == "strong":
        return {"bold": True}
    if element.tag == "em":
        return {"italic": True}
    if element.tag == "a":
        return {"link": element.get("href")}
    return {}


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
