"""The page of the card: its prose and headings, and the lines of its components."""

from collections.abc import Sequence
from dataclasses import replace

from macros.card.model import Component
from macros.card.prose import Heading
from macros.importing.addresses import key_for
from macros.importing.markdown_text import blocks_of, inline, markdown
from macros.importing.outline import Para
from macros.importing.round_trip.card_lines import PAGE, PLACE_OF
from macros.importing.round_trip.matching import Found
from macros.importing.round_trip.page_edit import Piece, pieces_of
from macros.importing.round_trip.work import Work
from macros.importing.round_trip.yaml_edit import rewritten
from macros.reading import keys
from macros.reading.yaml_source import Place

_Order = list[int | list[Para]]


def take_page(work: Work, page: str, found: Sequence[Found], table_at: int | None, gone: set[Place]) -> str:
    """Return the page with what changed; `gone` are the places of components that leave it."""
    above = page[: len(page) - len(page.lstrip("\n"))]
    pieces = pieces_of(page, work.card)
    of_part = {part: index for index, piece in enumerate(pieces) for part in piece.parts}
    gathered: dict[int, list[Para]] = {}
    order: _Order = []
    for one in _with_table(found, table_at):
        where = of_part.get(_part(work, one.place))
        if where is None:
            # Paragraphs that follow each other are one piece of prose; each heading begins one.
            last = order[-1] if order else None
            if isinstance(last, list) and not (one.para.heading or last[-1].heading):
                last.append(one.para)
            else:
                order.append([one.para])
            continue
        if where not in order:
            order.append(where)
        if one.place and one.place[0] == PAGE:
            gathered.setdefault(where, []).append(one.para)
    leaving = {of_part[part] for place in gone if (part := _part(work, place)) in of_part}
    _keep_components(pieces, order, leaving)
    out: list[Piece] = []
    for item in order:
        if isinstance(item, int):
            out.append(_piece(work, pieces[item], gathered.get(item)))
        else:
            out.append(Piece(_new_prose(work, item), "\n\n", ()))
    _say_gone(work, pieces, order)
    kept = [item for item in order if isinstance(item, int)]
    if kept == list(range(len(pieces))) and len(out) == len(pieces):
        return above + "".join(piece.text + piece.space for piece in out)
    if kept != sorted(kept):
        work.changes.append(f"{PAGE}: andere volgorde")
    spaced = [piece.text + (piece.space if piece.space.count("\n") > 1 else "\n\n") for piece in out[:-1]]
    return above + "".join(spaced) + out[-1].text + (pieces[-1].space or "\n")


def _with_table(found: Sequence[Found], table_at: int | None) -> list[Found]:
    """Return what was found with the table of measures at its place: before what follows it on the page."""
    if table_at is None:
        return list(found)
    return [*found[:table_at], Found(Para((), "tabel"), (keys.MEASURES,)), *found[table_at:]]


def _part(work: Work, place: Place | None) -> int:
    """Return the number of the part of the page that a place stands in; -1 when it stands in none."""
    if place is None:
        return -1
    if place[0] == PAGE:
        return int(place[1])
    for index, part in enumerate(work.card.page):
        if isinstance(part, Component):
            if PLACE_OF.get(part.name) == place[0]:
                return index
            if place[0] == keys.COMPARISONS and part.argument == work.card.data.comparisons[int(place[1])].key:
                return index
    return -1


def _keep_components(pieces: Sequence[Piece], order: _Order, leaving: set[int]) -> None:
    """Put the line of a part that cannot be missed back where it was."""
    for index, piece in enumerate(pieces):
        if index not in order and index not in leaving and piece.text.startswith("{{"):
            before = [one for one in order if isinstance(one, int) and one < index]
            order.insert(order.index(max(before)) + 1 if before else 0, index)


def _piece(work: Work, piece: Piece, paras: list[Para] | None) -> Piece:
    part = work.card.page[piece.parts[0]]
    if paras is None or isinstance(part, Component):
        return piece
    old = [line for line in work.lines if line.place[0] == PAGE and line.place[1] in piece.parts]
    level = paras[0].heading
    if work.same(old, paras) and (not isinstance(part, Heading) or level in (0, part.level)):
        return piece
    work.changes.append(f"{PAGE}: {' '.join(para.text for para in paras)}")
    if isinstance(part, Heading):
        level = level if 2 <= level <= 4 else part.level
        text = inline(run for para in paras for run in para.runs)
        return replace(piece, text=f"{'#' * level} {text} {{: #{part.id} }}")
    return replace(piece, text=rewritten(piece.text, markdown(blocks_of(paras))))


def _new_prose(work: Work, paras: list[Para]) -> str:
    work.changes.append(f"{PAGE}: nieuw: {' '.join(para.text for para in paras)}")
    if paras[0].heading:
        key = key_for(paras[0].text, work.taken_keys())
        work.new_keys.append(key)
        return f"{'#' * max(2, min(4, paras[0].heading))} {inline(paras[0].runs)} {{: #{key} }}"
    return markdown(blocks_of(paras))


def _say_gone(work: Work, pieces: Sequence[Piece], order: _Order) -> None:
    for index, piece in enumerate(pieces):
        part = work.card.page[piece.parts[0]]
        if index in order or isinstance(part, Component):
            continue
        work.changes.append(f"{PAGE}: weggehaald: {piece.text}")
        if isinstance(part, Heading):
            work.withdraw_part(part.id, "kop")
