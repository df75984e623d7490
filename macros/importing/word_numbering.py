"""The numbers that Word counts itself: `w:num`, `w:abstractNum`, overrides and restarts, as ECMA-376 17.9 has them."""

from dataclasses import dataclass, field

from lxml import etree

from macros.importing.outline import Mark
from macros.importing.word_styles import Styles, W, child, value, whole

_MOST_LEVELS = 9
_ROMAN = {
    **{1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC"},
    **{50: "L", 40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"},
}


@dataclass
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restart: int | None = None
    style: str = ""
    legal: bool = False


@dataclass
class _List:
    """A `w:num`: the list it counts in (`abstract`), its levels, and where it starts anew."""

    abstract: str
    levels: dict[int, _Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document: `mark` is asked for every paragraph, in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._numbers: dict[str, etree._Element] = {}
        for element in root if root is not None else ():
            if element.tag == f"{W}abstractNum":
                self._abstract[element.get(f"{W}abstractNumId", "")] = element
            elif element.tag == f"{W}num":
                self._numbers[element.get(f"{W}numId", "")] = element
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def mark(self, properties: etree._Element | None, style: str) -> Mark | None:
        """Return the mark of a paragraph with these `w:pPr` and this style, and count it; None when it has none."""
        found = self._number_of(properties, style)
        if not found:
            return None
        number, level = found
        one = self._list(number)
        if not one or level not in one.levels:
            return None
        counts = self._count(number, one, level)
        kind = one.levels[level].kind
        if kind == "bullet":
            return Mark(ordered=False, level=level, label="•", list_id=number)
        label = self._label(one, level, counts)
        return Mark(ordered=True, level=level, label=label, list_id=number) if label or kind != "none" else None

    def _number_of(self, properties: etree._Element | None, style: str) -> tuple[str, int] | None:
        direct = child(properties, "numPr")
        number, level = value(child(direct, "numId")), value(child(direct, "ilvl"))
        inherited = self._styles.number(style)
        if number is None and inherited:
            number, style_level, owner = inherited
            level = level if level is not None else self._level_of_style(number, owner, style_level)
        if not number or number == "0":
            return None
        return number, min(whole(level) or 0, _MOST_LEVELS - 1)

    def _level_of_style(self, number: str, style: str, level: str | None) -> str | None:
        one = self._list(number)
        owned = [index for index, each in one.levels.items() if each.style == style] if one else []
        return str(owned[0]) if owned else level

    def _list(self, number: str, followed: int = 0) -> _List | None:
        if number not in self._lists:
            self._lists[number] = None
            self._lists[number] = self._read(number, followed)
        return self._lists[number]

    def _read(self, number: str, followed: int) -> _List | None:
        element = self._numbers.get(number)
        if element is None:
            return None
        abstract_id = value(child(element, "abstractNumId")) or ""
        abstract = self._abstract.get(abstract_id)
        if abstract is None:
            return None
        link = value(child(abstract, "numStyleLink"))
        if link and followed < _MOST_LEVELS:
            # The levels stand with another list, by way of a style; the counting stays one with that list.
            inherited = self._styles.number(link)
            linked = self._list(inherited[0], followed + 1) if inherited else None
            one = _List(linked.abstract, dict(linked.levels)) if linked else _List(abstract_id)
        else:
            one = _List(abstract_id, {_index(each): _level(each) for each in abstract.iterchildren(f"{W}lvl")})
        for override in element.iterchildren(f"{W}lvlOverride"):
            level = _index(override)
            own = child(override, "lvl")
            if own is not None:
                one.levels[level] = _level(own)
            start = whole(value(child(override, "startOverride")))
            if start is not None:
                one.starts[level] = start
        return one

    def _count(self, number: str, one: _List, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(one.abstract, {})
        for each in range(level + 1):
            # A list with a start of its own begins there the first time that it is met, and then counts on.
            if each in one.starts and (number, each) not in self._begun and (each == level or each not in counts):
                self._begun.add((number, each))
                counts[each] = one.starts[each] - (1 if each == level else 0)
                self._forget_below(one, counts, each)
        start = one.levels[level].start
        counts[level] = counts.get(level, start - 1) + 1
        for higher in range(level):
            counts.setdefault(higher, one.levels[higher].start if higher in one.levels else 1)
        self._forget_below(one, counts, level)
        return counts

    @staticmethod
    def _forget_below(one: _List, counts: dict[int, int], level: int) -> None:
        for deeper in [each for each in counts if each > level]:
            restart = one.levels[deeper].restart if deeper in one.levels else None
            # w:lvlRestart 0: never; n: only after level n (counted from 1) or one above it.
            if restart is None or (restart and level < restart):
                del counts[deeper]

    @staticmethod
    def _label(one: _List, level: int, counts: dict[int, int]) -> str:
        label, legal = one.levels[level].text, one.levels[level].legal
        for each in range(level, -1, -1):
            kind = one.levels[each].kind if each in one.levels and not legal else "decimal"
            label = label.replace(f"%{each + 1}", written(counts.get(each, 1), kind))
        return label.strip()


def written(number: int, kind: str) -> str:
    """Return a number as a list of this kind shows it (a `w:numFmt` of Word)."""
    if kind in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * min(1 + (number - 1) // 26, _MOST_LEVELS) if number > 0 else ""
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(number)
        return roman if kind == "upperRoman" else roman.lower()
    if kind == "decimalZero":
        return f"{number:02}"
    return "" if kind in ("none", "bullet") else str(number)


def _roman(number: int) -> str:
    out = ""
    for size, sign in _ROMAN.items():
        while 0 < size <= number < 10_000:
            out, number = out + sign, number - size
    return out


def _index(element: etree._Element) -> int:
    return whole(element.get(f"{W}ilvl")) or 0


def _level(element: etree._Element) -> _Level:
    start = whole(value(child(element, "start")))
    return _Level(
        start=1 if start is None else start,
        kind=value(child(element, "numFmt")) or "decimal",
        text=value(child(element, "lvlText")) or "",
        restart=whole(value(child(element, "lvlRestart"))),
        style=value(child(element, "pStyle")) or "",
        legal=child(element, "isLgl") is not None,
    )
