"""The Word file of a card with its XML mutated: the round trip never breaks, and no word that is new in it is lost."""

import copy
import io
import random
import shutil
import time
import traceback
import zipfile
from pathlib import Path

from docx.oxml.ns import qn
from lxml import etree

from macros.card.fields import fields
from macros.card.model import Card
from macros.exports.document import SiteInfo
from macros.exports.word.word import word_bytes
from macros.importing.outline import paragraphs
from macros.importing.package import Package
from macros.importing.refused import RefusedError
from macros.importing.round_trip.take_over import take_over
from macros.importing.word_reader import read_word
from macros.reading.library import load
from tests.attack.ground import Ground
from tests.attack.result import HANG, Result
from tests.conftest import FIXTURES
from tests.importing.word_edits import DAY

FULL, SHORT = 3000, 80
_PARTS = ("word/document.xml", "word/document.xml", "word/document.xml", "word/numbering.xml", "word/styles.xml")
_VALUES = ("", "0", "-1", "²", "9" * 5000, "x", "99", "true", "Heading2", "Signal", "ListParagraph", "m1", "none")
_PLACES = (qn("w:p"), qn("w:r"), qn("w:body"), qn("w:tc"), qn("w:tr"), qn("w:sdtContent"), qn("w:hyperlink"))


def run(count: int, ground: Ground) -> Result:
    """Take over `count` mutated Word files."""
    result = Result("word_files", tried=count)
    root = ground.folder / "rich"
    shutil.copytree(FIXTURES / "rich", root)
    card = load(root).cards["rijk"]
    sound = word_bytes(card, SiteInfo("Focuskaarten", "GBS De Linde", "https://kaarten.voorbeeldschool.be/"))
    refused = 0
    for seed in range(count):
        data, words = mutated(sound, random.Random(seed))
        began = time.process_time()
        try:
            said = _bring_back(root, card, data)
        except RefusedError:
            refused += 1
        except Exception:
            result.fail("tracebacks", f"seed {seed}: {traceback.format_exc(limit=-2)}")
        else:
            for word in words:
                if word not in said:
                    result.fail("silent_wrongs", f"seed {seed}: {word} is lost")
        if time.process_time() - began > HANG:
            result.fail("hangs", f"seed {seed}")
    result.noted.append(f"{refused} refused in one line")
    return result


def _bring_back(root: Path, card: Card, word: bytes) -> str:
    """Return all that the files hold after a round trip, and all that is said about it."""
    document = read_word(Package(word), frozenset(each.name for each in fields(card)))
    data, page = root / "data/kaarten/rijk.yml", root / "docs/kaarten/rijk.md"
    published = frozenset(["m1", "m2", "s1", "raam", "dromen"])
    texts = (data.read_text(encoding="utf-8"), page.read_text(encoding="utf-8"))
    taken = take_over(card, document, data=texts[0], page=texts[1], published=published, day=DAY)
    # What someone typed into a field is an answer: counted, and left out.
    answers = [control.value for para in paragraphs(document.blocks) for control in para.controls]
    return "\n".join([taken.data, taken.page, *taken.remarks, *answers])


def mutated(sound: bytes, dice: random.Random) -> tuple[bytes, list[str]]:
    """Return a Word file of which some XML is changed, and the words that are new in its text."""
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    words: list[str] = []
    for number in range(dice.randint(1, 6)):
        name = dice.choice(_PARTS)
        root = etree.fromstring(parts[name])
        _mutate(root, dice)
        if name == "word/document.xml" and dice.random() < 0.5:
            words.append(f"nieuwwoord{'abcdef'[number]}")
            _insert(root, words[-1], dice)
        parts[name] = etree.tostring(root)
    if dice.random() < 0.05:
        name = dice.choice(_PARTS)
        cut = dice.randrange(len(parts[name]))
        parts[name], words = parts[name][:cut] + parts[name][cut + dice.randint(1, 9) :], []
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    there = etree.fromstring(parts["word/document.xml"]) if words else None
    return out.getvalue(), [word for word in words if there is not None and word in "".join(there.itertext())]


def _mutate(root: etree._Element, dice: random.Random) -> None:
    elements = [each for each in root.iter() if each.getparent() is not None]
    one, other = dice.choice(elements), dice.choice(elements)
    what = dice.choice(["remove", "double", "move", "value", "attribute", "tag", "unwrap"])
    if what == "remove":
        one.getparent().remove(one)
    elif what == "double":
        one.addnext(copy.deepcopy(one))
    elif what == "move" and one not in other.iterancestors() and one is not other:
        other.addprevious(one)
    elif what == "value" and one.attrib:
        one.set(dice.choice(list(one.attrib)), dice.choice(_VALUES))
    elif what == "attribute" and one.attrib:
        del one.attrib[dice.choice(list(one.attrib))]
    elif what == "tag":
        one.tag = other.tag
    elif what == "unwrap":
        for child in reversed(one):
            one.addnext(child)


def _insert(root: etree._Element, word: str, dice: random.Random) -> None:
    """Put a paragraph, or a piece of one, with a word of its own somewhere in the text."""
    paragraphs = list(root.iter(qn("w:p")))
    if not paragraphs:
        return
    here = dice.choice(paragraphs)
    run = etree.SubElement(etree.Element(qn("w:p")), qn("w:r"))
    etree.SubElement(run, qn("w:t")).text = f"{word} staat hier"
    if dice.random() < 0.5:
        here.append(run)
    else:
        here.addnext(run.getparent())
