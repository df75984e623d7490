"""Lists of the card: signals, the phases of the cycle, the points of a part of a comparison."""

from collections.abc import Sequence

from macros.importing.markdown_text import blocks_of, markdown
from macros.importing.outline import Para
from macros.importing.round_trip.card_lines import PAGE
from macros.importing.round_trip.texts import item_text, phase_texts
from macros.importing.round_trip.work import WITHDRAWN, Work, meaning_changed, name_of
from macros.importing.yaml_text import value
from macros.reading import keys
from macros.reading.yaml_source import Place

Order = list[int | str]
"""The items of a list as they come to stand: the number of one that is there, or the YAML of a new one."""


def take_lists(work: Work, said: dict[Place, list[Para]]) -> None:
    """Take over what changed in the lists of what stays on the card."""
    old = [line.place[:-1] for line in work.lines if line.place[0] != PAGE and isinstance(line.place[-1], int)]
    new = [place[:-1] for place in said if isinstance(place[-1], int) and not any(_below_0(place[:-1]))]
    for parent in dict.fromkeys([*old, *new]):
        owner = parent[:-1]
        if not owner or any(place[: len(owner)] == owner for place in said):
            _take(work, parent, [(int(place[-1]), paras) for place, paras in said.items() if place[:-1] == parent])


def _below_0(place: Place) -> list[bool]:
    return [isinstance(step, int) and step < 0 for step in place]


def _take(work: Work, parent: Place, said: Sequence[tuple[int, list[Para]]]) -> None:
    count = _count(work, parent)
    order: Order = []
    for index, paras in said:
        if index < 0:
            order.append(_new(work, parent, paras, order))
            work.changes.append(f"{name_of(parent)}: nieuw: {' '.join(para.text for para in paras)}")
        else:
            order.append(index)
            if not work.same(work.lines_of((*parent, index)), paras):
                _change(work, (*parent, index), paras)
    if not count:
        if order:
            work.edit.add_nested(parent, [line for item in order for line in str(item).split("\n")])
        return
    shown = {int(line.place[-1]) for line in work.lines if line.place[:-1] == parent}
    hidden = [index for index in range(count) if index not in shown]
    hidden += [index for index in sorted(shown) if index not in order and drop(work, parent, index)]
    if order or hidden:
        arrange(work, parent, order, hidden, count)
    else:
        work.edit.remove(parent)


def _count(work: Work, parent: Place) -> int:
    data = work.card.data
    if parent == (keys.SIGNALS,):
        return len(data.signals)
    if parent[0] == keys.CYCLE:
        return len(data.cycle.phases) if data.cycle else 0
    return len(data.comparisons[int(parent[1])].parts[int(parent[3])].points)


def _change(work: Work, place: Place, paras: list[Para]) -> None:
    index = int(place[-1])
    if place[0] == keys.SIGNALS:
        signal, text = work.card.data.signals[index], markdown(blocks_of(paras))
        work.edit.set((*place, keys.TEXT), text)
        work.changes.append(f"{signal.noun} {signal.number}: {text}")
        old = " ".join(line.text for line in work.lines_of(place))
        if meaning_changed(old, " ".join(para.text for para in paras)):
            work.changed.add((keys.SIGNALS, index))
    elif place[-2] == keys.PHASES and work.card.data.cycle:
        phase = work.card.data.cycle.phases[index]
        short, text = phase_texts(paras)
        if short != phase.short:
            work.edit.set((*place, keys.SHORT), short)
        if text != phase.text:
            work.edit.set((*place, keys.TEXT), text)
        work.changes.append(f"{phase.noun} {index + 1}: {short}. {text}")
    else:
        text = item_text(paras)
        work.edit.set(place, text)
        work.changes.append(f"{name_of(place)}: {text}")


def _new(work: Work, parent: Place, paras: list[Para], order: Order) -> str:
    if parent == (keys.SIGNALS,):
        number = work.next_number(keys.SIGNALS, order)
        return f"- {keys.NUMBER}: {number}\n  {keys.TEXT}: {value(markdown(blocks_of(paras)), 4)}"
    if parent[-1] == keys.PHASES:
        short, text = phase_texts(paras)
        return f"- {keys.SHORT}: {value(short, 4)}\n  {keys.TEXT}: {value(text, 4)}"
    return f"- {value(item_text(paras), 2)}"


def drop(work: Work, parent: Place, index: int) -> bool:
    """Take an item out; return whether it stays in the file, withdrawn, because it was published."""
    if parent not in ((keys.SIGNALS,), (keys.MEASURES,)):
        work.changes.append(f"{name_of((*parent, index))}: weggehaald")
        return False
    item = work.items(str(parent[0]))[index]
    _forget_replacement(work, str(parent[0]), item.number)
    if item.id not in work.published:
        work.changes.append(f"{item.noun} {item.number}: weggehaald")
        return False
    lines = [
        f"# nakijken: zeg waarom, en voeg eventueel '{keys.REPLACED_BY}' toe",
        f"{keys.SINCE}: {work.day.isoformat()}",
        f"{keys.REASON}: {WITHDRAWN}",
    ]
    work.edit.add_nested((*parent, index, keys.WITHDRAWN), lines)
    work.changes.append(f"{item.noun} {item.number}: vervallen (is gepubliceerd, dus het nummer blijft bestaan)")
    return True


def _forget_replacement(work: Work, kind: str, number: int) -> None:
    """Take a number that goes out of use from what it replaced: nothing may be replaced by what is withdrawn."""
    for index, item in enumerate(work.items(kind)):
        numbers = item.withdrawn.replaced_by if item.withdrawn else ()
        if number in numbers:
            work.edit.take_out((kind, index, keys.WITHDRAWN, keys.REPLACED_BY), str(number))
            work.changes.append(f"{item.noun} {item.number}: wordt niet meer vervangen door {number}")


def arrange(work: Work, parent: Place, order: Order, hidden: list[int], count: int) -> None:
    """Put a list in its new order; what the Word file does not show (`hidden`) stays behind what it stood behind."""
    whole = list(order)
    for index in sorted(hidden):
        before = [item for item in whole if isinstance(item, int) and item < index]
        whole.insert(whole.index(max(before)) + 1 if before else 0, index)
    if whole == list(range(count)):
        return
    kept = [item for item in whole if isinstance(item, int)]
    if kept != sorted(kept):
        work.changes.append(f"{name_of(parent)}: andere volgorde")
    work.edit.arrange(parent, whole)
