"""Any document that someone hands in -> paragraphs and tables, by what it is and not by what its name says."""

import importlib.util
import subprocess
import sys
from pathlib import Path

from macros.card.contract import FILE_CARD
from macros.card.text import shown
from macros.importing.opendocument_reader import read_opendocument
from macros.importing.outline import Document
from macros.importing.package import MOST_FILE, Package
from macros.importing.refused import RefusedError
from macros.importing.text_reader import read_plain
from macros.importing.word_reader import read_word

_OLD_WORD = (
    "Dit is een oud Word-bestand (.doc) of een bestand met een wachtwoord. Open het in Word of LibreOffice, "
    "kies 'Opslaan als' en neem .docx; geef daarna dat bestand."
)
_OTHERS = {
    "xl/": "Dit is een rekenblad van Excel. Kopieer de tabel in een Word-document en geef dat.",
    "ppt/": "Dit is een presentatie. Kopieer de tekst in een Word-document en geef dat.",
    "Index/": "Dit is een document van Pages. Kies in Pages 'Exporteer naar Word' en geef dat bestand.",
}
_UNKNOWN = (
    "Dit bestand is geen Word (.docx), OpenDocument (.odt), PDF of tekst. Sla het op als .docx en probeer opnieuw."
)
_READERS = "requirements-importeer.txt"


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a document.

    Raises:
        RefusedError: it is not there, cannot be read, or is far too large for a card.
    """
    try:
        if path.stat().st_size > MOST_FILE:
            raise RefusedError(
                f"{shown(path.name)} is groter dan {MOST_FILE // 1_000_000} MB. Haal de afbeeldingen eruit."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise RefusedError(f"{shown(str(path))} bestaat niet. Kijk de naam na, met de map erbij.") from None
    except OSError:
        raise RefusedError(
            f"{shown(str(path))} kan niet gelezen worden als bestand. Kijk of het geen map is."
        ) from None


def word_package(data: bytes) -> Package | None:
    """Return a Word file as its parts; None when it is another kind of document.

    Raises:
        RefusedError: it is not safe to read.
    """
    if not data.startswith(b"PK"):
        return None
    package = Package(data)
    return package if "word/document.xml" in package.names else None


def own_card(package: Package) -> str | None:
    """Return the name of the card that a Word file was made from by this site; None for any other Word file."""
    properties = package.xml("docProps/custom.xml")
    names = [str(each.get("name", "")) for each in properties] if properties is not None else []
    if properties is None or FILE_CARD not in names:
        return None
    return "".join(properties[names.index(FILE_CARD)].itertext()).strip() or None


def read_document(data: bytes, root: Path) -> Document:
    """Return what stands in a document; `root` is the project, where the list of packages to read a PDF stands.

    Raises:
        RefusedError: this cannot be read, or it is not safe to.
    """
    try:
        return _read(data, root)
    except RecursionError:
        raise RefusedError(
            "In dit document zit te veel in elkaar (tabellen in tabellen). Vereenvoudig het eerst."
        ) from None


def _read(data: bytes, root: Path) -> Document:
    if data.startswith(b"PK"):
        package = Package(data)
        if "word/document.xml" in package.names:
            return read_word(package)
        if "content.xml" in package.names and b"opendocument.text" in package.bytes("mimetype"):
            return read_opendocument(package)
        kind = next(
            (said for start, said in _OTHERS.items() if any(name.startswith(start) for name in package.names)), ""
        )
        raise RefusedError(kind or _UNKNOWN)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise RefusedError(_OLD_WORD)
    if b"%PDF-" in data[:1024]:
        _install_pdf_readers(root)
        from macros.importing.pdf_reader import read_pdf  # noqa: PLC0415 - its packages are there only from here on

        return read_pdf(data)
    if data.lstrip().startswith((b"{\\rtf", b"<", b"\x89PNG", b"\xff\xd8")):
        raise RefusedError(_UNKNOWN)
    if not data.strip():
        raise RefusedError("Dit bestand is leeg.")
    return read_plain(data)


def _install_pdf_readers(root: Path) -> None:
    """Install what reads a PDF, the first time that someone brings one in."""
    if importlib.util.find_spec("pdfplumber"):
        return
    print("Eenmalig worden de pakketten geïnstalleerd die een PDF lezen...")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes"]
    run = subprocess.run([*command, "-r", str(root / _READERS)], check=False)
    importlib.invalidate_caches()
    if run.returncode or not importlib.util.find_spec("pdfplumber"):
        raise RefusedError(
            f"De pakketten om een PDF te lezen konden niet geïnstalleerd worden ({_READERS}). Is er internet?"
        )
