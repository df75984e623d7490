"""The JSON schema of a card file, made from the model: completion and hover help in the editor."""

import json

from macros.model import CardData

SCHEMA = "data/kaart.schema.json"


def schema_text() -> str:
    """Return the text of data/kaart.schema.json."""
    schema = CardData.model_json_schema(by_alias=True, mode="validation")
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **schema,
        "title": "Een focuskaart",
        "description": "Gemaakt uit macros/model.py door 'python -m macros schema'. Niet met de hand wijzigen.",
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
