"""How each file is made. Loading all this takes longer than a build that makes none of them: see `take_away`."""

from collections.abc import Callable

from macros.card.model import Card
from macros.exports import card_json
from macros.exports.document import SiteInfo
from macros.exports.pdf import letters, pdf
from macros.exports.word import word

MAKERS: dict[str, Callable[[Card, SiteInfo], bytes]] = {
    ".pdf": pdf.pdf_bytes,
    ".docx": word.word_bytes,
    ".json": card_json.card_bytes,
}
"""The files of a card by the ending of their name."""

example_page = pdf.example_page
letters_script = letters.letters_script
