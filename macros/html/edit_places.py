"""Where each card can be changed in a browser: addresses of the editor of the forge that holds the site."""

from dataclasses import dataclass
from pathlib import Path

from macros.card.model import Card
from macros.card.text import shown
from macros.card.wording import WORDS, fill
from macros.reading import keys, school
from macros.reading.card_rules import NUMBERED, items
from macros.reading.cards import CardFiles
from macros.reading.library import Library
from macros.reading.school_settings import EditingPlace
from macros.reading.yaml_source import Source


@dataclass(frozen=True)
class Link:
    """An address of the editor: what one changes there, and the file."""

    what: str
    path: str
    address: str


@dataclass(frozen=True)
class EditPlaces:
    """The files of a card, and each of its measures and signals that stands in one of them."""

    card: Card
    files: list[Link]
    measures: list[Link]


def edit_places(root: Path, library: Library) -> list[EditPlaces]:
    """Return where each card can be changed; nothing when the school keeps its site on no forge.

    A shipped card is changed by an addition, and its own files are left alone: they come anew with every version.
    """
    editing = library.settings.own.editing
    if editing is None:
        return []
    return [_places(root, editing, card, library.files[card.name]) for card in library.cards.values()]


def _places(root: Path, editing: EditingPlace, card: Card, files: CardFiles) -> EditPlaces:
    words = WORDS.edit_online
    if files.place.shipped:
        path = f"{school.CARDS}/{card.name}{school.ADDITION}"
        exists = (root / path).exists()
        address = editing.edit_address(path) if exists else editing.new_address(path)
        links = [Link(words.addition if exists else words.new_addition, path, address)]
        return EditPlaces(card, links, _measures(editing, files.addition) if files.addition else [])
    assert files.source is not None
    assert files.page is not None
    paths = ((words.data, files.source.path), (words.page, files.page.path))
    links = [Link(what, path, editing.edit_address(path)) for what, path in paths]
    return EditPlaces(card, links, _measures(editing, files.source))


def _measures(editing: EditingPlace, source: Source) -> list[Link]:
    return [
        Link(
            fill(WORDS.edit_online.item, noun=noun, number=item.key, words=_first_words(item.fields)),
            source.path,
            editing.edit_address(source.path, source.lines.get(item.place)),
        )
        for key, noun in NUMBERED.items()
        for item in items(source, keys.NUMBER, key)
    ]


def _first_words(fields: dict[str, object]) -> str:
    return shown(str(fields.get(keys.SHORT) or fields.get(keys.TEXT) or ""))
