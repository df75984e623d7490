"""What a reader must find of a file that was accepted, told by readers of YAML and Markdown that are not the project's.

A text is compared by its letters and digits alone: markup, quotes and hyphens differ from one kind of file to another.
"""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

import yaml

_SHOWN = {"titel", "naam", "bron", "kort", "tekst", "slot", "punten", "let_op", "ontstaan", "zeg"}
"""The keys of a card whose texts are in every rendering."""
_NOT_SHOWN = {"vervallen_delen", "hernummerd", "zoekwoorden", "niet_gebruikt"}
_COMPONENT = re.compile(r"\s*\{\{.*\}\}\s*")
_MARKER = re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+|\d+[.)]\s+|#+\s*)?")
_TARGET = re.compile(r"\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
# Where nothing is called by the name, this is text.
_NAMED_TARGET = re.compile(r"\]\[([^\]]*)\]")
_NAME_OF_TARGET = re.compile(r"^ {0,3}\[([^\]]*)\]:", re.MULTILINE)
_PICTURE = re.compile(r"!\[(?:[^\[\]]|!\[[^\]]*\]\([^)]*\))*\]\([^)]*\)")
_ATTRIBUTES = re.compile(r"\{:[^}]*\}")
_NOTE = re.compile(r"^\s*!!!\s+[\w ]*")


def letters(text: str) -> str:
    """Return the letters and digits of a text; a sign for two letters, such as ﬁ, is those two, as a PDF tells it."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", html.unescape(text)) if sign.isalnum())


def pieces(text: str) -> list[str]:
    """Return the letters and digits of each line of a Markdown text, without what only says where it leads."""
    lines = (_MARKER.sub("", _NOTE.sub("", line)) for line in text.split("\n"))
    named = {name.casefold() for name in _NAME_OF_TARGET.findall(text)}
    bare = (
        _ATTRIBUTES.sub("", _TARGET.sub("", _NAMED_TARGET.sub(partial(_said, named), _PICTURE.sub("", line))))
        for line in lines
    )
    return [piece for line in bare if (piece := letters(line))]


def _said(named: set[str], target: re.Match[str]) -> str:
    return "" if target[1].casefold() in named else target[0]


def texts_of_card(value: Any) -> Iterator[str]:
    """Yield each text of a card's file, or of an addition to one, that every rendering shows."""
    if isinstance(value, list):
        for child in value:
            yield from texts_of_card(child)
    elif isinstance(value, dict) and "vervallen" not in value:
        for key, child in value.items():
            if isinstance(child, dict | list) and key not in _NOT_SHOWN | _SHOWN:
                yield from texts_of_card(child)
            elif key in _SHOWN:
                yield from child if isinstance(child, list) else [child]


def texts_of_page(text: str) -> str:
    """Return the text of a page without its components."""
    return "\n".join(line for line in text.split("\n") if not _COMPONENT.fullmatch(line))


def plain_yaml(text: str) -> Any:
    """Return what stands in a YAML file, every value as it was typed."""
    return yaml.load(text, Loader=yaml.CBaseLoader)


def words_not_read(text: str) -> list[str]:
    """Return the words of a YAML file that are in none of its values and in no comment on a line of its own."""
    lines = [line for line in text.split("\n") if not line.lstrip().startswith("#")]
    if any("\\" in line for line in lines):
        return []
    # A comment behind two spaces, or behind a name that nothing follows, is meant as one.
    bare = [re.sub(r"\s{2,}#.*|(?<=: )([a-z0-9@:/._-]+) # .*", r"\1", line) for line in lines]
    typed = Counter(word for line in bare for word in re.findall(r"\w+", line))
    return sorted((typed - Counter(_words(plain_yaml(text)))).elements())


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _words(key)
            yield from _words(child)
    elif isinstance(value, list):
        for child in value:
            yield from _words(child)
    else:
        yield from re.findall(r"\w+", str(value))


def missing(wanted: list[str], found: str) -> list[str]:
    """Return the pieces that are not in `found`; a page may end within a piece."""
    return [piece for piece in wanted if piece not in found and not _over_a_page(piece, found)]


def _over_a_page(piece: str, found: str) -> bool:
    return any(piece[:place] in found and piece[place:] in found for place in range(4, len(piece) - 3))
