"""A Word file -> paragraphs and tables.

The libraries that read Word leave out what cards are full of: content controls, text boxes, proposed changes, numbers
that Word counts itself. So this walks the XML (ECMA-376 part 1) with lxml.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from macros.card.prose import Run
from macros.importing.outline import Block, Cell, Control, Document, Leftover, Para, Row, Table, tidy
from macros.importing.package import Package
from macros.importing.word_numbering import Numbering
from macros.importing.word_styles import Styles, W, child, switched, value, whole

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DOCUMENT = "word/document.xml"
# Boxes in the symbol fonts of Windows, by their code in that font: Wingdings and Wingdings 2.
_TICKED_CODES = ("F0FE", "F0FD", "F078", "F052", "F051", "F0FC", "F054", "F053")
_EMPTY_CODES = ("F0A8", "F06F", "F0A3", "F071", "F02A", "F0A1", "F072")
TICKED, UNTICKED = "☒", "☐"
_HYPERLINK = re.compile(r'HYPERLINK\s+(\\l\s+)?"([^"]*)"')
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave)(?: ?\d| kop| heading|$)")


@dataclass
class _Field:
    """A complex field of Word between its begin and end: its instruction, and whether its result has begun."""

    instruction: str = ""
    shown: bool = False
    control: Control | None = None


@dataclass
class _Lines:
    """A paragraph while it is read: a line break in it starts a new line, which becomes a paragraph of its own."""

    lines: list[list[Run]] = field(default_factory=lambda: [[]])
    bookmarks: list[str] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)

    def add(self, run: Run) -> None:
        self.lines[-1].append(run)


def read_word(package: Package, form_fields: frozenset[str] = frozenset()) -> Document:
    """Return what stands in a Word file, read as if every proposed change was accepted.

    What someone filled in in a content control whose tag is in `form_fields` is no text: it comes as a `Control`.

    Raises:
        RefusedError: a part is no XML.
    """
    return _Reader(package, form_fields).read()


class _Reader:
    def __init__(self, package: Package, form_fields: frozenset[str]) -> None:
        self._package, self._form_fields = package, form_fields
        self._styles = Styles(package.xml("word/styles.xml"))
        self._numbering = Numbering(package.xml("word/numbering.xml"), self._styles)
        self._links = self._relations()
        self._notes = {kind: self._notes_of(kind) for kind in ("footnote", "endnote")}
        self._fields: list[_Field] = []
        self._carried: _Lines | None = None
        self._bookmarks: list[str] = []
        self._changes = self._footnotes = self._pictures = 0
        self._paragraph = self._table = 0
        self.document = Document()

    def read(self) -> Document:
        root = self._package.xml(_DOCUMENT)
        body = child(root, "body")
        document = self.document
        document.blocks = list(self._blocks(body if body is not None else (), ""))
        if self._carried:
            document.blocks += self._close(self._carried, Para((), "einde"))
        self._read_around()
        self._say()
        document.raw = list(self._raw())
        return document

    # --- What stands around the text ---

    def _relations(self) -> dict[str, str]:
        root = self._package.xml("word/_rels/document.xml.rels")
        return {each.get("Id", ""): each.get("Target", "") for each in root} if root is not None else {}

    def _notes_of(self, kind: str) -> dict[str, str]:
        root = self._package.xml(f"word/{kind}s.xml")
        notes = root.iterchildren(f"{W}{kind}") if root is not None else ()
        return {each.get(f"{W}id", ""): _words(each) for each in notes if not each.get(f"{W}type")}

    def _read_around(self) -> None:
        for name in sorted(self._package.names):
            if match := re.fullmatch(r"word/(header|footer)\d*\.xml", name):
                place = "koptekst" if match[1] == "header" else "voettekst"
                self.document.margins += [Leftover(place, text) for text in _paragraphs_of(self._package.xml(name))]
        comments = self._package.xml("word/comments.xml")
        self.document.leftovers += [Leftover("opmerking", text) for text in _paragraphs_of(comments)]
        core = self._package.xml("docProps/core.xml")
        for each in core if core is not None else ():
            self.document.properties[etree.QName(each).localname] = (each.text or "").strip()
        custom = self._package.xml("docProps/custom.xml")
        for each in custom if custom is not None else ():
            self.document.properties[each.get("name", "")] = "".join(each.itertext()).strip()
        self.document.title = self.document.properties.get("title", "")

    def _say(self) -> None:
        if self._changes:
            said = (
                "1 voorgestelde wijziging is"
                if self._changes == 1
                else f"{self._changes} voorgestelde wijzigingen zijn"
            )
            self.document.remarks.append(
                f"{said} gelezen alsof ze aanvaard zijn (Word: Controleren, Wijzigingen bijhouden)."
            )
        if self._footnotes:
            self.document.remarks.append(f"Voetnoten staan tussen haakjes in de tekst: {self._footnotes}.")
        if self._pictures:
            self.document.remarks.append(f"Afbeeldingen zijn niet overgenomen: {self._pictures}.")

    def _raw(self) -> Iterator[Leftover]:
        """Yield every paragraph of every part by its `w:t` alone: no rule of the reader can lose a text here."""
        for name in sorted(self._package.names):
            if re.fullmatch(
                r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments|diagrams/data\d*)\.xml", name
            ):
                root = self._package.xml(name)
                for paragraph in root.iter(f"{W}p") if root is not None else ():
                    pieces = paragraph.iter(f"{W}t", f"{_MATHS}t", f"{W}br", f"{W}tab", f"{W}cr")
                    own = (each for each in pieces if next(each.iterancestors(f"{W}p")) is paragraph)
                    text = "".join(each.text or " " for each in own).replace("\u00ad", "").strip()
                    if text and not _said_in_choice(paragraph, text):
                        yield Leftover(name.removeprefix("word/").removesuffix(".xml"), text)
                yield from _astray(root, name)

    # --- Blocks ---

    def _blocks(self, parent: Iterable[etree._Element], where: str) -> Iterator[Block]:
        for element in parent:
            kind = element.tag
            if kind == f"{W}p":
                yield from self._para(element, where)
            elif kind == f"{W}tbl":
                yield self._table_of(element, where)
            elif kind == f"{W}bookmarkStart":
                self._bookmarks.append(element.get(f"{W}name", ""))
            elif kind == f"{W}sdt":
                yield from self._blocks(_content(element), where)
            elif kind in (f"{W}del", f"{W}moveFrom"):
                self._drop(element)
            elif kind in (f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag", f"{W}sdtContent"):
                self._changes += kind in (f"{W}ins", f"{W}moveTo")
                yield from self._blocks(element, where)
            elif kind == f"{_MC}AlternateContent":
                yield from self._blocks(_chosen(element), where)

    def _drop(self, element: etree._Element) -> None:
        self._changes += 1
        if text := _words(element, deleted=True):
            self.document.leftovers.append(Leftover("geschrapt met wijzigingen bijhouden", text))

    def _para(self, element: etree._Element, where: str) -> Iterator[Block]:
        self._paragraph += not where
        properties = child(element, "pPr")
        style = value(child(properties, "pStyle")) or ""
        lines = self._carried or _Lines()
        self._carried = None
        lines.bookmarks += self._bookmarks
        self._bookmarks = []
        self._inline(element, lines, Run(text=""))
        mark_properties = child(properties, "rPr")
        if child(mark_properties, "del") is not None or child(mark_properties, "moveFrom") is not None:
            # Its end is gone: it goes on in the next paragraph.
            self._changes += 1
            self._carried = lines
            return
        outline = whole(value(child(properties, "outlineLvl")))
        name = self._styles.name(style)
        para = Para(
            (),
            where or f"alinea {self._paragraph}",
            heading=outline + 1 if outline is not None and outline < 9 else self._styles.heading(style),
            mark=self._numbering.mark(properties, style),
            style=name,
            large=self._size(element, style) - self._styles.ordinary,
        )
        if _CONTENTS.match(name):
            text = " ".join(run.text for line in lines.lines for run in line)
            self.document.leftovers.append(Leftover("inhoudsopgave", text))
            return
        yield from self._close(lines, para)

    def _close(self, lines: _Lines, para: Para) -> Iterator[Block]:
        first = True
        for line in lines.lines:
            runs = tidy(line)
            if first:
                yield replace(para, runs=runs, bookmarks=tuple(lines.bookmarks), controls=tuple(lines.controls))
            elif runs:
                yield replace(para, runs=runs, mark=None, heading=0)
            first = False
        yield from lines.boxes

    def _size(self, element: etree._Element, style: str) -> float:
        sizes = [
            size / 2
            for run in element.iter(f"{W}r")
            if (size := whole(value(child(child(run, "rPr"), "sz")))) and _words(run)
        ]
        return max(sizes) if sizes else self._styles.size(style)

    # --- Within a paragraph ---

    def _inline(self, parent: Iterable[etree._Element], lines: _Lines, style: Run) -> None:
        for element in parent:
            kind = element.tag
            if kind == f"{W}r":
                self._run(element, lines, style)
            elif kind == f"{W}bookmarkStart":
                lines.bookmarks.append(element.get(f"{W}name", ""))
            elif kind == f"{W}hyperlink":
                anchor = element.get(f"{W}anchor")
                target = f"#{anchor}" if anchor else self._links.get(element.get(f"{_R}id", ""), "")
                self._inline(element, lines, style.model_copy(update={"link": target or None}))
            elif kind == f"{W}sdt":
                self._control(element, lines, style)
            elif kind in (f"{W}del", f"{W}moveFrom"):
                self._drop(element)
            elif kind in (f"{W}ins", f"{W}moveTo"):
                self._changes += 1
                self._inline(element, lines, style)
            elif kind in (f"{W}smartTag", f"{W}customXml", f"{W}fldSimple", f"{W}dir", f"{W}bdo"):
                self._inline(element, lines, style)
            elif kind == f"{_MC}AlternateContent":
                self._inline(_chosen(element), lines, style)
            elif kind in (f"{_MATHS}oMath", f"{_MATHS}oMathPara"):
                lines.add(
                    style.model_copy(update={"text": "".join(each.text or "" for each in element.iter(f"{_MATHS}t"))})
                )

    def _control(self, element: etree._Element, lines: _Lines, style: Run) -> None:
        properties = child(element, "sdtPr")
        name = value(child(properties, "tag")) or ""
        box = properties.find(f"{_W14}checkbox") if properties is not None else None
        text = " ".join(_words(element).split())
        if box is not None:
            checked = box.find(f"{_W14}checked")
            ticked = checked is not None and checked.get(f"{_W14}val") in ("1", "true")
            lines.controls.append(Control(name, tick=True, value=TICKED if ticked else ""))
        elif name in self._form_fields:
            lines.controls.append(Control(name, tick=False, value=text))
        elif child(properties, "showingPlcHdr") is not None:
            lines.controls.append(Control(name, tick=False))
            if text:
                self.document.leftovers.append(Leftover("aanwijzing in een invulveld", text))
        else:
            self._inline(_content(element), lines, style)

    def _run(self, element: etree._Element, lines: _Lines, style: Run) -> None:  # noqa: PLR0912
        properties = child(element, "rPr")
        run = style.model_copy(update=self._look(properties))
        if self._fields and self._fields[-1].shown and (link := _HYPERLINK.search(self._fields[-1].instruction)):
            run = run.model_copy(update={"link": f"#{link[2]}" if link[1] else link[2]})
        hidden = switched(properties, "vanish")
        for piece in element:
            kind = piece.tag
            if kind == f"{W}fldChar":
                self._field(piece, lines)
            elif self._fields and not self._fields[-1].shown:
                if kind == f"{W}instrText":
                    self._fields[-1].instruction += piece.text or ""
            elif hidden and kind == f"{W}t":
                self.document.leftovers.append(Leftover("verborgen tekst", piece.text or ""))
            elif kind == f"{W}t":
                text = (piece.text or "").replace("\u00ad", "").replace("\u2011", "-")
                first, *more = text.split("\n")
                lines.add(run.model_copy(update={"text": first}))
                for line in more:
                    lines.add(run.model_copy(update={"text": f" {line}"}))
            elif kind in (f"{W}tab", f"{W}ptab"):
                lines.add(run.model_copy(update={"text": "\t"}))
            elif kind == f"{W}noBreakHyphen":
                lines.add(run.model_copy(update={"text": "-"}))
            elif kind in (f"{W}br", f"{W}cr") and piece.get(f"{W}type", "textWrapping") == "textWrapping":
                lines.lines.append([])
            elif kind == f"{W}sym":
                lines.add(run.model_copy(update={"text": _symbol(piece.get(f"{W}char", ""))}))
            elif kind in (f"{W}footnoteReference", f"{W}endnoteReference"):
                self._note(piece, lines, run)
            elif kind in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self._drawing(piece, lines)
            elif kind == f"{_MC}AlternateContent":
                for each in _chosen(piece):
                    self._drawing(each, lines)

    def _look(self, properties: etree._Element | None) -> dict[str, bool]:
        look = {}
        style = value(child(properties, "rStyle")) or ""
        for attribute, name in (("bold", "b"), ("italic", "i")):
            direct = switched(properties, name)
            on = direct if direct is not None else self._styles.emphasis(style, name) if style else None
            if on is not None:
                look[attribute] = on
        return look

    def _field(self, piece: etree._Element, lines: _Lines) -> None:
        kind = piece.get(f"{W}fldCharType")
        if kind == "begin":
            box = piece.find(f"{W}ffData/{W}checkBox")
            control = None
            if box is not None:
                on = switched(box, "checked")
                ticked = on if on is not None else switched(box, "default")
                control = Control(
                    value(piece.find(f"{W}ffData/{W}name")) or "", tick=True, value=TICKED if ticked else ""
                )
            self._fields.append(_Field(control=control))
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
        elif kind == "end" and self._fields:
            control = self._fields.pop().control
            if control:
                lines.controls.append(control)

    def _note(self, piece: etree._Element, lines: _Lines, run: Run) -> None:
        kind = etree.QName(piece).localname.removesuffix("Reference")
        text = self._notes[kind].get(piece.get(f"{W}id", ""), "")
        if text:
            self._footnotes += 1
            lines.add(run.model_copy(update={"text": f" ({text})"}))

    def _drawing(self, element: etree._Element, lines: _Lines) -> None:
        boxes = list(element.iter(f"{W}txbxContent"))
        for box in boxes:
            # Word keeps a box twice, once for older versions: the second says the same.
            if next(box.iterancestors(f"{_MC}Fallback"), None) is None or not _has_choice(box):
                lines.boxes += self._blocks(box, f"tekstvak bij alinea {self._paragraph}")
        self._pictures += not boxes

    # --- Tables ---

    def _table_of(self, element: etree._Element, where: str) -> Table:
        self._table += not where
        place = where or f"tabel {self._table}"
        rows = []
        for number, row in enumerate(_within(element, f"{W}tr"), 1):
            properties = child(row, "trPr")
            if child(properties, "del") is not None:
                self._drop(row)
                continue
            self._changes += child(properties, "ins") is not None
            at = f"{place}, rij {number}"
            cells = tuple(self._cell(cell, at) for cell in _within(row, f"{W}tc"))
            rows.append(Row(cells, header=bool(switched(properties, "tblHeader"))))
        return Table(tuple(rows), place)

    def _cell(self, element: etree._Element, where: str) -> Cell:
        properties = child(element, "tcPr")
        span = whole(value(child(properties, "gridSpan")))
        merged = child(properties, "vMerge")
        return Cell(
            tuple(self._blocks(element, where)),
            span=span or 1,
            goes_on=merged is not None and (value(merged) or "continue") == "continue",
        )


def _within(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, those in content controls too."""
    for element in parent:
        if element.tag == wanted:
            yield element
        elif element.tag == f"{W}sdt":
            yield from _within(_content(element), wanted)
        elif element.tag in (f"{W}customXml", f"{W}ins", f"{W}sdtContent"):
            yield from _within(element, wanted)


