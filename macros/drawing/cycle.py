"""Where the parts of a cycle's drawing stand, and how large its words may be to stay clear of its lines."""

from dataclasses import dataclass
from math import asin, cos, hypot, pi, sin
from textwrap import wrap

from macros.card.contract import LONGEST_PHASE
from macros.card.model import Cycle

SIZE = 400
"""Width and height of the drawing, in units of its own; on paper it is 62 mm wide."""
_LARGEST_NODE = 62
_EDGE = 4  # between a disc and the edge of the drawing
_BETWEEN = 12  # half of the room between two discs: an arrow
_GAP = 0.06  # radians between a disc and its arrow
_LARGEST_TEXT = 21  # 9 points on paper
_SMALLEST_TEXT = 16  # 7 points on paper: smaller is not read
_NUMBER_ALONE = 34
_LETTER = 0.56  # width of a letter, of the size: somewhat more than the average of a sans serif
_LINE = 1.2  # from line to line, of the size
_CLEAR = 5  # between the words and the line around them


@dataclass(frozen=True)
class Node:
    """One phase: the centre of its disc, its number and its label in lines; no lines when the label does not fit."""

    x: float
    y: float
    number: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Arc:
    """The arrow from one phase to the next: start, end, and the radius of the arc."""

    x1: float
    y1: float
    x2: float
    y2: float
    radius: float


@dataclass(frozen=True)
class CycleDrawing:
    """A cycle as discs on a circle, clockwise from the top, with an arrow between each two. `text_size` is in units."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    node_radius: float
    text_size: float
    size: int = SIZE


def draw(cycle: Cycle) -> CycleDrawing:
    """Return the places of the phases of a cycle, in units of `SIZE`.

    All labels have one size, as large as the narrowest disc allows. When one of them fits in no readable size, the
    discs hold numbers alone: the list beside the drawing says what they are.
    """
    count = len(cycle.phases)
    node, radius = _radii(count)
    labels = _labels([phase.short for phase in cycle.phases], node)
    lines = labels.lines if labels else ((),) * count
    step = 2 * pi / count
    # The angle under which half a disc is seen from the centre, so that an arrow starts and ends at its edge.
    edge = 2 * asin(node / (2 * radius)) + _GAP

    def point(angle: float) -> tuple[float, float]:
        return round(SIZE / 2 + radius * sin(angle), 1), round(SIZE / 2 - radius * cos(angle), 1)

    return CycleDrawing(
        nodes=tuple(Node(*point(step * i), i + 1, lines[i]) for i in range(count)),
        arcs=tuple(Arc(*point(step * i + edge), *point(step * (i + 1) - edge), round(radius, 1)) for i in range(count)),
        node_radius=round(node, 1),
        text_size=labels.size if labels else _NUMBER_ALONE,
    )


def _radii(count: int) -> tuple[float, float]:
    """Return the radius of a disc, and that of the circle on which they stand: as large as leaves room for arrows."""
    half_angle = sin(pi / count)
    outer = SIZE / 2 - _EDGE
    node = min(_LARGEST_NODE, (outer * half_angle - _BETWEEN) / (1 + half_angle))
    return node, outer - node


@dataclass(frozen=True)
class _Labels:
    size: float
    lines: tuple[tuple[str, ...], ...]


def _labels(texts: list[str], node: float) -> _Labels | None:
    """Return the labels in lines and the largest size in which all fit in a disc, or None when there is none."""
    ways = [_ways(text) for text in texts]
    for size in range(_LARGEST_TEXT, _SMALLEST_TEXT - 1, -1):
        # In as few lines as fit below the number of the phase.
        lines = tuple(next((way for way in each if _fit(way, size, node)), ()) for each in ways)
        if all(lines):
            return _Labels(size, lines)
    return None


def _ways(text: str) -> list[tuple[str, ...]]:
    """Return the ways to break a label in lines, the widest first."""
    ways, width = [], LONGEST_PHASE
    while width > 2:
        lines = tuple(wrap(text, width, break_long_words=False))
        ways.append(lines)
        # Until the longest line must be shorter, every width gives these lines again.
        width = min(width, max(map(len, lines))) - 1
    return ways


def _fit(lines: tuple[str, ...], size: float, node: float) -> bool:
    # The number is the first line; all stand around the middle of the disc.
    count = len(lines) + 1
    for place, line in enumerate(lines, 1):
        top = (place - count / 2) * _LINE * size
        far = max(abs(top), abs(top + _LINE * size))
        if hypot(len(line) * _LETTER * size / 2, far) > node - _CLEAR:
            return False
    return True
