"""What the list to talk about shows of a card, as a script beside its page: a page on a disk may not fetch data."""

import json
from collections.abc import Callable

from macros.card import prose
from macros.card.model import Card


def list_scripts(card: Card, render: Callable[..., str]) -> dict[str, bytes]:
    """Return the scripts of a card by their address within the site: one for its name and each name it had before.

    A script puts the card's measures in `window.fkCards` under that name, each with its text as HTML.
    """
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
    value = json.dumps(data, ensure_ascii=False)
    return {
        f"kaarten/{name}.lijst.js": f"(window.fkCards ??= {{}})[{json.dumps(name)}] = {value};\n".encode()
        for name in (card.name, *card.former_names)
    }