def _content(element: etree._Element) -> etree._Element:
    content = child(element, "sdtContent")
    return content if content is not None else etree.Element("none")


def _chosen(element: etree._Element) -> etree._Element:
    """Return the branch of an mc:AlternateContent to read: each says the same in another way."""
    choice = element.find(f"{_MC}Choice")
    chosen = choice if choice is not None else element.find(f"{_MC}Fallback")
    return chosen if chosen is not None else etree.Element("none")


def _has_choice(box: etree._Element) -> bool:
    around = next(box.iterancestors(f"{_MC}AlternateContent"), None)
    return around is not None and around.find(f"{_MC}Choice") is not None


def _astray(root: etree._Element | None, name: str) -> Iterator[Leftover]:
    """Yield text in no paragraph, that of drawings, and what is struck out: wherever it stands."""
    for each in root.iter(f"{W}t", f"{W}delText", f"{_DRAWN}t") if root is not None else ():
        in_paragraph = each.tag == f"{W}t" and next(each.iterancestors(f"{W}p"), None) is not None
        if not in_paragraph and (each.text or "").strip():
            yield Leftover(name.removeprefix("word/").removesuffix(".xml"), (each.text or "").strip())


def _said_in_choice(paragraph: etree._Element, text: str) -> bool:
    """Return whether a paragraph is there for older versions of Word, and says what the one for newer ones says."""
    around = next(paragraph.iterancestors(f"{_MC}Fallback"), None)
    choice = around.getparent().find(f"{_MC}Choice") if around is not None else None
    return choice is not None and " ".join(text.split()) in _words(choice)


def _symbol(code: str) -> str:
    return TICKED if code.upper() in _TICKED_CODES else UNTICKED if code.upper() in _EMPTY_CODES else " "


def _words(element: etree._Element, *, deleted: bool = False) -> str:
    kinds = (f"{W}t", f"{W}delText") if deleted else (f"{W}t",)
    text = "".join(each.text or "" if each.tag in kinds else " " for each in element.iter(*kinds, f"{W}p", f"{W}tab"))
    return " ".join(text.replace("\u00ad", "").split())


def _paragraphs_of(root: etree._Element | None) -> list[str]:
    return [text for each in root.iter(f"{W}p") if (text := _words(each))] if root is not None else []
