"""The table of every field of a card for the help, made from the model."""

import re
from typing import Any

from macros.card.model import (
    CardData,
    Comparison,
    ComparisonPart,
    Cycle,
    Measure,
    Phase,
    Record,
    Signal,
    Withdrawal,
    WithdrawnPart,
)

FIELD_TABLE = "docs/hulp/velden.md"

_RECORDS = (CardData, Signal, Measure, Withdrawal, Cycle, Phase, Comparison, ComparisonPart, WithdrawnPart)
_PREAMBLE = """\
# Alle velden van een kaart {: #begin }

Gemaakt uit het model van de kaart met `python -m macros schema`; wijzig deze pagina niet met de hand. Een veld dat niet
moet, laat je weg.
"""
_HEAD = "| Veld | Moet het? | Waarvoor | Voorbeeld |\n|---|---|---|---|\n"


def field_table() -> str:
    """Return the text of docs/hulp/velden.md."""
    return _PREAMBLE + "".join(
        f"\n## {_title(record)} {{: #{_key(record)} }}\n\n{_table(record)}" for record in _RECORDS
    )


def _table(record: type[Record]) -> str:
    return _HEAD + "".join(
        f"| `{field.alias}` | {'ja' if field.is_required() else 'nee'} | {field.description} | {_example(field)} |\n"
        for field in record.model_fields.values()
    )


def _title(record: type[Record]) -> str:
    return "De kaart zelf" if record is CardData else record.noun.capitalize()


def _key(record: type[Record]) -> str:
    return f"veld-van-{record.noun}".replace(" ", "-")


def _example(field: Any) -> str:  # noqa: ANN401 - a field of pydantic
    if not field.examples:
        nested = next(record for record in _RECORDS if re.search(rf"\b{record.__name__}\b", str(field.annotation)))
        return f"zie [{_title(nested)}](#{_key(nested)})"
    example = field.examples[0]
    text = f"[{', '.join(map(str, example))}]" if isinstance(example, list) else example
    return f"`{field.alias}: {text}`"
