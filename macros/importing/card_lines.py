"""A card as the lines of its Word file, each with the place in the card's files that it comes from."""

from collections.abc import Iterator
from dataclasses import dataclass

from macros.card.model import Card, Comparison, Component, Measure
from macros.card.prose import Block, ListBlock, Run, to_blocks
from macros.card.wording import WORDS
from macros.importing.outline import Mark, Para, tidy
from macros.reading.yaml_source import Place

PAGE = "pagina"
"""The first step of a place on the page: then comes the number of its part."""


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
        yield Line(("titel",), (Run(text=card.data.title),))
    elif part.name == "cyclus" and card.data.cycle:
        yield Line(("cyclus", "titel"), (Run(text=card.data.cycle.title),))
        for index, phase in enumerate(card.data.cycle.phases):
            runs = (Run(text=f"{phase.short}. ", bold=True), *_first_runs(phase.text))
            yield Line(("cyclus", "fasen", index), tidy(runs), Mark(ordered=True))
        yield from _text(("cyclus", "slot"), card.data.cycle.closing)
    elif part.name == "vergelijking":
        yield from _comparison(card, card.comparison(part.argument))
    elif part.name == "signalen":
        for index, signal in enumerate(card.data.signals):
            if not signal.withdrawn:
                first, *more = [*block_lines(to_blocks(signal.text))]
                place: Place = ("signalen", index)
                yield Line(place, tidy((Run(text=f"{signal.number}. "), *first.runs)), address=signal.id)
                yield from (Line(place, line.runs, line.mark) for line in more)


def _first_runs(text: str) -> tuple[Run, ...]:
    return next(iter(block_lines(to_blocks(text)))).runs


def _comparison(card: Card, comparison: Comparison) -> Iterator[Line]:
    index = card.data.comparisons.index(comparison)
    start: Place = ("vergelijkingen", index)
    yield Line((*start, "titel"), (Run(text=comparison.title),), address=comparison.key)
    for number, part in enumerate(comparison.parts):
        at = (*start, "delen", number)
        yield Line((*at, "titel"), (Run(text=part.title),), address=part.key)
        yield from _text((*at, "tekst"), part.text)
        for point, text in enumerate(part.points):
            for line, each in enumerate(block_lines(to_blocks(text))):
                mark = Mark(ordered=False) if line == 0 else each.mark
                yield Line((*at, "punten", point), each.runs, mark)
        yield from _text((*at, "let_op"), part.look_out, WORDS.card.look_out)
        yield from _text((*at, "ontstaan"), part.origin, WORDS.card.origin)


def _text(place: Place, text: str | None, lead: str = "") -> Iterator[Line]:
    for number, line in enumerate(block_lines(to_blocks(text))) if text else ():
        runs = (Run(text=f"{lead}. ", bold=True), *line.runs) if lead and number == 0 else line.runs
        yield Line(place, tidy(runs), line.mark)


def measure_lines(measure: Measure) -> tuple[tuple[Run, ...], list[Line], list[tuple[Run, ...]]]:
    """Return what the row of a measure shows: its one line, its text, and its sayings without quotation marks."""
    short = _first_runs(measure.short) if len(to_blocks(measure.short)) == 1 else (Run(text=measure.short),)
    text = list(block_lines(to_blocks(measure.text))) if measure.text else []
    return short, text, [_first_runs(saying) for saying in measure.say]


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
    return _key(line.runs, line.mark, dead) == _key(para.runs, para.mark, dead)


def _key(runs: tuple[Run, ...], mark: Mark | None, dead: frozenset[str]) -> object:
    shown = tidy(
        run.model_copy(update={"link": None if run.link in dead else (run.link or "").replace("-", "_") or None})
        for run in runs
    )
    return shown, (mark.ordered, mark.level) if mark else None
