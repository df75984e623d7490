"""No text gets lost: every word of a document, counted by itself, is held against all that came out of it."""

import re
from collections import Counter
from collections.abc import Iterable

from macros.importing.outline import Leftover

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Counter[str]:
    """Return how often each word stands in a text, in small letters and without signs."""
    return Counter(_WORD.findall(text.replace("\u00ad", "").casefold()))


def missing(raw: Iterable[Leftover], said: Iterable[str], once: Iterable[str] = ()) -> list[Leftover]:
    """Return the paragraphs of `raw` that hold a word which stands in `said` less often than in all of `raw`.

    What is in `once`, such as the head of every page, is asked for once, however often it is there.
    """
    repeated = {_bare(text) for text in once}
    seen: set[str] = set()
    have = words("\n".join(said))
    lost = []
    for paragraph in raw:
        bare = _bare(paragraph.text)
        if bare in repeated and bare in seen:
            continue
        seen.add(bare)
        need = words(paragraph.text)
        if all(have[word] >= count for word, count in need.items()):
            have -= need
        else:
            lost.append(paragraph)
    return lost


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
