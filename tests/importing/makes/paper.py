"""PDF with and without tags, set by Typst, and plain text."""

import textwrap
from collections.abc import Callable

import typst

from tests.importing.makes.made import DO, HOW, MEASURES, PROSE, SIGNALS, SIGNS, TITLE, WHAT, Made, Row, rows

_HEAD = ("Nr.", "Maatregel", "Doe ik al", "Ga ik proberen")
_FOOTER = "versie 10-11-2019"


def _said(text: str) -> str:
    return '#"' + text.replace('"', '\\"') + '"'


def _opening(columns: int = 1) -> str:
    parts = [
        f'#set document(title: "{TITLE}")',
        f'#set page(paper: "a5", columns: {columns}, footer: [{_FOOTER}])',
        '#set text(lang: "nl", size: 10pt, hyphenate: true)',
        f"= {_said(TITLE)}",
    ]
    for heading, text in zip((WHAT, HOW), PROSE, strict=True):
        parts += [f"== {_said(heading)}", _said(text)]
    return "\n\n".join([*parts, f"== {_said(SIGNS)}", "\n".join(f"- {_said(text)}" for text in SIGNALS)])


def _made(body: str, measures: list[Row], *also: str, blank: int = 0, tags: bool, columns: int = 1) -> Made:
    data = typst.compile(f"{_opening(columns)}\n\n== {_said(DO)}\n\n{body}".encode(), format="pdf", pdf_tags=tags)
    return Made(
        *("kaart.pdf", data, TITLE, measures, SIGNALS, [WHAT, HOW, SIGNS, DO], PROSE, blank),
        edition="2019-11-10",
        also=[*also, _FOOTER],
    )


def _table() -> str:
    head = ", ".join(f"[{_said(text)}]" for text in _HEAD)
    lines = [
        f"[{number}], [*{_said(short)}* #parbreak() {_said(text)}], [], [],"
        for number, (short, text) in enumerate(MEASURES, 1)
    ]
    blank = "\n".join(f"[{number}], [], [], []," for number in (11, 12))
    return f"#table(columns: (auto, 1fr, auto, auto), table.header({head}),\n" + "\n".join(lines) + f"\n{blank})"


def tagged_table() -> Made:
    """Tags, and a table over two pages whose head is repeated."""
    return _made(_table(), rows(), *_HEAD, blank=2, tags=True)


def tagged_list() -> Made:
    """Tags, two columns, and a numbered list with a list in each item."""
    body = "\n".join(
        f"{number}. *{_said(short)}.* {_said(text)}\n  - {_said('ook op de speelplaats')}"
        for number, (short, text) in enumerate(MEASURES, 1)
    )
    measures = [Row(row.number, row.short, f"{row.text} ook op de speelplaats") for row in rows()]
    return _made(body, measures, tags=True, columns=2)


def untagged_table() -> Made:
    """No tags: a table with lines, over two pages."""
    return _made(_table(), rows(), *_HEAD, blank=2, tags=False)


def untagged_list() -> Made:
    """No tags, two columns, numbers typed."""
    body = "\n\n".join(
        f"{_said(f'{number}. {short}.')} {_said(text)}" for number, (short, text) in enumerate(MEASURES, 1)
    )
    return _made(body, rows(), tags=False, columns=2)


def _plain(body: str, name: str, *also: str, blank: int = 0) -> Made:
    parts = [TITLE, "=" * len(TITLE), "", "Versie 10-11-2019", ""]
    for heading, text in zip((WHAT, HOW), PROSE, strict=True):
        parts += [heading, "-" * len(heading), *textwrap.wrap(text, 40), ""]
    parts += [SIGNS, "-" * len(SIGNS), *(f"- {text}" for text in SIGNALS), "", DO, "-" * len(DO), body]
    return Made(
        *(name, "\r\n".join(parts).encode("cp1252"), TITLE, rows(), SIGNALS, [WHAT, HOW, SIGNS, DO], PROSE, blank),
        edition="2019-11-10",
        also=["Versie 10-11-2019", *also],
    )


def text_list() -> Made:
    """Text of Windows, with numbers typed and lines that go on under them."""
    body = "\r\n".join(f"{number}. {short}.\r\n   {text}" for number, (short, text) in enumerate(MEASURES, 1))
    return _plain(body, "kaart.txt")


def text_table() -> Made:
    """A table in Markdown."""
    lines = [f"| {number} | {short}. {text} | | |" for number, (short, text) in enumerate(MEASURES, 1)]
    body = "\r\n".join([f"| {' | '.join(_HEAD)} |", "|---|---|---|---|", *lines, "| 11 | | | |"])
    return _plain(body, "kaart.md", *_HEAD, blank=1)


def text_tabs() -> Made:
    """A table as one gets it by copying it from Word: a tab between the cells."""
    lines = [f"{number}\t{short}. {text}\t\t" for number, (short, text) in enumerate(MEASURES, 1)]
    return _plain("\r\n".join(["\t".join(_HEAD), *lines]), "kaart.txt", *_HEAD)


MAKES: dict[str, Callable[[], Made]] = {
    f"{'text' if make.__name__.startswith('text') else 'pdf'} {make.__name__.removeprefix('text_')}": make
    for make in (tagged_table, tagged_list, untagged_table, untagged_list, text_list, text_table, text_tabs)
}
