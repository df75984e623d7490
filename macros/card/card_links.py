"""A link from one card to another, as an editor writes it: [hechting#m13], or [eigen woorden](hechting#m13).

Markdown makes nothing of the first form and leads the second nowhere, so neither can mean anything else. `hechting#`
is the whole card. What the names stand for is filled in once all cards are read: then only the second form is left.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from macros.card.contract import CARD_LINK

_NAME = "[A-Za-z0-9-]{1,30}#[A-Za-z0-9-]{0,40}"
# Capitals too: who writes [Hechting#M13] meant a link, and hears what is wrong with it.
_SHORT = re.compile(rf"(?<![\\\]])\[({_NAME})\](?![\[(:])")
_OWN_WORDS = re.compile(rf"\[((?:[^\[\]\\]|\\.)*)\]\(\s*({_NAME})(?:\s+(?:\"([^\"\n]*)\"|'[^'\n]*'))?\s*\)")
_MARKUP = re.compile(r"[\\`*_\[\]<>&{}#!|~()\"]")


@dataclass(frozen=True)
class CardLink:
    """A link to the place `id` on a card, or to the whole card when that is ""; `text` is how it was written."""

    card: str
    id: str
    text: str
    start: int
    """Where it begins in the text that it stands in."""


@dataclass(frozen=True)
class Goal:
    """What a link leads to: `title` says it in full, `name` in few words; `address` is None when there is no link."""

    title: str
    name: str
    address: str | None


def card_links(text: str) -> Iterator[CardLink]:
    """Yield every link to a card in a text in Markdown."""
    if "#" not in text:
        return
    for pattern, group in ((_SHORT, 1), (_OWN_WORDS, 2)):
        for match in pattern.finditer(text):
            card, _, identity = match[group].partition("#")
            yield CardLink(card, identity, match[0], match.start())


def filled_in(text: str, goal: Callable[[str, str], Goal]) -> str:
    """Return a text in which every link to a card leads where `goal` says, with its title or with its own words."""

    def short(match: re.Match[str]) -> str:
        found = goal(*match[1].split("#"))
        title = _as_markdown(found.title)
        return f"[{title}]({found.address})" if found.address else title

    def own_words(match: re.Match[str]) -> str:
        found = goal(*match[2].split("#"))
        name = _as_markdown(found.name)
        # What it is about stands beside own words: paper has no link to follow.
        return f'[{match[1]}]({found.address} "{name}")' if found.address else f"{match[1]} ({name})"

    return _SHORT.sub(short, _OWN_WORDS.sub(own_words, text)) if "#" in text else text


def with_addresses(text: str, address: Callable[[str, str], str]) -> str:
    """Return a text whose filled in links to cards lead to an address on the web or on the site."""
    if "#" not in text:
        return text
    return _OWN_WORDS.sub(lambda match: f"[{match[1]}]({address(*match[2].split('#'))})", text)


def is_card_link(link: str) -> bool:
    """Return whether the target of a link is a place on a card."""
    return re.fullmatch(CARD_LINK, link) is not None


def card_path(card: str, identity: str) -> str:
    """Return the address within the site of a place on a card, or of the whole card when that is ""."""
    return f"kaarten/{card}.html" + (f"#{identity}" if identity else "")


def _as_markdown(text: str) -> str:
    """Return a text as Markdown that says just that, wherever it stands."""
    return _MARKUP.sub(lambda sign: f"&#{ord(sign[0])};", text)
