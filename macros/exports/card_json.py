"""A card as data (JSON), the list of all cards, and the schema of both.

The models here say what a file holds; its values are read from the model of the card, which has checked them.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from macros.card.card_links import card_path, is_card_link, with_addresses
from macros.card.fields import fields
from macros.card.model import Card, CardData, Component, Measure, Signal, Theme
from macros.card.prose import Block, Heading, ListBlock, Run
from macros.exports.document import SiteInfo

SCHEMA_PATH = "kaarten/uitvoer.schema.json"
INDEX_PATH = "kaarten/index.json"
_ADDRESS = "Het adres, volledig als de site een eigen adres heeft, anders vanaf de map van de site."


class _Out(BaseModel):
    model_config = ConfigDict(extra="forbid")


class MeasureOut(Measure):
    """A measure with its address."""

    adres: str = Field(description=_ADDRESS)


class SignalOut(Signal):
    """A signal with its address."""

    adres: str = Field(description=_ADDRESS)


class TextOut(_Out):
    """A piece of text of one style."""

    tekst: str
    vet: bool = False
    cursief: bool = False
    link: str | None = None


class PartOut(_Out):
    """A part of the page; which keys it has depends on `soort`."""

    soort: str = Field(pattern="^(kop|alinea|lijst|onderdeel)$")
    niveau: int | None = Field(default=None, description="Van een kop: 2 tot 4.")
    adres: str | None = Field(default=None, description="Van een kop: haar adres op de pagina.")
    tekst: list[TextOut] | None = Field(default=None, description="Van een kop of een alinea.")
    genummerd: bool | None = Field(default=None, description="Van een lijst.")
    delen: list[list["PartOut"]] | None = Field(default=None, description="Van een lijst: wat er in elk punt staat.")
    naam: str | None = Field(
        default=None, description="Van een onderdeel: kop, cyclus, vergelijking, signalen, maatregelen."
    )
    sleutel: str | None = Field(default=None, description="Van een vergelijking: welke.")


class CardOut(CardData):
    """A card with its addresses, the names of its fields, and its page."""

    kaart: str = Field(description="De vaste naam van de kaart, zoals in haar adres.")
    adres: str = Field(description=_ADDRESS)
    signals: tuple[SignalOut, ...] = Field(alias="signalen", description="De signalen die in gebruik zijn.")
    measures: tuple[MeasureOut, ...] = Field(alias="maatregelen", description="De maatregelen die in gebruik zijn.")
    pagina: list[PartOut] = Field(description="De pagina, in volgorde.")
    velden: list[str] = Field(description="De namen van de invulvelden, in leesvolgorde.")


class EntryOut(_Out):
    """One card in the list of all cards."""

    kaart: str = Field(description="De vaste naam van de kaart.")
    naam: str = Field(description="De korte naam.")
    titel: str = Field(description="De volledige titel.")
    kort: str = Field(description="Waar de kaart over gaat.")
    uitgave: str = Field(description="De dag van deze uitgave.", json_schema_extra={"format": "date"})
    adres: str = Field(description=_ADDRESS)
    bestanden: dict[str, str] = Field(description="De bestanden van de kaart: soort en adres.")


class IndexOut(_Out):
    """All cards and all themes."""

    kaarten: list[EntryOut] = Field(description="Alle kaarten, in volgorde van hun naam.")
    themas: list[Theme] = Field(description="De thema's van de maatregelen, in hun volgorde.")


def card_bytes(card: Card, site: SiteInfo) -> bytes:
    """Return a card as JSON in UTF-8: keys are Dutch as in the card's file, and what is withdrawn is left out."""
    address = _address(site, card.path)
    values = {
        "kaart": card.name,
        "adres": address,
        **_dump(card.data),
        "signalen": [{**_dump(item), "adres": f"{address}#{item.id}"} for item in card.signals],
        "maatregelen": [{**_dump(item), "adres": f"{address}#{item.id}"} for item in card.measures],
        "pagina": [_part(part) for part in card.page],
        "velden": [field.name for field in fields(card)],
    }
    return _json(_with_addresses(values, lambda name, identity: _address(site, card_path(name, identity))))


def index_bytes(cards: Iterable[Card], themes: Iterable[Theme], site: SiteInfo) -> bytes:
    """Return the list of all cards and themes as JSON in UTF-8."""
    entries = [
        {
            "kaart": card.name,
            "naam": card.data.label,
            "titel": card.data.title,
            "kort": card.data.summary,
            "uitgave": card.data.edition.isoformat(),
            "adres": _address(site, card.path),
            "bestanden": {kind: _address(site, f"kaarten/{card.name}.{kind}") for kind in ("pdf", "docx", "json")},
        }
        for card in cards
    ]
    return _json({"kaarten": entries, "themas": [_dump(theme) for theme in themes]})


def schema_bytes() -> bytes:
    """Return the JSON schema of a card's JSON; that of kaarten/index.json stands in it as `$defs/IndexOut`."""
    schema = CardOut.model_json_schema(by_alias=True)
    index = IndexOut.model_json_schema(by_alias=True)
    definitions = schema["$defs"] | index.pop("$defs") | {"IndexOut": index}
    return _json(
        {
            "$schema": "http://json-schema.org/draft-07/schema#",
            **schema,
            "title": "Een focuskaart als gegevens",
            "description": "De vorm van kaarten/<kaart>.json. De vorm van kaarten/index.json staat in $defs/IndexOut.",
            "$defs": definitions,
        }
    )


def _address(site: SiteInfo, path: str) -> str:
    return site.address(path) or path


def _with_addresses(value: Any, address: Callable[[str, str], str]) -> Any:  # noqa: ANN401 - a tree of what JSON knows
    """Return a value whose links to other cards are addresses."""
    if isinstance(value, dict):
        return {key: _with_addresses(child, address) for key, child in value.items()}
    if isinstance(value, list):
        return [_with_addresses(child, address) for child in value]
    if isinstance(value, str):
        return address(*value.split("#")) if is_card_link(value) else with_addresses(value, address)
    return value


def _dump(record: BaseModel) -> dict[str, Any]:
    # A list that may be left out may not be empty: that is so in a card's file and here.
    dumped: dict[str, Any] = record.model_dump(mode="json", by_alias=True, exclude_none=True)
    without: dict[str, Any] = _without_empty_lists(dumped)
    return without


def _without_empty_lists(value: Any) -> Any:  # noqa: ANN401 - a tree of what JSON knows
    if isinstance(value, dict):
        return {key: _without_empty_lists(child) for key, child in value.items() if child != []}
    return [_without_empty_lists(child) for child in value] if isinstance(value, list) else value


def _part(part: Block | Component) -> dict[str, Any]:
    if isinstance(part, Component):
        argument = {"sleutel": part.argument} if part.argument else {}
        return {"soort": "onderdeel", "naam": part.name, **argument}
    if isinstance(part, ListBlock):
        items = [[_part(child) for child in item] for item in part.items]
        return {"soort": "lijst", "genummerd": part.ordered, "delen": items}
    text = {"tekst": [_run(run) for run in part.runs]}
    if isinstance(part, Heading):
        return {"soort": "kop", "niveau": part.level, "adres": part.id, **text}
    return {"soort": "alinea", **text}


def _run(run: Run) -> dict[str, Any]:
    style = {"vet": run.bold, "cursief": run.italic, "link": run.link}
    return {"tekst": run.text} | {key: value for key, value in style.items() if value}


def _json(value: Any) -> bytes:  # noqa: ANN401
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
