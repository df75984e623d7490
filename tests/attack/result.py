"""What came of an attack, and a table of all of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields

HANG = 5
"""Seconds after which an answer that did not come never will."""
_MOST_TOLD = 20


@dataclass
class Result:
    """What came of one kind of attack: all but `tried`, `took` and what is said beside is a failure, and must be 0."""

    kind: str
    tried: int = 0
    tracebacks: int = 0
    """Errors that reached a person as Python or JavaScript tells them."""
    hangs: int = 0
    """Answers that took longer than HANG."""
    silent_wrongs: int = 0
    """What was accepted without a word and is not all there."""
    disagreed: int = 0
    """What `check` accepted and the build then refused."""
    injected: int = 0
    """What ran, or became markup, and should have been text."""
    lost: int = 0
    """Work, a site or a file that was there before and is not whole any more."""
    noted: list[str] = field(default_factory=list)
    """What no number says: how many were accepted, what was left untried."""
    told: list[str] = field(default_factory=list)
    """The first of what came through, with all that is needed to try it again."""

    def fail(self, column: str, what: str) -> None:
        """Count something that came through in a column."""
        count = getattr(self, column) + 1
        setattr(self, column, count)
        if count <= _MOST_TOLD:
            self.told.append(f"{column}: {what}")

    @property
    def failures(self) -> int:
        """How much came through."""
        return sum(getattr(self, column) for column in COLUMNS)


COLUMNS = tuple(each.name for each in fields(Result) if each.name not in ("kind", "tried", "noted", "told"))
"""The columns of what may not happen."""


def table(results: Sequence[Result]) -> str:
    """Return what came of all attacks: a line each, and below it what came through and what is noted."""
    heads = ["kind", "tried", *(column.replace("_", " ") for column in COLUMNS)]
    rows = [[each.kind, *(str(getattr(each, name)) for name in ("tried", *COLUMNS))] for each in results]
    widths = [max(len(row[place]) for row in [heads, *rows]) for place in range(len(heads))]
    lines = [
        "  ".join(
            cell.ljust(width) if place == 0 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in [heads, *rows]
    ]
    for each in results:
        lines += [f"{each.kind}: {text}" for text in (*each.noted, *each.told)]
    return "\n".join(lines)
