"""The Markdown page of a card in pieces that keep every sign, so that one can change and the rest stays."""

from dataclasses import dataclass

from macros.card.model import Card, Component
from macros.card.prose import to_blocks


@dataclass
class Piece:
    """A piece of a page: its text, the white space behind it, and the numbers of the parts of the page it holds."""

    text: str
    space: str
    parts: tuple[int, ...]


def pieces_of(text: str, card: Card) -> list[Piece]:
    """Return a page in pieces that joined give the same text; a piece holds as few parts as can be told apart."""
    pieces: list[Piece] = []
    at = 0
    for raw, space in _chunks(text):
        count = 1 if isinstance(card.page[at], Component) and raw.lstrip().startswith("{{") else len(to_blocks(raw))
        known = list(card.page[at : at + count])
        if pieces and not raw.startswith("{{") and (count == 0 or tuple(known) != to_blocks(raw)):
            # A list with an empty line in it: it is one with what stands before it.
            last = pieces[-1]
            joined = last.text + last.space + raw
            start = last.parts[0]
            count = len(to_blocks(joined))
            pieces[-1] = Piece(joined, space, tuple(range(start, start + count)))
            at = start + count
            continue
        pieces.append(Piece(raw, space, tuple(range(at, at + count))))
        at += count
    return pieces


def _chunks(text: str) -> list[tuple[str, str]]:
    """Return the lines between empty lines, each with the white space behind it; a component is one by itself."""
    chunks: list[tuple[str, str]] = []
    lines: list[str] = []

    def close(space: str) -> None:
        if lines:
            whole = "".join(lines)
            body = whole.rstrip()
            chunks.append((body, whole[len(body) :] + space))
            lines.clear()
        elif chunks:
            chunks[-1] = (chunks[-1][0], chunks[-1][1] + space)

    for line in text.splitlines(keepends=True):
        if not line.strip():
            close(line)
        elif line.startswith(("{{", "#")):
            close("")
            lines.append(line)
            close("")
        else:
            lines.append(line)
    close("")
    return chunks
