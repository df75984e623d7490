"""Markdown -> HTML, and Markdown -> blocks for the files that are not HTML.

Both come from one Markdown instance in which raw HTML is plain text, and of what it makes only the elements, attributes
and links of a short list remain: what an editor types is never run.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

import nh3
from lxml import html as lxml_html
from lxml.html import HtmlElement
from markdown import Markdown
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict

from macros.card import contract
from macros.card.card_links import is_card_link
from macros.card.text import control_sign, in_dutch, shown
from macros.card.traps import mangled

# An unclosed tag counts: on a page, where MkDocs keeps raw HTML, the browser would find its end further on.
_TAG = r"</?[A-Za-z][^<>\n]*>?|<[!?][^<>\n]*>?"
# What Markdown makes a link of, and nothing that a browser could take for a tag with attributes: <a@b.c onclick=x>.
_AUTOMATIC_LINK = r"<https?://[^\s<>\"']+>|<[^\s<>@/!\"'=]+@[^\s<>@/\"'=]+>"
_RAW_HTML = re.compile(_TAG)
_RAW_HTML_IN_PROSE = re.compile(f"(?!{_AUTOMATIC_LINK})(?:{_TAG})")
LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Where a link may lead, beside a place on the site itself."""
_CARD_LINK = re.compile(f'href="{contract.CARD_LINK}"')
_ABSOLUTE_LINK = tuple(f"{scheme}://" if scheme.startswith("http") else f"{scheme}:" for scheme in LINK_SCHEMES)
_SAFE_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
_SAFE_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
# What a card cannot hold, because a renderer that is not HTML has no form for it.
_UNSUPPORTED = {
    "img": "een afbeelding",
    "pre": "een blok code (een alinea die met vier spaties of meer inspringt)",
    "code": "code (tekst tussen `)",
    "table": "een tabel",
    "blockquote": "een citaatblok (een regel die met > begint)",
    "hr": "een streep",
    "div": "een kader (!!!) of een inhoudsopgave ([TOC])",
}
_ATTRIBUTE_LIST = "hier staat {: ...} achter iets dat geen kop is, of met meer dan een adres erin. Haal het weg."
_REFERENCE_ADVICE = "Schrijf een link als [tekst](adres), of zet een \\ voor de haak."
_TOO_DEEP = "hier staat te veel in elkaar. Schrijf het als gewone tekst of lijst."
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}} | {tag: {"id"} for tag in _HEADINGS}
# Everything that mkdocs.yml switches on, so that nothing means more on the page than it does here.
_ALL_EXTENSIONS = ("attr_list", "sane_lists", "tables", "admonition", "toc")


# The name with which Markdown takes a line out of a text as the address of a link.
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]*\]:", re.MULTILINE)
# Words and signs that mean nothing to Markdown, and that HTML needs not escape: most texts of a card are.
# Reading those with Markdown costs a hundred times as much and gives the very same.
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
_SIGNS = rf"[{_LETTER}0-9.,;:?!()'\"‘“’”…/%€=-]*+"
_REST = rf"{_SIGNS}(?: [{_LETTER}0-9('\"‘“’]{_SIGNS})*+"
_PARAGRAPH = re.compile(rf"[{_LETTER}]{_REST}(?:\n[{_LETTER}]{_REST})*+")
_LINE = re.compile(rf"[{_LETTER}0-9]{_REST}")


def _plain_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text when Markdown leaves each of them as it is; else nothing."""
    paragraphs = text.split("\n\n")
    return paragraphs if all(map(_PARAGRAPH.fullmatch, paragraphs)) else []


def _is_plain_line(text: str) -> bool:
    """Return whether Markdown leaves a text of one line as it is, which is a paragraph whatever it begins with."""
    return bool(_LINE.fullmatch(text))


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Run(_Frozen):
    """A piece of text of one style."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    about: str | None = None
    """What a link to another card is about, when the text says it in other words."""


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


@cache
def _markdown(*extensions: str) -> Markdown:
    markdown = Markdown(extensions=list(extensions))
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    return markdown


