"""Damaged documents for `importeer`: each becomes a card with all its words, or is refused in one line."""

import io
import random
import re
import time
import traceback
import zipfile
from datetime import date

from macros.card.model import Theme
from macros.importing.card_file import data_text, page_text
from macros.importing.documents import read_document
from macros.importing.drafting import draft_of
from macros.importing.places import new_place
from macros.importing.refused import RefusedError
from tests.attack.ground import Ground
from tests.attack.result import HANG, Result
from tests.conftest import ROOT
from tests.importing.makes import MAKES
from tests.importing.makes.score import words

FULL, SHORT = 5000, 200
_THEMES = (Theme.model_validate({"sleutel": "rust", "label": "Rust", "regel": "Kalmte."}),)
_TEXTS = re.compile(rb"<w:t[ >][^<]*</w:t>|<text:p>[^<]+</text:p>")
_ODD = (b"", b"\x00", b"\xff\xfe", b"-1", b"999999999999", b"&#0;", b"<w:p/>", b"%s", "\u202e".encode(), b"]]>")


def run(count: int, ground: Ground) -> Result:  # noqa: ARG001 - nothing is written
    """Read `count` damaged documents."""
    result = Result("documents", tried=count)
    made = {name: make() for name, make in MAKES.items()}
    # A PDF costs ten times what the others do.
    names = [name for name in made for _ in range(1 if name.startswith("pdf") else 3)]
    accepted = 0
    for number in range(count):
        rng = random.Random(number)
        name = rng.choice(names)
        data = damaged(made[name].data, rng)
        before = time.process_time()
        try:
            outcome = draft_of(read_document(data, ROOT), made[name].file, _THEMES, date(2026, 1, 1))
            draft = outcome.draft
            said = [data_text(draft, new_place(ROOT, "kaart"), ["rust"]), page_text(draft)]
            said += [left.text for left in outcome.leftovers]
            accepted += 1
            # Damage glues words to others, so a word may be a part of one.
            whole = "\n".join(said).casefold()
            if lost := [word for word in words(" ".join(_texts(data))) if word not in whole]:
                result.fail("lost", f"{name}, damage {number}: {' '.join(lost[:5])}")
        except RefusedError as refused:
            if "\n" in str(refused):
                result.fail("tracebacks", f"{name}, damage {number}: {refused}")
        except Exception:
            result.fail("tracebacks", f"{name}, damage {number}: {traceback.format_exc(limit=-3)}")
        if time.process_time() - before > HANG:
            result.fail("hangs", f"{name}, damage {number}")
    result.noted.append(f"{accepted} were read, the others refused")
    return result


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Return a document with some damage: to its bytes, or to the XML of one of its parts."""
    if data.startswith(b"PK") and rng.random() < 0.8:
        return _with_part(data, rng)
    return _bytes(data, rng)


def _bytes(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(out) or 1)
        what = rng.randrange(4)
        if what == 0:
            out[at : at + 1] = bytes([rng.randrange(256)])
        elif what == 1:
            del out[at : at + rng.randint(1, 400)]
        elif what == 2:
            out[at:at] = rng.choice(_ODD)
        else:
            out[at:at] = out[rng.randrange(len(out) or 1) :][: rng.randint(1, 300)]
    return bytes(out)


def _with_part(data: bytes, rng: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as made:
        names = archive.namelist()
        wanted = [name for name in names if re.search(r"(document|content|numbering|styles|footer\d*)\.xml$", name)]
        part = rng.choice(wanted)
        for name in names:
            if name == part and rng.random() < 0.1:
                continue
            made.writestr(name, _xml(archive.read(name), rng) if name == part else archive.read(name))
    return out.getvalue()


def _xml(data: bytes, rng: random.Random) -> bytes:
    """Return XML with tags taken away, doubled, renamed or moved, or values changed: often still well-formed."""
    tags = list(re.finditer(rb"<(\w+:\w+)(?:\s[^<>]*)?/>|<(\w+:\w+)(?:\s[^<>]*)?>[^<]*</\2>", data))
    values = list(re.finditer(rb'"[^"<>]*"', data))
    for _ in range(rng.randint(1, 4)):
        what = rng.randrange(6)
        if what == 0 or not tags:
            return _bytes(data, rng)
        one, other = rng.choice(tags)[0], rng.choice(tags)[0]
        if what == 1:
            data = data.replace(one, b"", rng.randint(1, 3))
        elif what == 2:
            data = data.replace(one, one + other, 1)
        elif what == 3:
            data = data.replace(one, other, 1)
        elif what == 4 and values:
            data = data.replace(
                rng.choice(values)[0], b'"' + rng.choice((b"-1", b"99999999999", b"", b"x", b"0")) + b'"'
            )
        else:
            data = data.replace(one, b"<w:ins><w:sdt>" + one + b"</w:sdt></w:ins>", 1)
    return data


def _texts(data: bytes) -> list[str]:
    """Return the texts of a Word or OpenDocument file that is still whole, found without any reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = archive.read("word/document.xml")
    except Exception:  # what zipfile makes of damage has no end
        return []
    texts = [re.sub(rb"<[^>]*>", b"", each[0]).decode("utf-8", "replace") for each in _TEXTS.finditer(xml)]
    return [_plain(text) for text in texts]


def _plain(text: str) -> str:
    for sign, meant in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&"), ("\u00ad", "")):
        text = text.replace(sign, meant)
    return text
