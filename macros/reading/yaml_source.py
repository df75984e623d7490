"""YAML text -> plain values that remember where they stand.

Every scalar stays the text that was typed: YAML 1.1 would turn `013` into 11 and `no` into false. What YAML would have
made of it is kept beside the text, so that the model can ask for quotes where another reader would go wrong.
"""

import re
import sys
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn, cast

import yaml

from macros.card import contract
from macros.card.text import control_sign, in_dutch, shown
from macros.reading.faults import Fault
from macros.reading.mending import mended, missing_dash, without_block
from macros.reading.yaml_quick import quick_node

Place = tuple[str | int, ...]

_DEEPEST = 20  # levels; a card has seven
_MOST_PARTS = 10  # of a file that are left out, each with a fault, to read the rest

# What PyYAML says -> what an editor reads. The first piece that occurs in the message decides.
_PROBLEMS = {
    "character '\\t' that cannot start": "hier staat een tab. Spring in met spaties.",
    "cannot start any token": "een tekst kan niet met dit teken beginnen. Zet de hele tekst tussen aanhalingstekens.",
    "while scanning an al": "een tekst die met * begint, leest YAML als een verwijzing. "
    "Zet de hele tekst tussen aanhalingstekens.",
    "while scanning an anchor": "een tekst die met & begint, leest YAML als een anker. "
    "Zet de hele tekst tussen aanhalingstekens.",
    "a tag": "een tekst die met ! begint, leest YAML als een opdracht. Zet de hele tekst tussen aanhalingstekens.",
    "too deep": "hier staat te veel in elkaar. Vergelijk de inspringing en de haken met een kaart die wel werkt.",
    "expected '<document start>'": "hierboven staat een regel met '...'. Haal hem weg.",
    "a directive": "een regel kan niet met % beginnen. Haal hem weg, of laat een lange tekst verder inspringen.",
    "could not find expected ':'": "na deze sleutel ontbreekt de dubbelepunt. "
    "Schrijf 'sleutel: waarde', of laat een lange tekst verder inspringen.",
    "while scanning a quoted": "een aanhalingsteken wordt nergens gesloten. "
    "Zet aan het einde van de tekst hetzelfde aanhalingsteken als aan het begin.",
    "while scanning a double-quoted": "tussen dubbele aanhalingstekens heeft \\ een eigen betekenis. "
    "Gebruik enkele aanhalingstekens: '...'.",
    "expected a single document": "met '---' begint een tweede document. Haal die regel weg.",
    "while scanning a block scalar": "na > of | staat nog tekst op dezelfde regel. "
    "Begin de tekst op de volgende regel, met meer spaties ervoor.",
    "while parsing a flow": "een lijst tussen [ ] of een blok tussen { } wordt niet goed gesloten. "
    "Zet een komma tussen de delen, sluit af met hetzelfde haakje en zet een deel met een leesteken tussen "
    "aanhalingstekens.",
    "but found ']'": "dit haakje hoort nergens bij. Haal het weg, of zet de hele tekst tussen aanhalingstekens.",
    "but found '}'": "dit haakje hoort nergens bij. Haal het weg, of zet de hele tekst tussen aanhalingstekens.",
    "entries are not allowed here": "een lijst kan niet achter een dubbelepunt beginnen. "
    "Zet het streepje op een nieuwe regel, of zet de tekst tussen aanhalingstekens.",
    "expected <block end>": "deze regel springt anders in dan de regels erboven. "
    "Geef alle velden van hetzelfde onderdeel evenveel spaties.",
}
_COLON_IN_TEXT = (
    "in deze tekst staat een dubbelepunt met een spatie erachter. Zet de hele tekst tussen aanhalingstekens."
)
_TOO_FAR_IN = (
    "deze regel springt verder in dan de regels erboven. Geef alle velden van hetzelfde onderdeel evenveel spaties."
)
_BRACKET_FIRST = re.compile(r" *(?:- +)?(?:[a-z_]+: +|- +)\[")
_STARTS_WITH_BRACKET = (
    "een tekst die met [ begint, leest YAML als een lijst. Zet de hele tekst tussen aanhalingstekens."
)
_NO_SPACE = "na de dubbelepunt ontbreekt een spatie. Schrijf 'sleutel: waarde'."
_AFTER_QUOTE = (
    "na een gesloten aanhalingsteken staat nog tekst. "
    "Zet de hele tekst tussen aanhalingstekens die er zelf niet in staan."
)
_TOO_LITTLE_IN = "deze regel springt minder ver in dan de tekst erboven. Geef hem evenveel spaties."
_FALLBACK = (
    "dit is geen geldige YAML. Vergelijk de regel met een kaart die wel werkt: "
    "inspringing, aanhalingstekens, dubbelepunt."
)
# PyYAML notices these only lines further on: the place where they begin helps more.
_FAULT_IS_AT_ITS_START = ("while scanning a quoted", "while scanning a simple key", "while parsing a flow")


