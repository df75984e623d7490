"""Links to "field:NAME" in a tagged PDF -> form fields in the same place, in the same tag."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from macros.card.contract import LONGEST_TEXT
from macros.card.fields import Field
from macros.drawing.paper_font import REGULAR
from macros.exports.pdf.form_font import add_to, form_font

# Chromium tries a field's own font for letters beyond Western Europe only when it goes by one of four names of symbol
# fonts (pdfium, cpdf_bafontmap.cpp); by any other name it looks for a font on the computer, which may have none.
FONT = "/Wingdings"
SCHEME = "field:"
# PDF 32000-1, tables 221 and 228.
_PRINTED = 4
_MANY_LINES = 1 << 12
_LINE_SIZE = 11  # points
_FIT_SIZE = 0  # as large as fits
_TICK = "0 G 1.4 w 1 J 1 j {0:.2f} {1:.2f} m {2:.2f} {3:.2f} l {4:.2f} {5:.2f} l S"
_TICK_POINTS = (0.2, 0.5, 0.42, 0.26, 0.82, 0.78)


class FormError(ValueError):
    """The boxes in the PDF are not the fields of the card."""


def add_form(data: bytes, fields: Iterable[Field], info: dict[str, str]) -> bytes:
    """Return the PDF as a form with these fields; `info` goes into its document information.

    Raises:
        FormError: a box has no field, or a field has no box.
    """
    waiting = {field.name: field for field in fields}
    order = list(waiting)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        resources = Dictionary(Font=Dictionary({FONT: add_to(pdf, form_font(REGULAR))}))
        looks = _Looks(pdf, resources)
        parents = dict(_number_tree(pdf.Root.StructTreeRoot.ParentTree))
        widgets = []
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                address = str(annotation.get("/A", Dictionary()).get("/URI", ""))
                if not address.startswith(SCHEME):
                    continue
                field = waiting.pop(address.removeprefix(SCHEME), None)
                if field is None:
                    raise FormError(f"the box of {address} has no field, or stands there twice")
                _to_widget(annotation, page, field, looks)
                parents[int(annotation.StructParent)].S = Name.Form
                widgets.append(annotation)
        if waiting or [str(widget.T) for widget in widgets] != order:
            raise FormError(f"fields without a box, or out of order: {', '.join(waiting)}")
        _mark_row_headers(pdf.Root.StructTreeRoot)
        pdf.Root.AcroForm = Dictionary(Fields=Array(widgets), DR=resources, DA=String(f"{FONT} {_LINE_SIZE} Tf 0 g"))
        for key, value in info.items():
            pdf.docinfo[f"/{key}"] = String(value)
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
        )
        return out.getvalue()


class _Looks:
    """How fields look."""

    def __init__(self, pdf: pikepdf.Pdf, resources: Dictionary) -> None:
        self._pdf, self._resources = pdf, resources
        self._shared: dict[tuple[float, float, str], pikepdf.Object] = {}

    def own(self, width: float, height: float, code: str) -> pikepdf.Object:
        """Return a drawing for one field: readers write what is typed into the drawing that stands there."""
        return self._pdf.make_stream(
            code.encode("ascii"),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, round(width, 2), round(height, 2)]),
            Resources=self._resources,
        )

    def shared(self, width: float, height: float, code: str) -> pikepdf.Object:
        """Return a drawing that all boxes of one size share."""
        key = (round(width, 2), round(height, 2), code)
        if key not in self._shared:
            self._shared[key] = self.own(*key)
        return self._shared[key]


def _to_widget(annotation: pikepdf.Object, page: pikepdf.Page, field: Field, looks: _Looks) -> None:
    for key in ("/A", "/Border"):
        del annotation[key]
    annotation.Subtype, annotation.F, annotation.P = Name.Widget, _PRINTED, page.obj
    annotation.T = String(field.name)
    annotation.TU = annotation.Contents = String(field.label)
    if field.kind == "tick":
        _to_tick(annotation, looks)
    else:
        _to_text(annotation, field, looks)


def _to_tick(annotation: pikepdf.Object, looks: _Looks) -> None:
    x0, y0, x1, y1 = (float(edge) for edge in annotation.Rect)
    side = min(x1 - x0, y1 - y0)
    tick = _TICK.format(*(part * side for part in _TICK_POINTS))
    annotation.FT = Name.Btn
    annotation.V = annotation.AS = Name.Off
    annotation.MK = Dictionary(CA=String("4"))
    # An empty drawing makes pdf.js warn: q Q draws nothing.
    annotation.AP = Dictionary(
        N=Dictionary(
            Ja=looks.shared(x1 - x0, y1 - y0, f"q {tick} Q"),
            Off=looks.shared(x1 - x0, y1 - y0, "q Q"),
        )
    )


def _to_text(annotation: pikepdf.Object, field: Field, looks: _Looks) -> None:
    # Inside the printed box, so that its line stays when a viewer fills the field with white.
    x0, y0, x1, y1 = (float(edge) + inset for edge, inset in zip(annotation.Rect, (2, 1, -2, -1), strict=True))
    annotation.Rect = Array([round(edge, 3) for edge in (x0, y0, x1, y1)])
    annotation.FT, annotation.V, annotation.MaxLen = Name.Tx, String(""), LONGEST_TEXT
    if field.kind == "lines":
        annotation.Ff = _MANY_LINES
    size = _FIT_SIZE if field.kind == "lines" else _LINE_SIZE
    annotation.DA = String(f"{FONT} {size} Tf 0 g")
    annotation.AP = Dictionary(N=looks.own(x1 - x0, y1 - y0, "/Tx BMC EMC"))


def _number_tree(node: pikepdf.Object) -> Iterator[tuple[int, pikepdf.Object]]:
    for child in node.get("/Kids", []):
        yield from _number_tree(child)
    numbers: Any = node.get("/Nums", [])
    yield from ((int(numbers[place]), numbers[place + 1]) for place in range(0, len(numbers), 2))


def _mark_row_headers(root: pikepdf.Object) -> None:
    """Make the number of a measure the header of its row, which Typst has no word for yet."""
    for table in _tags(root, "/Table"):
        for body in _tags(table, "/TBody"):
            for row in _tags(body, "/TR"):
                first = next(_tags(row, "/TD"))
                first.S = Name.TH
                first.A = Dictionary(O=Name.Table, Scope=Name.Row)


def _tags(element: pikepdf.Object, kind: str) -> Iterator[pikepdf.Object]:
    children: Any = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            if str(child.S) == kind:
                yield child
            else:
                yield from _tags(child, kind)
