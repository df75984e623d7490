"""A card as the lines of its Word file, each with the place in the card's files that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.card.model import Card, Comparison, Component, Measure
from macros.card.prose import Block, ListBlock, Run, line_blocks, to_blocks
from macros.card.wording import WORDS
from macros.importing.outline import Mark, Para, tidy
from macros.reading import keys
from macros.reading.yaml_source import Place

PAGE = "pagina"
"""The first step of a place on the page: then comes the number of its part."""
PLACE_OF = {"kop": keys.TITLE, "cyclus": keys.CYCLE, "signalen": keys.SIGNALS, "maatregelen": keys.MEASURES}
"""Component of a page -> the field of the card that it shows; a comparison is one of several."""


@dataclass(frozen=True)
class Line:
    """A paragraph of the Word file; `address` is its bookmark, when it has one."""

    place: Place
    runs: tuple[Run, ...]
    mark: Mark | None = None
    address: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


def card_lines(card: Card) -> list[Line]:
    """Return the lines of a card outside its table of measures, in the order of its page."""
    lines: list[Line] = []
    for index, part in enumerate(card.page):
        if isinstance(part, Component):
            lines += _component(card, part)
        elif part.kind == "heading":
            lines.append(Line((PAGE, index), shown_runs(part.runs), address=part.id))
        else:
            lines += [Line((PAGE, index), line.runs, line.mark) for line in block_lines((part,))]
    return lines


def _component(card: Card, part: Component) -> Iterator[Line]:
    if part.name == "kop":
        yield Line((keys.TITLE,), _as_it_is(card.data.title))
    elif part.name == "cyclus" and card.data.cycle:
        yield Line((keys.CYCLE, keys.TITLE), _as_it_is(card.data.cycle.title))
        for index, phase in enumerate(card.data.cycle.phases):
            first, *more = item_lines(phase.text, ordered=True)
            place: Place = (keys.CYCLE, keys.PHASES, index)
            yield Line(place, tidy((Run(text=f"{phase.short}. ", bold=True), *first.runs)), first.mark)
            yield from (Line(place, line.runs, line.mark) for line in more)
        yield from _text((keys.CYCLE, keys.CLOSING), card.data.cycle.closing)
    elif part.name == "vergelijking":
        yield from _comparison(card, card.comparison(part.argument))
    elif part.name == "signalen":
        for index, signal in enumerate(card.data.signals):
            if not signal.withdrawn:
                blocks = to_blocks(signal.text)
                # A signal that begins with a list has nothing beside its box.
                lines = [*([Line((), ())] if isinstance(blocks[0], ListBlock) else []), *block_lines(blocks)]
                place = (keys.SIGNALS, index)
                yield Line(place, lines[0].runs, address=signal.id)
                yield from (Line(place, line.runs, line.mark) for line in lines[1:])


def _as_it_is(text: str) -> tuple[Run, ...]:
    return tidy((Run(text=text),))


def line_runs(text: str) -> tuple[Run, ...]:
    """Return a text of one line as runs, whatever it begins with."""
    return next((line.runs for line in block_lines(line_blocks(text))), ())


def item_lines(text: str, *, ordered: bool) -> Iterator[Line]:
    """Yield the lines of a text that is an item of a list in the Word file."""
    for number, block in enumerate(to_blocks(text)):
        if isinstance(block, ListBlock):
            yield from block_lines((block,), 1)
        else:
            yield Line((), shown_runs(block.runs), Mark(ordered=ordered) if number == 0 else None)


def _comparison(card: Card, comparison: Comparison) -> Iterator[Line]:
    index = card.data.comparisons.index(comparison)
    start: Place = (keys.COMPARISONS, index)
    yield Line((*start, keys.TITLE), _as_it_is(comparison.title), address=comparison.key)
    for number, part in enumerate(comparison.parts):
        at = (*start, keys.PARTS, number)
        yield Line((*at, keys.TITLE), _as_it_is(part.title), address=part.key)
        yield from _text((*at, keys.TEXT), part.text)
        for point, text in enumerate(part.points):
            yield from (
                Line((*at, keys.POINTS, point), line.runs, line.mark) for line in item_lines(text, ordered=False)
            )
        yield from _text((*at, keys.LOOK_OUT), part.look_out, WORDS.card.look_out)
        yield from _text((*at, keys.ORIGIN), part.origin, WORDS.card.origin)


def _text(place: Place, text: str | None, lead: str = "") -> Iterator[Line]:
    blocks = to_blocks(text) if text else ()
    lines = list(block_lines(blocks))
    if lead and lines:
        if isinstance(blocks[0], ListBlock):
            lines.insert(0, Line((), ()))
        lines[0] = Line((), tidy((Run(text=f"{lead}. ", bold=True), *lines[0].runs)))
    yield from (Line(place, line.runs, line.mark) for line in lines)


def measure_lines(measure: Measure) -> tuple[tuple[Run, ...], list[Line], list[tuple[Run, ...]]]:
    """Return what the row of a measure shows: its one line, its text, and its sayings without quotation marks."""
    text = list(block_lines(to_blocks(measure.text))) if measure.text else []
    return line_runs(measure.short), text, [line_runs(saying) for saying in measure.say]


def block_lines(blocks: tuple[Block, ...], level: int = 0) -> Iterator[Line]:
    """Yield the paragraphs of blocks as Word shows them: an item of a list has its mark on its first paragraph."""
    for block in blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                for number, child in enumerate(item):
                    if isinstance(child, ListBlock):
                        yield from block_lines((child,), level + 1)
                    else:
                        mark = Mark(ordered=block.ordered, level=min(level, 3)) if number == 0 else None
                        yield Line((), shown_runs(child.runs), mark)
        else:
            yield Line((), shown_runs(block.runs))


def shown_runs(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return runs as they can be read back from Word: a link there has no other emphasis."""
    return tidy(run.model_copy(update={"bold": False, "italic": False}) if run.link else run for run in runs)


def same_line(line: Line, para: Para, *, dead: frozenset[str]) -> bool:
    """Return whether a paragraph says what a line says; `dead` are links that the Word file shows as text."""
    return same_runs(line.runs, para.runs, dead=dead) and _key(line.mark) == _key(para.mark)


def same_runs(one: tuple[Run, ...], other: tuple[Run, ...], *, dead: frozenset[str]) -> bool:
    """Return whether two texts say the same in the same form."""
    return _shown(one, dead) == _shown(other, dead)


def _key(mark: Mark | None) -> object:
    return (mark.ordered, mark.level) if mark else None


def _shown(runs: tuple[Run, ...], dead: frozenset[str]) -> tuple[Run, ...]:
    return tidy(
        run.model_copy(update={"link": None if run.link in dead else (run.link or "").replace("-", "_") or None})
        for run in runs
    )
