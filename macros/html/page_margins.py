"""The foot of a printed card, as a stylesheet beside its page: the margin boxes of a sheet cannot read the document."""

import re

from macros.card.model import Card
from macros.card.wording import WORDS, dutch_date, fill


def paper_styles_path(card: Card) -> str:
    """Return the address of the stylesheet within the site."""
    return f"kaarten/{card.name}.afdruk.css"


def paper_styles(card: Card, school: str) -> bytes:
    """Return the stylesheet."""
    edition = fill(WORDS.card.edition_in_line, date=dutch_date(card.data.edition))
    page, of = _string(f"{WORDS.print.page} "), _string(f" {WORDS.print.of} ")
    running = f"{card.data.label} · {edition}"
    # For a browser that knows no margin boxes: see print.css.
    foot = _string(" · ".join(filter(None, (running, school))))
    boxes = {
        "bottom-left": _string(running),
        "bottom-center": _string(school),
        "bottom-right": f"{page} counter(page) {of} counter(pages)",
    }
    lines = "".join(f"  @{place} {{ content: {content}; }}\n" for place, content in boxes.items())
    return f":root {{ --fk-foot: {foot}; }}\n@page {{\n{lines}}}\n".encode("ascii")


def _string(text: str) -> str:
    r"""Return text as a CSS string: all but plain letters as `\hex `."""
    return '"' + re.sub(r"[^A-Za-z0-9 .,-]", lambda sign: f"\\{ord(sign.group()):x} ", text) + '"'
