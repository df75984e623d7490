"""The links to other cards in our own Word file -> as an editor wrote them in the card's files."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from macros.card.card_links import Goal, card_links, card_path, is_card_link
from macros.card.model import Card
from macros.card.prose import Run
from macros.importing.outline import Cell, Document, Para, Table, tidy
from macros.importing.round_trip.card_lines import card_lines, measure_lines


@dataclass(frozen=True)
class _Written:
    """A link as a card has it, and what stands for it in the Word file: its words, and those where it is no link."""

    run: Run
    words: str
    plain: str
    target: str
    ends: tuple[str, ...]
    """How a link ends that leads there."""


def with_card_links(document: Document, card: Card, goals: Mapping[tuple[str, str], Goal]) -> Document:
    """Return the Word file of a card with its links to other cards as in `card`, as an editor wrote them there.

    `goals` says what each leads to. A link that someone gave other words keeps those, and its goal.
    """
    runs = list(_runs_of(card))
    literal = {run.link for run in runs if run.link}
    written = [link for run in runs for link in _written(run, goals)]
    if not written:
        return document
    return replace(document, blocks=[_block(block, written, literal) for block in document.blocks])


def _runs_of(card: Card) -> Iterator[Run]:
    for line in card_lines(card):
        yield from line.runs
    for measure in card.measures:
        short, text, say = measure_lines(measure)
        for runs in (short, *(line.runs for line in text), *say):
            yield from runs


def _written(run: Run, goals: Mapping[tuple[str, str], Goal]) -> Iterator[_Written]:
    if run.link and is_card_link(run.link):
        name, _, identity = run.link.partition("#")
        goal = goals[name, identity]
        yield _Written(run, run.text, f"{run.text} ({goal.name})", run.link, _ends(name, identity, goal))
        return
    for link in card_links(run.text):
        goal = goals[link.card, link.id]
        as_text = run.model_copy(update={"text": link.text})
        ends = _ends(link.card, link.id, goal)
        yield _Written(as_text, goal.title, goal.title, f"{link.card}#{link.id}", ends)


def _ends(name: str, identity: str, goal: Goal) -> tuple[str, ...]:
    within = goal.address or ""
    # A mark in Word cannot hold a hyphen.
    here = (within, within.replace("-", "_")) if within.startswith("#") else ()
    return (f"/{card_path(name, identity)}", *here)


def _block(block: Para | Table, written: list[_Written], literal: set[str]) -> Para | Table:
    if isinstance(block, Para):
        return replace(block, runs=tidy([made for run in block.runs for made in _run(run, written, literal)]))
    rows = [replace(row, cells=tuple(_cell(cell, written, literal) for cell in row.cells)) for row in block.rows]
    return replace(block, rows=tuple(rows))


def _cell(cell: Cell, written: list[_Written], literal: set[str]) -> Cell:
    return replace(cell, blocks=tuple(_block(block, written, literal) for block in cell.blocks))


def _run(run: Run, written: list[_Written], literal: set[str]) -> Iterator[Run]:
    if run.link:
        yield _linked(run, written, literal)
        return
    said = {one.plain: one for one in written}
    # The longest first: one title may begin another.
    pattern = "|".join(re.escape(plain) for plain in sorted(said, key=len, reverse=True))
    for piece in re.split(f"({pattern})", run.text):
        found = said.get(piece)
        if found is None:
            yield run.model_copy(update={"text": piece})
        else:
            yield run.model_copy(update={"text": found.run.text, "link": found.run.link})


def _linked(run: Run, written: list[_Written], literal: set[str]) -> Run:
    same = [one for one in written if run.link and run.link.endswith(one.ends)]
    exact = [one for one in same if one.words == run.text]
    if exact:
        # Emphasis may differ from place to place: both sides are in the order of the page.
        if len(exact) > 1:
            written.remove(exact[0])
        return exact[0].run
    own_words = same[0].target if same and run.link not in literal else run.link
    return run.model_copy(update={"link": own_words})
