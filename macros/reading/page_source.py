"""The Markdown page of a card -> prose blocks and components, in the order of the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from macros.card.model import Component
from macros.card.prose import Block, page_blocks, unsupported_markup
from macros.card.text import shown
from macros.card.traps import mangled, title_problem
from macros.card.values import key_problem
from macros.reading.faults import Fault, did_you_mean, nearest

_COMPONENT = re.compile(r"""\{\{ *([a-z_]+)\( *(?:"([^"]*)"|'([^']*)')? *\) *\}\}""")
_ALMOST_COMPONENT = re.compile(r"\{\{-? *(\w+)[^{}]*\}\}")
_JINJA = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_HEADING = re.compile(r"(#+)(.*)")
_ID = re.compile(r"\{:? *#([^\s{}]*) *\}$")
_UNDERLINE = re.compile(r"=+|-+")
# What MkDocs takes for data about the page: "Woord: ..." or "---" on its first line.
_METADATA = re.compile(r" {0,3}[A-Za-z0-9_-]+:.*|---+\s*")
LINK = re.compile(r"\]\(#([^)\s]*)\)")
"""A link in Markdown to a place on the same card."""
_METADATA_ADVICE = (
    "'{}': zo'n eerste regel is voor de site een gegeven over de pagina, en dan staat hij er niet op. "
    "Begin de pagina met {{{{ kop() }}}}, en zet de tekst daaronder."
)


@dataclass
class PageSource:
    """A page as read: its parts, the line of every id, component and link within the page, and the faults found.

    `lines` is the same page line by line, each a text or a component: what an engine makes a page of.
    `misspelt` holds the components that were meant to stand on the page, as far as can be guessed.
    """

    path: str
    text: str = ""
    parts: list[Block | Component] = field(default_factory=list)
    lines: list[str | Component] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    components: list[tuple[Component, int]] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    misspelt: set[str] = field(default_factory=set)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, text: str) -> None:
        """Note a fault on a line."""
        self.faults.append(Fault(self.path, line, text))

    def add_id(self, key: str, line: int) -> None:
        """Note an address on the page; a fault when it is taken."""
        if key in self.ids:
            self.fault(line, f"het adres '#{key}' bestaat al op deze pagina. Kies een ander.")
        self.ids.setdefault(key, line)


def read_page(path: str, text: str, known: dict[str, bool]) -> PageSource:
    r"""Read the Markdown of a card's page, with `\n` line ends.

    `known` maps the name of every component that may stand on a page to whether it takes an argument.
    Never raises for what stands in the text: see `faults`.
    """
    page = PageSource(path, text)
    chunk: list[tuple[int, str]] = []
    level = 1
    lines = text.split("\n")
    if _METADATA.fullmatch(lines[0]):
        page.fault(1, _METADATA_ADVICE.format(shown(lines[0])))
    for number, line in enumerate(lines, 1):
        page.links += [(target, number) for target in LINK.findall(line)]
        if not _JINJA.search(line):
            chunk.append((number, line))
            page.lines.append(line)
            continue
        level = _close(page, chunk, level)
        component = _component(page, number, line, known)
        if component:
            page.parts.append(component)
            page.lines.append(component)
            page.components.append((component, number))
    _close(page, chunk, level)
    if not text.strip():
        page.misspelt |= known.keys()
        page.fault(1, "de pagina is leeg. Zet er minstens {{ kop() }}, {{ signalen() }} en {{ maatregelen() }} op.")
    return page


def _component(page: PageSource, number: int, line: str, known: dict[str, bool]) -> Component | None:
    match = _COMPONENT.fullmatch(line.rstrip())
    almost = match or _ALMOST_COMPONENT.fullmatch(line.rstrip())
    if not almost:
        page.misspelt |= {name for name in known if name in line}
        page.fault(number, _jinja_advice(line))
        return None
    name = almost[1]
    if name not in known:
        page.misspelt.add(nearest(name, known) or "")
        page.fault(number, f"'{shown(name)}' is geen onderdeel van een kaart.{did_you_mean(name, known)}")
        return None
    argument = (match[2] or match[3]) if match else None
    if not match or known[name] != (argument is not None):
        page.misspelt.add(name)
        example = f'{{{{ {name}("sleutel") }}}}' if known[name] else f"{{{{ {name}() }}}}"
        page.fault(number, f"'{shown(line)}': dit onderdeel schrijf je als {example}.")
        return None
    return Component(name=name, argument=argument)