class Scalar(str):
    """The text of a YAML scalar that YAML 1.1 makes something else of: `reads_as` is what, 'int', 'bool', 'null'.

    All others are a plain str: a thousand cards hold half a million of those.
    """

    __slots__ = ("reads_as",)
    reads_as: str

    def __new__(cls, text: str, reads_as: str) -> "Scalar":
        """Return `text` as a str that also carries `reads_as`."""
        scalar = super().__new__(cls, text)
        scalar.reads_as = sys.intern(reads_as)
        return scalar

    def __reduce__(self) -> tuple[type["Scalar"], tuple[str, str]]:
        return Scalar, (str(self), self.reads_as)


# Two spaces before it make a comment on purpose; one is how a text goes on.
_CUT_OFF = re.compile(r"(?: |\t\s*)(#.*)")
_NAME = re.compile(r"[a-z0-9@:/._-]+")
"""A key, a file or an address: none goes on after a space, so a comment may follow."""
_COMMENT_ADVICE = (
    "voor YAML begint met ' #' een opmerking, en die staat nergens op de kaart. Zet de hele tekst tussen "
    "aanhalingstekens. Is het een opmerking, zet er dan twee spaties voor."
)


@dataclass
class Source:
    """One YAML file: its values, the line of every key and item (from 1), and the faults found in reading it.

    `value` is None when the file could not be read or parsed; `rest` is then what can be read of it without the parts
    in which a fault stands, and None when that is nothing.
    """

    path: str
    value: Any = None
    rest: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @cached_property
    def texts(self) -> list[tuple[Place, str]]:
        """Every text of the file with its place, once it is read."""
        found: list[tuple[Place, str]] = []
        _add_texts(self.value, (), found)
        return found

    def fault(self, place: Place, text: str) -> Fault:
        """Return a fault at the line of `place`, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return Fault(self.path, self.lines.get(place, 1), text)


def _add_texts(value: Any, place: Place, found: list[tuple[Place, str]]) -> None:  # noqa: ANN401 - it is of any type
    if isinstance(value, str):
        found.append((place, value))
        return
    for key, child in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        _add_texts(child, (*place, key), found)


def is_there(file: Path) -> bool:
    """Return whether a path stands for anything, readable or not."""
    # A link that leads nowhere is there too: that it cannot be read is then the fault.
    return file.exists() or file.is_symlink()


def is_file(path: Path) -> bool:
    """Return whether a path that someone wrote is that of a file; one that no disk can hold is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def read_text(file: Path, path: str, largest: int = contract.LARGEST_SOURCE) -> tuple[str, list[Fault]]:
    r"""Return the text of a UTF-8 file with `\n` line ends and no fault, or "" and the one that says what is wrong.

    A file of more than `largest` bytes is such a fault.
    """
    try:
        data = file.read_bytes() if file.stat().st_size <= largest else None
    except OSError:
        text = "dit kan niet gelezen worden als bestand. Kijk of het geen map is en of je het zelf kan openen."
        return "", [Fault(path, 1, text)]
    if data is None:
        most = f"{in_dutch(largest // 1000)} kB"
        said = f"dit bestand is groter dan {most}. Verdeel het, of kijk of hier geen ander bestand terechtkwam."
        return "", [Fault(path, 1, said)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The codec counts from behind a byte order mark.
        start = error.start + len(data) - len(error.object)
        line = data.count(b"\n", 0, start) + 1
        said = (
            f"het teken met code 0x{data[start]:02X} is geen UTF-8. "
            "Sla het bestand opnieuw op met de codering UTF-8 (in Kladblok: Opslaan als, Codering)."
        )
        return "", [Fault(path, line, said)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    control = control_sign(text)
    if control:
        said = f"hier staat een onzichtbaar stuurteken: {shown(control.group())}. Wis het en typ de tekst opnieuw."
        return "", [Fault(path, text.count("\n", 0, control.start()) + 1, said)]
    return text, []


def read_yaml(file: Path, path: str, largest: int = contract.LARGEST_SOURCE) -> Source:
    """Read a YAML file of at most `largest` bytes; `path` is how faults name it. Never raises for what stands in it."""
    source = Source(path)
    text, source.faults = read_text(file, path, largest)
    if source.faults:
        return source
    text, source.faults = mended(path, text)
    node = _parsed(path, text)
    if isinstance(node, Fault):
        source.faults.append(node)
        _read_rest(source, text)
        return source
    if node is None:
        source.faults.append(Fault(path, 1, "het bestand is leeg. Vul het in, of verwijder het."))
        return source
    source.lines[()] = node.start_mark.line + 1
    source.value = _value(node, (), source, text.split("\n"))
    return source


def _parsed(path: str, text: str) -> yaml.Node | Fault | None:
    """Return the one document in a text, None when there is none, or the fault that keeps it from being read."""
    node = quick_node(text, _DEEPEST)
    if node is not None:
        return node
    loader = _Loader(text)
    try:
        return loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        return _syntax_fault(path, text, error, loader.quote_over_lines)


def _read_rest(source: Source, text: str) -> None:
    """Read what stands outside the parts with a fault: what is wrong there must not wait until those are mended."""
    lines, found = text.split("\n"), [source.faults[-1]]
    for _ in range(_MOST_PARTS):
        lines, behind = without_block(lines, min(found[-1].line, len(lines)) - 1)
        node = _parsed(source.path, "\n".join(lines))
        if isinstance(node, yaml.MappingNode):
            rest = Source(source.path)
            source.rest = _value(node, (), rest, lines)
            source.lines = rest.lines
            source.faults += [*found[1:], *rest.faults]
            return
        # A fault that is not behind the part left out may well be the same one.
        if not isinstance(node, Fault) or node.line <= behind + 1:
            return
        found.append(node)


class _Loader(yaml.SafeLoader):
    """Composes nodes, and refuses what no card needs: anchors, aliases, tags, directives, endless nesting."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0
        self.quote_over_lines: yaml.Token | None = None

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        mark: yaml.Mark = event.start_mark
        if getattr(event, "tag", None) is not None:
            raise yaml.MarkedYAMLError(problem="a tag", problem_mark=mark)
        if isinstance(event, yaml.AliasEvent):
            raise yaml.MarkedYAMLError(problem="while scanning an alias", problem_mark=mark)
        if event.anchor is not None:
            raise yaml.MarkedYAMLError(problem="while scanning an anchor", problem_mark=mark)
        if self._depth == _DEEPEST:
            raise yaml.MarkedYAMLError(problem="too deep", problem_mark=mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def scan_flow_scalar(self, style: str) -> yaml.ScalarToken:
        token = super().scan_flow_scalar(style)
        if token.start_mark.line != token.end_mark.line:
            self.quote_over_lines = token
        return token

    def scan_directive(self) -> NoReturn:
        raise yaml.MarkedYAMLError(problem="a directive", problem_mark=self.get_mark())

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: yaml.Mark) -> list[str]:
        try:
            return super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError):  # PyYAML takes the code of a sign in "\\UFFFFFFFF" as it comes
            raise yaml.MarkedYAMLError("while scanning a double-quoted", start_mark, None, start_mark) from None


def _syntax_fault(path: str, text: str, error: yaml.MarkedYAMLError, quote: yaml.Token | None) -> Fault:
    """Return the fault for an error; `quote` is the last text in quotes that went over several lines."""
    said = str(error)
    at_its_start = (error.context or "").startswith(_FAULT_IS_AT_ITS_START)
    mark = cast("yaml.Mark", error.context_mark if at_its_start else error.problem_mark)
    lines = text.rstrip().split("\n")
    line = min(text.count("\n", 0, mark.index), len(lines) - 1)
    if quote and quote.end_mark.line == mark.line:
        # Closed by the opening quote of a later text: the error shows there, its cause stands where this one began.
        line, advice = quote.start_mark.line, _PROBLEMS["while scanning a quoted"]
    elif "mapping values are not allowed here" in said:
        line, advice = _about_colon(lines, line, mark.column)
    elif "but found '<scalar>'" in said and _BRACKET_FIRST.match(lines[line]):
        advice = _STARTS_WITH_BRACKET
    elif "but found '<scalar>'" in said and "document start" not in said:
        advice = _AFTER_QUOTE if re.search("['\"]", lines[line]) else _TOO_LITTLE_IN
    elif "could not find expected ':'" in said and ":" in lines[line]:
        advice = _NO_SPACE
    else:
        advice = next((dutch for english, dutch in _PROBLEMS.items() if english in said), _FALLBACK)
    return Fault(path, line + 1, f"bij '{shown(lines[line])}': {advice}")


def _about_colon(lines: list[str], line: int, column: int) -> tuple[int, str]:
    """Return the line of a colon that YAML cannot place, and the advice; both differ by what stands before it."""
    before = lines[line][:column]
    above = next((index for index in range(line - 1, -1, -1) if lines[index].strip()), line)
    if ": " in before:
        return line, _COLON_IN_TEXT
    if _indent(lines[line]) > _indent(lines[above]):
        return line, _TOO_FAR_IN
    return above, _NO_SPACE


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _value(node: yaml.Node, place: Place, source: Source, text: list[str]) -> Any:  # noqa: ANN401 - it is of any type
    """Return the value of a node; `text` holds the lines of the file."""
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, source, text)
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, child in enumerate(piece for each in node.value for piece in _pieces(each, source)):
            inner = (*place, index)
            source.lines[inner] = child.start_mark.line + 1
            items.append(_value(child, inner, source, text))
        return items
    is_plain = isinstance(node, yaml.ScalarNode) and node.style is None
    reads_as = node.tag.rpartition(":")[2] if is_plain else "str"
    if is_plain and reads_as == "str":
        end = node.end_mark
        cut = _CUT_OFF.match(text[end.line], end.column)
        if cut and not (cut[1].startswith("# ") and _NAME.fullmatch(node.value)):
            source.faults.append(Fault(source.path, end.line + 1, f"'{shown(cut[1])}' valt weg: {_COMMENT_ADVICE}"))
    return node.value if reads_as == "str" else Scalar(node.value, reads_as)


def _pieces(item: yaml.Node, source: Source) -> list[yaml.Node]:
    """Return an item of a list, cut where its first key stands again: the dash of the next item is missing there."""
    if not isinstance(item, yaml.MappingNode):
        return [item]
    keys = [key.value if isinstance(key, yaml.ScalarNode) else None for key, _ in item.value]
    again = [index for index in range(2, len(keys)) if keys[index] == keys[0]]
    for index in again:
        source.faults.append(missing_dash(source.path, item.value[index][0].start_mark.line + 1))
    bounds = [0, *again, len(keys)]
    return [
        item if len(bounds) == 2 else yaml.MappingNode(item.tag, pairs, pairs[0][0].start_mark, pairs[-1][1].end_mark)
        for pairs in (item.value[start:end] for start, end in pairwise(bounds))
    ]


def _mapping(node: yaml.MappingNode, place: Place, source: Source, lines: list[str]) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key_node, child in node.value:
        key = sys.intern(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        line, inner = key_node.start_mark.line + 1, (*place, key)
        if key in mapping:
            first = source.lines[inner]
            text = f"'{shown(key)}' staat hier een tweede keer, na regel {first}. Haal een van de twee weg."
            source.faults.append(Fault(source.path, line, text))
            continue
        source.lines[inner] = line
        mapping[key] = _value(child, inner, source, lines)
    return mapping
