"""A Word or OpenDocument file as the parts of its zip, opened as if someone sent it to do harm.

Nothing is written to disk; sizes are counted while unpacking, because what a zip says of itself may be a lie.
"""

import io
import posixpath
import zipfile
import zlib

from lxml import etree

from macros.importing.refused import RefusedError

MOST_FILE = 50_000_000
"""Bytes of a document. A card with pictures has some millions."""
_MOST_UNPACKED = 200_000_000
_MOST_XML = 40_000_000
_MOST_PARTS = 4000
_STEP = 1 << 16
_BOMB = (
    "Dit bestand wordt bij het uitpakken veel te groot. Zo maakt Word of LibreOffice er geen; het wordt niet gelezen."
)
_MACROS = (
    "Dit bestand bevat macro's, en die worden hier nooit gelezen. "
    "Sla het in Word op als .docx (zonder macro's) en probeer opnieuw."
)
_BROKEN = "Dit bestand is beschadigd en kan niet gelezen worden. Open het in Word of LibreOffice en sla het opnieuw op."


class Package:
    """The parts of a zipped document.

    Raises:
        RefusedError: the file is damaged, or holds what no document needs: macros, a path out of the folder, more
            than fits in memory.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
            raise RefusedError(_BROKEN) from None
        entries = self._zip.infolist()
        names = [entry.filename for entry in entries]
        self.names = frozenset(names)
        self._left = _MOST_UNPACKED
        if len(names) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
            raise RefusedError(_BOMB)
        for name in names:
            if _leads_out(name):
                raise RefusedError("Dit bestand bevat een pad dat buiten zijn eigen map wijst. Het wordt niet gelezen.")
            if name.lower().endswith(("vbaproject.bin", "vbadata.xml")) or name.startswith(("Basic/", "Scripts/")):
                raise RefusedError(_MACROS)
        if len(self.names) < len(names):
            raise RefusedError(_BROKEN)
        if any(entry.flag_bits & 1 for entry in entries):
            raise RefusedError(
                "Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord weg en probeer opnieuw."
            )
        if "[Content_Types].xml" in self.names and b"macroEnabled" in self.bytes("[Content_Types].xml"):
            raise RefusedError(_MACROS)

    def bytes(self, name: str, most: int = _MOST_XML) -> bytes:
        """Return a part, unpacked; KeyError when it is not there."""
        parts, size = [], 0
        try:
            with self._zip.open(name) as part:
                while piece := part.read(_STEP):
                    size += len(piece)
                    self._left -= len(piece)
                    if size > most or self._left < 0:
                        raise RefusedError(_BOMB)
                    parts.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            raise RefusedError(_BROKEN) from None
        return b"".join(parts)

    def xml(self, name: str) -> etree._Element | None:
        """Return the root of a part, or None when it is not there; no entity is ever filled in."""
        return parse_xml(self.bytes(name)) if name in self.names else None


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of XML from outside.

    Raises:
        RefusedError: it is no XML, or defines entities.
    """
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise RefusedError(_BROKEN) from None
    if root.getroottree().docinfo.doctype:
        raise RefusedError(
            "Dit bestand bepaalt eigen XML-entiteiten, en dat doet geen gewoon document. Het wordt niet gelezen."
        )
    return root


def _leads_out(name: str) -> bool:
    path = posixpath.normpath(name.replace("\\", "/"))
    return path.startswith(("/", "../")) or path == ".." or ":" in path.split("/")[0]
