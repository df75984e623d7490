"""How well a search answers tests/search/queries.yml: figures per kind of query."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

OFF_TOPIC = "off-topic"
ALL = "all"


@dataclass(frozen=True)
class Query:
    """What someone types, and the measures that would be a right answer; none for what is off topic."""

    kind: str
    text: str
    want: frozenset[int]


@dataclass(frozen=True)
class Score:
    """Shares of queries, 0 to 1: the first measure is right, one of the first three is, 1/rank on average; nonsense."""

    queries: int
    first: float
    three: float
    rank: float
    nonsense: float


def read_queries() -> list[Query]:
    """Return the queries in their order."""
    kinds = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
    return [
        Query(kind["kind"], str(query["q"]), frozenset(query.get("want", ())))
        for kind in kinds
        for query in kind["queries"]
    ]


def score(answers: Iterable[tuple[Query, list[int]]]) -> dict[str, Score]:
    """Return the figures per kind, and for all kinds that want something; an answer is the measures shown, in order."""
    kinds: dict[str, list[tuple[Query, list[int]]]] = {}
    for query, shown in answers:
        kinds.setdefault(query.kind, []).append((query, shown))
        if query.kind != OFF_TOPIC:
            kinds.setdefault(ALL, []).append((query, shown))
    return {kind: _score(group) for kind, group in kinds.items()}


def _score(group: list[tuple[Query, list[int]]]) -> Score:
    ranks = [next((rank for rank, nr in enumerate(shown, 1) if nr in query.want), None) for query, shown in group]
    found = [rank for rank in ranks if rank]
    return Score(
        queries=len(group),
        first=sum(rank == 1 for rank in found) / len(group),
        three=sum(rank <= 3 for rank in found) / len(group),
        rank=sum(1 / rank for rank in found) / len(group),
        nonsense=sum(bool(shown) and not query.want for query, shown in group) / len(group),
    )
