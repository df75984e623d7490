"""How each file is made. Loading all this takes longer than a build that makes none of them: see `take_away`."""

from collections.abc import Callable

from macros.card.model import Card
from macros.exports import card_json
from macros.exports.document import SiteInfo
from macros.exports.pdf import letters, pdf
from macros.exports.word import word
from macros.files.store import Store

MAKERS: dict[str, Callable[[Card, SiteInfo, Store], bytes]] = {
    ".pdf": lambda card, site, _store: pdf.pdf_bytes(card, site),
    ".docx": word.word_bytes,
    ".json": lambda card, site, _store: card_json.card_bytes(card, site),
}
"""The files of a card by the ending of their name; the store keeps what many files share."""

example_page = pdf.example_page
letters_script = letters.letters_script
