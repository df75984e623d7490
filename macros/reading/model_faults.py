"""What pydantic says of a card -> faults in Dutch, at the line of the YAML file."""

from collections.abc import Container
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from macros.card.model import Record
from macros.card.text import shown
from macros.reading import keys
from macros.reading.faults import Fault, did_you_mean, nearest
from macros.reading.yaml_source import Place, Source

_Record = TypeVar("_Record", bound=Record)


def model_faults(
    error: ValidationError, source: Source, record: type[Record], besides: Container[tuple[int | str, ...]] = ()
) -> list[Fault]:
    """Return one fault for each error of a `record` read from `source`, but for those at the places `besides`."""
    errors = error.errors(include_url=False)
    misspelt = {
        (
            *details["loc"][:-1],
            nearest(str(details["loc"][-1]), _keys(_locate(details["loc"], source.value, record)[0])),
        )
        for details in errors
        if details["type"] == "extra_forbidden"
    }
    # A field that is there under a misspelt name is one fault, not two.
    return [
        _fault(details, source, record)
        for details in errors
        if not (details["type"] == "missing" and details["loc"] in misspelt) and details["loc"] not in besides
    ]


def rest_faults(source: Source, record: type[Record]) -> list[Fault]:
    """Return the faults of what can be read of a file that does not parse; what seems to be missing may be there."""
    if not isinstance(source.rest, dict):
        return []
    rest = Source(source.path, dict(source.rest), lines=source.lines)
    take_misspelt_keys(rest, record)
    try:
        record.model_validate(rest.value)
    except ValidationError as error:
        missing = {
            details["loc"]
            for details in error.errors()
            if details["type"] in ("missing", "too_short") or details["input"] in ("", [])
        }
        return [*rest.faults, *model_faults(error, rest, record, besides=missing)]
    return rest.faults


def take_misspelt_keys(source: Source, record: type[Record]) -> None:
    """Read every misspelt key of a file as the one that was meant, and note the fault: it is one, not all that follows.

    Changes the values and the lines of `source`; a file of something else than fields has no keys.
    """
    if not isinstance(source.value, dict):
        return
    known = _keys(record)
    for key in [key for key in source.value if key not in known]:
        meant = nearest(key, known)
        if meant is None or meant in source.value:
            continue
        text = f"'{shown(key)}' is geen veld van {record.article} {record.noun}.{did_you_mean(key, known)}"
        source.faults.append(source.fault((key,), text))
        source.value = {meant if each == key else each: value for each, value in source.value.items()}
        source.lines |= {(meant, *place[1:]): line for place, line in source.lines.items() if place[:1] == (key,)}


def _fault(details: ErrorDetails, source: Source, record: type[Record]) -> Fault:
    place: Place = details["loc"]
    owner, where, leaf = _locate(place, source.value, record)
    return source.fault(place, where + _said(details, owner, leaf))


def _keys(record: type[Record]) -> list[str]:
    return [str(field.alias) for field in record.model_fields.values()]


def _said(details: ErrorDetails, owner: type[Record], leaf: str) -> str:  # noqa: PLR0911 - one for each kind
    kind = details["type"]
    context = details.get("ctx", {})
    if kind == "missing":
        return f"'{leaf}' ontbreekt. {_description(owner, leaf)} Voeg de regel '{leaf}: ...' toe."
    if kind == "extra_forbidden":
        return f"'{shown(leaf)}' is geen veld van {owner.article} {owner.noun}.{did_you_mean(leaf, _keys(owner))}"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"{_prefix(leaf)}hier worden velden verwacht, elk als 'sleutel: waarde' op een eigen regel."
    if kind == "string_too_long":
        length, most = len(details["input"]), context["max_length"]
        return f"{_prefix(leaf)}de tekst telt {length} tekens en mag er hoogstens {most} tellen. Maak hem korter."
    if kind == "too_short":
        return f"{_prefix(leaf)}hier worden er minstens {context['min_length']} verwacht. Vul de lijst aan."
    if kind == "too_long":
        return f"{_prefix(leaf)}hier staan er meer dan {context['max_length']}. Haal er weg."
    return f"{_prefix(leaf)}{details['msg']}"


def _prefix(leaf: str) -> str:
    return f"'{leaf}': " if leaf else ""


def _description(owner: type[Record], alias: str) -> str:
    return next((str(field.description) for field in owner.model_fields.values() if field.alias == alias), "")


def _locate(place: Place, value: Any, record: type[Record]) -> tuple[type[Record], str, str]:  # noqa: ANN401
    """Return the record that holds `place`, its name in Dutch ("maatregel 13: ") and the key in question."""
    where, leaf = "", ""
    for step in place:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
            inner = record if leaf == "" else _record_of(record, leaf)
            if inner:
                record, leaf = inner, ""
                where = f"{_name(inner, value, step)}: "
            continue
        if leaf and (inner := _record_of(record, leaf)):
            record, where = inner, f"{where}{inner.noun}: "
        leaf = step
        value = value.get(step) if isinstance(value, dict) else None
    return record, where, leaf


def _name(record: type[Record], value: Any, index: int) -> str:  # noqa: ANN401
    values = value if isinstance(value, dict) else {}
    if values.get(keys.NUMBER) and isinstance(values[keys.NUMBER], str):
        return f"{record.noun} {shown(values['nr'])}"
    if values.get(keys.KEY) and isinstance(values[keys.KEY], str):
        return f"{record.noun} '{shown(values['sleutel'])}'"
    return f"{record.noun} op plaats {index + 1}"


def _record_of(record: type[Record], alias: str) -> type[Record] | None:
    """Return the record class that the field with this alias holds, directly or in a list."""
    field = next((field for field in record.model_fields.values() if field.alias == alias), None)
    return _first_record(field.annotation) if field else None


def _first_record(annotation: Any) -> type[Record] | None:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation if issubclass(annotation, Record) else None
    return next((found for argument in get_args(annotation) if (found := _first_record(argument))), None)


def read_records(source: Source, record: type[_Record], expected: str) -> tuple[tuple[_Record, ...], list[Fault]]:
    """Return the records of a file that is a list of them, and its faults; `expected` says what a file should be."""
    if source.value is None:
        return (), list(source.faults)
    if not isinstance(source.value, list):
        return (), [*source.faults, Fault(source.path, 1, expected)]
    try:
        records: TypeAdapter[tuple[_Record, ...]] = TypeAdapter(tuple[record, ...])  # type: ignore[valid-type]
        return records.validate_python(source.value), list(source.faults)
    except ValidationError as error:
        return (), [*source.faults, *model_faults(error, source, record)]
