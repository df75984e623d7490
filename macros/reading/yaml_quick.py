"""YAML that is as it should be, read by libyaml in a tenth of the time that PyYAML takes.

It explains nothing: what it cannot read, or a card may not hold, is left to the loader that tells people what is wrong.
"""

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.resolver import Resolver

_RESOLVER: Any = Resolver()
_STR = "tag:yaml.org,2002:str"
"""What a text in quotes, or in a block of its own, is."""


class _LeaveItError(Exception):
    """Something stands there that only the loader that explains can judge."""


def quick_node(text: str, deepest: int) -> yaml.Node | None:
    """Return the one document in a text; None for anything else than plain values of at most `deepest` levels."""
    if not yaml.__with_libyaml__:
        return None
    try:
        events = iter(yaml.parse(text, Loader=yaml.CSafeLoader))
        if not _is_plain_start(events):
            return None
        node = _node(next(events), events, deepest)
        closing = [type(event) for event in events]
    except (yaml.YAMLError, _LeaveItError, ValueError, StopIteration):
        return None
    return node if closing == [yaml.DocumentEndEvent, yaml.StreamEndEvent] else None


def _is_plain_start(events: Iterator[yaml.Event]) -> bool:
    next(events)
    start = next(events)
    return isinstance(start, yaml.DocumentStartEvent) and not start.explicit


def _node(event: Any, events: Iterator[Any], deepest: int) -> yaml.Node:  # noqa: ANN401 - an event of libyaml
    # A card has a thousand of these: what each is, is asked in the quickest way.
    kind = type(event)
    if kind is yaml.AliasEvent or event.anchor or event.tag or not deepest:
        raise _LeaveItError
    if kind is yaml.ScalarEvent:
        tag = _STR if event.style else _RESOLVER.resolve(yaml.ScalarNode, event.value, event.implicit)
        return yaml.ScalarNode(tag, event.value, event.start_mark, event.end_mark, event.style or None)
    children: list[Any] = []
    last: Any = next(events)
    if kind is yaml.SequenceStartEvent:
        while type(last) is not yaml.SequenceEndEvent:
            children.append(_node(last, events, deepest - 1))
            last = next(events)
        return yaml.SequenceNode("tag:yaml.org,2002:seq", children, *_marks(event, last))
    while type(last) is not yaml.MappingEndEvent:
        key = _node(last, events, deepest - 1)
        if type(key) is not yaml.ScalarNode or not key.value:
            raise _LeaveItError
        children.append((key, _node(next(events), events, deepest - 1)))
        last = next(events)
    return yaml.MappingNode("tag:yaml.org,2002:map", children, *_marks(event, last))


def _marks(first: Any, last: Any) -> tuple[Any, Any]:  # noqa: ANN401 - libyaml has marks of its own
    return first.start_mark, last.end_mark
