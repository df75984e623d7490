"""What comes from outside a page, as JSON schemas: a saved file, a list, what a browser kept, a word of another tab.

Scripts hold each against its schema before they use anything of it ("#generated/shapes.js", overrides/outside.js); what
was read from a PDF or Word file is held against that of a saved file. A part that a schema does not name is left out:
a later version of the site may have written it. `fault` names the text of the catalogue for a part of another type, or
one that fits no pattern.
"""

from typing import Any

from macros.card import contract

Schema = dict[str, Any]


def _whole(*patterns: str) -> str:
    return f"^(?:{'|'.join(patterns)})$"


def _object(needed: tuple[str, ...], parts: Schema, **more: object) -> Schema:
    return {"type": "object", "required": list(needed), "properties": parts, **more}


def _named(patterns: Schema, **more: object) -> Schema:
    return {"type": "object", "patternProperties": patterns, **more}


def _choice(texts: tuple[str, ...]) -> Schema:
    return {"type": "string", "enum": ["", *texts], "fault": "files.text_fault"}


def _list(most: int, part: Schema, fault: str, **more: object) -> Schema:
    return {"type": "array", "maxItems": most, "items": part, "too_many": fault, "fault": "files.missing", **more}


_ANY: Schema = {}
_TEXT: Schema = {"type": "string", "maxLength": contract.LONGEST_TEXT, "fault": "files.text_fault"}
_STATE: Schema = {"type": "string"}
_BOX: Schema = {"type": "boolean", "fault": "files.box_fault"}
# "day": a day that exists, yyyy-mm-dd, or nothing.
_DAY: Schema = {"type": "string", "format": "day", "fault": "files.day_fault"}
_ID: Schema = {"type": "string", "pattern": "^[A-Za-z0-9-]{1,64}$"}
_CARD: Schema = {"type": "string", "pattern": _whole(contract.CARD_NAME), "fault": "files.card_fault"}
# An own measure has the printed number, which comes after those of the card.
_NUMBER: Schema = {
    "type": "integer",
    "minimum": 1,
    "maximum": contract.LARGEST_NUMBER + contract.MOST_OWN_ROWS,
    "fault": "files.number_fault",
}

_OF_MOMENT: Schema = {
    _whole(contract.SIGNAL_ID, contract.MEASURE_TICK, contract.OWN_TICK): _BOX,
    _whole(contract.OWN_FIELD, *contract.RESERVED_FIELDS): _TEXT,
}
_FIELDS = _named(_OF_MOMENT | {_whole(contract.NAME_FIELD): _TEXT}, fault="files.missing")
_FIELDS_OF_MOMENT = _named(_OF_MOMENT, fault="files.missing")


def _follow_ups(who: str, since: str, effect: str, then: str, note: str) -> Schema:
    parts = {who: _TEXT, since: _TEXT, note: _TEXT}
    choices = {effect: _choice(contract.EFFECTS), then: _choice(contract.NEXT_STEPS)}
    one = _object((), parts | choices, fault="files.follow_up_fault")
    return _named({_whole(contract.MEASURE_ID, contract.OWN_FIELD): one}, fault="files.missing")


def _moments(moment: Schema) -> Schema:
    return _list(contract.MOST_MOMENTS, moment, "files.many_moments", minItems=1, too_few="files.no_moment")


FILLED_1 = _object(
    ("kaart", "uitgave", "velden"), {"kaart": _ANY, "uitgave": _DAY, "velden": _FIELDS}, fault="files.not_saved_file"
)
"""A saved file of version 1; whether it is of this card is said before anything else of it."""

FILLED_2 = _object(
    ("kaart", "uitgave", "momenten"),
    {
        "kaart": _ANY,
        "uitgave": _DAY,
        "voor": _TEXT,
        "klas": _TEXT,
        "momenten": _moments(
            _object(
                ("velden",),
                {
                    "datum": _DAY,
                    "door": _TEXT,
                    "velden": _FIELDS_OF_MOMENT,
                    "opvolging": _follow_ups("wie", "vanaf", "effect", "verder", "opmerking"),
                },
                fault="files.moment_fault",
            )
        ),
    },
)
"""A saved file of version 2."""

