"""What people do to the Word file of a card, done at random: to know what must come back.

An edit is made on the model, and the Word file is made of the outcome. What is new there loses what a person's
paragraph would not have: its mark, the names of its boxes, its number.
"""

import io
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from macros.card.fields import fields
from macros.card.model import Card, Component, Measure, Phase, Signal
from macros.card.model import ComparisonPart as Part
from macros.card.prose import Block, Heading, ListBlock, Paragraph, Run, to_blocks
from macros.exports.document import SiteInfo
from macros.exports.word.word import word_bytes
from macros.importing.package import Package
from macros.importing.round_trip.card_lines import block_lines, line_runs
from macros.importing.round_trip.take_over import TakenOver, take_over
from macros.importing.word_reader import read_word
from macros.reading.library import load_what_is_sound

DAY = date(2026, 12, 24)
NEW = 5000
"""Numbers from here on stand for what someone adds: in the Word file they are not there."""
_WORDS = (
    *("appel", "beer", "citroen", "dag", "ezel", "fiets", "gras", "huis", "ijs", "jas", "kast", "lamp", "maan"),
    *("neus", "olijf", "peer", "raam", "schoen", "tak", "uil"),
)
_SIGNS = ("", "", "", "!", ": dat", " #1", " & co", " *ster*", " [haak]", " 'x'", ' "y"', " 1. een", " - streep", " é")


class Edits:
    """One card while it is edited at random; `done` names each edit."""

    def __init__(self, card: Card, dice: random.Random) -> None:
        self.card, self.dice = card, dice
        self.done: list[str] = []
        self._new = NEW

    def some(self, count: int) -> None:
        """Make some edits."""
        for _ in range(count):
            self.one(self.dice.choice(KINDS))

    def one(self, kind: Callable[["Edits"], bool]) -> None:
        """Make one edit of a kind, when it can be made here."""
        before = self.card
        if kind(self) and not _dead_links(self.card):
            self.done.append(kind.__name__)
        else:
            self.card = before

    # --- Means ---

    def text(self) -> str:
        """Return a new text of some words, in Markdown that says just that."""
        words = " ".join(self.dice.choice(_WORDS) for _ in range(self.dice.randint(3, 7)))
        self._new += 1
        return f"{words.capitalize()} {self._new}."

    def number(self) -> int:
        """Return a number for what is new."""
        self._new += 1
        return self._new

    def change(self, text: str) -> str:
        """Return a text in which a word came, went or changed, with signs that YAML and Markdown know."""
        words = text.split(" ")
        at = self.dice.randrange(len(words))
        new = self.dice.choice(_WORDS) + self.dice.choice(_SIGNS)
        if re.fullmatch(r"[^\W\d_]+[.,!?]?", words[at]):
            words[at : at + 1] = self.dice.choice([[new], [words[at], new], [new, words[at]]])
        else:
            words.append(new)
        return " ".join(words)

    def change_prose(self, text: str) -> str:
        """Return Markdown of which one paragraph is changed, escaped where that is needed."""
        lines = text.split("\n")
        at = self.dice.choice([number for number, line in enumerate(lines) if re.search("[a-z]{3}", line)])
        escaped = re.sub(r"([\\*\[\]#])", r"\\\1", f"{self.dice.choice(_WORDS)}{self.dice.choice(_SIGNS[:9])}")
        lines[at] = f"{lines[at].rstrip()} {escaped}"
        return "\n".join(lines)

    def update(self, **values: object) -> None:
        """Give the card's data other values."""
        self.card = Card(name=self.card.name, data=self.card.data.model_copy(update=values), page=self.card.page)

    def reorder_all(self, kind: str) -> bool:
        """Move one of the "measures" or "signals" of the card; return whether there was one to move."""
        items = getattr(self.card.data, kind)
        made = self.reorder(items)
        self.update(**{kind: made or items})
        return bool(made)

    def reorder(self, items: tuple[Any, ...], *, fewest: int = 1) -> tuple[Any, ...] | None:
        """Return items of which one was taken out or put elsewhere."""
        live = [at for at, item in enumerate(items) if not getattr(item, "withdrawn", None)]
        out = list(items)
        if len(live) < 2:
            return None
        moved = out.pop(self.dice.choice(live))
        if self.dice.random() < 0.5 and len(live) > fewest:
            return tuple(out)
        out.insert(self.dice.randint(0, len(out)), moved)
        return tuple(out) if out != list(items) else None

    def insert(self, items: tuple[Any, ...], item: object) -> tuple[Any, ...]:
        """Return items with one more."""
        at = self.dice.randint(0, len(items))
        return (*items[:at], item, *items[at:])


