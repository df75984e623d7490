"""The model: what a card is. The one place where an English attribute meets its Dutch key in a file."""

import re
from datetime import date
from functools import cached_property
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.faults import control_sign, shown
from macros.prose import Block, Heading, html_problem, unsupported_markup

CARD_NAME = re.compile(r"[a-z0-9-]{1,30}")
MAX_OWN_TEXT = 2000  # characters; DESIGN.md, Contract, "a saved file"
KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
_RESERVED_KEY = re.compile(
    r"[ms][0-9]+|(tekst|veld|eigen|cyclus)-.*|.*-titel|voor|voor-tip|datum|door|evaluatie|invullen|index"
)
"""Keys that are the address or the field of a measure, a signal or a part that is on every page."""
WHOLE_NUMBER = re.compile(r"[1-9][0-9]{0,3}")


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
        raise _wrong("hier wordt één tekst verwacht, geen lijst. Haal het streepje of de haken weg.")
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


def _line(value: Any) -> str:  # noqa: ANN401
    text = _text(value)
    if len(text.splitlines()) > 1:
        raise _wrong("dit moet één regel zijn. Haal het regeleinde weg.")
    if problem := html_problem(text):
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
        raise _wrong(f"'{shown(value)}' is geen geheel getal van 1 tot 9999. Schrijf alleen cijfers, zoals 13.")
    return int(value)


def _blank_rows(value: Any) -> int:  # noqa: ANN401
    if not isinstance(value, str) or not re.fullmatch("[0-9]|1[0-9]|20", value):
        shows = f"'{shown(value)}'" if isinstance(value, str) else "wat hier staat,"
        raise _wrong(f"{shows} is geen geheel getal van 0 tot 20. Schrijf alleen cijfers, zoals 7.")
    return int(value)


def read_day(value: Any) -> date:  # noqa: ANN401
    """Return a day written as 2026-11-22; ValueError for anything else."""
    # Python also takes 20261122 and 2026-W47-7.
    if not isinstance(value, str) or not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError(value)
    return date.fromisoformat(value)


def _date(value: Any) -> date:  # noqa: ANN401
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not value:
        raise _wrong("hier wordt een datum verwacht: jaar-maand-dag, zoals 2026-11-22.")
    try:
        return read_day(value)
    except ValueError:
        raise _wrong(f"'{shown(value)}' is geen datum. Schrijf jaar-maand-dag, zoals 2026-11-22.") from None


def _key(value: Any) -> str:  # noqa: ANN401
    text = _text(value)
    if problem := key_problem(text):
        raise _wrong(problem)
    return text


def key_problem(text: str) -> str | None:
    """Return in Dutch why a text cannot be a key, which is an address on the page; None when it can."""
    if _RESERVED_KEY.fullmatch(text):
        return f"'{text}' is al het adres van iets anders op de pagina. Kies een ander woord."
    if not KEY.fullmatch(text):
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
    if CARD_NAME.fullmatch(text) and text != "index":
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
Text = Annotated[str, BeforeValidator(_text), _TEXT_SCHEMA]
Line = Annotated[
    str, BeforeValidator(_line), WithJsonSchema({"type": "string", "minLength": 1, "pattern": r"^[^\n]+$"})
]
Prose = Annotated[str, BeforeValidator(_prose), _TEXT_SCHEMA]
Key = Annotated[str, BeforeValidator(_key), WithJsonSchema({"type": "string", "pattern": f"^{KEY.pattern}$"})]
Number = Annotated[
    int, BeforeValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 9999})
]
BlankRows = Annotated[
    int, BeforeValidator(_blank_rows), WithJsonSchema({"type": "integer", "minimum": 0, "maximum": 20})
]
CardName = Annotated[
    str, BeforeValidator(_card_name), WithJsonSchema({"type": "string", "pattern": f"^{CARD_NAME.pattern}$"})
]
Day = Annotated[date, BeforeValidator(_date), _DATE_SCHEMA]
AS_LIST = BeforeValidator(_list)
_AS_LINE = BeforeValidator(_line)


