"""What a text of an editor may hold, and how a message quotes it."""

import re

MOST_SHOWN = 60
"""Characters of what an editor typed in one message; more hides the advice behind it."""

# Control signs, half a surrogate pair and two noncharacters: no XML can hold them, so neither a Word file nor a page.
# NEL, U+2028 and U+2029: line ends for YAML, and nothing to see for an editor.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def control_sign(text: str) -> re.Match[str] | None:
    """Return the first sign that a text of a card cannot hold, or None."""
    return _CONTROL.search(text)


def shown(text: str) -> str:
    """Return a text of an editor as a fault quotes it: one line, not too long, every invisible sign as its code."""
    signs = text.strip(" \n")[: MOST_SHOWN + 1].replace("\n", " ")
    line = "".join(sign if sign.isprintable() else f"[U+{ord(sign):04X}]" for sign in signs)
    return line if len(line) <= MOST_SHOWN else line[: MOST_SHOWN - 1] + "…"


def in_dutch(number: int) -> str:
    """Return a whole number as a message shows it: 20.000."""
    return f"{number:,}".replace(",", ".")