# --- The edits: each returns whether anything was changed ---


def a_title(edits: Edits) -> bool:
    edits.update(title=edits.change(edits.card.data.title))
    return True


def a_source(edits: Edits) -> bool:
    edits.update(source=edits.change(edits.card.data.source))
    return True


def blank_rows(edits: Edits) -> bool:
    old = edits.card.data.blank_rows
    edits.update(blank_rows=edits.dice.choice([0, 1, 5, 12]))
    return edits.card.data.blank_rows != old


def a_measure(edits: Edits) -> bool:
    measures = list(edits.card.data.measures)
    at = edits.dice.choice([at for at, each in enumerate(measures) if not each.withdrawn and each.number < NEW] or [-1])
    if at < 0:
        return False
    old, values = measures[at], {}
    what = edits.dice.choice(["short", "text", "say", "no text", "no say", "more say"])
    if what == "short":
        values["short"] = f"{old.short} {edits.dice.choice(_WORDS)}"
    elif what == "text":
        values["text"] = edits.change_prose(old.text) if old.text else edits.text()
    elif what == "say" and old.say:
        which = edits.dice.randrange(len(old.say))
        says = list(old.say)
        says[which] = f"{says[which]} {edits.text()}"
        values["say"] = tuple(says)
    elif what == "no text" and old.text and old.say:
        values["text"] = None
    elif what == "no say" and old.say and old.text:
        values["say"] = edits.reorder(old.say, fewest=0) or ()
    elif what == "more say":
        values["say"] = edits.insert(old.say, edits.text())
    measures[at] = old.model_copy(update=values)
    edits.update(measures=tuple(measures))
    return bool(values)


def a_new_measure(edits: Edits) -> bool:
    text = edits.text() if edits.dice.random() < 0.7 else None
    say = (edits.text(),) if text and edits.dice.random() < 0.4 else ()
    short = edits.text().rstrip(".")
    new = Measure.model_construct(number=edits.number(), theme="", short=short, text=text, say=say)
    edits.update(measures=edits.insert(edits.card.data.measures, new))
    return True


def the_measures(edits: Edits) -> bool:
    return edits.reorder_all("measures")


def a_signal(edits: Edits) -> bool:
    signals = list(edits.card.data.signals)
    at = edits.dice.choice([at for at, each in enumerate(signals) if not each.withdrawn and each.number < NEW] or [-1])
    if at >= 0:
        signals[at] = signals[at].model_copy(update={"text": edits.change_prose(signals[at].text)})
        edits.update(signals=tuple(signals))
    return at >= 0


def a_new_signal(edits: Edits) -> bool:
    new = Signal.model_construct(number=edits.number(), text=edits.text())
    edits.update(signals=edits.insert(edits.card.data.signals, new))
    return True


def the_signals(edits: Edits) -> bool:
    return edits.reorder_all("signals")


def the_cycle(edits: Edits) -> bool:
    cycle = edits.card.data.cycle
    if not cycle:
        return False
    values: dict[str, object] = {}
    what = edits.dice.choice(["title", "closing", "no closing", "phase", "new", "order"])
    if what == "title":
        values["title"] = edits.change(cycle.title)
    elif what == "closing" and cycle.closing:
        values["closing"] = edits.change_prose(cycle.closing)
    elif what == "no closing" and cycle.closing:
        values["closing"] = None
    elif what == "phase":
        phases = list(cycle.phases)
        at = edits.dice.randrange(len(phases))
        key = edits.dice.choice(["short", "text"])
        new = f"Uit {edits.dice.choice(_WORDS)}" if key == "short" else edits.change_prose(phases[at].text)
        phases[at] = phases[at].model_copy(update={key: new})
        values["phases"] = tuple(phases)
    elif what == "new" and len(cycle.phases) < 8:
        new_phase = Phase.model_construct(short=f"Naar {edits.dice.choice(_WORDS)}", text=edits.text())
        values["phases"] = edits.insert(cycle.phases, new_phase)
    elif what == "order" and len(cycle.phases) > 2 and (made := edits.reorder(cycle.phases, fewest=2)):
        values["phases"] = made
    edits.update(cycle=cycle.model_copy(update=values))
    return bool(values)


