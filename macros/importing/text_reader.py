"""A plain text or Markdown file -> paragraphs and tables."""

import re

from macros.card.prose import Run
from macros.importing.outline import Cell, Document, Leftover, Para, Row, Table, tidy
from macros.importing.refused import RefusedError

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(?:\{[^}]*\})?#*$")
_UNDERLINE = re.compile(r"(=+|-+)\s*$")
_RULE = re.compile(r"\|?[\s:|-]+\|[\s:|-]*$")
_ITEM = re.compile(r"\s*(?:[•▪◦●○*+–—-]|\(?(?:\d{1,3}|[a-z])[.)])\s+")
_BOLD = re.compile(r"\*\*(.+?)\*\*|__(.+?)__")


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or the code page of Windows.

    Raises:
        RefusedError: this is no text.
    """
    for start, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(start):
            return data.decode(encoding, "replace")
    if b"\x00" in data[:4096]:
        raise RefusedError(
            "Dit is geen tekst. Geef een bestand van Word (.docx), LibreOffice (.odt), PDF of tekst (.txt)."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_plain(data: bytes) -> Document:
    """Return what stands in a text: an empty line ends a paragraph, # and underlining make headings, | and tabs tables.

    Raises:
        RefusedError: this is no text.
    """
    lines = re.split(r"\r\n|\r|\n", decode(data))
    document = Document(
        raw=[Leftover(f"regel {number}", line.strip()) for number, line in enumerate(lines, 1) if line.strip()]
    )
    gathered: list[tuple[int, str]] = []
    rows: list[str] = []
    tabbed = _tabbed(lines)

    def close() -> None:
        if gathered:
            number, text = gathered[0][0], " ".join(line.strip() for _, line in gathered)
            document.blocks.append(Para(_runs(text), f"regel {number}"))
            gathered.clear()
        if rows:
            document.blocks.append(_table(rows, f"tabel boven regel {at}"))
            rows.clear()

    for at, line in enumerate(lines, 1):
        heading = _HEADING.match(line)
        if at in tabbed:
            if gathered or tabbed[at]:
                close()
            rows.append(line)
        elif line.strip().startswith("|") or (rows and "|" in line):
            if gathered:
                close()
            rows.append(line)
        elif heading or (_UNDERLINE.match(line) and len(gathered) == 1):
            level = len(heading[1]) if heading else 1 if line.startswith("=") else 2
            number, text = (at, heading[2]) if heading else gathered.pop()
            close()
            document.blocks.append(Para(_runs(text), f"regel {number}", heading=level))
        elif not line.strip():
            close()
        else:
            if rows or _ITEM.match(line):
                close()
            gathered.append((at, line))
    at = len(lines)
    close()
    return document


def _tabbed(lines: list[str]) -> dict[int, bool]:
    """Return the numbers of lines that are rows of a table as Word copies it, tabs between cells; True for the first.

    A list with a tab after each number is no table: a row somewhere has more cells than two.
    """
    out: dict[int, bool] = {}
    run: list[int] = []
    for at, line in enumerate([*lines, ""], 1):
        if "\t" in line.lstrip(" ").rstrip(" ") and not line.startswith("\t"):
            run.append(at)
            continue
        if len(run) > 1 and any(lines[one - 1].count("\t") > 1 for one in run):
            out |= {one: one == run[0] for one in run}
        run = []
    return out


def _runs(text: str) -> tuple[Run, ...]:
    runs, at = [], 0
    for match in _BOLD.finditer(text):
        runs += [Run(text=text[at : match.start()]), Run(text=match[1] or match[2], bold=True)]
        at = match.end()
    return tidy([*runs, Run(text=text[at:])])


def _table(lines: list[str], place: str) -> Table:
    rows = [line for line in lines if not _RULE.match(line)]
    return Table(
        tuple(
            Row(
                tuple(
                    Cell((Para(_runs(cell.strip()), f"{place}, rij {number}"),))
                    for cell in (line.split("\t") if "\t" in line else line.strip().strip("|").split("|"))
                )
            )
            for number, line in enumerate(rows, 1)
        ),
        place,
    )
