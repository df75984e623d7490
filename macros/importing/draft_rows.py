"""The signals and measures of a document while they are gathered, and as the draft of a card has them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from macros.card.contract import LARGEST_NUMBER
from macros.card.model import Theme
from macros.card.prose import Run
from macros.importing.card_file import DraftMeasure, DraftSignal
from macros.importing.markdown_text import blocks_of, markdown, wrapped
from macros.importing.outline import Para
from macros.importing.split_measure import split_measure

_TEXT_WIDTH = 110
_SHORT = 40
_LIKE = 0.8
"""How much a section has to look like the label of a theme to be it: a slip of the pen, no more."""


@dataclass
class Item:
    """A signal or a measure: `label` is its number in the document, `more` its other columns by their title."""

    label: str
    paras: list[Para]
    section: str = ""
    more: list[tuple[str, list[Para]]] = field(default_factory=list)
    place: str = ""

    @property
    def all_paras(self) -> list[Para]:
        """Its paragraphs, and those of its other columns after them."""
        many = len(self.more) > 1
        out = [*self.paras]
        for title, paras in self.more:
            out += _titled(title if many or _is_short(paras) else "", paras)
        return out


def draft_signals(items: list[Item]) -> list[DraftSignal]:
    """Return the signals of a draft: one to fill in when the document has none."""
    if not items:
        return [DraftSignal(1, "Vul hier een signaal in.")]
    numbers = _numbers([item.label for item in items])
    return [
        DraftSignal(number, wrapped(markdown(blocks_of(item.all_paras)), _TEXT_WIDTH))
        for number, item in zip(numbers, items, strict=True)
    ]


def draft_measures(
    items: list[Item], themes: tuple[Theme, ...], leave: Callable[[str, str], None]
) -> list[DraftMeasure]:
    """Return the measures of a draft; `leave` takes what of them has no place on a card, with its place."""
    if not items:
        return [DraftMeasure(1, themes[0].key, "Vul hier een maatregel in")]
    sections, labels = any(item.section for item in items), any(item.label for item in items)
    numbers = _numbers([item.label for item in items])
    measures, section = [], ""
    for number, item in zip(numbers, items, strict=True):
        split = split_measure(item.all_paras)
        for dropped in split.dropped:
            leave(item.place, dropped)
        notes = split.notes
        theme = _theme(item.section, themes)
        if theme and item.section != section:
            leave(item.place, item.section)
        section = item.section
        if theme is None and sections:
            under = f' In het document staat dit onder "{item.section}".' if item.section else ""
            notes.append(f"kies het thema.{under}")
        if item.label and item.label != str(number):
            notes.append(f"in het document had dit nummer {item.label}.")
        elif not item.label and labels:
            notes.append("in het document had dit geen nummer.")
        measures.append(DraftMeasure(number, theme or themes[0].key, split.short, split.text, split.say, notes))
    return measures


def _numbers(labels: list[str]) -> list[int]:
    """Return a number for every label: its own where all are whole numbers used once, and else the next free one."""
    used: set[int] = set()
    numbers = []
    for label in labels:
        wanted = int(label) if label.isdigit() and label == str(int(label)) and 0 < int(label) <= LARGEST_NUMBER else 0
        if not wanted or wanted in used:
            wanted = max(used, default=0) + 1
        used.add(wanted)
        numbers.append(wanted)
    return numbers


def _is_short(paras: list[Para]) -> bool:
    """Return whether a cell holds a word or two, which say little without the title of their column."""
    return len(paras) == 1 and len(paras[0].text) <= _SHORT and not paras[0].text.endswith((".", "!", "?"))


def _titled(title: str, paras: list[Para]) -> list[Para]:
    if not title or not paras:
        return paras
    return [replace(paras[0], runs=(Run(text=f"{title}: "), *paras[0].runs)), *paras[1:]]


def _theme(section: str, themes: tuple[Theme, ...]) -> str | None:
    wanted = section.strip().lower().rstrip(":")
    for theme in themes:
        for known in (theme.label.lower(), theme.key):
            if wanted and SequenceMatcher(None, wanted, known).ratio() >= _LIKE:
                return theme.key
    return None
