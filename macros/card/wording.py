"""The Dutch words that stand on a card whatever it is about: said once, used by every renderer."""

NAME_LINE = "Sticordimaatregelen voor"
NAME_HINT = "gebruik initialen"
COLUMNS = {1: "wat ik al doe", 2: "ga ik uitproberen"}
COLUMN_KEY = "kolom 1 = wat ik al doe, kolom 2 = ga ik uitproberen"
LOOK_OUT = "Let op"
ORIGIN = "Hoe het kan ontstaan"
SAY = "Zeg bijvoorbeeld"
EDITION = "Uitgave"

_TICK = {1: "doe ik al", 2: "ga ik uitproberen"}


def tick_label(number: int, column: int) -> str:
    """Return the full label of the tick box of measure `number` in `column` (1 or 2)."""
    return f"Maatregel {number}: {_TICK[column]}"


def own_label(number: int) -> str:
    """Return the label of the line for an own measure; `number` is the one printed before it."""
    return f"Eigen maatregel {number}"


def own_tick_label(number: int, column: int) -> str:
    """Return the full label of the tick box of an own measure in `column` (1 or 2)."""
    return f"{own_label(number)}: {_TICK[column]}"


def signal_label(number: int) -> str:
    """Return the label of the tick box of a signal."""
    return f"Signaal {number}: gezien"
