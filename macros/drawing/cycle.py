"""Where the parts of a cycle's drawing stand."""

from dataclasses import dataclass
from math import cos, pi, sin
from textwrap import wrap

from macros.card.model import Cycle

SIZE = 400
"""Width and height of the drawing, in units of its own."""
_RADIUS = 140
_NODE = 56
_GAP = 0.06
_LABEL_WIDTH = 12  # characters on one line within a node


@dataclass(frozen=True)
class Node:
    """One phase: the centre of its disc, its number and its label in lines."""

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
    radius: int = _RADIUS


@dataclass(frozen=True)
class CycleDrawing:
    """A cycle as discs on a circle, clockwise from the top, with an arrow between each two."""

    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    node_radius: int = _NODE
    size: int = SIZE


def _point(angle: float) -> tuple[float, float]:
    return round(SIZE / 2 + _RADIUS * sin(angle), 1), round(SIZE / 2 - _RADIUS * cos(angle), 1)


def draw(cycle: Cycle) -> CycleDrawing:
    """Return the places of the phases of a cycle, in units of `SIZE`."""
    step = 2 * pi / len(cycle.phases)
    # The angle under which half a disc is seen from the centre, so that an arrow starts and ends at its edge.
    edge = 2 * _NODE / _RADIUS / 2 + _GAP
    nodes = tuple(
        Node(*_point(step * i), i + 1, tuple(wrap(phase.short, _LABEL_WIDTH))) for i, phase in enumerate(cycle.phases)
    )
    arcs = tuple(
        Arc(*_point(step * i + edge), *_point(step * (i + 1) - edge))
        for i in range(len(cycle.phases))
        if step > 2 * edge
    )
    return CycleDrawing(nodes, arcs)
