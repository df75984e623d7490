"""A text as a value in a YAML file that people edit: plain where that is safe, else in quotes or as a block."""

import re
import textwrap

import yaml

WIDTH = 118
"""Characters of a line in a card's files."""


def value(text: str, indent: int = 2, room: int = 20) -> str:
    r"""Return `text` as it stands after `key: `; further lines begin with `indent` spaces.

    `room` is what stands before it on its first line. A text of one paragraph may be folded over several lines; one
    with line ends keeps them.
    """
    if "\n" in text:
        return block(text, indent)
    if len(text) + room <= WIDTH:
        return one_line(text)
    return folded(text, indent)


def one_line(text: str) -> str:
    """Return a text without line ends as a plain YAML value, or between quotes when YAML would read it otherwise."""
    for form in (text, "'" + text.replace("'", "''") + "'"):
        if _reads_back(form, text):
            return form
    return yaml.dump(text, allow_unicode=True, width=float("inf"), default_style='"').strip()


def folded(text: str, indent: int) -> str:
    """Return a text of one paragraph as a `>-` block."""
    return _lines(">-", textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False), indent)


def block(text: str, indent: int) -> str:
    """Return a text of several lines as a `|-` block."""
    return _lines("|-", text.split("\n"), indent)


def _lines(sign: str, lines: list[str], indent: int) -> str:
    return sign + "".join(f"\n{' ' * indent}{line}" if line else "\n" for line in lines)


def _reads_back(form: str, text: str) -> bool:
    if re.search(r"\s#|[:#]$", form) and form == text:
        return False
    try:
        read = yaml.safe_load(f"- key: {form}\n")
    except yaml.YAMLError:
        return False
    return bool(read == [{"key": text}])
