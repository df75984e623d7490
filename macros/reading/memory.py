"""What was read before, for who reads a project time and again: a card whose files did not change is read once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from macros.card.model import Category, Theme
from macros.reading import school
from macros.reading.cards import CARDS, PAGES, CardFiles
from macros.reading.faults import Fault
from macros.reading.own_pages import OwnPage
from macros.reading.record import Ledger
from macros.reading.settings import Settings


@dataclass(frozen=True)
class Around:
    """All that is read beside the cards, with its faults and notices; the record is not sound when it has a fault."""

    themes: tuple[Theme, ...]
    categories: tuple[Category, ...] | None
    synonyms: tuple[tuple[str, ...], ...]
    record: Ledger
    has_sound_record: bool
    own_pages: tuple[OwnPage, ...]
    settings: Settings
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]


@dataclass
class Memory:
    """The cards as read and checked by themselves, with what they were checked against, and what stands around them."""

    around: Around | None = None
    cards: dict[tuple[str, bool], tuple[object, CardFiles]] = field(default_factory=dict)

    def forget(self, changed: Iterable[str]) -> None:
        """Forget what was read from files that changed since, by their path within the project."""
        for path in changed:
            folder, _, name = path.rpartition("/")
            if folder in {CARDS, PAGES, school.CARDS}:
                for shipped in (True, False):
                    self.cards.pop((PurePosixPath(name).stem, shipped), None)
            else:
                self.around = None

    def recall(self, name: str, *, shipped: bool, checked: object) -> CardFiles | None:
        """Return a card as it was checked against the same; what is found between cards may be added to it."""
        known = self.cards.get((name, shipped))
        return _copy(known[1]) if known and known[0] == checked else None

    def keep(self, card: CardFiles, checked: object) -> None:
        """Remember a card that was checked by itself."""
        self.cards[card.name, card.place.shipped] = checked, _copy(card)


def _copy(card: CardFiles) -> CardFiles:
    return replace(card, faults=[*card.faults], goals={**card.goals})
