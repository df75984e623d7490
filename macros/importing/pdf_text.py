"""The signs of a PDF as text: spaces where there is room, hyphens at the end of a line taken out again."""

import re
from collections.abc import Iterator
from typing import Any

from macros.card.prose import Run

Char = dict[str, Any]
"""A sign as pdfplumber gives it: `text`, `size`, `fontname`, and where it stands."""

_BOLD = re.compile(r"bold|black|heavy|-bd\b", re.IGNORECASE)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


def clean(text: str) -> str:
    """Return the text of signs: a hyphen as one, ligatures as their letters.

    Many programs write every hyphen as a soft one, so one that can be seen is a hyphen.
    """
    return re.sub(r"[\u00ad\u0002\u2010\u2011ﬀ-ﬆ]", lambda sign: _LIGATURES.get(sign[0], "-"), text)


def joined(text: str, after: str) -> str:
    """Return two lines as one: a word that was cut is whole again."""
    if not text or not after:
        return text + after
    if text[-1] == "-" and text[-2:-1].isalpha():
        cut = text[-2:-1].islower() and after[0].islower()
        return text[:-1] + after if cut else text + after
    if text[-1] == "-" and text[-2:-1].isdigit() and after[0].isdigit():
        return text + after
    return f"{text} {after}"


def is_bold(sign: Char) -> bool:
    """Return whether a sign is bold, by the name of its font."""
    return bool(_BOLD.search(str(sign.get("fontname", ""))))


def runs_of(chars: list[Char]) -> Iterator[Run]:
    """Yield the text of signs in their order, in runs that are bold or not."""
    text, bold = "", False
    for line in lines_of(chars):
        for number, (piece, heavy) in enumerate(line):
            if number == 0 and text:
                text = joined(text, piece[:1])[:-1] if piece else text
            if heavy != bold and text.strip():
                yield Run(text=text, bold=bold)
                text = ""
            text, bold = text + piece, heavy
    if text:
        yield Run(text=text, bold=bold)


def lines_of(chars: list[Char]) -> Iterator[list[tuple[str, bool]]]:
    """Yield signs line by line, each in pieces that are bold or not; spaces stand where there is room."""
    line: list[tuple[str, bool]] = []
    before: Char | None = None
    for char in chars:
        text, bold = clean(str(char["text"])), is_bold(char)
        if before is not None:
            size = max(float(char["size"]), float(before["size"]), 1.0)
            if abs(char["bottom"] - before["bottom"]) > 0.6 * size or char["x1"] < before["x0"] - 0.5 * size:
                if line:
                    yield _stripped(line)
                line = []
            elif char["x0"] - before["x1"] > 0.2 * size and line:
                line[-1] = (line[-1][0] + " ", line[-1][1])
        if line and line[-1][1] == bold:
            line[-1] = (line[-1][0] + text, bold)
        else:
            line.append((text, bold))
        before = char
    if line:
        yield _stripped(line)


def _stripped(line: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Return a line without the space at its end, behind which a hyphen would hide."""
    text, bold = line[-1]
    return [*line[:-1], (text.rstrip(), bold)]


def raw_lines(chars: list[Char]) -> Iterator[str]:
    """Yield the text of a page in the order in which it was written down, which is no work of ours; cut words whole."""
    held = ""
    for line in lines_of(chars):
        text = "".join(piece for piece, _ in line)
        if held and held.endswith("-"):
            held = joined(held, text)
            continue
        if held:
            yield held
        held = text
    if held:
        yield held