@cache
def _line_markdown() -> Markdown:
    """Return Markdown for a text of one line, which is a paragraph whatever it begins with: "1. Doe dit"."""
    markdown = _markdown.__wrapped__()
    blocks = markdown.parser.blockprocessors
    for name in ("empty", "indent", "code", "hashheader", "setextheader", "hr", "olist", "ulist", "quote", "reference"):
        blocks.deregister(name)
    return markdown


def _convert(text: str, *extensions: str) -> str:
    return _run(_markdown(*extensions), text)


def _run(markdown: Markdown, text: str) -> str:
    try:
        html: str = markdown.reset().convert(text)
    except RecursionError:
        # A reset does not bring back what was halfway: the next text would be read wrongly.
        _markdown.cache_clear()
        _line_markdown.cache_clear()
        raise
    return html


def _tree(html: str) -> HtmlElement:
    return lxml_html.fragment_fromstring(html, create_parent="div")


def _safe(html: str) -> str:
    clean = nh3.clean(
        html, tags=_SAFE_TAGS, attributes=_SAFE_ATTRIBUTES, url_schemes=set(LINK_SCHEMES), link_rel=None
    ).strip()
    return _CARD_LINK.sub(lambda link: f'href="{link[1]}.html{f"#{link[2]}" if link[2] else ""}"', clean)


