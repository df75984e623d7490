"""What the list to talk about shows of a card, as a script beside its page: a page on a disk may not fetch data."""

import json
import re
from collections.abc import Callable

from macros.card import prose
from macros.card.model import Card

_LINK = re.compile(r'href="(?:([a-z0-9-]+\.html)|(?=#))')


def _from_root(html: str, card: Card) -> str:
    """Return the HTML of a text with its links as a page at the root of the site follows them."""
    folder, _, file = card.path.rpartition("/")
    return _LINK.sub(lambda link: f'href="{folder}/{link[1] or file}', html)


def list_scripts(card: Card, render: Callable[..., str]) -> dict[str, bytes]:
    """Return the scripts of a card by their address within the site: one for its name and each name it had before.

    A script puts the card's measures in `window.fkCards` under that name, each with its text as HTML.
    """
    data = {
        "label": card.data.label,
        "path": card.path,
        "measures": {
            measure.number: {
                "short": prose.to_plain(measure.short),
                "html": _from_root(render("measure-text", measure=measure), card),
            }
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
