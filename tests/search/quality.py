"""How well a search answers queries.yml and queries-many.yml: figures per kind of query."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

OFF_TOPIC = "off-topic"
ALL = "all"
ONE = "queries.yml"
MANY = "queries-many.yml"

_THEME = "thema:"
_PLACE = re.compile(r"(?:kaarten/([a-z0-9-]+)\.html|maatregelen\.html)(?:\?([^#]*))?(?:#([ms]\d+))?$")


@dataclass(frozen=True)
class Query:
    """What someone types, and what would be a right answer: `hechting#m3`, `adhd`, `thema:leren`; none off topic."""

    kind: str
    text: str
    want: frozenset[str]

    @property
    def sorts(self) -> set[str]:
        """The sorts of places it is judged on: card, theme, m or s."""
        return {_sort(place) for place in self.want} or {"m", "s", "card", "theme"}


@dataclass(frozen=True)
class Score:
    """Shares of queries, 0 to 1: the first hit is right, one of the first three is, 1/rank on average; nonsense."""

    queries: int
    first: float
    three: float
    rank: float
    nonsense: float


def read_queries(file: str) -> list[Query]:
    """Return the queries of a file in tests/search in their order; a bare number is a measure of the one card."""
    kinds = yaml.safe_load((Path(__file__).parent / file).read_text(encoding="utf-8"))
    return [
        Query(kind["kind"], str(query["q"]), frozenset(map(_place, query.get("want", ()))))
        for kind in kinds
        for query in kind["queries"]
    ]


def _place(want: int | str) -> str:
    return f"hechting#m{want}" if isinstance(want, int) else want


def shown_places(links: Iterable[tuple[str, float]]) -> list[str]:
    """Return what the links of an answer lead to, in their order; a heading that is no hit has the score 0."""
    places = []
    for link, score in links:
        match = _PLACE.search(link)
        if not match or not score:
            continue
        card, query, row = match.groups()
        theme = re.search(r"thema=([a-z-]+)", query or "")
        places.append(f"{_THEME}{theme[1]}" if theme and not card else f"{card}#{row}" if row else card)
    return places


def score(answers: Iterable[tuple[Query, list[str]]]) -> dict[str, Score]:
    """Return the figures per kind, and for all kinds that want something; an answer is the places shown, in order."""
    kinds: dict[str, list[tuple[Query, list[str]]]] = {}
    for query, shown in answers:
        kinds.setdefault(query.kind, []).append((query, shown))
        if query.kind != OFF_TOPIC:
            kinds.setdefault(ALL, []).append((query, shown))
    return {kind: _score(group) for kind, group in kinds.items()}


def rank(query: Query, shown: list[str]) -> int | None:
    """Return the place of the first right answer among those of the sorts wanted, from 1; None when it is not there."""
    judged = [place for place in shown if _sort(place) in query.sorts]
    return next((number for number, place in enumerate(judged, 1) if place in query.want), None)


def _sort(place: str) -> str:
    if place.startswith(_THEME):
        return "theme"
    return place.partition("#")[2][:1] or "card"


def _score(group: list[tuple[Query, list[str]]]) -> Score:
    ranks = [rank(query, shown) for query, shown in group]
    found = [one for one in ranks if one]
    return Score(
        queries=len(group),
        first=sum(one == 1 for one in found) / len(group),
        three=sum(one <= 3 for one in found) / len(group),
        rank=sum(1 / one for one in found) / len(group),
        nonsense=sum(bool(shown) and not query.want for query, shown in group) / len(group),
    )
