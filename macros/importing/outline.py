"""A document that someone else made, as paragraphs and tables: what every reader of this room returns."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from macros.card.prose import Run

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
"""Signs that only say how others are to be set: no text of a card, and in no font."""


@dataclass(frozen=True)
class Mark:
    """That a paragraph is an item of a list; `label` is what stands before it ("3.", "b)", "•"), `level` from 0."""

    ordered: bool
    level: int = 0
    label: str = ""
    list_id: str = ""


@dataclass(frozen=True)
class Control:
    """Something to fill in: a box to tick or a place for text. `value` is what stands there; "" when it is empty."""

    name: str
    tick: bool
    value: str = ""


@dataclass(frozen=True)
class Para:
    """A paragraph. `heading` is 1 to 9, or 0; `large` is its size above that of ordinary text, in points."""

    runs: tuple[Run, ...]
    place: str
    heading: int = 0
    mark: Mark | None = None
    style: str = ""
    large: float = 0
    bookmarks: tuple[str, ...] = ()
    controls: tuple[Control, ...] = ()

    @property
    def text(self) -> str:
        """Its words, on one line."""
        return " ".join("".join(run.text for run in self.runs).split())

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        written = [run for run in self.runs if run.text.strip()]
        return bool(written) and all(run.bold for run in written)


@dataclass(frozen=True)
class Cell:
    """A cell; `goes_on` when it is one with the cell above it."""

    blocks: tuple["Para | Table", ...] = ()
    span: int = 1
    goes_on: bool = False

    @property
    def paras(self) -> list[Para]:
        """Its paragraphs, those of tables within it too."""
        return list(paragraphs(self.blocks))

    @property
    def text(self) -> str:
        """Its words, on one line."""
        return " ".join(para.text for para in self.paras if para.text)


@dataclass(frozen=True)
class Row:
    """A row; `header` when the document says that it is repeated on every page."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(frozen=True)
class Table:
    """A table."""

    rows: tuple[Row, ...]
    place: str


Block = Para | Table


@dataclass(frozen=True)
class Leftover:
    """A text that is not in the card, and where it stood in the document."""

    place: str
    text: str


@dataclass
class Document:
    """What a reader found. `raw` is every text of the file, read another way, to hold the outcome against.

    `remarks` say in Dutch how something was read; `margins` is the text of headers and footers.
    """

    blocks: list[Block] = field(default_factory=list)
    raw: list[Leftover] = field(default_factory=list)
    margins: list[Leftover] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    title: str = ""
    properties: dict[str, str] = field(default_factory=dict)


def paragraphs(blocks: Iterable[Block]) -> Iterator[Para]:
    """Yield every paragraph, those in tables too, in reading order."""
    for block in blocks:
        if isinstance(block, Para):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)


def tidy(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs with neighbours of one style joined, one space for any white space, and none at the ends."""
    joined: list[Run] = []
    for run in runs:
        text = _UNSEEN.sub("", run.text)
        run = run.model_copy(update={"text": text})  # noqa: PLW2901 - what nobody sees is gone from here on
        if not text:
            continue
        if not text.strip() and joined:
            # White space has no style of its own.
            joined[-1] = joined[-1].model_copy(update={"text": joined[-1].text + text})
        elif joined and joined[-1].model_copy(update={"text": ""}) == run.model_copy(update={"text": ""}):
            joined[-1] = joined[-1].model_copy(update={"text": joined[-1].text + text})
        else:
            joined.append(run)
    out: list[Run] = []
    for run in joined:
        text = " ".join(run.text.split())
        text = (" " if run.text[:1].isspace() else "") + text + (" " if text and run.text[-1:].isspace() else "")
        if not out or out[-1].text.endswith(" "):
            text = text.lstrip()
        if text:
            out.append(run.model_copy(update={"text": text}))
    while out and not out[-1].text.rstrip():
        out.pop()
    if out:
        out[-1] = out[-1].model_copy(update={"text": out[-1].text.rstrip()})
    return tuple(out)


def without_start(para: Para, count: int) -> Para:
    """Return a paragraph without its first `count` characters."""
    runs = []
    for run in para.runs:
        cut = min(count, len(run.text))
        runs.append(run.model_copy(update={"text": run.text[cut:]}))
        count -= cut
    return replace(para, runs=tidy(runs))
