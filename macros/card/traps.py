"""What Markdown or a template would show in another way than it was typed, without a word: said in Dutch."""

import re

from macros.card.text import shown

# Signs that a word processor puts before the items of a list.
_BULLETS = "•‣◦▪▫●○■□➢➤✓✔"
_BULLET = re.compile(rf"(?:^|(?<=\s))[{_BULLETS}](?=\s)", re.MULTILINE)
_DASH = r"[ \t]*[–—][ \t\u00a0]"
_DASHES = re.compile(rf"(?:\A|\n[ \t]*\n){_DASH}|^{_DASH}.*\n{_DASH}", re.MULTILINE)
_TABLE = re.compile(r"^[ \t]*\|.*\|[ \t]*\n[ \t]*\|.*\|[ \t]*$|\w.*\|[ \t]*:?-{3,}", re.MULTILINE)
_TABS = re.compile(r"^.*\S\t+\S.*\n.*\S\t+\S", re.MULTILINE)
_ITEM = re.compile(r" {0,3}(?:[-*+]|1[.)])[ \t]+\S")
_BRACKETED = re.compile(r"^ {0,3}1\)[ \t].*(?:\n.*)*?\n {0,3}2\)[ \t]", re.MULTILINE)
_TEMPLATE = re.compile(r"\{\{-? *[a-z_]+ *\([^}]*(?:\}\})?|\{%[^}]*(?:\})?")
# A text may end in these, whatever it is: "Knippen, plakken enz."
_SHORTENED = re.compile(r"(?:\.\.|\b(?:enz|etc|bijv|bv|vb|nr|jr|sr|min|max)|\.\w+)\.$")
_QUOTES = {"“": "”", "„": "”", "”": "”", "‘": "’", '"': '"', "'": "'", "«": "»"}

_AS_LIST = "Begin elk punt van een lijst met '- ', op een eigen regel, en zet een lege regel boven de lijst."


def mangled(text: str, *, is_table: bool = False) -> list[str]:
    """Return what Markdown would run together or show as it was not meant, each once.

    `is_table`: whether Markdown makes a table of it, which is told elsewhere.
    """
    problems = []
    if bullet := _BULLET.search(text):
        problems.append(f"'{shown(bullet.group())}' is hier geen teken van een lijst. Haal het weg. {_AS_LIST}")
    if _DASHES.search(text):
        problems.append(f"een liggend streepje (–) begint hier geen lijst. {_AS_LIST}")
    if is_table:
        return problems
    if _TABLE.search(text) or _TABS.search(text):
        problems.append(
            "hier lijkt een tabel te staan. Dat kan op een kaart niet. Schrijf het als gewone tekst of lijst."
        )
    elif _BRACKETED.search(text):
        problems.append("een nummer met een haakje begint geen lijst. Schrijf '1. ', '2. ', elk op een eigen regel.")
    if _runs_on(text):
        problems.append(
            "boven deze lijst ontbreekt een lege regel: nu loopt ze door in de tekst. Zet er een tussen, of zet een \\ "
            "voor het teken als het geen lijst is."
        )
    return problems


def _runs_on(text: str) -> bool:
    """Return whether a list begins right under a line of text."""
    in_list, above = False, ""
    for line in text.split("\n"):
        is_item = bool(_ITEM.match(line))
        if not line.strip():
            above = ""
            continue
        if not above.strip():
            in_list = is_item or (in_list and line.startswith("  "))
        elif is_item and not in_list:
            return True
        above = line
    return False


def template_problem(text: str) -> str | None:
    """Return in Dutch that a component or another piece of a template stands in a text, or None."""
    found = _TEMPLATE.search(text)
    if not found:
        return None
    return (
        f"'{shown(found.group())}': een onderdeel werkt alleen op een pagina, alleen op zijn regel. Haal het hier weg."
    )


def title_problem(text: str) -> str | None:
    """Return in Dutch that a title ends in a point, or None."""
    if not text.endswith(".") or _SHORTENED.search(text):
        return None
    return f"'{shown(text)}' eindigt op een punt, en een titel doet dat niet. Haal de punt weg."


def quotes_problem(text: str) -> str | None:
    """Return in Dutch that a saying stands between quotes of its own, or None: the card puts them there."""
    closing = _QUOTES.get(text[0])
    inside = text[1:-1]
    if len(text) < 3 or text[-1] != closing or text[0] in inside or closing in inside:
        return None
    return f"de kaart zet zelf aanhalingstekens rond '{shown(inside)}'. Haal die van jou weg."
