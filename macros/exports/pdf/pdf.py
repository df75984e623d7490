"""A card as a fillable, tagged PDF (PDF/UA-1)."""

import io
from collections.abc import Iterator
from typing import Any

import typst

from macros.card.contract import FILE_CARD, FILE_EDITION
from macros.card.fields import fields
from macros.card.model import Card, Measure, Signal
from macros.drawing.letters import letter_problem
from macros.drawing.qr import qr_code
from macros.exports.document import SiteInfo, content
from macros.exports.faults import ExportError
from macros.exports.pdf import form, typesetting


def pdf_bytes(card: Card, site: SiteInfo) -> bytes:
    """Return a card as PDF: the same bytes for the same card and site.

    Raises:
        ExportError: a letter is not in the font, or Typst cannot set the card.
    """
    _check_letters(card)
    document = _document(card, site)
    try:
        data = typesetting.typeset(document)
    except typst.TypstError as error:
        raise ExportError(card.name, "de PDF", f"het zetten lukt niet. Typst zegt: {error.message}") from error
    return form.add_form(data, fields(card), {FILE_CARD: card.name, FILE_EDITION: document["edition"]})


def example_page(card: Card, site: SiteInfo, *, first: bool) -> bytes:
    """Return a picture (PNG) of the first page of a card's PDF, or of one halfway."""
    pages = typesetting.page_pictures(_document(card, site))
    return pages[0 if first else len(pages) // 2]


def _document(card: Card, site: SiteInfo) -> dict[str, Any]:
    document = content(card, site)
    return document | ({"qr": _qr_code(document["address"])} if document["address"] else {})


def _qr_code(address: str) -> str:
    out = io.BytesIO()
    qr_code(address).save(out, kind="svg", border=2, xmldecl=False, nl=False)
    return out.getvalue().decode("ascii")


def _check_letters(card: Card) -> None:
    for place, text in _texts(card):
        if problem := letter_problem(text):
            raise ExportError(card.name, place, problem)


def _texts(card: Card) -> Iterator[tuple[str, str]]:
    yield from (("de pagina", text) for part in card.page for text in _strings(part.model_dump()))
    numbered: tuple[Measure | Signal, ...] = (*card.signals, *card.measures)
    for item in numbered:
        shown = item.model_dump(exclude={"keywords"})
        yield from ((f"{item.noun} {item.number}", text) for text in _strings(shown))
    rest = card.data.model_dump(exclude={"signals", "measures", "summary"})
    yield from (("de kaart", text) for text in _strings(rest))


def _strings(value: Any) -> Iterator[str]:  # noqa: ANN401 - a tree of a model's values
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for child in value.values():
            yield from _strings(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _strings(child)
