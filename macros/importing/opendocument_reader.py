"""An OpenDocument text (.odt) -> paragraphs and tables (OpenDocument 1.3), with lxml."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from macros.card.prose import Run
from macros.importing.outline import Block, Cell, Control, Document, Leftover, Mark, Para, Row, Table, tidy
from macros.importing.package import Package
from macros.importing.word_numbering import written

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, STYLE, OFFICE, DRAW, FORM = (
    f"{{{_NS}{name}:1.0}}" for name in ("text", "table", "style", "office", "drawing", "form")
)
_FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_MOST_REPEATED = 200


@dataclass
class _List:
    """A list while it is read: its style and how far each level has counted."""

    style: str
    counts: dict[int, int] = field(default_factory=dict)


@dataclass
class _Lines:
    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    controls: list[Control] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)


def read_opendocument(package: Package) -> Document:
    """Return what stands in an OpenDocument text, read as if every proposed change was accepted.

    Raises:
        RefusedError: a part is no XML.
    """
    return _Reader(package).read()


class _Reader:
    def __init__(self, package: Package) -> None:
        self._content, self._around = package.xml("content.xml"), package.xml("styles.xml")
        self._meta = package.xml("meta.xml")
        self._styles: dict[str, etree._Element] = {}
        self._list_styles: dict[str, etree._Element] = {}
        for root in (self._around, self._content):
            for element in root.iter(f"{STYLE}style", f"{TEXT}list-style") if root is not None else ():
                kept = self._styles if element.tag == f"{STYLE}style" else self._list_styles
                kept[element.get(f"{STYLE}name", "")] = element
        self._lists: dict[str, _List] = {}
        self._last: dict[str, _List] = {}
        self._paragraph = self._table = self._pictures = self._notes = 0
        self.document = Document()

    def read(self) -> Document:
        body = self._content.find(f"{OFFICE}body/{OFFICE}text") if self._content is not None else None
        self.document.blocks = list(self._blocks(body if body is not None else (), ""))
        self._read_around(body)
        self.document.raw = list(self._raw())
        return self.document

    def _read_around(self, body: etree._Element | None) -> None:
        document = self.document
        deleted = list(body.iter(f"{TEXT}deletion")) if body is not None else []
        for each in deleted:
            if text := _words(each):
                document.leftovers.append(Leftover("geschrapt met wijzigingen bijhouden", text))
        regions = list(body.iter(f"{TEXT}changed-region")) if body is not None else []
        if regions:
            document.remarks.append(f"Voorgestelde wijzigingen zijn gelezen alsof ze aanvaard zijn: {len(regions)}.")
        if self._notes:
            document.remarks.append(f"Voetnoten staan tussen haakjes in de tekst: {self._notes}.")
        if self._pictures:
            document.remarks.append(f"Afbeeldingen zijn niet overgenomen: {self._pictures}.")
        for kind, place in (("header", "koptekst"), ("footer", "voettekst")):
            for part in self._around.iter(f"{STYLE}{kind}") if self._around is not None else ():
                document.margins += [Leftover(place, text) for each in part.iter(f"{TEXT}p") if (text := _words(each))]
        meta = {
            etree.QName(each).localname: (each.text or "").strip()
            for each in (self._meta.iter() if self._meta is not None else ())
            if isinstance(each.tag, str)
        }
        document.title = meta.get("title", "")
        document.properties = {"modified": meta.get("date", "")}

    def _raw(self) -> Iterator[Leftover]:
        for name, root in (("document", self._content), ("koptekst of voettekst", self._around)):
            for paragraph in root.iter(f"{TEXT}p", f"{TEXT}h") if root is not None else ():
                if (
                    next(paragraph.iterancestors(f"{TEXT}deletion", f"{OFFICE}annotation", f"{TEXT}note-body"), None)
                    is None
                ):
                    text = " ".join("".join(_own_text(paragraph)).replace("\u00ad", "").split())
                    if text:
                        yield Leftover(name, text)

    # --- Blocks ---

    def _blocks(self, parent: Iterable[etree._Element], where: str, mark: Mark | None = None) -> Iterator[Block]:
        for element in parent:
            kind = element.tag
            if kind in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._para(element, where, mark)
                mark = None
            elif kind == f"{TEXT}list":
                yield from self._list(element, where, 0, None)
            elif kind == f"{TABLE}table":
                yield self._table_of(element, where)
            elif kind in (f"{TEXT}table-of-content", f"{TEXT}alphabetical-index", f"{TEXT}illustration-index"):
                self.document.leftovers += [
                    Leftover("inhoudsopgave", text) for each in element.iter(f"{TEXT}p") if (text := _words(each))
                ]
            elif kind in (f"{TEXT}section", f"{TEXT}index-body", f"{TEXT}numbered-paragraph", f"{DRAW}text-box"):
                yield from self._blocks(element, where)
            elif kind in (f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}g"):
                lines = _Lines()
                self._frame(element, lines)
                yield from lines.boxes

    def _list(self, element: etree._Element, where: str, level: int, outer: _List | None) -> Iterator[Block]:
        style = element.get(f"{TEXT}style-name") or (outer.style if outer else "")
        counted = outer or self._begun(element, style)
        if outer:
            counted.counts[level] = self._start(style, level) - 1
        elif key := element.get("{http://www.w3.org/XML/1998/namespace}id"):
            self._lists[key] = counted
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            first = True
            for child in item:
                if child.tag == f"{TEXT}list":
                    yield from self._list(child, where, level + 1, counted)
                    continue
                mark = None
                if first and item.tag == f"{TEXT}list-item":
                    start = item.get(f"{TEXT}start-value")
                    counted.counts[level] = int(start) if start and start.isdigit() else counted.counts[level] + 1
                    mark = self._mark(style, level, counted)
                first = False
                yield from self._blocks((child,), where, mark)

    def _begun(self, element: etree._Element, style: str) -> _List:
        goes_on = element.get(f"{TEXT}continue-list")
        before = self._lists.get(goes_on) if goes_on else None
        if not before and element.get(f"{TEXT}continue-numbering") == "true":
            before = self._last.get(style)
        counted = before or _List(style, {0: self._start(style, 0) - 1})
        self._last[style] = counted
        return counted

    def _level(self, style: str, level: int) -> etree._Element | None:
        levels = self._list_styles.get(style)
        found = [each for each in (levels if levels is not None else ()) if each.get(f"{TEXT}level") == str(level + 1)]
        return found[0] if found else None

    def _start(self, style: str, level: int) -> int:
        element = self._level(style, level)
        start = element.get(f"{TEXT}start-value", "1") if element is not None else "1"
        return int(start) if start.isdigit() else 1

    def _mark(self, style: str, level: int, counted: _List) -> Mark:
        element = self._level(style, level)
        if element is None or element.tag != f"{TEXT}list-level-style-number":
            return Mark(ordered=False, level=level, label="•", list_id=style)
        shown = (
            int(element.get(f"{TEXT}display-levels", "1")[:2])
            if element.get(f"{TEXT}display-levels", "1").isdigit()
            else 1
        )
        parts = []
        for each in range(max(0, level + 1 - shown), level + 1):
            one = self._level(style, each)
            kind = one.get(f"{STYLE}num-format", "1") if one is not None else "1"
            parts.append(written(counted.counts.get(each, 1), _KINDS.get(kind, "decimal")))
        label = f"{element.get(f'{STYLE}num-prefix', '')}{'.'.join(parts)}{element.get(f'{STYLE}num-suffix', '')}"
        return Mark(ordered=True, level=level, label=label.strip(), list_id=style)

    def _para(self, element: etree._Element, where: str, mark: Mark | None) -> Iterator[Block]:
        self._paragraph += not where
        style = element.get(f"{TEXT}style-name", "")
        name = next(iter(self._names(style)), "").lower()
        level = element.get(f"{TEXT}outline-level", "1") if element.tag == f"{TEXT}h" else "0"
        lines = _Lines()
        self._inline(element, lines, Run(text="", bold=bool(self._look(style, "font-weight", "bold", automatic=True))))
        para = Para(
            (),
            where or f"alinea {self._paragraph}",
            heading=int(level) if level.isdigit() and not mark else 0,
            mark=mark,
            style=name,
            large=self._size(style) - self._size("Standard"),
        )
        for number, line in enumerate(lines.lines):
            runs = tidy(line)
            if number == 0:
                yield replace(para, runs=runs, controls=tuple(lines.controls))
            elif runs:
                yield replace(para, runs=runs, mark=None, heading=0)
        yield from lines.boxes

    def _inline(self, element: etree._Element, lines: _Lines, style: Run) -> None:  # noqa: PLR0912
        lines.lines[-1].append(style.model_copy(update={"text": _clean(element.text)}))
        for child in element:
            kind = child.tag
            if kind == f"{TEXT}span":
                name = child.get(f"{TEXT}style-name", "")
                self._inline(child, lines, style.model_copy(update=self._emphasis(name)))
            elif kind == f"{TEXT}a":
                self._inline(child, lines, style.model_copy(update={"link": child.get(f"{_XLINK}href")}))
            elif kind == f"{TEXT}line-break":
                lines.lines.append([])
            elif kind in (f"{TEXT}tab", f"{TEXT}s"):
                lines.lines[-1].append(style.model_copy(update={"text": " "}))
            elif kind == f"{TEXT}note":
                body = child.find(f"{TEXT}note-body")
                if body is not None and (text := _words(body)):
                    self._notes += 1
                    lines.lines[-1].append(style.model_copy(update={"text": f" ({text})"}))
            elif kind == f"{OFFICE}annotation":
                if text := " ".join(_words(each) for each in child.iter(f"{TEXT}p")):
                    self.document.leftovers.append(Leftover("opmerking", text))
            elif kind in (f"{DRAW}frame", f"{DRAW}custom-shape", f"{DRAW}g"):
                self._frame(child, lines)
            elif kind == f"{DRAW}control":
                self._control(child, lines)
            elif kind == f"{_LOEXT}content-control" and child.get(f"{_LOEXT}checkbox") == "true":
                ticked = child.get(f"{_LOEXT}checked") == "true"
                lines.controls.append(Control("", tick=True, value="☒" if ticked else ""))
            elif isinstance(kind, str) and kind not in (f"{TEXT}change", f"{TEXT}tracked-changes"):
                self._inline(child, lines, style)
            lines.lines[-1].append(style.model_copy(update={"text": _clean(child.tail)}))

    def _control(self, element: etree._Element, lines: _Lines) -> None:
        wanted = element.get(f"{DRAW}control")
        for box in self._content.iter(f"{FORM}checkbox") if self._content is not None else ():
            if wanted in (box.get(f"{FORM}id"), box.get("{http://www.w3.org/XML/1998/namespace}id")):
                ticked = box.get(f"{FORM}current-state") == "checked"
                lines.controls.append(Control(box.get(f"{FORM}name", ""), tick=True, value="☒" if ticked else ""))

    def _frame(self, element: etree._Element, lines: _Lines) -> None:
        boxes = list(element.iter(f"{DRAW}text-box"))
        where = f"tekstvak bij alinea {self._paragraph}"
        for box in boxes:
            lines.boxes += self._blocks(box, where)
        if not boxes:
            inner = [each for each in element if each.tag in (f"{TEXT}p", f"{TEXT}list")]
            lines.boxes += self._blocks(inner, where)
            self._pictures += not inner

    # --- Styles ---

    def _names(self, style: str) -> Iterator[str]:
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            element = self._styles.get(style)
            if element is None or next(element.iterancestors(f"{OFFICE}automatic-styles"), None) is None:
                yield style.replace("_20_", " ")
            style = element.get(f"{STYLE}parent-style-name", "") if element is not None else ""

    def _look(self, style: str, attribute: str, wanted: str, *, automatic: bool = False) -> bool | None:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            if automatic and next(element.iterancestors(f"{OFFICE}automatic-styles"), None) is None:
                return None
            properties = element.find(f"{STYLE}text-properties")
            said = properties.get(f"{_FO}{attribute}") if properties is not None else None
            if said:
                return said == wanted or (wanted == "bold" and said.isdigit() and int(said) >= 600)
            style = element.get(f"{STYLE}parent-style-name", "")
        return None

    def _emphasis(self, style: str) -> dict[str, bool]:
        found = {"bold": self._look(style, "font-weight", "bold"), "italic": self._look(style, "font-style", "italic")}
        return {name: on for name, on in found.items() if on is not None}

    def _size(self, style: str) -> float:
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            properties = self._styles[style].find(f"{STYLE}text-properties")
            said = properties.get(f"{_FO}font-size", "") if properties is not None else ""
            if match := re.fullmatch(r"([\d.]+)pt", said):
                return float(match[1])
            style = self._styles[style].get(f"{STYLE}parent-style-name", "")
        return 12.0

    # --- Tables ---

    def _table_of(self, element: etree._Element, where: str) -> Table:
        self._table += not where
        place = where or f"tabel {self._table}"
        rows: list[Row] = []
        below: dict[int, int] = {}
        for row, header in _rows(element):
            cells, at = [], 0
            number = len(rows) + 1
            for cell in row:
                if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                    continue
                times = min(_int(cell, "number-columns-repeated"), _MOST_REPEATED)
                for _ in range(times):
                    covered = cell.tag == f"{TABLE}covered-table-cell"
                    if covered and not below.get(at):
                        at += 1
                        continue
                    span = _int(cell, "number-columns-spanned")
                    cells.append(Cell(tuple(self._blocks(cell, f"{place}, rij {number}")), span, goes_on=covered))
                    below[at] = below[at] - 1 if covered else _int(cell, "number-rows-spanned") - 1
                    at += 1
            rows.append(Row(tuple(cells), header))
        return Table(tuple(rows), place)


def _rows(element: etree._Element, *, header: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    for child in element:
        if child.tag == f"{TABLE}table-row":
            for _ in range(min(_int(child, "number-rows-repeated"), _MOST_REPEATED)):
                yield child, header
        elif child.tag == f"{TABLE}table-header-rows":
            yield from _rows(child, header=True)
        elif child.tag in (f"{TABLE}table-rows", f"{TABLE}table-row-group"):
            yield from _rows(child, header=header)


def _int(element: etree._Element, name: str) -> int:
    said = element.get(f"{TABLE}{name}", "1")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _clean(text: str | None) -> str:
    return re.sub(r"\s+", " ", (text or "").replace("\u00ad", "").replace("\u2011", "-"))


def _words(element: etree._Element) -> str:
    spaces = (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break", f"{TEXT}p")
    parts = [
        (" " if each.tag in spaces else "")
        + (each.text or "")
        + " " * (each.tag in spaces)
        + (each.tail or "" if each is not element else "")
        for each in element.iter()
        if isinstance(each.tag, str)
    ]
    return " ".join("".join(parts).replace("\u00ad", "").split())


def _own_text(paragraph: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph without that of paragraphs within it, of notes and of comments."""
    yield paragraph.text or ""
    for child in paragraph:
        if child.tag in (f"{TEXT}s", f"{TEXT}tab", f"{TEXT}line-break"):
            yield " "
        elif child.tag == f"{TEXT}note":
            yield f" {_words(child.find(f'{TEXT}note-body'))} " if child.find(f"{TEXT}note-body") is not None else ""
        elif isinstance(child.tag, str) and child.tag not in (
            f"{OFFICE}annotation",
            f"{TEXT}p",
            f"{DRAW}frame",
            f"{DRAW}custom-shape",
        ):
            yield from _own_text(child)
        yield child.tail or ""
