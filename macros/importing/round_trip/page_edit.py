"""The Markdown page of a card in pieces that keep every sign, so that one can change and the rest stays."""

from dataclasses import dataclass

from macros.card.model import Card
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
    chunks = _chunks(text)
    at = 0
    while chunks:
        # A list with an empty line in it is several chunks, and so is a link whose address stands further on.
        prose = next((number for number, (raw, _) in enumerate(chunks) if _is_component(raw)), len(chunks))
        taken = next(
            (count for count in range(1, prose + 1) if _is_next(_joined(chunks[:count]), card, at)), prose or 1
        )
        joined, space = _joined(chunks[:taken]), chunks[taken - 1][1]
        count = 1 if prose == 0 else len(to_blocks(joined))
        pieces.append(Piece(joined, space, tuple(range(at, at + count))))
        at += count
        chunks = chunks[taken:]
    return pieces


def _joined(chunks: list[tuple[str, str]]) -> str:
    return "".join(raw + space for raw, space in chunks[:-1]) + chunks[-1][0]


def _is_component(raw: str) -> bool:
    return raw.startswith("{{")


def _is_next(text: str, card: Card, at: int) -> bool:
    blocks = to_blocks(text)
    return bool(blocks) and blocks == card.page[at : at + len(blocks)]


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
