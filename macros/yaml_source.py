"""YAML text -> plain values that remember where they stand.

Every scalar stays the text that was typed: YAML 1.1 would turn `013` into 11 and `no` into false. What YAML would have
made of it is kept beside the text, so that the model can ask for quotes where another reader of the file would go wrong.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.faults import Fault

Place = tuple[str | int, ...]

# What PyYAML says -> what an editor reads. The first piece that occurs in the message decides.
_PROBLEMS = {
    "cannot start any token": "hier staat een tab of een teken dat niet aan het begin van een waarde kan staan. "
    "Spring in met spaties en zet de tekst tussen aanhalingstekens.",
    "mapping values are not allowed here": "hier staat een dubbelepunt met een spatie erachter midden in een tekst, "
    "of de regel springt te ver in. Zet de hele tekst tussen aanhalingstekens, of lijn de regel uit met de vorige.",
    "expected <block end>": "deze regel springt anders in dan de regels erboven. "
    "Geef alle velden van hetzelfde onderdeel evenveel spaties.",
    "could not find expected ':'": "na deze sleutel ontbreekt de dubbelepunt. "
    "Schrijf 'sleutel: waarde', of laat een lange tekst verder inspringen.",
    "found unexpected end of stream": "een aanhalingsteken wordt nergens gesloten. "
    "Zet aan het einde van de tekst hetzelfde aanhalingsteken als aan het begin.",
    "found duplicate anchor": "dit anker (&naam) bestaat al. Haal het weg.",
    "found undefined alias": "een waarde die met * begint is in YAML een verwijzing. Zet de tekst tussen aanhalingstekens.",
    "expected a single document": "na '---' begint een tweede document. Haal die regel weg.",
    "expected ',' or": "een lijst tussen [ ] of een blok tussen { } wordt niet goed gesloten. "
    "Zet een komma tussen de delen en sluit af met hetzelfde haakje.",
    "special characters are not allowed": "hier staat een onzichtbaar stuurteken. Wis het en typ de tekst opnieuw.",
}
_FALLBACK = "dit is geen geldige YAML. Vergelijk de regel met een kaart die wel werkt: inspringing, aanhalingstekens, dubbelepunt."


class Scalar(str):
    """The text of a YAML scalar; `reads_as` is what YAML 1.1 makes of it: 'str', 'int', 'bool', 'null', ..."""

    reads_as: str

    def __new__(cls, text: str, reads_as: str) -> "Scalar":
        """Return `text` as a str that also carries `reads_as`."""
        scalar = super().__new__(cls, text)
        scalar.reads_as = reads_as
        return scalar


@dataclass
class Source:
    """One YAML file: its values, the line of every key and item (from 1), and the faults found in reading it."""

    path: str
    value: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, place: Place, text: str) -> Fault:
        """Return a fault at the line of `place`, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return Fault(self.path, self.lines.get(place, 1), text)


def read_text(file: Path, path: str) -> tuple[str, list[Fault]]:
    """Return the text of a UTF-8 file and no fault, or "" and the fault that says where it is not UTF-8."""
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = (
            f"het teken met code 0x{data[error.start]:02X} is geen UTF-8. "
            "Sla het bestand opnieuw op met de codering UTF-8 (in Kladblok: Opslaan als, Codering)."
        )
        return "", [Fault(path, line, text)]


def read_yaml(file: Path, path: str) -> Source:
    """Read a YAML file; `path` is how faults name it. Never raises for what stands in the file."""
    source = Source(path)
    text, source.faults = read_text(file, path)
    if source.faults:
        return source
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        source.faults.append(_syntax_fault(path, text, error))
        return source
    if node is None:
        source.faults.append(Fault(path, 1, "het bestand is leeg. Vul het in, of verwijder het."))
        return source
    source.lines[()] = node.start_mark.line + 1
    source.value = _value(node, (), source)
    return source


def _syntax_fault(path: str, text: str, error: yaml.YAMLError) -> Fault:
    said = str(error)
    advice = next((dutch for english, dutch in _PROBLEMS.items() if english in said), _FALLBACK)
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        offset = getattr(error, "position", 0)
        line = text.count("\n", 0, offset) + 1
    else:
        line = mark.line + 1
    lines = text.splitlines()
    line = min(line, len(lines)) or 1
    shown = lines[line - 1].strip() if lines else ""
    return Fault(path, line, f"bij '{shown}': {advice}" if shown else advice)


def _value(node: yaml.Node, place: Place, source: Source) -> Any:  # noqa: ANN401 - a YAML value is of any type
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, place, source)
    if isinstance(node, yaml.SequenceNode):
        items = []
        for index, child in enumerate(node.value):
            source.lines[(*place, index)] = child.start_mark.line + 1
            items.append(_value(child, (*place, index), source))
        return items
    reads_as = node.tag.rpartition(":")[2] if node.style is None else "str"
    return Scalar(node.value, reads_as)


def _mapping(node: yaml.MappingNode, place: Place, source: Source) -> dict[str, Any]:
    mapping: dict[str, Any] = {}
    for key_node, child in node.value:
        key = str(key_node.value) if isinstance(key_node, yaml.ScalarNode) else "?"
        line = key_node.start_mark.line + 1
        if key in mapping:
            first = source.lines[(*place, key)]
            text = f"'{key}' staat hier een tweede keer (de eerste keer op regel {first}). Haal een van de twee weg."
            source.faults.append(Fault(source.path, line, text))
            continue
        source.lines[(*place, key)] = line
        mapping[key] = _value(child, (*place, key), source)
    return mapping
