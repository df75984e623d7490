"""The JSON schemas of what editors write, made from the models: completion and hover help in the editor."""

import json
from typing import Any

from macros.card.addition import Addition
from macros.card.model import CardData, Record
from macros.reading.school_settings import SchoolSettings

SCHEMA = "data/kaart.schema.json"
_MODELS: dict[str, tuple[type[Record], str, str]] = {
    SCHEMA: (CardData, "Een focuskaart", "macros/card/model.py"),
    "data/aanvulling.schema.json": (Addition, "Een aanvulling op een meegeleverde kaart", "macros/card/addition.py"),
    "data/instellingen.schema.json": (
        SchoolSettings,
        "De instellingen van een school",
        "macros/reading/school_settings.py",
    ),
}
SCHEMAS = tuple(_MODELS)
"""The files with a schema."""


def schema_text(path: str = SCHEMA) -> str:
    """Return the text of one of `SCHEMAS`."""
    model, title, source = _MODELS[path]
    schema = model.model_json_schema(by_alias=True, mode="validation")
    for definition in (schema, *schema.get("$defs", {}).values()):
        _tidy(definition)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "description": f"Gemaakt uit {source} door 'python -m macros schema'. Niet met de hand wijzigen.",
        **schema,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _tidy(definition: dict[str, Any]) -> None:
    """Take out the English that pydantic adds from the Python code, and what the model allows and a file does not."""
    definition.pop("title", None)
    definition.pop("description", None)
    for field in definition["properties"].values():
        field.pop("title", None)
        if "default" in field and not field["default"]:
            del field["default"]
        if "anyOf" in field:
            field["anyOf"].remove({"type": "null"})
        if field.get("type") == "array":
            # pydantic does not know that what comes out of our own check is a list.
            field["minItems"] = field.pop("minLength", 1)
            if "maxLength" in field:
                field["maxItems"] = field.pop("maxLength")