def to_html(text: str) -> Markup:
    """Return Markdown as safe HTML: paragraphs, lists and emphasis; raw HTML comes out as text."""
    if paragraphs := _plain_paragraphs(text):
        return Markup("\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))
    return Markup(_safe(_convert(text, "sane_lists")))


def to_inline_html(text: str) -> Markup:
    """Return one paragraph of Markdown as safe HTML without the paragraph around it."""
    if _is_plain_line(text):
        return Markup(text)
    html = to_html(text) if "\n" in text else Markup(_safe(_run(_line_markdown(), text)))
    single = html.startswith("<p>") and html.count("<p>") == 1 and html.endswith("</p>")
    return Markup(html[3:-4] if single else html)


def to_plain(text: str) -> str:
    """Return Markdown as plain text on one line."""
    if _is_plain_line(text):
        return text
    blocks = to_blocks(text) if "\n" in text else line_blocks(text)
    return " ".join(block_text(block) for block in blocks)


def to_blocks(text: str) -> tuple[Block, ...]:
    """Return Markdown as blocks; markup that `unsupported_markup` refuses is left out or comes as plain text."""
    if paragraphs := _plain_paragraphs(text):
        return tuple(Paragraph(runs=(Run(text=_one_line(paragraph)),)) for paragraph in paragraphs)
    return tuple(_blocks(_tree(_convert(text, "attr_list", "sane_lists"))))


def line_blocks(text: str) -> tuple[Block, ...]:
    """Return a Markdown text as one paragraph on one line, whatever it begins with: "1. Doe dit"."""
    if _is_plain_line(text):
        return (Paragraph(runs=(Run(text=text),)),)
    return tuple(_blocks(_tree(_run(_line_markdown(), " ".join(text.split())))))


def block_text(block: Block) -> str:
    """Return the plain text of a block."""
    if isinstance(block, ListBlock):
        return " ".join(block_text(child) for item in block.items for child in item)
    return "".join(run.text for run in block.runs)


def html_problem(text: str) -> str | None:
    """Return in Dutch that what a browser may take for HTML stands in a text, or None."""
    raw = _RAW_HTML.search(text)
    return f"hier staat HTML: '{shown(raw.group())}'. Dat kan op een kaart niet. Haal het weg." if raw else None


def unsupported_markup(text: str, *, headings: bool = False) -> list[str]:
    """Return in Dutch what is wrong with the markup of a text, each once; `headings`: whether those may stand there."""
    if _plain_paragraphs(text) and not _too_much(text):
        return []
    return _judged(text, headings=headings)[0]


def page_blocks(text: str) -> tuple[list[str], tuple[Block, ...]]:
    """Return what is wrong with a piece of a page, where headings may stand, and its blocks when nothing is."""
    problems, tree = _judged(text, headings=True)
    return problems, () if problems or tree is None else tuple(_blocks(tree))


def _judged(text: str, *, headings: bool) -> tuple[list[str], HtmlElement | None]:
    """Return what is wrong with the markup of a text, and what Markdown makes of it when it can."""
    if problem := _too_much(text):
        return [problem], None
    tags = [raw.group() for raw in _RAW_HTML_IN_PROSE.finditer(text)]
    opening = [tag for tag in tags if not tag.startswith("</")]
    problems = [f"{html_problem(tag)} Of schrijf &lt; als je het teken zelf bedoelt." for tag in opening or tags]
    try:
        tree = _tree(_convert(text, *_ALL_EXTENSIONS))
    except RecursionError:
        return [_TOO_DEEP], None
    problems += [
        f"'{shown(said)}' is voor Markdown het adres van een link, en staat nergens op de kaart. {_REFERENCE_ADVICE}"
        for said in _references(_markdown(*_ALL_EXTENSIONS))
    ]
    lost = mangled(text, is_table=tree.find(".//table") is not None)
    return [*dict.fromkeys([*problems, *_tree_problems(tree, headings=headings), *lost])], tree


def unsupported_line(text: str) -> list[str]:
    """Return in Dutch what is wrong with the markup of a text of one line, each once."""
    if problem := _too_much(text):
        return [problem]
    if _is_plain_line(text):
        return []
    problem = html_problem(text)
    try:
        tree = _tree(_run(_line_markdown(), text))
    except RecursionError:
        return [_TOO_DEEP]
    return [*dict.fromkeys([*([problem] if problem else []), *_tree_problems(tree, headings=False)])]


def _too_much(text: str) -> str | None:
    if len(text) > contract.LONGEST_PROSE:
        most = in_dutch(contract.LONGEST_PROSE)
        return f"deze tekst telt {in_dutch(len(text))} tekens en mag er hoogstens {most} tellen. Verdeel hem."
    brackets = text.count("[")
    if brackets > contract.MOST_BRACKETS:
        return f"hier staan {in_dutch(brackets)} haken ([), meer dan {contract.MOST_BRACKETS}. Haal er weg."
    return None


def _references(markdown: Markdown) -> list[str]:
    """Return the lines that Markdown took out of its last text as addresses of links: "[naam]: adres"."""
    return [f"[{name}]: {address}" for name, (address, _) in markdown.references.items()]


class PageMarkup(_Frozen):
    """What Markdown makes of a page that is no card's, as far as it must be judged."""

    raw_html: tuple[str, ...]
    """The pieces that it would leave in the page as HTML; what stands in code is none."""
    unused: tuple[str, ...]
    """The addresses of links, "[naam]: adres", that nothing on the page leads to."""
    links: tuple[str, ...]
    """Where its links and pictures lead."""
    ids: frozenset[str]
    """The places on it to which a link can lead."""


def page_markup(text: str) -> PageMarkup:
    """Return what is to be judged of a page that is no card's."""
    markdown = Markdown(extensions=list(_ALL_EXTENSIONS))
    tree = _tree(markdown.convert(text))
    stash = markdown.htmlStash.rawHtmlBlocks
    said = _DEFINITION.sub("", text.casefold())
    return PageMarkup(
        raw_html=tuple(piece.strip() for piece in stash if isinstance(piece, str) and piece.lstrip().startswith("<")),
        unused=tuple(line for line in _references(markdown) if f"{line.partition(']:')[0]}]" not in said),
        links=tuple(str(link) for link in tree.xpath("//a/@href | //img/@src")),
        ids=frozenset(str(key) for key in tree.xpath("//@id")),
    )


def unused_reference(line: str) -> str:
    """Return in Dutch what is wrong with an address of a link that nothing leads to."""
    said = f"'{shown(line)}' is voor Markdown het adres van een link, en niets op de pagina gebruikt het."
    return f"{said} {_REFERENCE_ADVICE}"


def _tree_problems(tree: HtmlElement, *, headings: bool) -> list[str]:
    problems = list(_problems(tree, headings=headings, top=True))
    said = str(tree.text_content())
    if control_sign(said):
        problems.append("hier staat een onzichtbaar stuurteken, als code (&#...;). Wis het.")
    if "{:" in said:
        problems.append(_ATTRIBUTE_LIST)
    if not said.strip() and not problems:
        problems.append("hier staat niets dat iemand kan lezen. Schrijf een link als [tekst](adres).")
    return problems


def _problems(parent: HtmlElement, *, headings: bool, top: bool) -> Iterator[str]:
    for element in parent:
        problem = _problem(element, headings=headings, top=top)
        if problem:
            yield problem
        else:
            yield from _problems(element, headings=headings, top=False)


def _problem(element: HtmlElement, *, headings: bool, top: bool) -> str | None:  # noqa: PLR0911 - one for each rule
    if element.tag in _UNSUPPORTED:
        return (
            f"hier staat {_UNSUPPORTED[element.tag]}. Dat kan op een kaart niet. Schrijf het als gewone tekst of lijst."
        )
    if element.tag in _HEADINGS and not headings:
        return "hier staat een kop (een regel die met # begint). Die kan alleen op de pagina van de kaart staan."
    if element.tag in _HEADINGS and not top:
        return "hier staat een kop in een lijst. Zet hem op een eigen regel, zonder inspringen."
    if set(element.keys()) - _ATTRIBUTES.get(element.tag, set()):
        return _ATTRIBUTE_LIST
    if element.tag == "li" and not str(element.text_content()).strip():
        return "hier staat een leeg punt in een lijst. Vul het aan, of haal het weg."
    if element.tag == "ol" and element.get("start"):
        return (
            f"deze lijst begint bij {element.get('start')}, en dat kan op een kaart niet. Begin bij 1, "
            "of schrijf een \\ voor de punt als het geen lijst is."
        )
    if element.tag == "a" and not _works_on_paper(str(element.get("href"))):
        return (
            f"de link naar '{shown(str(element.get('href')))}' werkt niet in de PDF en het Word-bestand. "
            "Gebruik een volledig adres, #adres voor een plek op deze kaart, of kaart#m13 voor een andere kaart."
        )
    return None


def _works_on_paper(link: str) -> bool:
    return link.startswith(("#", *_ABSOLUTE_LINK)) or is_card_link(link)


def _blocks(parent: HtmlElement) -> Iterator[Block]:
    runs = tuple(_runs(parent, inline_only=True))
    if any(run.text.strip() for run in runs):
        yield Paragraph(runs=runs)
    for element in parent:
        if element.tag in _HEADINGS:
            yield Heading(level=int(element.tag[1]), id=element.get("id", ""), runs=tuple(_runs(element)))
        elif element.tag == "p":
            yield Paragraph(runs=tuple(_runs(element)))
        elif element.tag in ("ul", "ol"):
            yield ListBlock(ordered=element.tag == "ol", items=tuple(tuple(_item(item)) for item in element))


def _item(element: HtmlElement) -> Iterator[Paragraph | ListBlock]:
    """Yield the blocks of an item of a list; a heading has no form there, so it comes as its text."""
    for block in _blocks(element):
        yield Paragraph(runs=block.runs) if isinstance(block, Heading) else block


_BLOCK_TAGS = (*_HEADINGS, "p", "ul", "ol")


def _runs(element: HtmlElement, style: Run | None = None, *, inline_only: bool = False) -> Iterator[Run]:
    style = style or Run(text="")
    if element.text:
        yield style.model_copy(update={"text": _one_line(element.text)})
    for child in element:
        if inline_only and child.tag in _BLOCK_TAGS:
            return
        yield from _runs(child, style.model_copy(update=_style_of(child)))
        if child.tail:
            yield style.model_copy(update={"text": _one_line(child.tail)})


def _style_of(element: HtmlElement) -> dict[str, object]:
    if element.tag == "strong":
        return {"bold": True}
    if element.tag == "em":
        return {"italic": True}
    if element.tag == "a":
        link = element.get("href", "")
        return (
            {"link": link, "about": element.get("title") if is_card_link(link) else None}
            if _works_on_paper(link)
            else {}
        )
    return {}


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)
