"""What the list to talk about shows of a card, as a script beside its page: a page on a disk may not fetch data."""

import json
from collections.abc import Callable

from macros import prose
from macros.model import Card


def list_path(card: Card) -> str:
    """Return the address of the script within the site."""
    return f"kaarten/{card.name}.lijst.js"


def list_script(card: Card, render: Callable[..., str]) -> bytes:
    """Return a script that puts the card's measures in `window.fkCards`, each with its text as HTML."""
    data = {
        "label": card.data.label,
        "path": card.path,
        "measures": {
            measure.number: {"short": prose.to_plain(measure.short), "html": render("measure-text", measure=measure)}
            for measure in card.measures
        },
        "withdrawn": {
            measure.number: {"reason": measure.withdrawn.reason, "replacedBy": measure.withdrawn.replaced_by}
            for measure in card.data.measures
            if measure.withdrawn
        },
    }
    return f"(window.fkCards ??= {{}})[{json.dumps(card.name)}] = {json.dumps(data, ensure_ascii=False)};\n".encode()
