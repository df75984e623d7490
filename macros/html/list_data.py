"""What the list to talk about shows of a card, as a script beside its page: a page on a disk may not fetch data."""

import json
import re

from macros.card import prose
from macros.card.model import Card
from macros.html.render import Renderer

_LINK = re.compile(r'href="(?:([a-z0-9-]+\.html)|(?=#))')


def _from_root(html: str, card: Card) -> str:
    """Return the HTML of a text with its links as a page at the root of the site follows them."""
    folder, _, file = card.path.rpartition("/")
    return _LINK.sub(lambda link: f'href="{folder}/{link[1] or file}', html)


def list_script(card: Card, name: str, render: Renderer) -> bytes:
    """Return the script that puts a card's measures in `window.fkCards`, each with its text as HTML.

    `name` is the one under which they come: the card's own, or one that it had before.
    """
    text_of = render.macro("measure-text")
    data = {
        "label": card.data.label,
        "path": card.path,
        "measures": {
            measure.number: {
                "short": prose.to_plain(measure.short),
                "html": _from_root(text_of(measure).strip(), card),
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
    return f"(window.fkCards ??= {{}})[{json.dumps(name)}] = {value};\n".encode()
