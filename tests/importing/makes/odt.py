"""OpenDocument texts, by hand: what LibreOffice writes, and what other programs do with the same elements."""

import io
import zipfile
from collections.abc import Callable
from html import escape

from tests.importing.makes.made import DO, HOW, MEASURES, PROSE, SIGNALS, SIGNS, TITLE, WHAT, Made, Row, rows

_NS = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("meta", "meta"), ("form", "form"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
_LISTS = (
    '<text:list-style style:name="Telling"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>'
    '<text:list-style style:name="Punten"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
    '<style:style style:name="Vet" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
)
_FOOTER = "uitgave 10 november 2019 – De Linde"
_HEAD = ("Nr", "Maatregel", "1", "2")


def _file(body: str) -> bytes:
    content = (
        f"<office:document-content {_NS}><office:automatic-styles>{_LISTS}</office:automatic-styles><office:body>"
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {_NS}><office:master-styles><style:master-page><style:footer>"
        f"<text:p>{_FOOTER}</text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        archive.writestr("styles.xml", styles)
    return out.getvalue()


def _p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{escape(text, quote=False)}</text:p>'


def _h(text: str, level: int = 1) -> str:
    return f'<text:h text:outline-level="{level}">{escape(text, quote=False)}</text:h>'


def _items(texts: list[str], style: str = "Punten") -> str:
    items = "".join(f"<text:list-item>{_p(text)}</text:list-item>" for text in texts)
    return f'<text:list text:style-name="{style}">{items}</text:list>'


def _opening() -> str:
    parts = [_p(TITLE, "Title")]
    for heading, text in zip((WHAT, HOW), PROSE, strict=True):
        parts += [_h(heading), _p(text)]
    return "".join([*parts, _h(SIGNS), _items(SIGNALS), _h(DO)])


def _made(body: str, measures: list[Row], *also: str, blank: int = 0) -> Made:
    return Made(
        *("kaart.odt", _file(_opening() + body), TITLE, measures, SIGNALS, [WHAT, HOW, SIGNS, DO], PROSE, blank),
        edition="2019-11-10",
        also=[_FOOTER, *also],
    )


def _cell(inner: str, *, span: int = 1) -> str:
    covered = "<table:covered-table-cell/>" * (span - 1)
    return f'<table:table-cell table:number-columns-spanned="{span}">{inner}</table:table-cell>{covered}'


def _row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def tabled() -> Made:
    """A table whose numbers are a list that goes on from cell to cell, with sections over the whole width."""
    out: list[Row] = []
    lines = [f"<table:table-header-rows>{_row(*(_cell(_p(text)) for text in _HEAD))}</table:table-header-rows>"]
    sections = {0: ("Taal en uitleg", "taal"), 6: ("Rust", "rust")}
    theme = ""
    for index, (short, text) in enumerate(MEASURES):
        if index in sections:
            label, theme = sections[index]
            lines.append(_row(_cell(_p(label), span=4)))
        follows = f'text:continue-list="t{index - 1}"' if index else ""
        number = (
            f'<text:list xml:id="t{index}" {follows} text:style-name="Telling">'
            "<text:list-item><text:p/></text:list-item></text:list>"
        )
        said = f'<text:p><text:span text:style-name="Vet">{short}.</text:span> {escape(text, quote=False)}</text:p>'
        empty = '<table:table-cell table:number-columns-repeated="2"><text:p/></table:table-cell>'
        lines.append(_row(_cell(number), _cell(said), empty))
        out.append(Row(index + 1, short, text, theme))
    blank = '<table:table-cell table:number-columns-repeated="3"><text:p/></table:table-cell>'
    follows = '<text:list text:continue-numbering="true" text:style-name="Telling">'
    for _ in range(4):
        number = f"{follows}<text:list-item><text:p/></text:list-item></text:list>"
        lines.append(_row(_cell(number), blank))
    return _made(f"<table:table>{''.join(lines)}</table:table>", out, *_HEAD, "Taal en uitleg", "Rust", blank=4)


def listed() -> Made:
    """A numbered list with a list in each item, a frame with text between, a note, spaces and line ends as elements."""
    items = [
        f"<text:list-item><text:p>{short}<text:line-break/>{escape(text, quote=False)}</text:p>"
        "<text:list><text:list-item><text:p>samen<text:s/>met<text:tab/>de<text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>vast of los</text:p></text:note-body></text:note> "
        "zorgjuf</text:p></text:list-item></text:list></text:list-item>"
        for short, text in MEASURES
    ]
    frame = "<text:p><draw:frame><draw:text-box><text:p>Lees dit eerst.</text:p></draw:text-box></draw:frame></text:p>"
    first, second = "".join(items[:5]), "".join(items[5:])
    body = (
        f'{frame}<text:list xml:id="a" text:style-name="Telling">{first}</text:list>'
        f'<text:list text:continue-list="a" text:style-name="Telling">{second}</text:list>'
    )
    more = "samen met de (vast of los) zorgjuf"
    return _made(body, [Row(row.number, row.short, f"{row.text} {more}") for row in rows()], "Lees dit eerst.")


MAKES: dict[str, Callable[[], Made]] = {f"odt {make.__name__}": make for make in (tabled, listed)}