def a_comparison(edits: Edits) -> bool:
    comparisons = list(edits.card.data.comparisons)
    if not comparisons:
        return False
    at = edits.dice.randrange(len(comparisons))
    old = comparisons[at]
    if edits.dice.random() < 0.2:
        values: dict[str, object] = {"title": edits.change(old.title)}
    elif edits.dice.random() < 0.3:
        made = edits.reorder(old.parts)
        values = {"parts": made} if made else {}
    elif edits.dice.random() < 0.3:
        values = {"parts": edits.insert(old.parts, _new_part(edits))}
    else:
        parts = list(old.parts)
        which = edits.dice.randrange(len(parts))
        parts[which] = _changed_part(edits, parts[which])
        values = {"parts": tuple(parts)} if parts[which] != old.parts[which] else {}
    comparisons[at] = old.model_copy(update=values)
    edits.update(comparisons=tuple(comparisons))
    return bool(values)


def _new_part(edits: Edits) -> Part:
    def maybe(made: Callable[[], Any], none: object = None) -> Any:
        return made() if edits.dice.random() < 0.6 else none

    return Part.model_construct(
        key=f"nieuw-{edits.number()}",
        title=edits.text().rstrip("."),
        text=edits.text(),
        points=maybe(lambda: (edits.text(), edits.text()), ()),
        look_out=maybe(edits.text),
        origin=maybe(edits.text),
    )


def _changed_part(edits: Edits, part: Part) -> Part:  # noqa: PLR0911 - one for each edit
    what = edits.dice.choice(["title", "text", "points", "new point", "point", "look_out", "origin"])
    if what == "title":
        return part.model_copy(update={"title": edits.change(part.title)})
    if what == "points" and (made := edits.reorder(part.points)):
        return part.model_copy(update={"points": made})
    # A point right behind a text that ends in a list would be one of that list.
    if what == "new point" and part.points:
        return part.model_copy(update={"points": edits.insert(part.points, edits.text())})
    if what == "point" and part.points:
        points = list(part.points)
        at = edits.dice.randrange(len(points))
        points[at] = edits.change_prose(points[at])
        return part.model_copy(update={"points": tuple(points)})
    old = getattr(part, what, None)
    if what in ("text", "look_out", "origin") and old:
        others = [each for each in ("text", "look_out", "origin") if each != what and getattr(part, each)]
        gone = edits.dice.random() < 0.3 and (others or part.points)
        return part.model_copy(update={what: None if gone else edits.change_prose(old)})
    if what in ("look_out", "origin"):
        return part.model_copy(update={what: edits.text()})
    return part


def the_page(edits: Edits) -> bool:
    page = list(edits.card.page)
    prose = [at for at, part in enumerate(page) if isinstance(part, Paragraph)]
    lists = [at for at, part in enumerate(page) if isinstance(part, ListBlock)]
    headings = [at for at, part in enumerate(page) if isinstance(part, Heading)]
    what = edits.dice.choice(["change", "remove", "add", "heading", "new heading", "item", "new item", "no item"])
    if what == "change" and prose:
        at = edits.dice.choice(prose)
        runs = (*page[at].runs, Run(text=f" {edits.text()}"))
        page[at] = Paragraph(runs=_joined(runs))
    elif what == "remove" and prose:
        at = edits.dice.choice(prose)
        between = 0 < at < len(page) - 1 and isinstance(page[at - 1], ListBlock) and isinstance(page[at + 1], ListBlock)
        if between:
            return False
        del page[at]
    elif what == "add":
        # Behind prose: right behind a component it may be more of that.
        at = edits.dice.choice([*prose, *headings]) + 1
        page.insert(at, Paragraph(runs=(Run(text=edits.text()),)))
    elif what == "heading":
        at = edits.dice.choice(headings)
        page[at] = page[at].model_copy(update={"runs": (Run(text=edits.change(block_words(page[at]))),)})
    elif what == "new heading":
        at = edits.dice.choice(prose) + 1 if prose else len(page)
        level = next((part.level for part in reversed(page[:at]) if isinstance(part, Heading)), 2)
        new = Heading(level=level, id=f"nieuw-{edits.number()}", runs=(Run(text=edits.text().rstrip(".")),))
        page[at:at] = [new, Paragraph(runs=(Run(text=edits.text()),))]
    elif lists:
        at = edits.dice.choice(lists)
        items = list(page[at].items)
        which = edits.dice.randrange(len(items))
        if what == "item":
            first, *rest = items[which]
            items[which] = (Paragraph(runs=_joined((*first.runs, Run(text=f" {edits.text()}")))), *rest)
        elif what == "new item":
            items.insert(which, (Paragraph(runs=(Run(text=edits.text()),)),))
        elif len(items) > 1:
            del items[which]
        page[at] = page[at].model_copy(update={"items": tuple(items)})
    made = tuple(page)
    changed = made != edits.card.page
    edits.card = Card(name=edits.card.name, data=edits.card.data, page=made)
    return changed


