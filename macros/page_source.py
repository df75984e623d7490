"""The Markdown page of a card -> prose blocks and components, in the order of the page."""

import re
from dataclasses import dataclass, field

from macros.faults import Fault, did_you_mean
from macros.model import Component
from macros.prose import Block, to_blocks, unsupported_markup

_COMPONENT = re.compile(r'\{\{ *([a-z_]+)\( *(?:"([^"]*)")? *\) *\}\}')
_JINJA = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_HEADING = re.compile(r"(#{1,6}) +(.*)")
_ID = re.compile(r"\{: *#([a-z][a-z0-9-]*) *\}\s*$")


@dataclass
class PageSource:
    """A page as read: its parts, the line of every id and component, and the faults found."""

    path: str
    parts: list[Block | Component] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    components: list[tuple[Component, int]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_page(path: str, text: str, known: dict[str, bool]) -> PageSource:
    """Read the Markdown of a card's page.

    `known` maps the name of every component that may stand on a page to whether it takes an argument.
    Never raises for what stands in the text: see `faults`.
    """
    page = PageSource(path)
    chunk: list[tuple[int, str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not _JINJA.search(line):
            chunk.append((number, line))
            continue
        _close(page, chunk)
        component = _component(page, number, line, known)
        if component:
            page.parts.append(component)
            page.components.append((component, number))
    _close(page, chunk)
    if not page.parts and not page.faults:
        page.faults.append(Fault(path, 1, "de pagina is leeg. Zet er minstens {{ kop() }} en {{ maatregelen() }} op."))
    return page


def _component(page: PageSource, number: int, line: str, known: dict[str, bool]) -> Component | None:
    match = _COMPONENT.fullmatch(line.rstrip())
    if not match:
        page.faults.append(Fault(page.path, number, _jinja_advice(line)))
        return None
    name, argument = match.groups()
    if name not in known:
        text = f"'{name}' is geen onderdeel van een kaart.{did_you_mean(name, known)}"
        page.faults.append(Fault(page.path, number, text))
        return None
    if known[name] != (argument is not None):
        example = f'{{{{ {name}("sleutel") }}}}' if known[name] else f"{{{{ {name}() }}}}"
        page.faults.append(Fault(page.path, number, f"'{line.strip()}': dit onderdeel schrijf je als {example}."))
        return None
    return Component(name=name, argument=argument)


def _jinja_advice(line: str) -> str:
    shown = line.strip()
    if re.search(r"\{#", shown):
        return f"'{shown}': {{# begint een opmerking van Jinja. Schrijf een adres als {{: #naam }}, met dubbelepunt en spatie."
    return (
        f"'{shown}': op de pagina van een kaart staat een onderdeel alleen op zijn regel, zonder inspringen, "
        "zoals {{ signalen() }}. Haal de andere accolades weg."
    )


def _close(page: PageSource, chunk: list[tuple[int, str]]) -> None:
    """Turn the prose lines gathered so far into blocks, and forget them."""
    text = "\n".join(line for _, line in chunk)
    if text.strip():
        for number, line in chunk:
            _check_heading(page, number, line)
        problem = unsupported_markup(text, headings=True)
        if problem:
            page.faults.append(Fault(page.path, _line_of(problem, chunk), problem))
        page.parts += to_blocks(text)
    chunk.clear()


def _line_of(problem: str, chunk: list[tuple[int, str]]) -> int:
    """Return the line that has the problem by itself, or the first line with text."""
    for number, line in chunk:
        if unsupported_markup(line.strip(), headings=True) == problem:
            return number
    return next(number for number, line in chunk if line.strip())


def _check_heading(page: PageSource, number: int, line: str) -> None:
    match = _HEADING.fullmatch(line.rstrip())
    if not match:
        return
    level, title = len(match[1]), match[2]
    if level not in (2, 3, 4):
        text = f"'{line.strip()}': een kop op een kaart begint met ##, ### of ####; de titel zelf komt van {{{{ kop() }}}}."
        page.faults.append(Fault(page.path, number, text))
    identity = _ID.search(title)
    if not identity:
        text = f"'{line.strip()}': deze kop heeft geen vast adres. Zet er {{: #naam }} achter, in kleine letters."
        page.faults.append(Fault(page.path, number, text))
        return
    add_id(page, identity[1], number)


def add_id(page: PageSource, identity: str, number: int) -> None:
    """Record an address on the page; a fault when it is taken."""
    if identity in page.ids or re.fullmatch(r"[ms][0-9]+|invullen", identity):
        text = f"het adres '#{identity}' bestaat al op deze pagina. Kies een ander."
        page.faults.append(Fault(page.path, number, text))
    page.ids.setdefault(identity, number)


