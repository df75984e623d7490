"""The parts of comparisons, and comparisons and the cycle as a whole: what came, went, or stands elsewhere."""

from macros.importing.addresses import key_for
from macros.importing.outline import Para
from macros.importing.round_trip.lists import Order, arrange
from macros.importing.round_trip.texts import item_text, text_of
from macros.importing.round_trip.work import Work
from macros.importing.yaml_text import value
from macros.reading import keys
from macros.reading.yaml_source import Place


def take_comparisons(work: Work, said: dict[Place, list[Para]]) -> None:
    """Take over the parts of each comparison, and take away what is gone as a whole."""
    comparisons = work.card.data.comparisons
    there = [index for index in range(len(comparisons)) if _shown(said, (keys.COMPARISONS, index))]
    on_page = {int(line.place[1]) for line in work.lines if line.place[0] == keys.COMPARISONS}
    for index in there:
        _parts(work, index, said)
    gone = [index for index in sorted(on_page) if index not in there]
    for index in gone:
        work.changes.append(f"{comparisons[index].noun} '{comparisons[index].key}': weggehaald")
        work.withdraw_part(comparisons[index].key, comparisons[index].noun)
        for part in comparisons[index].parts:
            work.withdraw_part(part.key, part.noun)
    if gone and len(gone) == len(comparisons):
        work.edit.remove((keys.COMPARISONS,))
    elif gone:
        work.edit.arrange((keys.COMPARISONS,), [index for index in range(len(comparisons)) if index not in gone])
    if any(line.place[0] == keys.CYCLE for line in work.lines) and not _shown(said, (keys.CYCLE,)):
        work.edit.remove((keys.CYCLE,))
        work.changes.append(f"{keys.CYCLE}: weggehaald")


def gone_components(work: Work, said: dict[Place, list[Para]]) -> set[Place]:
    """Return the places of the comparisons and the cycle that the Word file holds nothing of any more."""
    starts = {line.place[:2] if line.place[0] == keys.COMPARISONS else line.place[:1] for line in work.lines}
    return {start for start in starts if start[0] in (keys.COMPARISONS, keys.CYCLE) and not _shown(said, start)}


def _shown(said: dict[Place, list[Para]], start: Place) -> bool:
    return any(place[: len(start)] == start for place in said)


def _parts(work: Work, index: int, said: dict[Place, list[Para]]) -> None:
    parent: Place = (keys.COMPARISONS, index, keys.PARTS)
    parts = work.card.data.comparisons[index].parts
    order: Order = []
    for number in dict.fromkeys(int(place[3]) for place in said if place[:3] == parent):
        if number >= 0:
            order.append(number)
        else:
            order.append(
                _new_part(work, {place[4:]: paras for place, paras in said.items() if place[:4] == (*parent, number)})
            )
    for number, part in enumerate(parts):
        if number not in order:
            work.changes.append(f"{part.noun} '{part.key}': weggehaald")
            work.withdraw_part(part.key, part.noun)
    arrange(work, parent, order, [], len(parts))


def _new_part(work: Work, fields: dict[Place, list[Para]]) -> str:
    title = " ".join(para.text for para in fields[(keys.TITLE,)])
    key = key_for(title, work.taken_keys())
    work.new_keys.append(key)
    work.changes.append(f"deel '{key}': nieuw: {title}")
    lines = [f"- {keys.KEY}: {key}", f"  {keys.TITLE}: {value(title, 4)}"]
    points = [f"    - {value(item_text(paras), 6)}" for place, paras in fields.items() if place[0] == keys.POINTS]
    for name in (keys.TEXT, keys.POINTS, keys.LOOK_OUT, keys.ORIGIN):
        if name == keys.POINTS:
            lines += [f"  {name}:", *points] if points else []
        elif (name,) in fields:
            lines.append(f"  {name}: {value(text_of((name,), fields[(name,)]), 4)}")
    return "\n".join(lines)