LIST_FILE = _object(
    ("lijst",),
    {
        "titel": _TEXT,
        "datum": _DAY,
        "aanwezig": _TEXT,
        "lijst": _list(
            contract.MOST_ITEMS,
            _object(
                ("kaart", "nr"),
                {
                    "kaart": _CARD,
                    "nr": _NUMBER,
                    "tekst": _TEXT,
                    "leerling": _TEXT,
                    "klas": _TEXT,
                    "wie": _TEXT,
                    "notitie": _TEXT,
                },
                fault="files.missing",
            ),
            "files.many_items",
        ),
    },
)
"""A saved list, of version 1 or 2."""

KEPT_RECORD = _object(
    ("id", "card", "edition", "for", "moments"),
    {
        "id": _ID,
        "card": _CARD,
        "edition": _DAY,
        "for": _TEXT,
        "klas": _TEXT,
        "moments": _moments(
            _object(
                ("id", "date", "by", "fields", "followUp"),
                {
                    "id": _ID,
                    "date": _DAY,
                    "by": _TEXT,
                    "fields": _FIELDS_OF_MOMENT,
                    "followUp": _follow_ups("who", "from", "effect", "next", "note"),
                },
            )
        ),
    },
)
"""A filled-in card as a browser keeps it: see overrides/filled/record.js."""

KEPT_LIST = _object(
    ("id", "items"),
    {
        "id": _ID,
        "title": _TEXT,
        "date": _DAY,
        "present": _TEXT,
        "items": _list(
            contract.MOST_ITEMS,
            _object(
                ("id", "card", "number", "who", "note"),
                {
                    "id": _ID,
                    "card": _CARD,
                    "number": _NUMBER,
                    "own": _TEXT,
                    "pupil": _TEXT,
                    "klas": _TEXT,
                    "who": _TEXT,
                    "note": _TEXT,
                },
            ),
            "files.many_items",
        ),
    },
)
"""The list to talk about as a browser keeps it: see overrides/list/items.js."""

CARRIED_LIST = _object(
    ("list", "versions", "saved", "hasMore", "inNewTab"),
    {
        "list": _STATE,
        "versions": _list(
            10,
            {"type": "string", "pattern": "^[0-9TZ:.-]{1,30}$"},
            "files.missing",
            minItems=1,
            too_few="files.missing",
        ),
        "saved": _BOX,
        "hasMore": _BOX,
        "inNewTab": _BOX,
    },
)
"""The list as a link of a site on a disk carries it: see overrides/list/carried.js."""

KEPT = _object(
    ("document",),
    {
        "document": {"type": "object"},
        "inFile": _STATE,
        "at": _STATE,
        "kept": _BOX,
        "isBehind": _BOX,
        "view": {"type": ["string", "null"]},
    },
)
"""What stands around a kept document: see overrides/keeping/held.js. The document has a schema of its own."""

OPEN_WORK = _object(
    ("document", "label", "address", "unsaved", "atRisk"),
    {
        "document": _object((), {"for": _TEXT}),
        "label": _TEXT,
        "address": {"type": "string", "pattern": _whole(rf"kaarten/{contract.CARD_NAME}\.html#invullen|overleg\.html")},
        "unsaved": _BOX,
        "atRisk": _BOX,
    },
)
"""The same as other pages of the site read it: see overrides/components/open-work/."""

SIGNAL = _object(
    ("from", "kind", "what", "id"),
    {"from": _ID, "kind": _STATE, "what": _STATE, "id": _ID, "state": {"type": "object"}},
)
"""What one tab tells the others: see overrides/keeping/signals.js."""