class Record(BaseModel):
    """A part of a card: unknown keys are refused and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    noun: ClassVar[str]
    """What a fault calls it, as in "maatregel 13"."""
    article: ClassVar[str] = "een"


class Theme(Record):
    """A theme of measures."""

    noun: ClassVar[str] = "thema"

    key: Key = Field(alias="sleutel", description="Vaste naam van het thema, zoals een maatregel hem gebruikt.")
    label: Line = Field(alias="label", description="Wat op de knop van het thema staat: één tot drie woorden.")
    line: Line = Field(alias="regel", description="Waar de maatregelen van dit thema over gaan, in één regel.")


class Withdrawal(Record):
    """Why something that was once published is no longer in use."""

    noun: ClassVar[str] = "vervallen"
    article: ClassVar[str] = "het blok"

    since: Day = Field(alias="op", description="Sinds welke dag: jaar-maand-dag.")
    reason: Line = Field(alias="waarom", description="Waarom, in één regel.")
    replaced_by: Annotated[tuple[Number, ...], AS_LIST] = Field(
        default=(), alias="vervangen_door", description="De nummers die ervoor in de plaats komen, als die er zijn."
    )


class WithdrawnPart(Record):
    """A heading of the page, a comparison or a part of one that was once published and is gone."""

    noun: ClassVar[str] = "vervallen deel"

    key: Key = Field(alias="sleutel", description="Het adres dat het had op de pagina, zonder #.")
    since: Day = Field(alias="op", description="Sinds welke dag: jaar-maand-dag.")
    reason: Line = Field(alias="waarom", description="Waarom, in één regel.")
    replaced_by: Key | None = Field(
        default=None, alias="vervangen_door", description="Het adres dat ervoor in de plaats komt, als dat er is."
    )


class Signal(Record):
    """Something to look for in class."""

    noun: ClassVar[str] = "signaal"

    number: Number = Field(alias="nr", description="Vast nummer: wordt nooit veranderd of opnieuw gebruikt.")
    text: Prose = Field(alias="tekst", description="Wat je in de klas kan zien.")
    keywords: Annotated[tuple[Line, ...], AS_LIST] = Field(
        default=(), alias="zoekwoorden", description="Woorden waarop iemand zoekt en die niet in de tekst staan."
    )
    changed: Day | None = Field(
        default=None, alias="gewijzigd", description="De uitgave waarin de betekenis voor het laatst veranderde."
    )
    withdrawn: Withdrawal | None = Field(default=None, alias="vervallen", description="Alleen als dit niet meer geldt.")

    @property
    def id(self) -> str:
        """Its address on the page and its field name, such as `s5`."""
        return f"s{self.number}"


class Measure(Record):
    """A sticordi measure: one row of the table."""

    noun: ClassVar[str] = "maatregel"

    number: Number = Field(alias="nr", description="Vast nummer: wordt nooit veranderd of opnieuw gebruikt.")
    theme: Line = Field(alias="thema", description="Sleutel van een thema uit data/themas.yml.")
    short: Annotated[str, Field(max_length=90), _AS_LINE] = Field(
        alias="kort",
        description="Eén regel in de gebiedende wijs, zonder punt: de titel van de rij en van de zoektreffer.",
    )
    text: Prose = Field(alias="tekst", description="De rest, in enkele zinnen. Markdown: nadruk en lijsten.")
    say: Annotated[tuple[Prose, ...], AS_LIST] = Field(
        default=(), alias="zeg", description="Wat je letterlijk kan zeggen, zonder aanhalingstekens eromheen."
    )
    keywords: Annotated[tuple[Line, ...], AS_LIST] = Field(
        default=(), alias="zoekwoorden", description="Woorden waarop iemand zoekt en die niet in de tekst staan."
    )
    changed: Day | None = Field(
        default=None, alias="gewijzigd", description="De uitgave waarin de betekenis voor het laatst veranderde."
    )
    withdrawn: Withdrawal | None = Field(default=None, alias="vervallen", description="Alleen als dit niet meer geldt.")

    @property
    def id(self) -> str:
        """Its address on the page and the start of its field names, such as `m13`."""
        return f"m{self.number}"


class Phase(Record):
    """One phase of a cycle."""

    noun: ClassVar[str] = "fase"
    article: ClassVar[str] = "een"

    short: Annotated[str, Field(max_length=30), _AS_LINE] = Field(
        alias="kort", description="Twee tot vier woorden: staan in de tekening."
    )
    text: Prose = Field(alias="tekst", description="Eén zin: staat in de lijst naast de tekening.")


class Cycle(Record):
    """A cycle of phases: drawn as a circle, and said as a list."""

    noun: ClassVar[str] = "cyclus"

    title: Line = Field(alias="titel", description="De naam van de cyclus.")
    phases: Annotated[tuple[Phase, ...], AS_LIST, Field(min_length=2, max_length=8)] = Field(
        alias="fasen", description="De fasen, in volgorde: twee tot acht."
    )
    closing: Prose | None = Field(default=None, alias="slot", description="Wat er na de laatste fase gebeurt.")

    @property
    def description(self) -> str:
        """The drawing in words, for who does not see it."""
        phases = ", ".join(f"{i}. {phase.short}" for i, phase in enumerate(self.phases, 1))
        return f"Een cirkel met {len(self.phases)} fasen: {phases}. Na de laatste fase begint de cirkel opnieuw."


class ComparisonPart(Record):
    """One of the things that stand side by side in a comparison."""

    noun: ClassVar[str] = "deel"

    key: Key = Field(alias="sleutel", description="Vast adres van dit deel op de pagina.")
    title: Line = Field(alias="titel", description="Hoe dit deel heet.")
    text: Prose | None = Field(default=None, alias="tekst", description="Hoe het eruitziet.")
    points: Annotated[tuple[Prose, ...], AS_LIST] = Field(
        default=(), alias="punten", description="Een lijst van korte regels."
    )
    look_out: Prose | None = Field(
        default=None, alias="let_op", description="Een valkuil, of wat eerst uitgesloten moet zijn."
    )
    origin: Prose | None = Field(default=None, alias="ontstaan", description="Hoe het kan ontstaan.")


class Comparison(Record):
    """Things side by side: a title, what each looks like, a list."""

    noun: ClassVar[str] = "vergelijking"

    key: Key = Field(alias="sleutel", description='Vast adres op de pagina en de naam in {{ vergelijking("...") }}.')
    title: Line = Field(alias="titel", description="De titel boven de delen.")
    parts: Annotated[tuple[ComparisonPart, ...], AS_LIST] = Field(alias="delen", description="Wat naast elkaar staat.")


class CardData(Record):
    """What the YAML file of a card holds."""

    noun: ClassVar[str] = "kaart"

    title: Line = Field(alias="titel", description="De volledige titel, bovenaan de pagina.")
    label: Annotated[str, Field(max_length=40), _AS_LINE] = Field(
        alias="naam", description="De korte naam, voor menu en links."
    )
    summary: Prose = Field(alias="kort", description="Eén of twee zinnen over de kaart: staan op de startpagina.")
    edition: Day = Field(alias="uitgave", description="De dag van deze uitgave: jaar-maand-dag.")
    source: Line = Field(alias="bron", description="Waar de kaart vandaan komt.")
    blank_rows: BlankRows = Field(
        default=7, alias="lege_rijen", description="Hoeveel lege rijen voor eigen maatregelen: 0 tot 20."
    )
    cycle: Cycle | None = Field(default=None, alias="cyclus", description="Een cyclus van fasen; niet verplicht.")
    comparisons: Annotated[tuple[Comparison, ...], AS_LIST] = Field(
        default=(), alias="vergelijkingen", description="Wat naast elkaar staat: vormen, types; niet verplicht."
    )
    signals: Annotated[tuple[Signal, ...], AS_LIST] = Field(alias="signalen", description="Signalen in de klas.")
    measures: Annotated[tuple[Measure, ...], AS_LIST] = Field(alias="maatregelen", description="De maatregelen.")

    withdrawn_parts: Annotated[tuple[WithdrawnPart, ...], AS_LIST] = Field(
        default=(), alias="vervallen_delen", description="Koppen en delen die ooit op de pagina stonden en weg zijn."
    )
    former_names: Annotated[tuple[CardName, ...], AS_LIST] = Field(
        default=(), alias="vroeger", description="Hoe de bestanden van de kaart vroeger heetten, zonder .yml."
    )


class Component(BaseModel):
    """A line of a card's page that holds `{{ name("argument") }}`: `name` is the Dutch macro name."""

    model_config = ConfigDict(frozen=True)

    name: str
    argument: str | None = None


