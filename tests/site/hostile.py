"""PDF and Word files made to freeze or fill up whoever opens them: small to make, and told apart by what they do."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

_MEGABYTE = b"\0" * 1_000_000
_BODY = "word/document.xml"


def _endless(megabytes: int) -> bytes:
    """Return so much of nothing, deflated: one block again and again, for packing it all takes seconds."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(_MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    return b"\x78\xda" + block * megabytes + b"\x03\x00"


def _pdf(*objects: bytes) -> bytes:
    numbered = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, body) for number, body in enumerate(objects, 1))
    return b"%PDF-1.7\n" + numbered + b"trailer\n<</Root 1 0 R>>\n%%EOF"


def _stream(entries: bytes, data: bytes) -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def _object_stream(filters: bytes, data: bytes) -> bytes:
    return _pdf(_stream(b"/Type/ObjStm/N 1/First 4/Filter[%s]" % filters, data))


def _cross_references(entries: int, widths: bytes) -> bytes:
    keys = b"/Type/XRef/Size %d/Index[0 %d]/W[%s]/Root 1 0 R/Filter/FlateDecode" % (entries, entries, widths)
    return _pdf(_stream(keys, zlib.compress(b"\0")))


def word(parts: list[tuple[str, bytes]]) -> bytes:
    """Return a zip file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in parts:
            packed.writestr(name, data)
    return file.getvalue()


def _with_false_size(claimed: int, megabytes: int) -> bytes:
    """Return a Word file whose body says that it is smaller than what comes out of it."""
    packed = _endless(megabytes)[2:]
    return _zip_of([_entry(packed, claimed)])


def _with_many_entries(number: int) -> bytes:
    """Return a Word file that names one body again and again."""
    packed = _endless(2)[2:]
    return _zip_of([_entry(packed, 2_000_000)] * number, shared=True)


_Entry = tuple[bytes, bytes, bytes]


def _entry(packed: bytes, size: int) -> _Entry:
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, 0, len(packed), size, len(_BODY), 0)
    return b"PK\x03\x04" + common + _BODY.encode(), common, packed


def _zip_of(entries: list[_Entry], shared: bool = False) -> bytes:
    data, contents = b"", []
    for number, (head, common, packed) in enumerate(entries):
        place = 0 if shared else len(data)
        if not shared or number == 0:
            data += head + packed
        contents.append(b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, place))
        contents[-1] += _BODY.encode()
    table = b"".join(contents)
    end = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(table), len(data), 0)
    return data + table + b"PK\x05\x06" + end


def _body(text: str) -> bytes:
    return word([(_BODY, text.encode())])


_ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(9))
_NESTED = "<p>" * 4000 + "<t>x</t>" * 50_000 + "</p>" * 4000

FILES: dict[str, Callable[[], bytes]] = {
    "a stream deflated twice": lambda: _object_stream(
        b"/FlateDecode/FlateDecode", b"\x78\xda" + zlib.compress(_endless(1000), 9)[2:]
    ),
    "a stream of a gigabyte": lambda: _object_stream(b"/FlateDecode", _endless(1000)),
    "runs of one byte": lambda: _object_stream(b"/RunLengthDecode", b"\x81\0" * 400_000),
    "references without width": lambda: _cross_references(4_000_000_000, b"0 0 0"),
    "more references than bytes": lambda: _cross_references(4_000_000_000, b"1 2 1"),
    "a table of references without end": lambda: b"%PDF-1.7\nxref\n0 4294967295\n" + b"0000000000 00000 f \n" * 20_000,
    "open brackets": lambda: b"%PDF-1.7\n1 0 obj\n" + b"(" * 19_000_000,
    "open lists": lambda: _pdf(b"[" * 1_000_000),
    "open dictionaries": lambda: _pdf(b"<</A" * 500_000),
    "a body larger than it says": lambda: _with_false_size(1000, 1000),
    "a body of four gigabytes by what it says": lambda: _with_false_size(0xFFFFFFFE, 1),
    "one body sixty thousand times": lambda: _with_many_entries(60_000),
    "millions of elements": lambda: _body("<a>" + "<b/>" * 4_800_000 + "</a>"),
    "entities within entities": lambda: _body(f"<!DOCTYPE a [{_ENTITIES}]><a>&e8;</a>"),
    "elements within elements": lambda: _body("<a>" * 290_000),
    "paragraphs within paragraphs": lambda: _body(
        f'<a><sdt><sdtPr><tag val="voor"/></sdtPr><sdtContent>{_NESTED}</sdtContent></sdt></a>'
    ),
    "attributes without end": lambda: _body("<a " + " ".join(f'b{n}=""' for n in range(300_000)) + "/>"),
    "names of spaces without end": lambda: _body("<a>" + "".join(f'<b xmlns:n{n}="x">' for n in range(100_000))),
    "comments that never end": lambda: _body("<a>" + "<!--" * 200_000),
    "half a Word file": lambda: _body("<a/>")[:-30],
    "a Word file without a body": lambda: word([("word/styles.xml", b"<a/>")]),
}
"""By what is in them; how long it takes to make one is no second."""
