"""A document that no one made for us -> a draft of a card.

What is not sure is marked on the draft; what has no place on a card goes to the leftovers; no text gets lost.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from macros.card.contract import LARGEST_NUMBER, LONGEST_LABEL, MOST_OWN_ROWS
from macros.card.model import Theme
from macros.card.prose import Run
from macros.importing.addresses import card_name_for, key_for
from macros.importing.card_file import Draft, DraftMeasure, DraftSignal
from macros.importing.conservation import missing
from macros.importing.layout import plain_blocks, rows_as_text
from macros.importing.markdown_text import blocks_of, inline, markdown, plain, wrapped
from macros.importing.measure_table import NumberedTable, TableRow, about_signals, read_numbered
from macros.importing.new_card import MEASURES_PART, SIGNALS_PART
from macros.importing.outline import Block, Document, Leftover, Mark, Para, Table, tidy
from macros.importing.recognise import MEASURES, NAMED_SIGNALS, SIGNALS, day_in, is_form_line, is_key_line
from macros.importing.split_measure import split_measure

_FEWEST = 3
"""Items of a list that can be taken for measures when no heading says so."""
_TITLE = 150
_BY_LINE = 9
"""The level of a line that announces a list: below every heading."""
_CARD_WORDS = re.compile(
    r"^(?:de )?(?:focus-?kaart|aandachtskaart|zorgkaart|steekkaart|kaart|fiche)\b[\s:–-]*", re.IGNORECASE
)
_FOR_WHOM = re.compile(
    r"^(?:voor )?(?:leerlingen|kinderen|jongeren|een leerling|een kind)?\s*(?:met|die|over|rond|bij|van)?\s*", re.I
)


@dataclass
class Outcome:
    """A draft, and what the editor is told: `counts` what went where, `leftovers` what is not on the card."""

    draft: Draft
    counts: list[str] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)


def draft_of(document: Document, file_name: str, themes: tuple[Theme, ...], day: date) -> Outcome:
    """Return the draft of a card from a document; `day` is its edition when the document names none."""
    return _Drafting(document, file_name, themes, day).draft()


@dataclass
class _Item:
    """A measure while it is gathered."""

    label: str
    paras: list[Para]
    section: str = ""
    more: list[tuple[str, list[Para]]] = field(default_factory=list)
    place: str = ""


class _Drafting:
    def __init__(self, document: Document, file_name: str, themes: tuple[Theme, ...], day: date) -> None:
        self._document, self._file_name, self._themes, self._day = document, file_name, themes, day
        self._leftovers = [*document.leftovers]
        self._items: list[_Item] = []
        self._signals: list[tuple[str, list[Para]]] = []
        self._page: list[str] = ["{{ kop() }}"]
        self._prose: list[Para] = []
        self._keys = ["signalen", "maatregelen"]
        self._level = 1
        self._blank = 0
        self._tables_as_lists = 0
        self._ticked = 0
        self._notes: dict[str, list[str]] = {}

    def draft(self) -> Outcome:
        blocks = plain_blocks(_without_anchors(block) for block in self._document.blocks)
        title, blocks = self._title(blocks)
        roles = _roles(blocks)
        self._place(blocks, roles)
        self._flush()
        if not self._items:
            self._note("maatregelen", "in het document zijn geen maatregelen herkend. Vul ze hier in.")
        if not self._signals:
            self._note(
                "signalen", "in het document zijn geen signalen herkend. Vul ze hier in, of zet ze over van de pagina."
            )
        if "{{ signalen() }}" not in self._page:
            self._page += SIGNALS_PART
        if "{{ maatregelen() }}" not in self._page:
            self._page += MEASURES_PART
        draft = self._card(title)
        self._leftovers += self._margins()
        self._keep_everything(draft)
        return Outcome(draft, self._counts(draft), self._leftovers)

    def _note(self, key: str, text: str) -> None:
        if text not in self._notes.setdefault(key, []):
            self._notes[key].append(text)

    # --- Title ---

    def _title(self, blocks: list[Block]) -> tuple[str, list[Block]]:
        for at, block in enumerate(blocks):
            if isinstance(block, Para) and block.style in ("title", "titel") and block.text:
                return block.text, [*blocks[:at], *blocks[at + 1 :]]
        first = blocks[0] if blocks else None
        if isinstance(first, Para) and not first.mark and len(first.text) <= _TITLE and not first.text.endswith("."):
            title, rest = first.text, blocks[1:]
            while rest and isinstance(rest[0], Para) and first.heading and _goes_on(first, rest[0], title):
                title, rest = f"{title} {rest[0].text}", rest[1:]
            return title, rest
        self._note("titel", "het document heeft geen duidelijke titel.")
        return self._document.title or Path(self._file_name).stem, blocks

    # --- Where everything goes ---

    def _place(self, blocks: list[Block], roles: list[str]) -> None:
        section = context = ""
        for block, role in zip(blocks, roles, strict=True):
            if isinstance(block, Table):
                self._place_table(block, role, context)
                section = ""
            elif role == "signal":
                self._component("signalen")
                self._add_signal(block)
            elif role == "signal-more":
                self._more_signal(block)
            elif role == "measure":
                self._component("maatregelen")
                self._items.append(
                    _Item(_digits(block), [replace(block, mark=None, heading=0)], section, place=block.place)
                )
            elif role == "measure-more":
                self._items[-1].paras.append(replace(block, heading=0, mark=_raised(block)))
            elif role == "theme":
                section = block.text
            elif is_form_line(block.text) or is_key_line(block.text):
                self._leave(block.place, block.text)
            elif not block.text:
                self._ticked += sum(bool(control.value) for control in block.controls)
            elif block.heading:
                self._heading(block)
                section, context = "", block.text
            else:
                self._prose.append(block)

    def _place_table(self, table: Table, role: str, context: str) -> None:
        numbered = read_numbered(table, context) if role in ("measures", "signals") else None
        if not numbered:
            self._tables_as_lists += 1
            self._flush()
            lines = rows_as_text(table)
            self._page += [wrapped("\n".join(f"- {plain(line)}" for line in lines))] if lines else []
            return
        self._component("signalen" if role == "signals" else "maatregelen")
        for head in numbered.heads:
            self._leave(f"{table.place}, kop", head)
        for row in numbered.rows:
            self._ticked += len(row.ticked)
            if role == "signals":
                self._signal_row(row)
            else:
                self._items.append(_Item(row.label, row.paras, row.section, row.more, row.place))
        if role == "measures":
            self._blank += numbered.blank
            self._doubts(numbered)

    def _doubts(self, numbered: NumberedTable) -> None:
        for label in numbered.goes_on:
            self._note(
                "maatregelen", f"een rij zonder nummer is bij maatregel {label or '?'} gezet. Kijk of dat klopt."
            )

    def _signal_row(self, row: TableRow) -> None:
        paras = [*row.paras, *(para for title, more in row.more for para in _titled(title, more))]
        self._signals.append((row.label, paras))

    def _add_signal(self, block: Para) -> None:
        self._ticked += sum(bool(control.value) for control in block.controls)
        self._signals.append((_digits(block), [replace(block, mark=None)]))

    def _more_signal(self, block: Para) -> None:
        self._signals[-1][1].append(replace(block, heading=0, mark=_raised(block)))

    def _heading(self, block: Para) -> None:
        self._flush()
        level = max(2, min(block.heading if block.heading > 1 else 2, self._level + 1, 4))
        self._level = level
        self._keys.append(key_for(block.text, self._keys))
        self._page.append(f"{'#' * level} {inline(_without_look(block))} {{: #{self._keys[-1]} }}")

    def _component(self, name: str) -> None:
        self._flush()
        line = f"{{{{ {name}() }}}}"
        if line not in self._page:
            self._page.append(line)

    def _flush(self) -> None:
        if self._prose:
            self._page.append(wrapped(markdown(blocks_of(_honest(self._prose)))))
            self._prose = []

    def _leave(self, place: str, text: str) -> None:
        if text:
            self._leftovers.append(Leftover(place, text))

    # --- The card ---

    def _card(self, title: str) -> Draft:
        label = _label(title, self._file_name) or Path(self._file_name).stem[:LONGEST_LABEL]
        day = self._edition()
        self._note("naam", "dit is de korte naam in het menu en bij links. Is ze goed?")
        summary = self._summary(title)
        if self._blank > MOST_OWN_ROWS:
            self._note(
                "lege_rijen",
                f"het document heeft {self._blank} lege rijen; een kaart heeft er hoogstens {MOST_OWN_ROWS}.",
            )
        for remark in self._document.remarks:
            self._note("", remark)
        if self._tables_as_lists:
            self._note("", f"tabellen die als lijst op de pagina staan: {self._tables_as_lists}.")
        return Draft(
            title=_plain_line(title),
            label=_plain_line(label),
            summary=summary,
            edition=day,
            source=_plain_line(f"Naar het document {Path(self._file_name).name}"),
            blank_rows=min(self._blank, MOST_OWN_ROWS),
            signals=self._draft_signals(),
            measures=self._draft_measures(),
            page=self._page,
            notes=self._notes,
        )

    def _edition(self) -> date:
        for margin in self._document.margins:
            found = day_in(margin.text)
            if found:
                self._note("uitgave", f'uit de rand van het document: "{margin.text[:80]}".')
                return date(*found)
        changed = re.match(r"\d{4}-\d{2}-\d{2}", self._document.properties.get("modified", ""))
        if changed:
            self._note("uitgave", "de dag waarop het document voor het laatst bewaard is.")
            try:
                return date.fromisoformat(changed[0])
            except ValueError:
                pass
        self._note("uitgave", "het document noemt geen dag; dit is vandaag.")
        return self._day

    def _summary(self, title: str) -> str:
        self._note("kort", "schrijf hier in een of twee zinnen waar de kaart over gaat.")
        return plain(f"Signalen en maatregelen: {title}")

    def _draft_signals(self) -> list[DraftSignal]:
        if not self._signals:
            return [DraftSignal(1, "Vul hier een signaal in.")]
        numbers = _numbers([label for label, _ in self._signals])
        return [
            DraftSignal(number, wrapped(markdown(blocks_of(paras)), 110))
            for number, (_, paras) in zip(numbers, self._signals, strict=True)
        ]

    def _draft_measures(self) -> list[DraftMeasure]:
        if not self._items:
            return [DraftMeasure(1, self._themes[0].key, "Vul hier een maatregel in")]
        if not any(item.label for item in self._items):
            self._note("maatregelen", "in het document hebben de maatregelen geen nummer; ze tellen hier van 1.")
        if not any(item.section for item in self._items):
            self._note("maatregelen", "kies voor elke maatregel een thema; het document noemt er geen.")
        numbers = _numbers([item.label for item in self._items])
        return [self._measure(number, item) for number, item in zip(numbers, self._items, strict=True)]

    def _measure(self, number: int, item: _Item) -> DraftMeasure:
        paras = [
            *item.paras,
            *(para for title, more in item.more for para in _titled(title if len(item.more) > 1 else "", more)),
        ]
        split = split_measure(paras)
        for dropped in split.dropped:
            self._leave(item.place, dropped)
        notes = split.notes
        theme = _theme(item.section, self._themes)
        if item.section:
            self._leave(item.place, item.section)
        if theme is None and any(one.section for one in self._items):
            under = f' In het document staat dit onder "{item.section}".' if item.section else ""
            notes.append(f"kies het thema.{under}")
        if item.label and item.label != str(number):
            notes.append(f"in het document had dit nummer {item.label}.")
        elif not item.label and any(one.label for one in self._items):
            notes.append("in het document had dit geen nummer.")
        return DraftMeasure(number, theme or self._themes[0].key, split.short, split.text, split.say, notes)

    # --- What is left ---

    def _margins(self) -> list[Leftover]:
        return list({margin.text: margin for margin in self._document.margins}.values())

    def _keep_everything(self, draft: Draft) -> None:
        """Put in the leftovers whatever of the document is nowhere yet."""
        said = [draft.title, draft.label, draft.source, *draft.page, *(left.text for left in self._leftovers)]
        said += [f"{signal.number} {signal.text}" for signal in draft.signals]
        for measure in draft.measures:
            said += [f"{measure.number} {measure.short} {measure.text or ''}", *measure.say, *measure.notes]
        self._leftovers += missing(self._document.raw, said)

    def _counts(self, draft: Draft) -> list[str]:
        headings = sum(part.startswith("#") for part in draft.page)
        marks = sum(len(measure.notes) for measure in draft.measures) + sum(map(len, draft.notes.values()))
        counts = [
            f"{len(self._items)} maatregelen, waarvan {sum(bool(item.label) for item in self._items)} met een nummer",
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


def _goes_on(first: Para, after: Para, title: str) -> bool:
    """Return whether a title goes on in the next paragraph: it looks the same, and is no section of its own."""
    same = after.style == first.style != "heading 1" and after.large == first.large >= 3 and not after.mark
    return same and not SIGNALS.search(after.text) and len(title) + len(after.text) < _TITLE


def _roles(blocks: list[Block]) -> list[str]:
    """Return for every block what it is on a card: a signal, a measure, part of one, a theme, or "" for prose."""
    contexts = _contexts(blocks)
    roles = [""] * len(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            signals = about_signals(block, contexts[index][1])
            if read_numbered(block, contexts[index][1]):
                roles[index] = "signals" if signals else "measures"
    in_tables = "measures" in roles
    signals_in_tables = "signals" in roles
    if not signals_in_tables:
        _mark_list(blocks, roles, [kind == "signal" for kind, _ in contexts], "signal")
    if not in_tables:
        chosen = [kind == "measure" for kind, _ in contexts]
        _mark_list(blocks, roles, chosen, "measure")
        if "measure" not in roles:
            _mark_headings(blocks, roles, contexts)
        if "measure" not in roles:
            _mark_list(blocks, roles, _longest_list(blocks, roles), "measure")
    return roles


def _contexts(blocks: list[Block]) -> list[tuple[str, str]]:
    """Return for every block whether its headings speak of signals or measures ("" for neither), and what they say."""
    out: list[tuple[str, str]] = []
    stack: list[tuple[int, str, str]] = []
    titles = [block.text for block in blocks if isinstance(block, Para) and (block.heading or block.text.endswith(":"))]
    # Where a document says "signalen" itself, "kenmerken" are something else.
    signals = NAMED_SIGNALS if any(NAMED_SIGNALS.search(title) for title in titles) else SIGNALS
    for block in blocks:
        if isinstance(block, Para) and block.heading:
            while stack and stack[-1][0] >= block.heading:
                stack.pop()
            said = "signal" if signals.search(block.text) else "measure" if MEASURES.search(block.text) else ""
            inherited = stack[-1][1] if stack else ""
            stack.append((block.heading, said or inherited, block.text))
        elif isinstance(block, Para) and block.text.endswith(":") and not block.mark and len(block.text) < 160:
            said = "signal" if signals.search(block.text) else "measure" if MEASURES.search(block.text) else ""
            kind = said or (stack[-1][1] if stack else "")
            out.append((stack[-1][1] if stack else "", block.text))
            if said:
                stack = [*(one for one in stack if one[0] != _BY_LINE), (_BY_LINE, kind, block.text)]
            continue
        out.append((stack[-1][1], stack[-1][2]) if stack else ("", ""))
    return out


def _mark_list(blocks: list[Block], roles: list[str], chosen: list[bool], role: str) -> None:
    """Give the items of lists among the chosen blocks their role, and what stands between them theirs."""
    last = -1
    for index, block in enumerate(blocks):
        if not chosen[index] or isinstance(block, Table) or roles[index]:
            last = -1
        elif block.heading:
            if last >= 0 or (role == "measure" and _item_follows(blocks, chosen, index)):
                last = -1
                if role == "measure" and index and chosen[index - 1] and "measure" in roles[:index]:
                    roles[index] = "theme"
        elif block.mark and block.mark.level == 0:
            if last >= 0:
                for between in range(last + 1, index):
                    roles[between] = roles[between] or f"{role}-more"
            roles[index], last = role, index
        elif block.mark and last >= 0:
            for between in range(last + 1, index + 1):
                roles[between] = f"{role}-more"
            last = index


def _item_follows(blocks: list[Block], chosen: list[bool], index: int) -> bool:
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return isinstance(following, Para) and bool(following.mark) and chosen[index + 1]


def _mark_headings(blocks: list[Block], roles: list[str], contexts: list[tuple[str, str]]) -> None:
    """Take numbered headings under a heading about measures for measures: each with the text that follows it."""
    numbered = {
        index: block.heading
        for index, block in enumerate(blocks)
        if isinstance(block, Para) and block.heading and contexts[index][0] == "measure" and _digits(block)
    }
    if len(numbered) < _FEWEST:
        return
    level = max(numbered.values())
    for index in (one for one, heading in numbered.items() if heading == level):
        roles[index] = "measure"
        for after in range(index + 1, len(blocks)):
            block = blocks[after]
            if isinstance(block, Table) or block.heading:
                break
            roles[after] = "measure-more"


def _longest_list(blocks: list[Block], roles: list[str]) -> list[bool]:
    """Return the blocks of the longest numbered list, or else of the longest list, that has no role yet."""
    best: list[int] = []
    for ordered in (True, False):
        run: list[int] = []
        for index, block in enumerate([*blocks, None]):
            mark = block.mark if isinstance(block, Para) and not block.heading else None
            if mark and not roles[index] and (mark.level > 0 or mark.ordered == ordered):
                run.append(index)
            else:
                best = run if len(run) > len(best) else best
                run = []
        if len(best) >= _FEWEST:
            return [index in best for index in range(len(blocks))]
    return [False] * len(blocks)


def _digits(block: Para) -> str:
    if block.mark and block.mark.ordered:
        match = re.fullmatch(r"\(?(\d+(?:\.\d+)*)[.):]?", block.mark.label)
        return match[1] if match else ""
    match = (
        re.match(r"(?:maatregel|tip|stap)?\s*(\d{1,4})[.:)]?\s", block.text, re.IGNORECASE) if block.heading else None
    )
    return match[1] if match else ""


def _raised(block: Para) -> Mark | None:
    return replace(block.mark, level=max(0, block.mark.level - 1)) if block.mark else None


def _numbers(labels: list[str]) -> list[int]:
    """Return a number for every label: its own where all are whole numbers used once, and else the next free one."""
    used: set[int] = set()
    numbers = []
    for label in labels:
        wanted = int(label) if label.isdigit() and label == str(int(label)) and 0 < int(label) <= LARGEST_NUMBER else 0
        if not wanted or wanted in used:
            wanted = max(used, default=0) + 1
        used.add(wanted)
        numbers.append(wanted)
    return numbers


def _titled(title: str, paras: list[Para]) -> list[Para]:
    if not title or not paras:
        return paras
    return [replace(paras[0], runs=(Run(text=f"{title}: "), *paras[0].runs)), *paras[1:]]


def _honest(paras: list[Para]) -> list[Para]:
    """Return paragraphs in which a numbered list that does not count 1, 2, 3 has its numbers as text: a card cannot."""
    out, run = [], []
    for para in [*paras, None]:
        if para is not None and para.mark:
            run.append(para)
            continue
        out += _counted(run)
        run = []
        if para is not None:
            out.append(para)
    return out


def _counted(run: list[Para]) -> list[Para]:
    labels = [para.mark.label.strip("().") for para in run if para.mark and para.mark.ordered and para.mark.level == 0]
    if labels == [str(number) for number in range(1, len(labels) + 1)]:
        return run
    return [
        replace(para, mark=None, runs=(Run(text=f"{para.mark.label} "), *para.runs))
        if para.mark and para.mark.ordered and para.mark.level == 0
        else para
        for para in run
    ]


def _without_look(block: Para) -> list[Run]:
    return [run.model_copy(update={"bold": False, "italic": False, "link": None}) for run in block.runs]


def _theme(section: str, themes: tuple[Theme, ...]) -> str | None:
    wanted = section.strip().lower().rstrip(":")
    for theme in themes:
        for known in (theme.label.lower(), theme.key):
            if wanted and SequenceMatcher(None, wanted, known).ratio() >= 0.8:
                return theme.key
    return None


def _label(title: str, file_name: str) -> str | None:
    for text in (title, Path(file_name).stem):
        short = _FOR_WHOM.sub("", _CARD_WORDS.sub("", text)).strip(" .:-–")
        if short and len(short) <= LONGEST_LABEL:
            return short[0].upper() + short[1:]
    return None


def _plain_line(text: str) -> str:
    """Return a text that can be one line of a card: no sign that opens an element of HTML."""
    return re.sub(r"<(?=[A-Za-z/!?])", "< ", " ".join(text.split()))


def name_of(draft: Draft) -> str:
    """Return a name for the files of a draft."""
    return card_name_for(draft.label)
