"""The kinds of value that a card file holds: what each must look like, and in Dutch what is wrong when it does not."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.card import contract
from macros.card.prose import html_problem, unsupported_line, unsupported_markup
from macros.card.text import control_sign, in_dutch, shown
from macros.card.traps import quotes_problem, template_problem, title_problem

WHOLE_NUMBER = re.compile(contract.NUMBER)


def _wrong(message: str) -> PydanticCustomError:
    # pydantic fills {...} in a message from its context: braces in a text of an editor must not be taken for that.
    return PydanticCustomError("fault", "{message}", {"message": message})


def _text(value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    if isinstance(value, dict):
        raise _wrong(
            f"hier wordt een tekst verwacht, maar door de dubbelepunt na '{shown(next(iter(value), ''))}' leest YAML "
            "dit als een veld. Zet de hele tekst tussen aanhalingstekens."
        )
    if isinstance(value, list):
        raise _wrong(
            "hier wordt één tekst verwacht, geen lijst. Haal het streepje of de haken weg, of zet de hele tekst tussen "
            "aanhalingstekens."
        )
    text = str(value).strip()
    if not text:
        raise _wrong("de tekst is leeg. Vul hem in, of haal het veld weg als het niet verplicht is.")
    if sign := control_sign(text):
        raise _wrong(f"hier staat een onzichtbaar stuurteken: {shown(sign.group())}. Wis het en typ de tekst opnieuw.")
    reads_as = getattr(value, "reads_as", "str")
    if reads_as != "str":
        raise _wrong(
            f"'{shown(text)}' zonder aanhalingstekens is voor YAML geen tekst ({_YAML_KINDS[reads_as]}). "
            f"Schrijf '{shown(text)}' tussen aanhalingstekens."
        )
    if problem := template_problem(text):
        raise _wrong(problem)
    return text


_YAML_KINDS = {
    "bool": "het leest ja of nee",
    "int": "het leest een getal",
    "float": "het leest een getal",
    "null": "het leest niets",
    "timestamp": "het leest een datum",
    "merge": "het leest een opdracht",
    "value": "het leest een opdracht",
}


def _one_line(value: Any) -> str:  # noqa: ANN401
    text = _text(value)
    if len(text.splitlines()) > 1:
        raise _wrong("dit moet één regel zijn. Haal het regeleinde weg.")
    if len(text) > contract.LONGEST_LINE:
        said = f"de regel telt {in_dutch(len(text))} tekens en mag er hoogstens {contract.LONGEST_LINE} tellen."
        raise _wrong(f"{said} Maak hem korter.")
    return text


def _line(value: Any) -> str:  # noqa: ANN401
    text = _one_line(value)
    if problem := html_problem(text):
        raise _wrong(problem)
    return text


def _marked_line(value: Any) -> str:  # noqa: ANN401
    text = _one_line(value)
    if problems := unsupported_line(text):
        raise _wrong(" Ook: ".join(problems))
    return text


def _title(value: Any) -> str:  # noqa: ANN401
    text = _line(value)
    if problem := title_problem(text):
        raise _wrong(problem)
    return text


def _marked_title(value: Any) -> str:  # noqa: ANN401
    text = _marked_line(value)
    if problem := title_problem(text):
        raise _wrong(problem)
    return text


def _saying(value: Any) -> str:  # noqa: ANN401
    text = _prose(value)
    if problem := quotes_problem(text):
        raise _wrong(problem)
    return text


def _prose(value: Any) -> str:  # noqa: ANN401
    text = _text(value)
    if problems := unsupported_markup(text):
        raise _wrong(" Ook: ".join(problems))
    return text


def _whole_number(value: Any) -> int:  # noqa: ANN401
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not value:
        raise _wrong("hier wordt een geheel getal verwacht, zoals 13.")
    if re.fullmatch("0+[1-9][0-9]{0,3}", value):
        raise _wrong(
            f"'{shown(value)}' begint met een nul, en dan leest YAML een ander getal. Schrijf {value.lstrip('0')}."
        )
    if not WHOLE_NUMBER.fullmatch(value):
        most = contract.LARGEST_NUMBER
        raise _wrong(f"'{shown(value)}' is geen geheel getal van 1 tot {most}. Schrijf alleen cijfers, zoals 13.")
    return int(value)


def _blank_rows(value: Any) -> int:  # noqa: ANN401
    most = contract.MOST_OWN_ROWS
    if not isinstance(value, str) or not re.fullmatch(f"0|{contract.NUMBER}", value) or int(value) > most:
        shows = f"'{shown(value)}'" if isinstance(value, str) else "wat hier staat,"
        raise _wrong(f"{shows} is geen geheel getal van 0 tot {most}. Schrijf alleen cijfers, zoals 7.")
    return int(value)


def read_day(value: Any) -> date:  # noqa: ANN401
    """Return a day written as 2026-11-22; ValueError for anything else."""
    # Python also takes 20261122 and 2026-W47-7.
    if not isinstance(value, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(value)
    day = date.fromisoformat(value)
    if day.year < contract.FIRST_YEAR:
        raise ValueError(value)
    return day


def _date(value: Any) -> date:  # noqa: ANN401
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not value:
        raise _wrong("hier wordt een datum verwacht: jaar-maand-dag, zoals 2026-11-22.")
    try:
        return read_day(value)
    except ValueError:
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value) and int(value[:4]) < contract.FIRST_YEAR:
            raise _wrong(f"'{value}' ligt voor het jaar {contract.FIRST_YEAR}. Kijk het jaar na.") from None
        raise _wrong(f"'{shown(value)}' is geen datum. Schrijf jaar-maand-dag, zoals 2026-11-22.") from None


def _key(value: Any) -> str:  # noqa: ANN401
    text = _text(value)
    if problem := key_problem(text):
        raise _wrong(problem)
    return text


def key_problem(text: str) -> str | None:
    """Return in Dutch why a text cannot be a key, which is an address on the page; None when it can."""
    if re.fullmatch(contract.RESERVED_KEY, text):
        return f"'{text}' is al het adres van iets anders op de pagina. Kies een ander woord."
    if not re.fullmatch(contract.KEY, text):
        return (
            f"'{shown(text)}' kan geen vast adres zijn. Gebruik hoogstens 40 kleine letters, cijfers en koppeltekens, "
            "en begin met een letter."
        )
    return None


def _card_name(value: Any) -> str:  # noqa: ANN401
    text = _text(value)
    if problem := card_name_problem(text):
        raise _wrong(problem)
    return text


def card_name_problem(text: str) -> str | None:
    """Return in Dutch why a text cannot be the name of a card, which is the name of its page; None when it can."""
    if re.fullmatch(contract.CARD_NAME, text) and text != contract.REFUSED_CARD_NAME:
        return None
    return (
        f"'{shown(text)}' kan geen naam van een kaart zijn. "
        "Gebruik 1 tot 30 kleine letters, cijfers en koppeltekens, en niet 'index'."
    )


def _list(value: Any) -> Any:  # noqa: ANN401
    if value == "":
        value = []
    if not isinstance(value, list | tuple):
        raise _wrong("hier wordt een lijst verwacht. Zet elk deel op een eigen regel die met '- ' begint.")
    if not value:
        raise _wrong("de lijst is leeg. Vul haar in, of haal het veld weg als het niet verplicht is.")
    return value


_TEXT_SCHEMA = WithJsonSchema({"type": "string", "minLength": 1})
_DATE_SCHEMA = WithJsonSchema({"type": "string", "format": "date"})
Line = Annotated[
    str, BeforeValidator(_line), WithJsonSchema({"type": "string", "minLength": 1, "pattern": r"^[^\n]+$"})
]
Title = Annotated[
    str, BeforeValidator(_title), WithJsonSchema({"type": "string", "minLength": 1, "pattern": r"^[^\n]+$"})
]
Prose = Annotated[str, BeforeValidator(_prose), _TEXT_SCHEMA]
Saying = Annotated[str, BeforeValidator(_saying), _TEXT_SCHEMA]
Key = Annotated[str, BeforeValidator(_key), WithJsonSchema({"type": "string", "pattern": f"^{contract.KEY}$"})]
Number = Annotated[
    int,
    BeforeValidator(_whole_number),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": contract.LARGEST_NUMBER}),
]
BlankRows = Annotated[
    int,
    BeforeValidator(_blank_rows),
    WithJsonSchema({"type": "integer", "minimum": 0, "maximum": contract.MOST_OWN_ROWS}),
]
CardName = Annotated[
    str, BeforeValidator(_card_name), WithJsonSchema({"type": "string", "pattern": f"^{contract.CARD_NAME}$"})
]
Day = Annotated[date, BeforeValidator(_date), _DATE_SCHEMA]
AS_LIST = BeforeValidator(_list)
AS_LINE = BeforeValidator(_line)
AS_TITLE = BeforeValidator(_title)
AS_MARKED_TITLE = BeforeValidator(_marked_title)
