"""The JSON schema of a card file, made from the model: completion and hover help in the editor."""

import json
from typing import Any

from macros.card.model import CardData

SCHEMA = "data/kaart.schema.json"


def schema_text() -> str:
    """Return the text of data/kaart.schema.json."""
    schema = CardData.model_json_schema(by_alias=True, mode="validation")
    for definition in (schema, *schema["$defs"].values()):
        _tidy(definition)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Een focuskaart",
        "description": "Gemaakt uit macros/card/model.py door 'python -m macros schema'. Niet met de hand wijzigen.",
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
