"""The Dutch keys of a card's file, as the model gives them, for the rules that read a card before it is one."""

from macros.card.model import CardData, Comparison, ComparisonPart, Cycle, Measure, Record, Theme, Withdrawal


def _key(record: type[Record], attribute: str) -> str:
    return str(record.model_fields[attribute].alias)


TITLE = _key(CardData, "title")
SOURCE = _key(CardData, "source")
BLANK_ROWS = _key(CardData, "blank_rows")
MEASURES = _key(CardData, "measures")
SIGNALS = _key(CardData, "signals")
CYCLE = _key(CardData, "cycle")
PHASES = _key(Cycle, "phases")
CLOSING = _key(Cycle, "closing")
COMPARISONS = _key(CardData, "comparisons")
PARTS = _key(Comparison, "parts")
POINTS = _key(ComparisonPart, "points")
LOOK_OUT = _key(ComparisonPart, "look_out")
ORIGIN = _key(ComparisonPart, "origin")
WITHDRAWN_PARTS = _key(CardData, "withdrawn_parts")
FORMER_NAMES = _key(CardData, "former_names")
CATEGORY = _key(CardData, "category")
EDITION = _key(CardData, "edition")
LABEL = _key(CardData, "label")
SUMMARY = _key(CardData, "summary")
KEY = _key(ComparisonPart, "key")
BUTTON = _key(Theme, "label")
NUMBER = _key(Measure, "number")
THEME = _key(Measure, "theme")
SHORT = _key(Measure, "short")
SUMMARY = _key(CardData, "summary")
KEYWORDS = _key(Measure, "keywords")
TEXT = _key(Measure, "text")
SAY = _key(Measure, "say")
KEYWORDS = _key(Measure, "keywords")
CHANGED = _key(Measure, "changed")
WITHDRAWN = _key(Measure, "withdrawn")
SINCE = _key(Withdrawal, "since")
REPLACED_BY = _key(Withdrawal, "replaced_by")
SINCE = _key(Withdrawal, "since")
REASON = _key(Withdrawal, "reason")

WITH_LINKS = {TEXT, SAY, CLOSING, POINTS, LOOK_OUT, ORIGIN}
"""Where a text can hold a link to another card. One line that is a title or a link of its own cannot."""
