"""What a school changes on a shipped card: measures and signals of its own, other words, what it does not use."""

import hashlib
from typing import Annotated, ClassVar

from pydantic import Field

from macros.card.contract import measure_id, signal_id
from macros.card.model import CardData, Measure, Record, Signal, Withdrawal
from macros.card.values import AS_LIST, AS_TITLE, Day, Line, Number, Prose, Saying

_MeasureNumber = Annotated[
    Number | None, Field(alias="maatregel", description="Het nummer van een maatregel van de kaart.")
]
_SignalNumber = Annotated[Number | None, Field(alias="signaal", description="Het nummer van een signaal van de kaart.")]
_Base = Annotated[
    Line | None,
    Field(
        alias="basis",
        description="Vingerafdruk van de tekst die je verving; 'vastleggen' vult hem in. Zo hoor je het als die "
        "tekst in een nieuwe versie verandert.",
    ),
]


_Items = dict[str, dict[int, Measure | Signal]]


class _About(Record):
    """Something said about one measure or one signal of the shipped card."""

    measure: _MeasureNumber = None
    signal: _SignalNumber = None

    @property
    def about(self) -> tuple[str, int]:
        """The list in the card's file and the number in it, as ("maatregelen", 13)."""
        return ("maatregelen", self.measure or 0) if self.measure else ("signalen", self.signal or 0)


class OtherWords(_About):
    """Other words for a measure or a signal."""

    noun: ClassVar[str] = "andere woorden"
    article: ClassVar[str] = "het blok"

    short: Annotated[str | None, Field(max_length=90), AS_TITLE] = Field(
        default=None, alias="kort", description="Een andere titel voor de maatregel."
    )
    text: Prose | None = Field(default=None, alias="tekst", description="Een andere tekst.")
    say: Annotated[tuple[Saying, ...], AS_LIST] = Field(
        default=(), alias="zeg", description="Wat jullie letterlijk zeggen, in plaats van wat er stond."
    )
    base: _Base = None
    changed: Day | None = Field(
        default=None,
        alias="gewijzigd",
        description="De uitgave waarin jullie woorden iets anders gingen betekenen dan wat er eerst stond.",
    )

    @property
    def words(self) -> dict[str, object]:
        """The texts of the measure or signal that are others."""
        values = {"short": self.short, "text": self.text, "say": self.say}
        return {name: value for name, value in values.items() if value}


class NotUsed(_About):
    """A measure or a signal that the school does not use."""

    noun: ClassVar[str] = "niet gebruikt"
    article: ClassVar[str] = "het blok"

    since: Day = Field(alias="op", description="Sinds welke dag: jaar-maand-dag.")
    reason: Line = Field(alias="waarom", description="Waarom, in één regel: staat op de kaart.")
    replaced_by: Annotated[tuple[Number, ...], AS_LIST] = Field(
        default=(), alias="vervangen_door", description="De nummers die ervoor in de plaats komen."
    )
    base: _Base = None


class OwnKeywords(_About):
    """Words by which the people of this school search."""

    noun: ClassVar[str] = "zoekwoorden"
    article: ClassVar[str] = "het blok"

    words: Annotated[tuple[Line, ...], AS_LIST] = Field(alias="woorden", description="Woorden waarop iemand zoekt.")


class Renumbered(_About):
    """A measure or a signal of the school's that had another number before there were numbers for schools."""

    noun: ClassVar[str] = "hernummerd"
    article: ClassVar[str] = "het blok"

    now: Number = Field(alias="nu", description="Het eigen nummer dat het nu heeft, van 101 tot 999.")
    since: Day = Field(alias="op", description="Sinds welke dag: jaar-maand-dag.")


