"""A made page that is no card's -> what the search can find of it: the page itself, and each of its headings."""

from collections.abc import Iterator
from html import escape

from lxml import html as lxml_html
from lxml.html import HtmlElement

from macros.search.entries import Entry, entry

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXTS = ("p", "li", "td", "th", "pre", "figcaption", "summary")
_SKIPPED = "data-search-exclude"


def page_entries(path: str, page: str) -> list[Entry]:
    """Return the entries of a page; `path` is its address within the site and `page` its whole HTML."""
    article = lxml_html.document_fromstring(page).find(".//article")
    if article is None:
        return []
    entries = [entry(path, "", "", "page")]
    for element in _parts(article):
        if element.tag == "h1":
            entries[0]["title"] = _text(element)
        elif element.tag in _HEADINGS and element.get("id"):
            entries.append(entry(f"{path}#{element.get('id')}", _text(element), "", "section"))
        elif text := _text(element):
            entries[-1]["text"] += f"<p>{text}</p>"
    return entries


def _parts(parent: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the headings and the texts, in order; what holds others is passed over for what it holds."""
    for element in parent:
        if not isinstance(element.tag, str) or element.get(_SKIPPED) is not None:
            continue
        if element.tag in _HEADINGS or (
            element.tag in _TEXTS and not any(child.tag in _TEXTS for child in element.iterdescendants())
        ):
            yield element
        else:
            yield from _parts(element)


def _text(element: HtmlElement) -> str:
    for link in element.find_class("headerlink"):
        link.drop_tree()
    return escape(" ".join(element.text_content().split()), quote=False)