def _jinja_advice(line: str) -> str:
    if "{#" in line:
        return (
            f"'{shown(line)}': {{# begint een opmerking. Schrijf een adres als {{: #naam }}, met dubbelepunt en spatie."
        )
    return (
        f"'{shown(line)}': op de pagina van een kaart staat een onderdeel alleen op zijn regel, zonder inspringen, "
        "zoals {{ signalen() }}. Haal de andere accolades weg."
    )


def _close(page: PageSource, chunk: list[tuple[int, str]], level: int) -> int:
    """Turn the prose lines gathered so far into blocks, and forget them; return the level of the last heading."""
    text = "\n".join(line for _, line in chunk)
    if text.strip():
        level = _check_headings(page, chunk, level)
        # One fault a line is enough: a bad heading is often bad markup as well.
        told = {fault.line for fault in page.faults}
        problems, blocks = page_blocks(text)
        for problem, numbers in _lines_of(problems, chunk).items():
            for number in numbers:
                if number not in told:
                    page.fault(number, problem)
        page.parts += blocks
    chunk.clear()
    return level


def _lines_of(problems: list[str], chunk: list[tuple[int, str]]) -> dict[str, list[int]]:
    """Return for each problem the lines that have it by themselves, or else where the paragraphs begin that have it."""
    if not problems:
        return {}
    paragraphs = _paragraphs(chunk)
    in_lines = [(number, unsupported_markup(line, headings=True)) for number, line in chunk]
    pairs = [(number, f"{above}\n{line}") for (_, above), (number, line) in pairwise(chunk) if above.strip()]
    in_pairs = [(number, mangled(pair)) for number, pair in pairs]
    in_paragraphs = [(start, unsupported_markup(text, headings=True)) for start, text in paragraphs]
    return {
        problem: [number for number, found in in_lines if problem in found]
        or [number for number, found in in_pairs if problem in found]
        or [start for start, found in in_paragraphs if problem in found]
        or [paragraphs[0][0]]
        for problem in problems
    }


def _paragraphs(chunk: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the pieces of a chunk between empty lines, each with its first line."""
    groups = groupby(chunk, key=lambda numbered: bool(numbered[1].strip()))
    pieces = [list(group) for filled, group in groups if filled]
    return [(piece[0][0], "\n".join(line for _, line in piece)) for piece in pieces]


def _check_headings(page: PageSource, chunk: list[tuple[int, str]], level: int) -> int:
    """Check the headings of a piece of prose after one of `level`; return the level of the last."""
    above = ""
    for number, line in ((number, line.rstrip()) for number, line in chunk):
        if _UNDERLINE.fullmatch(line) and above:
            advice = "Haal de regel weg, of schrijf de kop als ## Titel {: #naam }."
            page.fault(number, f"'{shown(line)}' maakt van de regel erboven een kop. {advice}")
        if match := _HEADING.fullmatch(line):
            for problem in _heading_problems(len(match[1]), match[2], level):
                page.fault(number, f"'{shown(line)}': {problem}")
            level = len(match[1])
            if identity := _ID.search(match[2]):
                page.add_id(identity[1], number)
        above = line
    return level


def _heading_problems(level: int, title: str, previous: int) -> Iterator[str]:
    if level not in (2, 3, 4):
        yield (
            "een kop op een kaart begint met ##, ### of ####; de titel komt van {{ kop() }}. "
            "Zet een \\ voor de # als het geen kop is."
        )
        return
    if level > previous + 1:
        yield f"deze kop slaat een niveau over. Schrijf hem met {'#' * (previous + 1)}."
    if not title.startswith(" "):
        yield "achter de # van een kop hoort een spatie."
    identity = _ID.search(title)
    if not identity and "{:" in title:
        yield "achter een kop staat alleen een adres, zoals {: #naam }. Haal de rest weg."
    elif not identity:
        yield "deze kop heeft geen vast adres. Zet er {: #naam } achter, in kleine letters."
    elif not title[: identity.start()].strip(" #"):
        yield "deze kop heeft geen tekst. Zet hem tussen de # en het adres."
    elif (problem := key_problem(identity[1])) or (problem := title_problem(title[: identity.start()].strip(" #"))):
        yield problem
