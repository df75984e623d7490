"""What our own Word file says after someone edited it: paragraphs, rows of measures, and what is no content."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from macros.card.contract import MEASURE_TICK, OWN_FIELD, OWN_TICK
from macros.card.prose import Run
from macros.card.wording import ABOUT_WHOM, COLUMN_KEY, WORDS
from macros.importing.outline import Block, Document, Para, Row, Table, paragraphs, tidy, without_start
from macros.importing.recognise import day_in, quoted

SIGNAL_STYLE, ASIDE_STYLE = "signaal", "let op"
"""Styles of word/styles.xml, by which a new paragraph tells what it is."""
_ABOUT_STYLE, _MADE_STYLES = "uitgave en bron", ("over wie", "naamregel", "tekening")
_NUMBER = re.compile(r"\s*\d{1,4}\.(?:\s+|$)(?:[☐☒]\s*)?")
_BOX = re.compile(r"[\s☐☒]*")
_NOT_TAKEN = ("opmerking", "verborgen tekst")


@dataclass(frozen=True)
class MeasureRow:
    """A row of the table: its one line, its text, and its sayings without quotation marks; `marks` say whose it was."""

    short: Para
    text: tuple[Para, ...]
    say: tuple[Para, ...]
    marks: frozenset[str]
    number: str

    @property
    def words(self) -> str:
        """All its words, for comparing."""
        return plain(" ".join(para.text for para in (self.short, *self.text, *self.say)))


@dataclass
class OwnWord:
    """What stands in the file; `table_at` is how many of `paras` stand before the measures, None without a table."""

    paras: list[Para] = field(default_factory=list)
    rows: list[MeasureRow] = field(default_factory=list)
    blank_rows: int = 0
    table_at: int | None = None
    about: Para | None = None
    remarks: list[str] = field(default_factory=list)


def read_own_word(document: Document) -> OwnWord:
    """Return what a person may have changed in the Word file of a card; the rest is said in `remarks` or left out."""
    own = OwnWord(remarks=[remark for remark in document.remarks if "Afbeeldingen" not in remark])
    blocks = list(_without_columns(document.blocks))
    tables = _measure_tables(blocks)
    for block in blocks:
        if isinstance(block, Table):
            if block in tables:
                own.table_at = len(own.paras) if own.table_at is None else own.table_at
                _read_table(block, own)
            elif text := " ".join(para.text for para in paragraphs((block,)) if para.text):
                own.remarks.append(f"Een tabel buiten die van de maatregelen is niet overgenomen: {text}")
        elif _is_about(block):
            own.about = block
        elif not _is_made(block):
            own.paras.append(block)
    for left in document.leftovers:
        if left.place in _NOT_TAKEN and left.text.strip():
            own.remarks.append(f"Niet overgenomen ({left.place}): {left.text.strip()}")
    _say_answers(document, own)
    return own


def plain(text: str) -> str:
    """Return the words of a text, blind to signs, capitals and the number before it."""
    return re.sub(r"^\d+ (?=\S)", "", " ".join(re.findall(r"[^\W_]+", text.casefold())))


def is_signal(para: Para) -> bool:
    """Return whether a paragraph is made as a signal: by its style or by the box in it."""
    return para.style == SIGNAL_STYLE or any(control.tick for control in para.controls)


def without_number(para: Para) -> Para:
    """Return the paragraph of a signal without the number and the box before it."""
    text = "".join(run.text for run in para.runs)
    match = _NUMBER.match(text) or _BOX.match(text)
    return replace(without_start(para, match.end() if match else 0), mark=None)


def _without_columns(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks of the file with the signals one after the other: it sets them in two columns, as a table."""
    for block in blocks:
        if isinstance(block, Table) and any(_has_number_and_box(para) for para in paragraphs((block,))):
            yield from paragraphs((block,))
        else:
            yield block


def _has_number_and_box(para: Para) -> bool:
    # Some programs drop the style, and make of a box a letter.
    number = _NUMBER.match("".join(run.text for run in para.runs))
    return number is not None and (is_signal(para) or number[0].rstrip().endswith(("☐", "☒")))


def _say_answers(document: Document, own: OwnWord) -> None:
    answers = [
        control for para in paragraphs(document.blocks) for control in para.controls if control.value.strip("\u00a0 ")
    ]
    if answers:
        own.remarks.append(f"Ingevulde antwoorden horen niet bij de kaart en zijn weggelaten: {len(answers)}.")