class Addition(Record):
    """All that a school changes on one shipped card."""

    noun: ClassVar[str] = "aanvulling"

    category: Line | None = Field(
        default=None, alias="rubriek", description="Een andere rubriek voor de kaart op de startpagina."
    )
    measures: Annotated[tuple[Measure, ...], AS_LIST] = Field(
        default=(), alias="maatregelen", description="Eigen maatregelen, met nummers van 101 tot 999."
    )
    signals: Annotated[tuple[Signal, ...], AS_LIST] = Field(
        default=(), alias="signalen", description="Eigen signalen, met nummers van 101 tot 999."
    )
    words: Annotated[tuple[OtherWords, ...], AS_LIST] = Field(
        default=(), alias="andere_woorden", description="Andere woorden voor wat op de kaart staat."
    )
    not_used: Annotated[tuple[NotUsed, ...], AS_LIST] = Field(
        default=(), alias="niet_gebruikt", description="Wat jullie niet gebruiken: het adres blijft en zegt waarom."
    )
    keywords: Annotated[tuple[OwnKeywords, ...], AS_LIST] = Field(
        default=(), alias="zoekwoorden", description="Woorden waarop jullie zoeken, bij wat op de kaart staat."
    )
    renumbered: Annotated[tuple[Renumbered, ...], AS_LIST] = Field(
        default=(), alias="hernummerd", description="Eigen nummers van vroeger: het oude adres wijst naar het nieuwe."
    )

    @property
    def reworded(self) -> set[str]:
        """The addresses (m13) of what gets other words."""
        return {measure_id(words.measure) if words.measure else signal_id(words.signal or 0) for words in self.words}


def fingerprint(item: Measure | Signal) -> str:
    """Return the fingerprint of the words of a measure or signal: blind to spaces and line ends, no number to YAML."""
    words = [item.short, item.text, *item.say] if isinstance(item, Measure) else [item.text]
    said = "\n".join(" ".join((text or "").split()) for text in words)
    return f"t{hashlib.sha256(said.encode()).hexdigest()[:8]}"


def with_addition(card: CardData, addition: Addition) -> CardData:
    """Return the card as the school has it; every number that the addition names must be on the card."""
    items: _Items = {
        "maatregelen": {measure.number: measure for measure in card.measures},
        "signalen": {signal.number: signal for signal in card.signals},
    }
    for words in addition.words:
        _change(items, words, words.words | ({"changed": words.changed} if words.changed else {}))
    for keywords in addition.keywords:
        kind, number = keywords.about
        _change(items, keywords, {"keywords": (*items[kind][number].keywords, *keywords.words)})
    for unused in addition.not_used:
        withdrawal = Withdrawal.model_construct(
            since=unused.since, reason=unused.reason, replaced_by=unused.replaced_by
        )
        _change(items, unused, {"withdrawn": withdrawal})
    own: _Items = {
        "maatregelen": {measure.number: measure for measure in addition.measures},
        "signalen": {signal.number: signal for signal in addition.signals},
    }
    for moved in addition.renumbered:
        kind, number = moved.about
        # When the product uses the number by now, it is the product's: the own one keeps its new number.
        if number not in items[kind]:
            items[kind][number] = _moved(own[kind][moved.now], moved)
    return card.model_copy(
        update={
            "category": addition.category or card.category,
            "measures": (*items["maatregelen"].values(), *own["maatregelen"].values()),
            "signals": (*items["signalen"].values(), *own["signalen"].values()),
        }
    )


def _moved(item: Measure | Signal, moved: Renumbered) -> Measure | Signal:
    """Return what stands at the old number: a withdrawn item that points to the new one."""
    withdrawal = Withdrawal.model_construct(
        since=moved.since, reason=f"Dit is bij ons nu {item.noun} {moved.now}.", replaced_by=(moved.now,)
    )
    return item.model_copy(update={"number": moved.about[1], "withdrawn": withdrawal})


def _change(items: _Items, about: _About, values: dict[str, object]) -> None:
    kind, number = about.about
    items[kind][number] = items[kind][number].model_copy(update=values)
