"""A card as a Word file with content controls, from the parts in macros/exports/word/parts/."""

import io
import itertools
import struct
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from lxml import etree

from macros.card.contract import FILE_CARD, FILE_EDITION, FILE_FIELDS
from macros.card.model import Card
from macros.drawing import paper_font
from macros.drawing.qr import qr_code
from macros.exports.document import SiteInfo, content, links
from macros.exports.faults import ExportError
from macros.exports.pdf import typesetting
from macros.exports.word.embedded_font import KEYS, embedded_fonts
from macros.files.templates import template_environment

_PARTS = Path(__file__).parent / "parts"
# The first part of the package names the kinds of the others, and some readers look for it there.
_ORDER = (
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "docProps/custom.xml",
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "word/styles.xml",
    "word/settings.xml",
    "word/fontTable.xml",
    "word/_rels/fontTable.xml.rels",
    "word/footer1.xml",
    "word/numbering.xml",
)
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest moment that a zip file can hold
_FIRST_LIST = 3  # numbering.xml: 1 is for bullets, 2 for sayings


class _Serial:
    """Numbers that are used once in a document."""

    def __init__(self, first: int) -> None:
        self.first, self._numbers, self.used = first, itertools.count(first), 0

    def next(self) -> int:
        self.used += 1
        return next(self._numbers)


def word_bytes(card: Card, site: SiteInfo) -> bytes:
    """Return a card as a Word file: the same bytes for the same card and site.

    Raises:
        ExportError: a text holds a sign that XML cannot.
    """
    document = content(card, site)
    pictures = dict(_pictures(document))
    numbered = _Serial(_FIRST_LIST)
    values = {
        "card": document,
        "info": {
            FILE_CARD: card.name,
            FILE_EDITION: document["edition"],
            # Some programs save a control without its tag; then its place says which one it is.
            FILE_FIELDS: " ".join(document["labels"]),
        },
        "links": _relations(document),
        "font": paper_font.FAMILY,
        "font_keys": {face: f"{{{str(key).upper()}}}" for face, key in KEYS.items()},
        "pictures": pictures,
        "shapes": {name: _shape(data) for name, data in pictures.items()},
        "serial": _Serial(1),
        "numbered": numbered,
    }
    parts = {}
    for name in _ORDER:
        xml = _environment().get_template(name).render(values, numbered_lists=numbered.used)
        try:
            parts[name] = _tidy(xml)
        except etree.XMLSyntaxError as error:
            raise ExportError(card.name, "het Word-bestand", f"een teken kan niet in Word: {error.msg}") from error
    media = {f"media/{name}.png": data for name, data in pictures.items()}
    return _zip(parts | {f"word/{name}": data for name, data in (media | embedded_fonts()).items()})


@cache
def _environment() -> Environment:
    env = template_environment(_PARTS)
    env.filters["bookmark"] = _bookmark
    return env


def _bookmark(identity: str) -> str:
    # Word knows letters, digits and _ in the name of a bookmark.
    return identity.replace("-", "_")


def _pictures(document: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    if document["logo"]:
        yield "logo", typesetting.logo_picture(document["logo"])
    for part in document["parts"]:
        if part["kind"] == "cycle":
            yield "cyclus", typesetting.cycle_picture(part["drawing"])
    if document["address"]:
        out = io.BytesIO()
        qr_code(document["address"]).save(out, kind="png", border=2, scale=6)
        yield "adres", out.getvalue()


def _shape(png: bytes) -> float:
    """Return how many times wider than high a PNG is."""
    width, height = struct.unpack(">II", png[16:24])
    return float(width) / float(height)


def _relations(document: dict[str, Any]) -> dict[str, str]:
    addresses = sorted(link for link in links(document["parts"]) if not link.startswith("#"))
    if document["address"]:
        addresses.append(document["address"])
    return {address: f"link{number}" for number, address in enumerate(addresses, 1)}


def _tidy(xml: str) -> bytes:
    """Return XML without the white space between elements, which in Word is nothing but weight."""
    root = etree.fromstring(xml.encode("utf-8"), etree.XMLParser(remove_blank_text=True, resolve_entities=False))
    tidy: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return tidy


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            # By default this says on which system it was made.
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()