class Card(BaseModel):
    """A whole card: its data, and its page as a list of prose blocks and components in the order of the page."""

    model_config = ConfigDict(frozen=True)

    name: str
    data: CardData
    page: tuple[Block | Component, ...]

    @property
    def path(self) -> str:
        """The address of its page within the site."""
        return f"kaarten/{self.name}.html"

    @property
    def former_names(self) -> tuple[str, ...]:
        """The names its page had before: kaarten/<name>.html keeps pointing here."""
        return self.data.former_names

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures in use: what is printed and filled in."""
        return tuple(measure for measure in self.data.measures if not measure.withdrawn)

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """The signals in use."""
        return tuple(signal for signal in self.data.signals if not signal.withdrawn)

    @cached_property
    def own_numbers(self) -> range:
        """The numbers printed before the blank rows: on from the last measure."""
        first = max(measure.number for measure in self.data.measures) + 1
        return range(first, first + self.data.blank_rows)

    def heading_level(self, component: Component) -> int:
        """Return the level of a heading within a component: one below the heading it stands under."""
        level = 1
        for part in self.page:
            if part == component:
                break
            level = part.level if isinstance(part, Heading) else level
        return level + 1

    def comparison(self, key: str | None) -> Comparison:
        """Return the comparison with this key; KeyError when there is none."""
        for comparison in self.data.comparisons:
            if comparison.key == key:
                return comparison
        raise KeyError(key)