def a_whole_component(edits: Edits) -> bool:
    names = ("cyclus", "vergelijking")
    found = [part for part in edits.card.page if isinstance(part, Component) and part.name in names]
    if not found or edits.dice.random() < 0.6:
        return False
    gone = edits.dice.choice(found)
    page = tuple(part for part in edits.card.page if part != gone)
    edits.card = Card(name=edits.card.name, data=edits.card.data, page=page)
    if gone.name == "cyclus":
        edits.update(cycle=None)
    else:
        edits.update(comparisons=tuple(each for each in edits.card.data.comparisons if each.key != gone.argument))
    return True


KINDS: tuple[Callable[[Edits], bool], ...] = (
    *(a_title, a_source, blank_rows, a_measure, a_new_measure, the_measures, a_signal, a_new_signal, the_signals),
    *(the_cycle, a_comparison, the_page, a_whole_component, a_measure, a_comparison, the_page),
)


def _joined(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    out: list[Run] = []
    for run in runs:
        if out and out[-1].model_copy(update={"text": ""}) == run.model_copy(update={"text": ""}):
            out[-1] = out[-1].model_copy(update={"text": out[-1].text + run.text})
        else:
            out.append(run)
    return tuple(out)


def block_words(block: Block) -> str:
    """Return the words of a block."""
    return "".join("".join(run.text for run in line.runs) for line in block_lines((block,)))


# --- The Word file ---


def word_file(card: Card, site: SiteInfo) -> bytes:
    """Return the Word file of an edited card: what is new in it is as a person would have typed it."""
    document = docx.Document(io.BytesIO(word_bytes(card, site)))
    new = re.compile(r"(?:[ms]|nieuw_)(\d{4})(?:-\d)?")
    for mark in [*document.element.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        if new.fullmatch(mark.get(qn("w:name")) or ""):
            mark.getparent().remove(mark)
    for box in [*document.element.iter(qn("w:sdt"))]:
        tag = box.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
        if tag is not None and new.fullmatch(tag.get(qn("w:val"))):
            box.getparent().remove(box)
    for text in document.element.iter(qn("w:t")):
        if re.fullmatch(rf"{str(NEW)[0]}\d{{3}}\.?", text.text or ""):
            text.text = ""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _dead_links(card: Card) -> set[str]:
    """Return the links to what was taken out: that is no edit, but a fault that is said."""
    data = card.data
    things = [*data.measures, *data.signals, *(part for part in card.page if isinstance(part, Heading))]
    known = {thing.id for thing in things} | {each.key for one in data.comparisons for each in (one, *one.parts)}
    texts = [data.model_dump_json(), *(part.model_dump_json() for part in card.page)]
    return {link for text in texts for link in re.findall(r"(?<=[(\"]#)[a-z][a-z0-9-]*", text)} - known


@dataclass
class Outcome:
    """What came of a round trip: the files, the card they hold, and its faults."""

    taken: TakenOver
    card: Card | None
    faults: list[str] = field(default_factory=list)


def bring_back(root: Path, card: Card, word: bytes, published: frozenset[str]) -> Outcome:
    """Take over a Word file into the files of a card under `root`; return what they then hold."""
    data, page = root / f"data/kaarten/{card.name}.yml", root / f"docs/kaarten/{card.name}.md"
    document = read_word(Package(word), frozenset(each.name for each in fields(card)))
    texts = {file: file.read_text(encoding="utf-8") for file in (data, page)}
    taken = take_over(card, document, data=texts[data], page=texts[page], published=published, day=DAY)
    try:
        data.write_text(taken.data, encoding="utf-8")
        page.write_text(taken.page, encoding="utf-8")
        library = load_what_is_sound(root)
        return Outcome(taken, library.as_written.get(card.name), [str(fault) for fault in library.faults])
    finally:
        for file, text in texts.items():
            file.write_text(text, encoding="utf-8")


# --- What must have come back ---


def differences(before: Card, edited: Card, after: Card, published: frozenset[str]) -> Iterator[str]:
    """Yield what is not as it should be in the card that came back."""
    old, meant, made = before.data, edited.data, after.data
    for name in ("title", "source", "blank_rows"):
        if getattr(meant, name) != getattr(made, name):
            yield f"{name}: {getattr(meant, name)!r} came back as {getattr(made, name)!r}"
    yield from _numbered("measures", before, edited, after, published)
    yield from _numbered("signals", before, edited, after, published)
    if bool(meant.cycle) != bool(made.cycle):
        yield f"cycle: {meant.cycle} came back as {made.cycle}"
    elif meant.cycle and made.cycle:
        shown = [[each.title, each.closing and _said(each.closing)] for each in (meant.cycle, made.cycle)]
        phases = [[(one.short, _said(one.text)) for one in each.phases] for each in (meant.cycle, made.cycle)]
        if shown[0] != shown[1] or phases[0] != phases[1]:
            yield f"cycle: {meant.cycle} came back as {made.cycle}"
    comparisons = [[_comparison(each) for each in data.comparisons] for data in (meant, made)]
    yield from _told("comparisons", *comparisons)
    yield from _told("page", *([_part(part) for part in card.page] for card in (edited, after)))
    if old.label != made.label or old.summary != made.summary:
        yield "the name or the summary changed"


def _numbered(kind: str, before: Card, edited: Card, after: Card, published: frozenset[str]) -> Iterator[str]:
    old, meant, made = (getattr(card.data, kind) for card in (before, edited, after))
    numbers = [each.number for each in old] + [
        int(one[1:]) for one in published if one[0] == kind[0] and one[1:].isdigit()
    ]
    free = max(numbers)
    expected = []
    for item in meant:
        if not item.withdrawn:
            new = item.number > NEW
            free += new
            expected.append((free if new else item.number, *_texts(item)))
    came = [(item.number, *_texts(item)) for item in made if not item.withdrawn]
    yield from _told(kind, expected, came)
    kept = {each.number for each in meant}
    stay = {each.number for each in old if each.withdrawn}
    gone = {each.number for each in old if each.number not in kept and each.id in published} | stay
    withdrawn = {each.number for each in made if each.withdrawn}
    if gone != withdrawn:
        yield f"{kind}: {gone} should be withdrawn, not {withdrawn}"
    texts = {each.number: each for each in old}
    for item in made:
        was = texts.get(item.number)
        if was and was.keywords != item.keywords:
            yield f"{kind} {item.number}: its keywords changed"


def _told(what: str, meant: list[object], came: list[object]) -> Iterator[str]:
    """Yield what differs of two lists, and nothing of what they have in common."""
    if meant != came:
        lost, extra = [one for one in meant if one not in came], [one for one in came if one not in meant]
        yield f"{what}: {lost or 'the order'} came back as {extra or 'another'}"


def _texts(item: Measure | Signal) -> list[object]:
    if isinstance(item, Signal):
        return [_said(item.text)]
    return [line_runs(item.short), item.text and _said(item.text), [line_runs(saying) for saying in item.say]]


def _said(text: str) -> object:
    return [(line.runs, line.mark) for line in block_lines(to_blocks(text))]


def _comparison(comparison: Any) -> object:
    def part(one: Any) -> object:
        key = "" if one.title.split()[-1].isdigit() else one.key
        texts = [each and _said(each) for each in (one.text, one.look_out, one.origin)]
        return (key, one.title, texts, [_said(point) for point in one.points])

    return comparison.key, comparison.title, [part(one) for one in comparison.parts]


def _part(part: Block | Component) -> object:
    if isinstance(part, Component):
        return part
    lines = [(line.runs, line.mark) for line in block_lines((part,))]
    return (part.kind, getattr(part, "level", 0), lines)


def untouched(before: Card, edited: Card, text: str, after: str) -> Iterator[str]:
    """Yield each measure that nobody touched and whose lines in the file are not what they were."""
    same = {each.number: each for each in edited.data.measures}
    for measure in before.data.measures:
        if measure.withdrawn and not same.keys() >= {*measure.withdrawn.replaced_by}:
            continue
        lines = _lines_of(text, measure.number)
        if same.get(measure.number) == measure and lines and lines not in after:
            yield f"measure {measure.number} was not touched, and its lines changed"


def _lines_of(text: str, number: int) -> str:
    start = text.index("\nmaatregelen:")
    match = re.compile(rf"^  - nr: {number}\b.*\n(?:    .*\n|\n(?=    ))*", re.MULTILINE).search(text, start)
    return match[0] if match else ""
