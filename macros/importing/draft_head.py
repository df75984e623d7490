"""What a document says of itself as a whole: its title, its short name and its edition."""

import re
from datetime import date
from pathlib import Path

from macros.card.contract import LONGEST_LABEL
from macros.importing.outline import Block, Document, Para
from macros.importing.recognise import SIGNALS, day_in

_TITLE = 150
_CARD_WORDS = re.compile(
    r"^(?:de )?(?:focus-?kaart|aandachtskaart|zorgkaart|steekkaart|kaart|fiche)\b[\s:–-]*", re.IGNORECASE
)
_FOR_WHOM = re.compile(
    r"^(?:voor )?(?:leerlingen|kinderen|jongeren|een leerling|een kind)?\s*(?:met|die|over|rond|bij|van)?\s*", re.I
)


def title_of(blocks: list[Block]) -> tuple[str, list[Block]]:
    """Return the title of a document, "" when it has no clear one, and the blocks without it."""
    for at, block in enumerate(blocks):
        if isinstance(block, Para) and block.style in ("title", "titel") and block.text:
            return block.text, [*blocks[:at], *blocks[at + 1 :]]
    first = blocks[0] if blocks else None
    if isinstance(first, Para) and not first.mark and len(first.text) <= _TITLE and not first.text.endswith("."):
        title, rest = first.text, blocks[1:]
        while rest and isinstance(rest[0], Para) and first.heading and _goes_on(first, rest[0], title):
            title, rest = f"{title} {rest[0].text}", rest[1:]
        return title, rest
    return "", blocks


def _goes_on(first: Para, after: Para, title: str) -> bool:
    """Return whether a title goes on in the next paragraph: it looks the same, and is no section of its own."""
    same = after.style == first.style != "heading 1" and after.large == first.large >= 3 and not after.mark
    return same and not SIGNALS.search(after.text) and len(title) + len(after.text) < _TITLE


def label_from(title: str, file_name: str) -> str:
    """Return a short name for a card, from its title or else from the name of its file."""
    stem = Path(file_name).stem
    for text in (title, stem):
        short = _FOR_WHOM.sub("", _CARD_WORDS.sub("", text)).strip(" .:-–")
        if short and len(short) <= LONGEST_LABEL:
            return short[0].upper() + short[1:]
    return stem[:LONGEST_LABEL]


def edition_of(document: Document, stated: str, today: date) -> tuple[date, str]:
    """Return the day of a document's edition, and in Dutch where it comes from; `stated` is a line that names it."""
    if found := day_in(stated):
        return date(*found), f'uit het document: "{stated}".'
    for margin in document.margins:
        if found := day_in(margin.text):
            return date(*found), f'uit de rand van het document: "{margin.text[:80]}".'
    if changed := re.match(r"\d{4}-\d{2}-\d{2}", document.properties.get("modified", "")):
        try:
            return date.fromisoformat(changed[0]), "de dag waarop het document voor het laatst bewaard is."
        except ValueError:
            pass
    return today, "het document noemt geen dag; dit is vandaag."


def plain_line(text: str) -> str:
    """Return a text that can be one line of a card: no sign that opens an element of HTML."""
    return re.sub(r"<(?=[A-Za-z/!?])", "< ", " ".join(text.split()))
