"""What stands in the Word file of a card and came nowhere: no word that someone typed is lost in silence."""

import re
from collections.abc import Iterable, Iterator

from macros.card.fields import fields
from macros.card.model import Card
from macros.card.wording import ABOUT_WHOM, COLUMN_KEY, WORDS, dutch_date
from macros.importing.outline import Document, paragraphs
from macros.importing.round_trip.own_word import is_own_address

_AROUND = ("header", "footer")


def left_out(document: Document, card: Card, texts: Iterable[str]) -> Iterator[str]:
    """Yield each text of the Word file with a word that is not in `texts` and that the file has not of itself."""
    answers = [control.value for para in paragraphs(document.blocks) for control in para.controls]
    said = [left.text for left in document.leftovers]
    # The name of the school stands at the foot of every page too.
    around = [one.text for one in document.margins]
    known = _words([*texts, *answers, *said, *around, *_made(card)])
    for one in document.raw:
        made = one.place.startswith(_AROUND) or is_own_address(one.text.strip())
        if not made and not _words([one.text]) <= known:
            yield " ".join(one.text.split())


def _made(card: Card) -> Iterator[str]:
    """Yield the words that the Word file of a card has beside its texts."""
    words = WORDS.card
    yield from (words.name_line, words.name_hint, words.sticordi, words.look_out, words.origin, words.say, COLUMN_KEY)
    yield from ABOUT_WHOM
    yield from (words.number_head, words.measure_head, words.edition, dutch_date(card.data.edition), card.data.source)
    yield from (field.label for field in fields(card))


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"[^\W\d_]+", text.replace("\u00ad", "").casefold())}