def _is_about(para: Para) -> bool:
    start = WORDS.card.edition.partition("{")[0]
    return para.style == _ABOUT_STYLE or (para.text.startswith(start) and day_in(para.text[:40]) is not None)


def _is_made(para: Para) -> bool:
    """Return whether the Word file has a paragraph of itself: nothing of it comes from the texts of the card."""
    text = para.text
    return (
        not text
        or para.style in _MADE_STYLES
        or text == " ".join(ABOUT_WHOM)
        or text.startswith((WORDS.card.name_line, WORDS.card.sticordi, COLUMN_KEY))
        or is_own_address(text)
    )


def is_own_address(text: str) -> bool:
    """Return whether a text is the address of a card on a site, as the Word file has it under its title."""
    return bool(re.fullmatch(r"https?://\S+/kaarten/[a-z0-9-]+\.html", text))


# --- The table of measures ---


def _measure_tables(blocks: Iterable[Block]) -> list[Table]:
    """Return the tables that hold measures: someone may have divided the table, or added one of another kind."""
    tables = [block for block in blocks if isinstance(block, Table)]
    known = [table for table in tables if any(_has_ticks(row) or _is_head(row) for row in table.rows)]
    return known or sorted(tables, key=lambda table: -len(table.rows))[:1]


def _has_ticks(row: Row) -> bool:
    return any(re.fullmatch(f"{MEASURE_TICK}|{OWN_TICK}", name) for name in _controls_of(row))


def _is_head(row: Row) -> bool:
    heads = (WORDS.card.number_head.casefold(), WORDS.card.measure_head.casefold())
    texts = [cell.text.casefold() for cell in row.cells[:2]]
    return len(texts) > 1 and (texts[0], texts[1]) == heads


def _read_table(table: Table, own: OwnWord) -> None:
    for row in table.rows:
        if _is_head(row) or not row.cells:
            continue
        cells = row.cells
        body = [para for para in cells[1].paras if para.text] if len(cells) > 1 else []
        if body:
            own.rows.append(_row(row, body))
        elif any(re.fullmatch(f"{OWN_FIELD}|{OWN_TICK}", name) for name in _controls_of(row)) or len(cells) > 1:
            own.blank_rows += 1
        elif cells[0].text:
            own.remarks.append(f"Een rij zonder maatregel is niet overgenomen: {cells[0].text}")
        for cell in cells[2:]:
            if text := _BOX.sub("", cell.text):
                own.remarks.append(f"Wat naast een maatregel staat, is niet overgenomen: {text}")


def _row(row: Row, body: list[Para]) -> MeasureRow:
    short, *rest = body
    at = next((index for index, para in enumerate(rest) if para.text.rstrip(": ") == WORDS.card.say), len(rest))
    return MeasureRow(
        replace(without_bold(short), mark=None),
        tuple(rest[:at]),
        tuple(_unquoted(para) for para in rest[at + 1 :]),
        frozenset(
            {name.partition("-")[0] for name in _controls_of(row)}
            | {mark for cell in row.cells for para in cell.paras for mark in para.bookmarks}
        ),
        row.cells[0].text.strip(" ."),
    )


def without_bold(para: Para) -> Para:
    """Return a paragraph whose letters are not bold when all of them are: some programs write out its style."""
    return replace(para, runs=all_plain(para.runs)) if para.bold else para


def all_plain(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs that are not bold."""
    return tidy(run.model_copy(update={"bold": False}) for run in runs)


def _unquoted(para: Para) -> Para:
    text = "".join(run.text for run in para.runs)
    marks = (WORDS.card.open_quote, WORDS.card.close_quote)
    if text.startswith(marks[0]) and text.endswith(marks[1]):
        runs = list(without_start(para, len(marks[0])).runs)
        if runs and runs[-1].text.endswith(marks[1]):
            runs[-1] = runs[-1].model_copy(update={"text": runs[-1].text.removesuffix(marks[1])})
        return replace(para, runs=tidy(runs), mark=None)
    if quoted(para.text) is None:
        return replace(para, mark=None)
    runs = list(para.runs)
    runs[0] = runs[0].model_copy(update={"text": runs[0].text.lstrip("“\"„«‘' ")})
    runs[-1] = runs[-1].model_copy(update={"text": runs[-1].text.rstrip("”\"“»’' ")})
    return replace(para, runs=tidy(runs), mark=None)


def _controls_of(row: Row) -> Iterator[str]:
    for cell in row.cells:
        for para in cell.paras:
            yield from (control.name for control in para.controls)
