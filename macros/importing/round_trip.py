"""Our own Word file after someone edited it -> the same card with just those changes in its files."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher

from macros.card.contract import OWN_FIELD, OWN_TICK
from macros.card.model import Card, Component, Measure, Signal
from macros.card.prose import Heading, Run, to_blocks
from macros.card.wording import WORDS, long_date
from macros.importing.addresses import key_for
from macros.importing.card_lines import PAGE, Line, block_lines, card_lines, measure_lines, same_line
from macros.importing.markdown_text import blocks_of, inline, markdown
from macros.importing.outline import Control, Document, Para, Row, Table, tidy
from macros.importing.page_edit import Piece, pieces_of
from macros.importing.recognise import day_in, quoted
from macros.importing.split_measure import split_measure
from macros.importing.yaml_edit import YamlEdit, rewritten
from macros.importing.yaml_text import value
from macros.reading.yaml_source import Place

_SIGNAL_NUMBER = re.compile(r"^\s*(\d{1,4})\.?\s*")
_LEADS = (f"{WORDS.card.look_out}.", f"{WORDS.card.origin}.")
_LISTS = ("signalen", "fasen", "punten")
_WITHDRAWN = "Staat niet meer in het Word-bestand."


@dataclass
class TakenOver:
    """The texts of the two files of a card after the changes, and in Dutch what changed and how it was read."""

    data: str
    page: str
    changes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def take_over(  # noqa: PLR0913 - what a card is, and what was published of it
    card: Card, document: Document, *, data: str, page: str, published: frozenset[str], day: date
) -> TakenOver:
    r"""Return the files of `card` with what was changed in its Word file; `data` and `page` have `\n` line ends.

    `published` are the addresses on record (m13, s5, vormen): such a thing is never taken away, but withdrawn on `day`.
    """
    return _TakeOver(card, document, published, day).run(data, page)


@dataclass
class _Found:
    """A paragraph of the Word file and the place that it belongs to; None when it is new on the page."""

    para: Para
    place: Place | None


class _TakeOver:
    def __init__(self, card: Card, document: Document, published: frozenset[str], day: date) -> None:
        self._card, self._document, self._published, self._day = card, document, published, day
        self._lines = card_lines(card)
        numbered: tuple[Measure | Signal, ...] = (*card.data.measures, *card.data.signals)
        self._dead = frozenset(f"#{item.id}" for item in numbered if item.withdrawn)
        self._changes: list[str] = []
        self._remarks = [remark for remark in document.remarks if "Afbeeldingen" not in remark]
        self._changed: set[tuple[str, int]] = set()

    def run(self, data: str, page: str) -> TakenOver:
        self._edit = YamlEdit(data)
        paras, table = self._body()
        found = self._found(paras)
        self._fields(found)
        if table:
            self._measures(table)
        self._lists(found)
        new_page = self._page(page, found)
        self._about()
        self._mark_changed()
        if self._changes and not any(change.startswith("uitgave") for change in self._changes):
            self._edit.set_plain(("uitgave",), self._day.isoformat())
            self._changes.append(f"uitgave: {self._day.isoformat()}")
        self._say_answers()
        return TakenOver(self._edit.text, new_page, self._changes, self._remarks)

    # --- Which paragraph is what ---

    def _body(self) -> tuple[list[Para], Table | None]:
        tables = [block for block in self._document.blocks if isinstance(block, Table)]
        table = max(tables, key=lambda each: len(each.rows), default=None)
        paras = [block for block in self._document.blocks if isinstance(block, Para) and not _is_made(block)]
        return paras, table

    def _found(self, paras: list[Para]) -> list[_Found]:
        texts, known = [_plain(para.text) for para in paras], [_plain(line.text) for line in self._lines]
        places: list[int | None] = [None] * len(paras)
        free = set(range(len(known)))
        for tag, start, end, first, _ in SequenceMatcher(None, texts, known, autojunk=False).get_opcodes():
            if tag == "equal":
                for offset in range(end - start):
                    places[start + offset] = first + offset
                    free.discard(first + offset)
        for index, text in enumerate(texts):
            moved = next((line for line in sorted(free) if places[index] is None and known[line] == text), None)
            if moved is not None:
                places[index] = moved
                free.discard(moved)
        for index, para in enumerate(paras):
            marks = {mark.replace("_", "-") for mark in para.bookmarks}
            marked = [
                one
                for one in sorted(free)
                if self._lines[one].address in marks and self._is_that(para, self._lines[one])
            ]
            if places[index] is None and marked:
                places[index] = marked[0]
                free.discard(marked[0])
        self._pair_gaps(texts, known, places, free)
        return list(self._with_places(paras, places))

    @staticmethod
    def _is_that(para: Para, line: Line) -> bool:
        """Return whether a paragraph with the mark of a line is that line: someone may have copied a signal."""
        signal = line.place[0] == "signalen"
        return bool(line.address) and not (signal and SequenceMatcher(None, para.text, line.text).ratio() < 0.5)

    @staticmethod
    def _pair_gaps(texts: list[str], known: list[str], places: list[int | None], free: set[int]) -> None:
        """Pair what is left between two pairs, in order, with what looks most like it."""
        for index, text in enumerate(texts):
            if places[index] is not None:
                continue
            before = next((places[one] for one in range(index - 1, -1, -1) if places[one] is not None), -1)
            after = next((places[one] for one in range(index + 1, len(texts)) if places[one] is not None), len(known))
            between = (
                [line for line in sorted(free) if (before or 0) <= line <= (after or 0)]
                if before is not None and after is not None
                else []
            )
            best = max(between, key=lambda line: _likeness(text, known[line]), default=None)
            if best is not None and _likeness(text, known[best]) >= 0.4:
                places[index] = best
                free.discard(best)

    def _with_places(self, paras: list[Para], places: list[int | None]) -> Iterator[_Found]:
        before: Place | None = None
        for index, (para, line) in enumerate(zip(paras, places, strict=True)):
            if line is not None:
                place: Place | None = self._lines[line].place
            else:
                following = next((self._lines[one].place for one in places[index + 1 :] if one is not None), None)
                place = self._place_of_new(para, before, following)
            yield _Found(para, place)
            before = place if place is not None else (PAGE, -1)

    def _place_of_new(self, para: Para, before: Place | None, after: Place | None) -> Place | None:  # noqa: PLR0911 - one for each neighbour
        """Return where a new paragraph belongs by what stands before and after it; None: new prose on the page."""
        if para.heading or before is None:
            return None
        in_signals = "signalen" in (before[0], after[0] if after else "")
        if in_signals and (para.style == "signaal" or any(control.tick for control in para.controls)):
            return ("signalen", -1)
        if before[0] == PAGE:
            same = after == before and para.mark
            return before if same else None
        if before[-2:-1] and before[-2] in _LISTS and para.mark:
            return (*before[:-1], -1)
        if before[-1] == "titel" and len(before) > 2:
            return (*before[:-1], "punten", -1) if para.mark else (*before[:-1], "tekst")
        if before[-1] in ("let_op", "ontstaan") and (para.style == "let op" or (after and after[:2] == before[:2])):
            return before
        if before[-1] in ("tekst", "slot") and after and after[:2] == before[:2]:
            return before
        return before if before[0] == "signalen" and after and after[0] == "signalen" else None

    # --- Fields of the YAML file ---

    def _fields(self, found: list[_Found]) -> None:
        groups = _groups(found)
        for place in dict.fromkeys(line.place for line in self._lines):
            if place[0] == PAGE or (place[-2:-1] and place[-2] in _LISTS):
                continue
            old = [line for line in self._lines if line.place == place]
            new = groups.get(place, [])
            if self._same(old, new):
                continue
            if not new:
                if place[-1] in ("tekst", "slot", "let_op", "ontstaan"):
                    self._edit.remove(place)
                    self._changes.append(f"{_name(place)}: weggehaald")
                continue
            self._set(place, _markdown(_without_lead(new), one_line=place[-1] == "titel"))
        for place, new in groups.items():
            if place not in {line.place for line in self._lines} and place[-1] == "tekst":
                self._set(place, _markdown(new))

    def _set(self, place: Place, text: str) -> None:
        self._edit.set(place, text)
        self._changes.append(f"{_name(place)}: {text}")

    def _same(self, old: list[Line], new: list[Para]) -> bool:
        return len(old) == len(new) and all(
            same_line(line, para, dead=self._dead) for line, para in zip(old, new, strict=True)
        )

    # --- Lists of the YAML file: signals, phases, points ---

    def _lists(self, found: list[_Found]) -> None:
        items = _items(found)
        parents = dict.fromkeys(
            line.place[:-1] for line in self._lines if line.place[-2:-1] and line.place[-2] in _LISTS
        )
        for parent in parents:
            new = [(place[-1], paras) for place, paras in items if place[:-1] == parent]
            self._list(parent, new)
        for parent in {place[:-1] for place, _ in items} - parents.keys():
            texts = [_markdown(paras) for place, paras in items if place[:-1] == parent]
            self._edit.add_nested(parent, [f"- {value(text, 10)}" for text in texts])
            self._changes.append(f"{_name(parent)}: {len(texts)} erbij")

    def _list(self, parent: Place, new: list[tuple[str | int, list[Para]]]) -> None:
        count = self._count(parent)
        order: list[int | str] = []
        for index, paras in new:
            if index == -1:
                text = self._new_item(parent, paras, order)
                order.append(text)
                self._changes.append(f"{_name(parent)}: nieuw: {paras[0].text}")
                continue
            assert isinstance(index, int)
            order.append(index)
            old = [line for line in self._lines if line.place == (*parent, index)]
            if not self._same(old, paras):
                self._change_item(parent, index, paras, old)
        shown = sorted({line.place[-1] for line in self._lines if line.place[:-1] == parent}, key=int)
        gone = [index for index in shown if index not in order]
        hidden = [index for index in range(count) if index not in shown]
        for index in gone:
            if self._drop(parent, int(index)):
                hidden.append(int(index))
        if not order and not hidden:
            self._edit.remove(parent)
            return
        self._arrange(parent, _with_hidden(order, hidden), count)

    def _count(self, parent: Place) -> int:
        data = self._card.data
        if parent == ("signalen",):
            return len(data.signals)
        if parent[0] == "cyclus":
            return len(data.cycle.phases) if data.cycle else 0
        return len(data.comparisons[int(parent[1])].parts[int(parent[3])].points)

    def _change_item(self, parent: Place, index: int, paras: list[Para], old: list[Line]) -> None:
        place: Place = (*parent, index)
        if parent == ("signalen",):
            signal = self._card.data.signals[index]
            text = _markdown(_without_number(paras))
            self._edit.set((*place, "tekst"), text)
            self._changes.append(f"signaal {signal.number}: {text}")
            if meaning_changed(" ".join(line.text for line in old), " ".join(para.text for para in paras)):
                self._changed.add(("signalen", index))
        elif parent[-1] == "fasen":
            short, text = _phase(paras)
            phase = self._card.data.cycle.phases[index] if self._card.data.cycle else None
            if phase and inline(next(iter(block_lines(to_blocks(phase.short)))).runs) != short:
                self._edit.set((*place, "kort"), short)
            if phase and text != phase.text:
                self._edit.set((*place, "tekst"), text)
            self._changes.append(f"fase {index + 1}: {short}. {text}")
        else:
            self._set(place, _markdown([replace(paras[0], mark=None), *paras[1:]]))

    def _new_item(self, parent: Place, paras: list[Para], order: list[int | str]) -> str:
        if parent == ("signalen",):
            number = self._next_number("s", [signal.number for signal in self._card.data.signals], order)
            return f"- nr: {number}\n  tekst: {value(_markdown(_without_number(paras)), 4)}"
        if parent[-1] == "fasen":
            short, text = _phase(paras)
            return f"- kort: {value(short, 4)}\n  tekst: {value(text, 4)}"
        return f"- {value(_markdown([replace(paras[0], mark=None), *paras[1:]]), 2)}"

    def _next_number(self, letter: str, used: list[int], order: Iterable[int | str]) -> int:
        """Return the number after every number ever used, new ones in `order` too."""
        recorded = [int(address[1:]) for address in self._published if re.fullmatch(f"{letter}[0-9]+", address)]
        new = [int(match[1]) for item in order if isinstance(item, str) and (match := re.search(r"nr: (\d+)", item))]
        return max([*used, *recorded, *new], default=0) + 1

    def _drop(self, parent: Place, index: int) -> bool:
        """Take an item out; return whether it stays in the file, withdrawn, because it was published."""
        if parent not in (("signalen",), ("maatregelen",)):
            self._changes.append(f"{_name((*parent, index))}: weggehaald")
            return False
        items = self._card.data.signals if parent == ("signalen",) else self._card.data.measures
        item = items[index]
        if item.id not in self._published:
            self._changes.append(f"{item.noun} {item.number}: weggehaald")
            return False
        self._forget_replacement(items, parent, item.number)
        lines = [
            "# nakijken: zeg waarom, en voeg eventueel 'vervangen_door' toe",
            f"op: {self._day.isoformat()}",
            f"waarom: {_WITHDRAWN}",
        ]
        self._edit.add_nested((*parent, index, "vervallen"), lines)
        self._changes.append(f"{item.noun} {item.number}: vervallen (is gepubliceerd, dus het nummer blijft bestaan)")
        return True

    def _forget_replacement(self, items: Sequence[Measure | Signal], parent: Place, number: int) -> None:
        """Take a number that goes out of use from what it replaced: nothing may be replaced by what is withdrawn."""
        for index, item in enumerate(items):
            numbers = item.withdrawn.replaced_by if item.withdrawn else ()
            if number in numbers:
                place: Place = (*parent, index, "vervallen", "vervangen_door")
                left = [each for each in range(len(numbers)) if numbers[each] != number]
                if left:
                    self._edit.arrange(place, [*left])
                else:
                    self._edit.remove(place)
                self._changes.append(f"{item.noun} {item.number}: wordt niet meer vervangen door {number}")

    def _arrange(self, parent: Place, order: list[int | str], count: int) -> None:
        if order == list(range(count)):
            return
        if [item for item in order if isinstance(item, int)] != sorted(item for item in order if isinstance(item, int)):
            self._changes.append(f"{_name(parent)}: andere volgorde")
        self._edit.arrange(parent, order)

    def _mark_changed(self) -> None:
        data = self._card.data
        for kind, index in sorted(self._changed):
            item = (data.signals if kind == "signalen" else data.measures)[index]
            at = self._place_of_number(kind, item.number)
            if at is not None:
                self._edit.set_plain((kind, at, "gewijzigd"), self._day.isoformat())
                self._changes.append(f"{item.noun} {item.number}: gewijzigd: {self._day.isoformat()}")

    def _place_of_number(self, kind: str, number: int) -> int | None:
        return self._edit.index_of((kind,), "nr", str(number))

    # --- The table of measures ---

    def _measures(self, table: Table) -> None:
        measures = self._card.data.measures
        rows, blank = self._rows(table)
        owners = self._owners(rows)
        order: list[int | str] = []
        for row, owner in zip(rows, owners, strict=True):
            short, text, say = _row_parts(row)
            if owner is None:
                order.append(self._new_measure(short, text, say, order))
            else:
                order.append(owner)
                self._change_measure(owner, short, text, say)
        shown = [index for index, measure in enumerate(measures) if not measure.withdrawn]
        hidden = [index for index, measure in enumerate(measures) if measure.withdrawn]
        hidden += [index for index in shown if index not in order and self._drop(("maatregelen",), index)]
        self._arrange(("maatregelen",), _with_hidden(order, hidden), len(measures))
        if blank != self._card.data.blank_rows:
            self._edit.set_plain(("lege_rijen",), str(min(blank, 20)))
            self._changes.append(f"lege_rijen: {min(blank, 20)}")

    def _rows(self, table: Table) -> tuple[list[Row], int]:
        rows, blank = [], 0
        for row in table.rows:
            if row.header or not row.cells:
                continue
            names = [control.name for cell in row.cells for control in cell_controls(cell.paras)]
            own = any(re.fullmatch(f"{OWN_FIELD}|{OWN_TICK}", name) for name in names)
            body = _body_paras(row)
            if not body or (own and not body):
                blank += 1
            elif [para.text for para in body] == [WORDS.card.measure] or _is_head(row):
                continue
            else:
                rows.append(row)
        return rows, blank

    def _owners(self, rows: list[Row]) -> list[int | None]:
        """Return whose row each is: the measure with its very text, else by its marks, else by its number."""
        measures = [(index, measure) for index, measure in enumerate(self._card.data.measures) if not measure.withdrawn]
        owners: list[int | None] = [None] * len(rows)
        texts = {index: _measure_text(measure_lines(measure)) for index, measure in measures}
        said = [_parts_text(_row_parts(row)) for row in rows]
        free = dict(measures)

        def take(row: int, index: int) -> None:
            owners[row] = index
            del free[index]

        for row, text in enumerate(said):
            exact = next((index for index in free if texts[index] == text), None)
            if exact is not None:
                take(row, exact)
        for marks in (_marks_of, _numbers_of):
            for row, text in enumerate(said):
                wanted = next((index for index, measure in free.items() if measure.id in marks(rows[row])), None)
                if owners[row] is None and wanted is not None and _likeness(text, texts[wanted]) >= 0.15:
                    take(row, wanted)
        for row, text in enumerate(said):
            best = (
                max(free, key=lambda index: _likeness(text, texts[index]), default=None)
                if owners[row] is None
                else None
            )
            if best is not None and _likeness(text, texts[best]) >= 0.5:
                take(row, best)
        return owners

    def _change_measure(self, index: int, short: Para, text: list[Para], say: list[Para]) -> None:
        measure = self._card.data.measures[index]
        old_short, old_text, old_say = measure_lines(measure)
        place: Place = ("maatregelen", index)
        before = len(self._changes)
        name = f"maatregel {measure.number}"
        if not same_line(Line((), old_short), replace(short, mark=None), dead=self._dead):
            self._edit.set((*place, "kort"), inline(short.runs))
            self._changes.append(f"{name}: kort: {short.text}")
        if not self._same(old_text, text):
            if text:
                self._edit.set((*place, "tekst"), _markdown(text))
            else:
                self._edit.remove((*place, "tekst"))
            self._changes.append(f"{name}: tekst: {' '.join(para.text for para in text)}")
        self._change_say(place, name, old_say, say)
        old_words = _measure_text((old_short, old_text, old_say))
        if len(self._changes) > before and meaning_changed(old_words, _parts_text((short, text, say))):
            self._changed.add(("maatregelen", index))

    def _change_say(self, place: Place, name: str, old: list[tuple[Run, ...]], new: list[Para]) -> None:
        says = [tidy(_unquoted(para).runs) for para in new]
        if says == [tidy(runs) for runs in old]:
            return
        self._changes.append(f"{name}: zeg: {' / '.join(''.join(run.text for run in runs) for runs in says)}")
        if not says:
            self._edit.remove((*place, "zeg"))
        elif not old:
            self._edit.add_nested((*place, "zeg"), [f"- {value(inline(runs), 8)}" for runs in says])
        else:
            plain_old = [tidy(runs) for runs in old]
            order: list[int | str] = []
            for number, runs in enumerate(says):
                if runs in plain_old and plain_old.index(runs) not in order:
                    order.append(plain_old.index(runs))
                elif len(says) == len(old) and number not in order and says[:number] == plain_old[:number]:
                    self._edit.set((*place, "zeg", number), inline(runs))
                    order.append(number)
                else:
                    order.append(f"- {value(inline(runs), 2)}")
            if order != list(range(len(old))):
                self._edit.arrange((*place, "zeg"), order)

    def _new_measure(self, short: Para, text: list[Para], say: list[Para], order: list[int | str]) -> str:
        measures = self._card.data.measures
        number = self._next_number("m", [measure.number for measure in measures], order)
        before = next((measures[item] for item in reversed(order) if isinstance(item, int)), measures[0])
        if text:
            kort, tekst, says = inline(short.runs), markdown(blocks_of(text)), []
        else:
            split = split_measure([short])
            kort, tekst, says = split.short, split.text or "", split.say
        says += [inline(_unquoted(para).runs) for para in say]
        self._changes.append(f"maatregel {number}: nieuw: {short.text}")
        lines = [
            "# nakijken: kies het thema; dit is dat van de maatregel ervoor",
            f"- nr: {number}",
            f"  thema: {before.theme}",
        ]
        lines.append(f"  kort: {value(kort, 4)}")
        lines += [f"  tekst: {value(tekst, 4)}"] if tekst else []
        lines += ["  zeg:", *(f"    - {value(saying, 6)}" for saying in says)] if says else []
        return "\n".join(lines)

    # --- The page ---

    def _page(self, page: str, found: list[_Found]) -> str:
        pieces = pieces_of(page, self._card)
        of_part = {part: index for index, piece in enumerate(pieces) for part in piece.parts}
        gathered: dict[int, list[Para]] = {}
        order: list[int | list[Para]] = []
        for one in self._in_order(found):
            where = of_part.get(self._part(one.place)) if one.place else None
            if where is None:
                if order and isinstance(order[-1], list) and not (one.para.heading or order[-1][-1].heading):
                    order[-1].append(one.para)
                else:
                    order.append([one.para])
                continue
            if where not in order:
                order.append(where)
            if one.place and one.place[0] == PAGE:
                gathered.setdefault(where, []).append(one.para)
        self._keep_components(pieces, order)
        taken = [part.id for part in self._card.page if isinstance(part, Heading)]
        out: list[Piece] = []
        for item in order:
            if isinstance(item, int):
                out.append(self._piece(pieces[item], gathered.get(item)))
            else:
                out.append(Piece(self._new_prose(item, taken), "\n\n", ()))
        self._withdraw_headings(pieces, order)
        kept = [item for item in order if isinstance(item, int)]
        if kept == list(range(len(pieces))) and len(out) == len(pieces):
            return "".join(piece.text + piece.space for piece in out)
        if kept != sorted(kept):
            self._changes.append("pagina: andere volgorde")
        tail = pieces[-1].space if pieces else "\n"
        spaced = [*(piece.text + (piece.space if piece.space.count("\n") > 1 else "\n\n") for piece in out[:-1])]
        return "".join(spaced) + out[-1].text + tail

    def _in_order(self, found: list[_Found]) -> list[_Found]:
        """Return what was found with the table of measures at its place: before what follows it on the page."""
        table = next((index for index, block in enumerate(self._document.blocks) if isinstance(block, Table)), None)
        if table is None:
            return found
        before = sum(isinstance(block, Para) and not _is_made(block) for block in self._document.blocks[:table])
        return [*found[:before], _Found(Para((), "tabel"), ("maatregelen",)), *found[before:]]

    def _part(self, place: Place | None) -> int:
        """Return the number of the part of the page that a place stands in."""
        if place is None:
            return -1
        if place[0] == PAGE:
            return int(place[1])
        names = {"titel": "kop", "cyclus": "cyclus", "signalen": "signalen", "maatregelen": "maatregelen"}
        for index, part in enumerate(self._card.page):
            if isinstance(part, Component):
                if part.name == names.get(str(place[0])):
                    return index
                if place[0] == "vergelijkingen" and part.argument == self._card.data.comparisons[int(place[1])].key:
                    return index
        return -1

    def _keep_components(self, pieces: list[Piece], order: list[int | list[Para]]) -> None:
        """Put the line of a part that cannot be missed back where it was."""
        for index, piece in enumerate(pieces):
            if index not in order and piece.text.startswith("{{"):
                before = [one for one in order if isinstance(one, int) and one < index]
                order.insert(order.index(max(before)) + 1 if before else 0, index)

    def _piece(self, piece: Piece, paras: list[Para] | None) -> Piece:
        part = self._card.page[piece.parts[0]]
        if paras is None or isinstance(part, Component):
            return piece
        old = [line for line in self._lines if line.place[0] == PAGE and line.place[1] in piece.parts]
        level = paras[0].heading
        if self._same(old, paras) and (not isinstance(part, Heading) or level in (0, part.level)):
            return piece
        self._changes.append(f"pagina: {' '.join(para.text for para in paras)}")
        if isinstance(part, Heading):
            level = level if 2 <= level <= 4 else part.level
            return replace(piece, text=f"{'#' * level} {inline(paras[0].runs)} {{: #{part.id} }}")
        return replace(piece, text=rewritten(piece.text, _markdown(paras)))

    def _new_prose(self, paras: list[Para], taken: list[str]) -> str:
        self._changes.append(f"pagina: nieuw: {' '.join(para.text for para in paras)}")
        if paras[0].heading:
            taken.append(key_for(paras[0].text, taken))
            return f"{'#' * max(2, min(4, paras[0].heading))} {inline(paras[0].runs)} {{: #{taken[-1]} }}"
        return markdown(blocks_of(paras))

    def _withdraw_headings(self, pieces: list[Piece], order: list[int | list[Para]]) -> None:
        for index, piece in enumerate(pieces):
            part = self._card.page[piece.parts[0]]
            if index in order or isinstance(part, Component):
                continue
            self._changes.append(f"pagina: weggehaald: {piece.text}")
            if isinstance(part, Heading) and part.id in self._published:
                lines = [
                    "# nakijken: zeg waarom",
                    f"- sleutel: {part.id}",
                    f"  op: {self._day.isoformat()}",
                    f"  waarom: {_WITHDRAWN}",
                ]
                self._edit.append(("vervallen_delen",), lines)
                self._changes.append(f"kop '{part.id}': vervallen (is gepubliceerd, dus het adres blijft bestaan)")

    # --- Edition, source, answers ---

    def _about(self) -> None:
        about = next((block for block in self._document.blocks if isinstance(block, Para) and _is_about(block)), None)
        data = self._card.data
        if about is None or about.text == f"{WORDS.card.edition} {long_date(data.edition)}. {data.source}.":
            return
        edition, _, source = about.text.partition(". ")
        found = day_in(edition)
        if found and date(*found) != data.edition:
            self._edit.set_plain(("uitgave",), date(*found).isoformat())
            self._changes.append(f"uitgave: {date(*found).isoformat()}")
        if source.removesuffix(".") and " ".join(source.removesuffix(".").split()) != " ".join(data.source.split()):
            self._edit.set(("bron",), source.removesuffix("."))
            self._changes.append(f"bron: {source.removesuffix('.')}")

    def _say_answers(self) -> None:
        answers = [
            control
            for block in _all_paras(self._document)
            for control in block.controls
            if control.value.strip("\u00a0 ")
        ]
        if answers:
            self._remarks.append(f"Ingevulde antwoorden horen niet bij de kaart en zijn weggelaten: {len(answers)}.")


def meaning_changed(old: str, new: str) -> bool:
    """Return whether a change is more than spelling: a word came, went, or became quite another."""
    before, after = _plain(old).split(), _plain(new).split()
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        was, now = "".join(before[start:end]), "".join(after[first:last])
        if SequenceMatcher(None, was, now).ratio() < 0.75:
            return True
    return False


# --- Paragraphs ---


def _is_about(para: Para) -> bool:
    return para.style == "uitgave en bron" or (
        para.text.startswith(f"{WORDS.card.edition} ") and day_in(para.text[:40]) is not None
    )


def _is_made(para: Para) -> bool:
    """Return whether the Word file has a paragraph of itself: nothing of it comes from the texts of the card."""
    text = para.text
    return (
        not text
        or _is_about(para)
        or para.style in ("naamregel", "tekening")
        or text.startswith((WORDS.card.name_line, WORDS.card.sticordi, "Kolom 1 ="))
        or bool(re.fullmatch(r"https?://\S+/kaarten/[a-z0-9-]+\.html", text))
    )


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() if one and other else 0.0


def _groups(found: list[_Found]) -> dict[Place, list[Para]]:
    groups: dict[Place, list[Para]] = {}
    for one in found:
        if one.place and -1 not in one.place:
            groups.setdefault(one.place, []).append(one.para)
    return groups


def _items(found: list[_Found]) -> list[tuple[Place, list[Para]]]:
    """Return the items of lists in the order of the Word file; a new one has -1 for its number."""
    items: list[tuple[Place, list[Para]]] = []
    for one in found:
        if not one.place or one.place[-2:-1] == () or one.place[-2] not in _LISTS:
            continue
        same = next((paras for place, paras in items if place == one.place and one.place[-1] != -1), None)
        if same is not None:
            same.append(one.para)
        else:
            items.append((one.place, [one.para]))
    return items


def _with_hidden(order: list[int | str], hidden: list[int]) -> list[int | str]:
    """Return an order with what the Word file does not show behind what it stood behind."""
    out = list(order)
    for index in sorted(hidden):
        before = [item for item in out if isinstance(item, int) and item < index]
        out.insert(out.index(max(before)) + 1 if before else 0, index)
    return out


def _without_number(paras: list[Para]) -> list[Para]:
    first = paras[0]
    text = "".join(run.text for run in first.runs)
    match = _SIGNAL_NUMBER.match(text)
    cut = match.end() if match else 0
    runs = []
    for run in first.runs:
        taken = min(cut, len(run.text))
        runs.append(run.model_copy(update={"text": run.text[taken:]}))
        cut -= taken
    return [replace(first, runs=tidy(runs), mark=None), *paras[1:]]


def _without_lead(paras: list[Para]) -> list[Para]:
    lead = next((one for one in _LEADS if paras[0].text.startswith(one)), "")
    if not lead:
        return paras
    runs, cut = [], len(lead)
    for run in paras[0].runs:
        taken = min(cut, len(run.text))
        runs.append(run.model_copy(update={"text": run.text[taken:]}))
        cut -= taken
    return [replace(paras[0], runs=tidy(runs)), *paras[1:]]


def _phase(paras: list[Para]) -> tuple[str, str]:
    bold: list[Run] = []
    rest = list(paras[0].runs)
    while rest and rest[0].bold:
        bold.append(rest.pop(0).model_copy(update={"bold": False}))
    if not bold:
        short, _, text = paras[0].text.partition(". ")
        return short, text or short
    first = replace(paras[0], runs=tidy(rest), mark=None)
    return inline(tidy(bold)).rstrip(". "), markdown(blocks_of([first, *paras[1:]]))


def _markdown(paras: list[Para], *, one_line: bool = False) -> str:
    """Return paragraphs as Markdown, or as one plain line."""
    if one_line:
        return " ".join(para.text for para in paras)
    return markdown(blocks_of(paras))


def _unquoted(para: Para) -> Para:
    if quoted(para.text) is None:
        return replace(para, mark=None)
    runs = list(para.runs)
    runs[0] = runs[0].model_copy(update={"text": runs[0].text.lstrip("“\"„«‘' ")})
    runs[-1] = runs[-1].model_copy(update={"text": runs[-1].text.rstrip("”\"“»’' ")})
    return replace(para, runs=tidy(runs), mark=None)


# --- Rows ---


def cell_controls(paras: list[Para]) -> Iterator[Control]:
    """Yield what there is to fill in in paragraphs."""
    for para in paras:
        yield from para.controls


def _body_paras(row: Row) -> list[Para]:
    cells = [cell for cell in row.cells[1:] if cell.text] or list(row.cells[1:2])
    return [para for para in cells[0].paras if para.text] if cells else []


def _is_head(row: Row) -> bool:
    return row.cells[0].text.casefold().startswith("nr")


def _row_parts(row: Row) -> tuple[Para, list[Para], list[Para]]:
    short, *rest = _body_paras(row)
    at = next((index for index, para in enumerate(rest) if para.text.rstrip(":") == WORDS.card.say), len(rest))
    short = replace(short, runs=tidy(run.model_copy(update={"bold": False}) for run in short.runs), mark=None)
    return short, rest[:at], rest[at + 1 :]


def _parts_text(parts: tuple[Para, list[Para], list[Para]]) -> str:
    short, text, say = parts
    return _plain(" ".join(para.text for para in (short, *text, *say)))


def _measure_text(parts: tuple[tuple[Run, ...], list[Line], list[tuple[Run, ...]]]) -> str:
    short, text, say = parts
    runs = (short, *(line.runs for line in text), *say)
    return _plain(" ".join("".join(run.text for run in each) for each in runs))


def _marks_of(row: Row) -> set[str]:
    names = {control.name.partition("-")[0] for cell in row.cells for para in cell.paras for control in para.controls}
    return names | {mark for cell in row.cells for para in cell.paras for mark in para.bookmarks}


def _numbers_of(row: Row) -> set[str]:
    return {f"m{row.cells[0].text.strip(' .')}"}


def _all_paras(document: Document) -> Iterator[Para]:
    for block in document.blocks:
        if isinstance(block, Para):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.paras


def _name(place: Place) -> str:
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in place)
