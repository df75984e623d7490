"""The tags of a PDF: the tree of its elements in their order (ISO 32000-1, 14.7), read with pikepdf."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

_MOST_ELEMENTS = 200_000
_DEEPEST = 100

Content = tuple[int, int]
"""A page, counted from 1, and the number of a piece of content on it."""


@dataclass
class Element:
    """An element: `kind` is its standard name, `kids` its pieces of content and its elements, in reading order."""

    kind: str
    kids: list["Element | Content"] = field(default_factory=list)
    columns: int = 1
    rows: int = 1

    @property
    def elements(self) -> "list[Element]":
        """Its elements alone."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def contents(self) -> Iterator[Content]:
        """Yield every piece of content within it."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.contents()
            else:
                yield kid


def tag_tree(data: bytes) -> Element | None:
    """Return the root of the tags of a PDF; None when it has none, or none that can be used."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            root = pdf.Root.get("/StructTreeRoot")
            if not isinstance(root, pikepdf.Dictionary):
                return None
            return _Tree(pdf, root).read(root)
    except (pikepdf.PdfError, ValueError, TypeError, RecursionError):
        return None


class _Tree:
    def __init__(self, pdf: pikepdf.Pdf, root: pikepdf.Object) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
        roles = root.get("/RoleMap")
        self._roles = (
            {str(name): str(role) for name, role in roles.items()} if isinstance(roles, pikepdf.Dictionary) else {}
        )
        self._left = _MOST_ELEMENTS

    def read(self, root: pikepdf.Object) -> Element:
        return Element("Document", list(self._kids(root, 0, 0)))

    def _kids(self, element: pikepdf.Object, page: int, depth: int) -> Iterator[Element | Content]:
        kids = element.get("/K")
        if kids is None or depth > _DEEPEST:
            return
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            self._left -= 1
            if self._left < 0:
                raise ValueError("the tags are too many, or go round")
            if isinstance(kid, int):
                yield page, int(kid)
            elif isinstance(kid, pikepdf.Dictionary):
                own = self._page(kid) or page
                if "/MCID" in kid and "/S" not in kid:
                    yield own, int(kid.MCID)
                elif "/S" in kid:
                    columns, rows = self._spans(kid)
                    yield Element(self._kind(str(kid.S)), list(self._kids(kid, own, depth + 1)), columns, rows)

    def _page(self, element: pikepdf.Object) -> int:
        page = element.get("/Pg")
        return self._pages.get(page.objgen, 0) if isinstance(page, pikepdf.Dictionary) else 0

    def _kind(self, name: str) -> str:
        seen: set[str] = set()
        while name in self._roles and name not in seen:
            seen.add(name)
            name = self._roles[name]
        return name.removeprefix("/")

    @staticmethod
    def _spans(element: pikepdf.Object) -> tuple[int, int]:
        attributes = element.get("/A")
        columns = rows = 1
        for each in list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]:
            if isinstance(each, pikepdf.Dictionary):
                columns = _number(each.get("/ColSpan"), columns)
                rows = _number(each.get("/RowSpan"), rows)
        return columns, rows


def _number(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) and 0 < value < 100 else otherwise
