"""The JSON schema of a card file, made from the model: completion and hover help in the editor."""

import json

from macros.model import CardData

SCHEMA = "data/kaart.schema.json"


def schema_text() -> str:
    """Return the text of data/kaart.schema.json."""
    schema = CardData.model_json_schema(by_alias=True, mode="validation")
    for definition in schema["$defs"].values():
        _leave_out_english(definition)
    _leave_out_english(schema)
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Een focuskaart",
        "description": "Gemaakt uit macros/model.py door 'python -m macros schema'. Niet met de hand wijzigen.",
        **schema,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _leave_out_english(definition: dict) -> None:
    """Take out what pydantic adds from the Python code: an editor would see it as help."""
    definition.pop("title", None)
    definition.pop("description", None)
    for field in definition["properties"].values():
        field.pop("title", None)
