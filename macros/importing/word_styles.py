"""The styles of a Word file: names, outline levels, emphasis and list numbers, also those a style inherits."""

import re
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|kop|überschrift|titre) ?([1-9])")
_OFF = ("0", "false", "off", "none")


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the child of an element, or None."""
    return element.find(f"{W}{name}") if element is not None else None


def value(element: etree._Element | None) -> str | None:
    """Return the `w:val` of an element, or None."""
    return element.get(f"{W}val") if element is not None else None


def whole(text: str | None) -> int | None:
    """Return a whole number of a file, from 0 on; None for what is no number, or one that no program writes."""
    return int(text) if text and re.fullmatch("[0-9]{1,6}", text) else None


def switched(properties: etree._Element | None, name: str) -> bool | None:
    """Return whether a property is on or off; None when nothing is said of it."""
    element = child(properties, name)
    return None if element is None else (value(element) or "1") not in _OFF


class Styles:
    """The styles of one document."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = root.iterchildren(f"{W}style") if root is not None else ()
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles}
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}sz") if root is not None else None
        self._size = _points(defaults) or 10.0
        self._default = next(
            (key for key, style in self._styles.items() if style.get(f"{W}default") and _kind(style) == "paragraph"), ""
        )

    def name(self, key: str) -> str:
        """Return the name of a style as a person sees it, in small letters."""
        style = self._styles.get(key or self._default)
        return (value(child(style, "name")) or key or "").lower()

    def heading(self, key: str) -> int:
        """Return the level of a heading style: 1 to 9, or 0 for another style."""
        for style in self._chain(key):
            match = _HEADING.match((value(child(style, "name")) or "").lower())
            outline = whole(value(child(child(style, "pPr"), "outlineLvl")))
            if match:
                return int(match[1])
            if outline is not None and outline < 9:
                return outline + 1
        return 0

    def emphasis(self, key: str, name: str) -> bool | None:
        """Return whether a style switches bold (`b`) or italics (`i`) on or off; None when it says nothing."""
        for style in self._chain(key):
            on = switched(child(style, "rPr"), name)
            if on is not None:
                return on
        return None

    def size(self, key: str) -> float:
        """Return the size of the text of a paragraph style, in points."""
        for style in self._chain(key or self._default):
            if points := _points(child(child(style, "rPr"), "sz")):
                return points
        return self._size

    @property
    def ordinary(self) -> float:
        """The size of ordinary text, in points."""
        return self.size(self._default)

    def number(self, key: str) -> tuple[str, str | None, str] | None:
        """Return the list of a style: its number, its level when it says one, and the style that says so; or None."""
        for style in self._chain(key):
            properties = child(child(style, "pPr"), "numPr")
            number = value(child(properties, "numId"))
            if number is not None:
                return number, value(child(properties, "ilvl")), style.get(f"{W}styleId", "")
        return None

    def _chain(self, key: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while key and key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = value(child(self._styles[key], "basedOn")) or ""


def _points(element: etree._Element | None) -> float:
    size = value(element)
    return (whole(size) or 0) / 2


def _kind(style: etree._Element) -> str:
    return str(style.get(f"{W}type", ""))
