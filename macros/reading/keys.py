"""The Dutch keys of a card's file, as the model gives them, for the rules that read a card before it is one."""

from macros.card.model import CardData, Comparison, ComparisonPart, Cycle, Measure, Record, Withdrawal


def _key(record: type[Record], attribute: str) -> str:
    return str(record.model_fields[attribute].alias)


MEASURES = _key(CardData, "measures")
SIGNALS = _key(CardData, "signals")
CYCLE = _key(CardData, "cycle")
COMPARISONS = _key(CardData, "comparisons")
PARTS = _key(Comparison, "parts")
WITHDRAWN_PARTS = _key(CardData, "withdrawn_parts")
FORMER_NAMES = _key(CardData, "former_names")
EDITION = _key(CardData, "edition")
TITLE = _key(CardData, "title")
LABEL = _key(CardData, "label")
SUMMARY = _key(CardData, "summary")
SOURCE = _key(CardData, "source")
BLANK_ROWS = _key(CardData, "blank_rows")
KEY = _key(ComparisonPart, "key")
NUMBER = _key(Measure, "number")
THEME = _key(Measure, "theme")
SHORT = _key(Measure, "short")
TEXT = _key(Measure, "text")
CHANGED = _key(Measure, "changed")
WITHDRAWN = _key(Measure, "withdrawn")
REPLACED_BY = _key(Withdrawal, "replaced_by")

WITH_LINKS = {
    TEXT,
    _key(Measure, "say"),
    _key(Cycle, "closing"),
    *(_key(ComparisonPart, each) for each in ("points", "look_out", "origin")),
}
"""Where a text can hold a link to another card. One line that is a title or a link of its own cannot."""
