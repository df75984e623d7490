"""A PDF -> paragraphs and tables: by its tags when it has them, and else by how it looks. Always a draft to confirm."""

import io
import logging
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect

from macros.importing.outline import Block, Document, Leftover, Para
from macros.importing.pdf_bomb import is_bomb
from macros.importing.pdf_layout import read_laid_out
from macros.importing.pdf_tagged import read_tagged
from macros.importing.pdf_tags import tag_tree
from macros.importing.pdf_text import raw_lines
from macros.importing.refused import RefusedError

_MOST_PAGES = 300
_MOST_SIGNS = 2_000_000
_BROKEN = (
    "Deze PDF is beschadigd en kan niet gelezen worden. Open hem in een PDF-lezer en druk hem opnieuw af naar PDF."
)
_LOCKED = "Deze PDF is beveiligd met een wachtwoord. Haal het weg en probeer opnieuw."
_SCANNED = (
    "In deze PDF staat geen tekst, alleen beeld: waarschijnlijk is hij ingescand. Zoek het Word-bestand waaruit hij "
    "komt, of laat er tekst van maken (in Word: Openen, en kies de PDF) en geef dat bestand."
)
_BOMB = "Deze PDF wordt bij het uitpakken veel te groot. Zo maakt geen enkel programma er een; hij wordt niet gelezen."
_TOO_LONG = f"Deze PDF heeft meer dan {_MOST_PAGES} bladzijden. Geef alleen de bladzijden van de kaart."
_TOO_MUCH = "In deze PDF staat veel te veel tekst voor een kaart. Geef alleen de bladzijden van de kaart."


def read_pdf(data: bytes) -> Document:
    """Return what stands in a PDF.

    Raises:
        RefusedError: it is damaged, locked, far too large, or holds pictures of text only.
    """
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    if is_bomb(data):
        raise RefusedError(_BOMB)
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > _MOST_PAGES:
                raise RefusedError(_TOO_LONG)
            return _read(pdf, data)
    except RefusedError:
        raise
    except Exception as error:
        # A damaged file makes pdfminer fail in any way there is.
        locked = isinstance(error, PDFPasswordIncorrect) or "PDFPasswordIncorrect" in repr(error)
        raise RefusedError(_LOCKED if locked else _BROKEN) from None


def _read(pdf: Any, data: bytes) -> Document:  # noqa: ANN401 - pdfplumber has no types
    signs = 0
    for page in pdf.pages:
        signs += len(page.chars)
        if signs > _MOST_SIGNS:
            raise RefusedError(_TOO_MUCH)
    if not signs:
        raise RefusedError(_SCANNED)
    document = Document(
        raw=[
            Leftover(f"bladzijde {page.page_number}", line)
            for page in pdf.pages
            for line in raw_lines(page.dedupe_chars().chars)
            if line.strip()
        ]
    )
    document.title = str((pdf.metadata or {}).get("Title") or "")
    document.remarks.append("Dit komt uit een PDF: lees alles na.")
    root = tag_tree(data)
    blocks, margins, drawn = read_tagged(pdf, root) if root else ([], [], [])
    if sum(len(_text_of(block)) for block in blocks) <= sum(len(line.text) for line in document.raw) / 2:
        (blocks, margins), drawn = read_laid_out(pdf), []
        document.remarks.append("De PDF zegt niet wat een kop of een tabel is; dat is afgeleid van hoe hij eruitziet.")
    document.blocks, document.margins, document.leftovers = blocks, margins, drawn
    return document


def _text_of(block: Block) -> str:
    if isinstance(block, Para):
        return block.text
    return " ".join(cell.text for row in block.rows for cell in row.cells)
