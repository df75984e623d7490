"""A document that no one made for us -> a draft of a card.

What is not sure is marked on the draft; what has no place on a card goes to the leftovers; no text gets lost.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from macros.card.contract import MOST_OWN_ROWS
from macros.card.model import Theme
from macros.importing.addresses import card_name_for
from macros.importing.card_file import Draft
from macros.importing.conservation import missing
from macros.importing.draft_head import edition_of, label_from, plain_line, title_of
from macros.importing.draft_rows import Item, draft_measures, draft_signals
from macros.importing.layout import plain_blocks
from macros.importing.markdown_text import plain
from macros.importing.measure_table import NumberedTable, read_numbered
from macros.importing.outline import Block, Document, Leftover, Mark, Para, Table, tidy
from macros.importing.page_draft import PageDraft
from macros.importing.recognise import is_edition_line, is_form_line, is_key_line
from macros.importing.roles import digits_of, roles_of
from macros.reading import keys


@dataclass
class Outcome:
    """A draft, and what the editor is told: `counts` what went where, `leftovers` what is not on the card."""

    draft: Draft
    counts: list[str] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)


def draft_of(document: Document, file_name: str, themes: tuple[Theme, ...], day: date) -> Outcome:
    """Return the draft of a card from a document; `day` is its edition when the document names none."""
    return _Drafting(document, file_name, themes, day).draft()


def name_of(draft: Draft) -> str:
    """Return a name for the files of a draft."""
    return card_name_for(draft.label)


class _Drafting:
    def __init__(self, document: Document, file_name: str, themes: tuple[Theme, ...], day: date) -> None:
        self._document, self._file_name, self._themes, self._day = document, file_name, themes, day
        self._leftovers = [*document.leftovers]
        self._measures: list[Item] = []
        self._signals: list[Item] = []
        self._page = PageDraft()
        self._edition = ""
        self._blank = 0
        self._ticked = 0
        self._notes: dict[str, list[str]] = {}

    def draft(self) -> Outcome:
        blocks = plain_blocks(_without_anchors(block) for block in self._document.blocks)
        title, blocks = title_of(blocks)
        if not title:
            self._note(keys.TITLE, "het document heeft geen duidelijke titel.")
            title = self._document.title or Path(self._file_name).stem
        roles, guessed = roles_of(blocks)
        self._place(blocks, roles)
        if guessed:
            self._note(keys.MEASURES, "geen kop noemt ze zo: dit is de langste lijst van het document. Klopt dat?")
        draft = self._card(title, self._page.finish())
        self._leftovers += {margin.text: margin for margin in self._document.margins}.values()
        self._keep_everything(draft)
        return Outcome(draft, self._counts(draft), self._leftovers)

    def _note(self, key: str, text: str) -> None:
        if text not in self._notes.setdefault(key, []):
            self._notes[key].append(text)

    def _leave(self, place: str, text: str) -> None:
        if text:
            self._leftovers.append(Leftover(place, text))

    # --- Where everything goes ---

    def _place(self, blocks: list[Block], roles: list[str]) -> None:
        section = context = ""
        for block, role in zip(blocks, roles, strict=True):
            if isinstance(block, Table):
                self._place_table(block, role, context)
                section = ""
            elif role == "signal":
                self._page.add_component(keys.SIGNALS)
                self._ticked += sum(bool(control.value) for control in block.controls)
                self._signals.append(Item(digits_of(block), [replace(block, mark=None)], place=block.place))
            elif role == "measure":
                self._page.add_component(keys.MEASURES)
                paras = [replace(block, mark=None, heading=0)]
                self._measures.append(Item(digits_of(block), paras, section, place=block.place))
            elif role in ("signal-more", "measure-more"):
                items = self._signals if role == "signal-more" else self._measures
                items[-1].paras.append(replace(block, heading=0, mark=_raised(block)))
            elif role == "theme":
                section = block.text
            elif is_form_line(block.text) or is_key_line(block.text):
                self._leave(block.place, block.text)
            elif is_edition_line(block.text):
                self._edition = self._edition or block.text
                self._leave(block.place, block.text)
            elif not block.text:
                self._ticked += sum(bool(control.value) for control in block.controls)
            elif block.heading:
                self._page.add_heading(block)
                section, context = "", block.text
            else:
                self._page.add(block)

    def _place_table(self, table: Table, role: str, context: str) -> None:
        numbered = read_numbered(table, context) if role in ("measures", "signals") else None
        if not numbered:
            self._page.add_table(table)
            return
        self._page.add_component(keys.SIGNALS if role == "signals" else keys.MEASURES)
        for head in numbered.heads:
            self._leave(f"{table.place}, kop", head)
        ticked = [(row, tick) for row in numbered.rows for tick in row.ticked]
        self._ticked += len(ticked)
        self._leave(
            f"{table.place}, aangevinkt", ", ".join(f"{row.label or row.place} {tick}".strip() for row, tick in ticked)
        )
        items = self._signals if role == "signals" else self._measures
        items += [Item(row.label, row.paras, row.section, row.more, row.place) for row in numbered.rows]
        if role == "measures":
            self._blank += len(numbered.blank)
            self._leave(f"{table.place}, nummers van lege rijen", ", ".join(filter(None, numbered.blank)))
            self._doubts(numbered)

    def _doubts(self, numbered: NumberedTable) -> None:
        for label in numbered.goes_on:
            self._note(
                keys.MEASURES, f"een rij zonder nummer is bij maatregel {label or '?'} gezet. Kijk of dat klopt."
            )

    # --- The card ---

    def _card(self, title: str, page: list[str]) -> Draft:
        edition, origin = edition_of(self._document, self._edition, self._day)
        self._note(keys.EDITION, origin)
        self._note(keys.LABEL, "dit is de korte naam in het menu en bij links. Is ze goed?")
        self._note(keys.SUMMARY, "schrijf hier in een of twee zinnen waar de kaart over gaat.")
        self._say_what_is_missing()
        for remark in self._document.remarks:
            self._note("", remark)
        if self._page.tables:
            self._note("", f"tabellen die als lijst op de pagina staan: {self._page.tables}.")
        return Draft(
            title=plain_line(title),
            label=plain_line(label_from(title, self._file_name)),
            summary=plain(f"Signalen en maatregelen: {title}"),
            edition=edition,
            source=plain_line(f"Naar het document {Path(self._file_name).name}"),
            blank_rows=min(self._blank, MOST_OWN_ROWS),
            signals=draft_signals(self._signals),
            measures=draft_measures(self._measures, self._themes, self._leave),
            page=page,
            notes=self._notes,
        )

    def _say_what_is_missing(self) -> None:
        if not self._signals:
            self._note(
                keys.SIGNALS,
                "in het document zijn geen signalen herkend. Vul ze hier in, of zet ze over van de pagina.",
            )
        if not self._measures:
            self._note(keys.MEASURES, "in het document zijn geen maatregelen herkend. Vul ze hier in.")
            return
        if not any(item.label for item in self._measures):
            self._note(keys.MEASURES, "in het document hebben de maatregelen geen nummer; ze tellen hier van 1.")
        if not any(item.section for item in self._measures):
            self._note(keys.MEASURES, "kies voor elke maatregel een thema; het document noemt er geen.")
        if self._blank > MOST_OWN_ROWS:
            self._note(
                keys.BLANK_ROWS,
                f"het document heeft {self._blank} lege rijen; een kaart heeft er hoogstens {MOST_OWN_ROWS}.",
            )

    # --- What is left ---

    def _keep_everything(self, draft: Draft) -> None:
        """Put in the leftovers whatever of the document is nowhere yet."""
        said = [draft.title, draft.label, draft.source, *draft.page, *(left.text for left in self._leftovers)]
        said += [*(f"{signal.number} {signal.text}" for signal in draft.signals)]
        for measure in draft.measures:
            said += [f"{measure.number} {measure.short} {measure.text or ''}", *measure.say, *measure.notes]
        self._leftovers += missing(self._document.raw, said, [margin.text for margin in self._document.margins])

    def _counts(self, draft: Draft) -> list[str]:
        headings = sum(part.startswith("#") for part in draft.page)
        marks = sum(len(measure.notes) for measure in draft.measures) + sum(map(len, draft.notes.values()))
        counts = [
            f"{len(self._measures)} maatregelen, waarvan {sum(bool(item.label) for item in self._measures)} "
            "met een nummer",
            f"{len(self._signals)} signalen",
            f"{headings} koppen op de pagina",
            f"{draft.blank_rows} lege rijen",
            f"{marks} plaatsen om na te kijken (# nakijken in het bestand)",
        ]
        if self._ticked:
            counts.append(f"{self._ticked} aangevinkte vakjes zijn antwoorden van iemand en zijn weggelaten")
        return counts


def _without_anchors(block: Block) -> Block:
    """Return a block without links to a place within the document: on a card that place has another address."""
    if isinstance(block, Table):
        rows = (
            replace(
                row, cells=tuple(replace(cell, blocks=tuple(map(_without_anchors, cell.blocks))) for cell in row.cells)
            )
            for row in block.rows
        )
        return replace(block, rows=tuple(rows))
    runs = (run.model_copy(update={"link": None}) if (run.link or "").startswith("#") else run for run in block.runs)
    return replace(block, runs=tidy(runs))


def _raised(block: Para) -> Mark | None:
    return replace(block.mark, level=max(0, block.mark.level - 1)) if block.mark else None
