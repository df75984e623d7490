"""The round trip itself: what someone changed in the Word file of a card, taken over in the card's two files."""

from dataclasses import dataclass, field
from datetime import date

from macros.card.model import Card
from macros.card.wording import WORDS, dutch_date, fill
from macros.importing.outline import Document, Para
from macros.importing.recognise import day_in
from macros.importing.round_trip.comparisons import gone_components, take_comparisons
from macros.importing.round_trip.left_out import left_out
from macros.importing.round_trip.lists import take_lists
from macros.importing.round_trip.matching import match
from macros.importing.round_trip.measures import take_measures
from macros.importing.round_trip.own_word import read_own_word
from macros.importing.round_trip.page import take_page
from macros.importing.round_trip.texts import groups, take_texts
from macros.importing.round_trip.work import Work
from macros.importing.round_trip.yaml_edit import YamlEdit
from macros.reading import keys


@dataclass
class TakenOver:
    """The texts of the two files of a card after the changes, and in Dutch what changed and how it was read."""

    data: str
    page: str
    changes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def take_over(  # noqa: PLR0913 - what a card is, and what was published of it
    card: Card, document: Document, *, data: str, page: str, published: frozenset[str], day: date, first: int = 1
) -> TakenOver:
    r"""Return the files of `card` with what was changed in its Word file; `data` and `page` have `\n` line ends.

    `published` are the addresses on record; such a thing is never taken away, but withdrawn on `day`. New measures and
    signals have numbers from `first` on.
    """
    own = read_own_word(document)
    work = Work(card, YamlEdit(data), published, day, first, remarks=own.remarks)
    found = match(own.paras, work.lines, card)
    said = groups(found)
    take_texts(work, said)
    take_lists(work, said)
    take_measures(work, own)
    new_page = take_page(work, page, found, own.table_at, gone_components(work, said))
    # Last of what is edited by its number: these lists come to stand in another order.
    take_comparisons(work, said)
    _take_about(work, own.about)
    _mark_changed(work)
    if work.changes and not any(change.startswith(keys.EDITION) for change in work.changes):
        _set_edition(work, day)
    for text in left_out(document, card, [work.edit.text, new_page, *work.remarks]):
        work.remarks.append(f"Niet overgenomen: {text}")
    return TakenOver(work.edit.text, new_page, work.changes, work.remarks)


def _take_about(work: Work, about: Para | None) -> None:
    data = work.card.data
    if about is None:
        work.remarks.append("De regel met de uitgave en de bron staat niet meer in het Word-bestand; die blijven.")
        return
    if about.text == f"{fill(WORDS.card.edition, date=dutch_date(data.edition))}. {' '.join(data.source.split())}.":
        return
    edition, _, source = about.text.partition(". ")
    found = day_in(edition)
    if found and _day(found) not in (None, data.edition):
        _set_edition(work, date(*found))
    source = source.removesuffix(".").strip()
    if source and source != " ".join(data.source.split()):
        work.edit.set((keys.SOURCE,), source)
        work.changes.append(f"{keys.SOURCE}: {source}")


def _day(found: tuple[int, int, int]) -> date | None:
    try:
        return date(*found)
    except ValueError:
        return None


def _set_edition(work: Work, day: date) -> None:
    work.edit.set_plain((keys.EDITION,), day.isoformat())
    work.changes.append(f"{keys.EDITION}: {day.isoformat()}")


def _mark_changed(work: Work) -> None:
    for kind, index in sorted(work.changed):
        item = work.items(kind)[index]
        at = work.edit.index_of((kind,), keys.NUMBER, str(item.number))
        if at is not None:
            work.edit.set_plain((kind, at, keys.CHANGED), work.day.isoformat())
            work.changes.append(f"{item.noun} {item.number}: {keys.CHANGED}: {work.day.isoformat()}")
