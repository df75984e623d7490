"""A slip that has one cause and would give many faults: told once, and read as it was meant, so that the rest is known.

Nothing is written: a file with a slip stays faulty until someone mends it.
"""

import re
from collections.abc import Iterator

from macros.reading.faults import Fault

# Spaces that look like any other and that YAML takes for text: of a web page, or of a word processor.
_HARD = "\u00a0\u2007\u202f\u2000-\u200a\u3000"
_SPACES = f"[ {_HARD}]*[{_HARD}][ {_HARD}]*"
_HARD_SPACE = re.compile(rf"^[ \t]*(?:- *)?{_SPACES}(?:- *)?|(?<=:){_SPACES}")
_HARD_SIGN = re.compile(f"[{_HARD}]")
_OURS, _OTHER, _END = "<<<<<<< ", "=======", ">>>>>>> "
_ITEM = re.compile(r"( *)- +([a-z_]+):")
_FIELD = re.compile(r"( +)([a-z_]+): ")


def without_conflict(path: str, text: str) -> tuple[str, list[Fault]]:
    """Return a text with the first of two versions where git left both, every line in its place, and the faults."""
    lines, faults = text.split("\n"), []
    start: int | None = None
    in_other = False
    for index, line in enumerate(lines):
        if line.startswith(_OURS):
            start, in_other = index, False
            said = (
                "hier liet git twee versies staan, tussen '<<<<<<<' en '>>>>>>>'. Kies er een; haal de andere weg, en "
                "ook de regels met <<<<<<<, ======= en >>>>>>>."
            )
            faults.append(Fault(path, index + 1, said))
        elif start is None:
            continue
        elif line.startswith(_END):
            start = None
        elif line == _OTHER:
            in_other = True
        elif not in_other:
            continue
        lines[index] = ""
    return ("\n".join(lines) if faults else text), faults


def mended(path: str, text: str) -> tuple[str, list[Fault]]:
    """Return a text of YAML as it was meant, every line in its place, and the faults."""
    text, faults = without_conflict(path, text)
    lines = text.split("\n")
    hard = [index for index, line in enumerate(lines) if _HARD_SIGN.search(line) and _HARD_SPACE.search(line)]
    for index in hard:
        lines[index] = _HARD_SPACE.sub(lambda found: _HARD_SIGN.sub(" ", found.group()), lines[index])
    if hard:
        rest = len(hard) - 1
        others = f" Zo ook op {rest} {'andere regel' if rest == 1 else 'andere regels'}." if rest else ""
        said = f"hier staat een harde spatie, en die is voor YAML geen ruimte. Wis ze en typ gewone spaties.{others}"
        faults.append(Fault(path, hard[0] + 1, said))
    for index, start in _without_dash(lines):
        lines[index] = f"{' ' * start}- {lines[index].lstrip()}"
        faults.append(missing_dash(path, index + 1))
    return ("\n".join(lines) if faults else text), faults


def missing_dash(path: str, line: int) -> Fault:
    """Return the fault that an item of a list begins on a line without its dash."""
    said = "hier begint een nieuw deel van de lijst, en het streepje ontbreekt. Zet er '- ' voor, zoals bij de andere."
    return Fault(path, line, said)


def _without_dash(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines that stand where an item of the list begins, with its first key and no dash."""
    begins: dict[int, str] = {}
    for index, line in enumerate(lines):
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip(" "))
        while begins and next(reversed(begins)) > indent:
            begins.popitem()
        if item := _ITEM.match(line):
            begins[indent] = item[2]
        elif (field := _FIELD.match(line)) and begins.get(indent) == field[2]:
            yield index, indent


def without_block(lines: list[str], line: int) -> tuple[list[str], int]:
    """Return the lines with the item or the field around `line` left blank, and the first line behind it."""
    indent = _indent(lines[line])
    # A tab says nothing of how far in a line was meant to stand: what stands around it goes.
    start = line - 1 if line and "\t" in lines[line][: len(lines[line]) - len(lines[line].lstrip())] else line
    while start > 0:
        here = lines[start]
        if here.strip() and _indent(here) <= indent:
            indent = _indent(here)
            if not indent or here.lstrip().startswith("- "):
                break
        start -= 1
    end = line + 1
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
        end += 1
    return [*lines[:start], *[""] * (end - start), *lines[end:]], end


def _indent(line: str) -> int:
    wide = line.expandtabs()
    return len(wide) - len(wide.lstrip(" "))
