"""The model: what a card is. The one place where an English attribute meets its Dutch key in a file."""

import hashlib
from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from macros.card import contract, wording
from macros.card.prose import Block, Heading
from macros.card.values import (
    AS_LIST,
    AS_MARKED_TITLE,
    AS_TITLE,
    BlankRows,
    CardName,
    Day,
    Key,
    Line,
    Number,
    Prose,
    Saying,
    Title,
)


class Record(BaseModel):
    """A part of a card: unknown keys are refused and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)

    noun: ClassVar[str]
    """What a fault calls it, as in "maatregel 13"."""
    article: ClassVar[str] = "een"


class Theme(Record):
    """A theme of measures."""

    noun: ClassVar[str] = "thema"

    key: Key = Field(
        alias="sleutel",
        examples=["structuur"],
        description="Vaste naam van het thema, zoals een maatregel hem gebruikt.",
    )
    label: Annotated[str, Field(max_length=contract.LONGEST_THEME), AS_TITLE] = Field(
        alias="label", examples=["Structuur"], description="Wat op de knop van het thema staat: één tot drie woorden."
    )
    line: Line = Field(
        alias="regel",
        examples=["Duidelijk zijn in tijd en ruimte."],
        description="Waar de maatregelen van dit thema over gaan, in één regel.",
    )


class Category(Record):
    """A category of cards: under which heading they stand on the start page."""

    noun: ClassVar[str] = "rubriek"

    key: Key = Field(
        alias="sleutel", examples=["leren"], description="Vaste naam van de rubriek, zoals een kaart hem gebruikt."
    )
    label: Line = Field(alias="label", examples=["Leren"], description="De titel boven haar kaarten op de startpagina.")


class Withdrawal(Record):
    """Why something that was once published is no longer in use."""

    noun: ClassVar[str] = "vervallen"
    article: ClassVar[str] = "het blok"

    since: Day = Field(alias="op", examples=["2027-01-15"], description="Sinds welke dag: jaar-maand-dag.")
    reason: Line = Field(alias="waarom", examples=["Staat nu bij maatregel 25."], description="Waarom, in één regel.")
    replaced_by: Annotated[tuple[Number, ...], AS_LIST] = Field(
        default=(),
        alias="vervangen_door",
        examples=[[25]],
        description="De nummers die ervoor in de plaats komen, als die er zijn.",
    )


class WithdrawnPart(Record):
    """A heading of the page, a comparison or a part of one that was once published and is gone."""

    noun: ClassVar[str] = "vervallen deel"

    key: Key = Field(
        alias="sleutel", examples=["oude-kop"], description="Het adres dat het had op de pagina, zonder #."
    )
    since: Day = Field(alias="op", examples=["2027-01-15"], description="Sinds welke dag: jaar-maand-dag.")
    reason: Line = Field(alias="waarom", examples=["Staat nu bij de signalen."], description="Waarom, in één regel.")
    replaced_by: Key | None = Field(
        default=None,
        alias="vervangen_door",
        examples=["signalen"],
        description="Het adres dat ervoor in de plaats komt, als dat er is.",
    )


# What signals and measures have in common; each has it at its own place among its fields.
_FixedNumber = Annotated[
    Number, Field(alias="nr", examples=[13], description="Vast nummer: wordt nooit veranderd of opnieuw gebruikt.")
]
_Keywords = Annotated[
    tuple[Line, ...],
    AS_LIST,
    Field(
        alias="zoekwoorden",
        examples=[["dagschema", "pictogrammen"]],
        description="Woorden waarop iemand zoekt en die niet in de tekst staan.",
    ),
]
_Changed = Annotated[
    Day | None,
    Field(
        alias="gewijzigd",
        examples=["2027-01-15"],
        description="De uitgave waarin de betekenis voor het laatst veranderde.",
    ),
]
_Withdrawn = Annotated[Withdrawal | None, Field(alias="vervallen", description="Alleen als dit niet meer geldt.")]


class Signal(Record):
    """Something to look for in class."""

    noun: ClassVar[str] = "signaal"

    number: _FixedNumber
    text: Prose = Field(alias="tekst", examples=["Kijkt vaak weg."], description="Wat je in de klas kunt zien.")
    keywords: _Keywords = ()
    changed: _Changed = None
    withdrawn: _Withdrawn = None

    @property
    def id(self) -> str:
        """Its address on the page and its field name, such as `s5`."""
        return contract.signal_id(self.number)


class Measure(Record):
    """A sticordi measure: one row of the table."""

    noun: ClassVar[str] = "maatregel"

    number: _FixedNumber
    theme: Line = Field(alias="thema", examples=["structuur"], description="Sleutel van een thema uit data/themas.yml.")
    short: Annotated[str, Field(max_length=contract.LONGEST_SHORT), AS_MARKED_TITLE] = Field(
        alias="kort",
        examples=["Werk met een vast dagprogramma"],
        description="Eén regel in de gebiedende wijs, zonder punt: de titel van de rij en van de zoektreffer.",
    )
    text: Prose | None = Field(
        default=None,
        alias="tekst",
        examples=["Hang het op waar het kind het ziet."],
        description="De rest, in enkele zinnen, als er meer te zeggen is. Markdown: nadruk en lijsten.",
    )
    say: Annotated[tuple[Saying, ...], AS_LIST] = Field(
        default=(),
        alias="zeg",
        examples=[["Straks gaan we buiten spelen."]],
        description="Wat je letterlijk kunt zeggen, zonder aanhalingstekens eromheen.",
    )
    keywords: _Keywords = ()
    changed: _Changed = None
    withdrawn: _Withdrawn = None

    @property
    def id(self) -> str:
        """Its address on the page and the start of its field names, such as `m13`."""
        return contract.measure_id(self.number)


class Phase(Record):
    """One phase of a cycle."""

    noun: ClassVar[str] = "fase"

    short: Annotated[str, Field(max_length=contract.LONGEST_PHASE), AS_TITLE] = Field(
        alias="kort", examples=["Op ontdekking"], description="Twee tot vier woorden: staan in de tekening."
    )
    text: Prose = Field(
        alias="tekst", examples=["Het kind trekt eropuit."], description="Eén zin: staat in de lijst naast de tekening."
    )


class Cycle(Record):
    """A cycle of phases: drawn as a circle, and said as a list."""

    noun: ClassVar[str] = "cyclus"

    title: Title = Field(alias="titel", examples=["De cirkel van rust"], description="De naam van de cyclus.")
    phases: Annotated[
        tuple[Phase, ...], AS_LIST, Field(min_length=contract.FEWEST_PHASES, max_length=contract.MOST_PHASES)
    ] = Field(alias="fasen", description="De fasen, in volgorde: twee tot acht.")
    closing: Prose | None = Field(
        default=None,
        alias="slot",
        examples=["En dan begint het opnieuw."],
        description="Wat er na de laatste fase gebeurt.",
    )

    @property
    def description(self) -> str:
        """The drawing in words, for who does not see it."""
        phases = ", ".join(f"{i}. {phase.short}" for i, phase in enumerate(self.phases, 1))
        return wording.fill(wording.WORDS.card.cycle_description, number=len(self.phases), phases=phases)


class ComparisonPart(Record):
    """One of the things that stand side by side in a comparison."""

    noun: ClassVar[str] = "deel"

    key: Key = Field(alias="sleutel", examples=["stil"], description="Vast adres van dit deel op de pagina.")
    title: Title = Field(alias="titel", examples=["Het stille type"], description="Hoe dit deel heet.")
    text: Prose | None = Field(
        default=None, alias="tekst", examples=["Dit kind zegt weinig."], description="Hoe het eruitziet."
    )
    points: Annotated[tuple[Prose, ...], AS_LIST] = Field(
        default=(), alias="punten", examples=[["Zit graag alleen."]], description="Een lijst van korte regels."
    )
    look_out: Prose | None = Field(
        default=None,
        alias="let_op",
        examples=["Dit is geen onwil."],
        description="Een valkuil, of wat eerst uitgesloten moet zijn.",
    )
    origin: Prose | None = Field(
        default=None, alias="ontstaan", examples=["Dat kan groeien uit faalangst."], description="Hoe het kan ontstaan."
    )


class Comparison(Record):
    """Things side by side: a title, what each looks like, a list."""

    noun: ClassVar[str] = "vergelijking"

    key: Key = Field(
        alias="sleutel",
        examples=["typen"],
        description='Vast adres op de pagina en de naam in `{{ vergelijking("...") }}`.',
    )
    title: Title = Field(alias="titel", examples=["Twee types"], description="De titel boven de delen.")
    parts: Annotated[tuple[ComparisonPart, ...], AS_LIST] = Field(alias="delen", description="Wat naast elkaar staat.")


class CardData(Record):
    """What the YAML file of a card holds."""

    noun: ClassVar[str] = "kaart"

    title: Title = Field(
        alias="titel",
        examples=["Focuskaart voor leerlingen met faalangst"],
        description="De volledige titel, bovenaan de pagina.",
    )
    label: Annotated[str, Field(max_length=contract.LONGEST_LABEL), AS_TITLE] = Field(
        alias="naam", examples=["Faalangst"], description="De korte naam, voor menu en links."
    )
    summary: Prose = Field(
        alias="kort",
        examples=["Wat faalangst is en wat je als leerkracht kunt doen."],
        description="Eén of twee zinnen over de kaart: staan op de startpagina.",
    )
    category: Line | None = Field(
        default=None,
        alias="rubriek",
        examples=["leren"],
        description="Sleutel van een rubriek uit data/rubrieken.yml: waaronder de kaart op de startpagina staat.",
    )
    edition: Day = Field(
        alias="uitgave", examples=["2027-01-15"], description="De dag van deze uitgave: jaar-maand-dag."
    )
    source: Line = Field(
        alias="bron", examples=["Eigen werk van het zorgteam"], description="Waar de kaart vandaan komt."
    )
    blank_rows: BlankRows = Field(
        default=7,
        alias="lege_rijen",
        examples=[7],
        description=f"Hoeveel lege rijen voor eigen maatregelen: 0 tot {contract.MOST_OWN_ROWS}.",
    )
    cycle: Cycle | None = Field(default=None, alias="cyclus", description="Een cyclus van fasen.")
    comparisons: Annotated[tuple[Comparison, ...], AS_LIST] = Field(
        default=(), alias="vergelijkingen", description="Wat naast elkaar staat: vormen, types."
    )
    signals: Annotated[tuple[Signal, ...], AS_LIST] = Field(alias="signalen", description="Signalen in de klas.")
    measures: Annotated[tuple[Measure, ...], AS_LIST] = Field(alias="maatregelen", description="De maatregelen.")

    withdrawn_parts: Annotated[tuple[WithdrawnPart, ...], AS_LIST] = Field(
        default=(), alias="vervallen_delen", description="Koppen en delen die ooit op de pagina stonden en weg zijn."
    )
    former_names: Annotated[tuple[CardName, ...], AS_LIST] = Field(
        default=(),
        alias="vroeger",
        examples=[["faalangst-oud"]],
        description="Hoe de bestanden van de kaart vroeger heetten, zonder .yml.",
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

    @cached_property
    def fingerprint(self) -> str:
        """What stands for all that the card says, in a few letters: another card has another."""
        return hashlib.sha256(self.model_dump_json().encode("utf-8", "surrogatepass")).hexdigest()[:32]

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
    def measures_by_theme(self) -> dict[str, list[Measure]]:
        """The same by the key of their theme."""
        found: dict[str, list[Measure]] = {}
        for measure in self.measures:
            found.setdefault(measure.theme, []).append(measure)
        return found

    @cached_property
    def signals(self) -> tuple[Signal, ...]:
        """The signals in use."""
        return tuple(signal for signal in self.data.signals if not signal.withdrawn)

    @cached_property
    def own_numbers(self) -> range:
        """The numbers printed before the blank rows: on from the last measure, past what a school adds."""
        numbers = [measure.number for measure in self.data.measures]
        # A card that runs on past 100 has no numbers of a school: those begin behind a gap.
        limit = contract.FIRST_OWN_NUMBER
        counted = numbers if limit - 1 in numbers else [each for each in numbers if each < limit]
        first = max(counted or numbers) + 1
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
