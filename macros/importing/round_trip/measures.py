"""The table of measures."""

from collections.abc import Sequence

from macros.card.contract import MOST_OWN_ROWS
from macros.card.prose import Run
from macros.importing.markdown_text import blocks_of, inline, markdown
from macros.importing.outline import Para, tidy
from macros.importing.round_trip.card_lines import measure_lines, same_runs
from macros.importing.round_trip.lists import Order, arrange, drop
from macros.importing.round_trip.matching import owners
from macros.importing.round_trip.own_word import MeasureRow, OwnWord, all_plain
from macros.importing.round_trip.work import Work, meaning_changed
from macros.importing.split_measure import split_measure
from macros.importing.yaml_text import value
from macros.reading import keys
from macros.reading.yaml_source import Place


def take_measures(work: Work, own: OwnWord) -> None:
    """Take over what changed in the table, and how many blank rows it has."""
    if own.table_at is None:
        work.remarks.append("De tabel met maatregelen staat niet meer in het Word-bestand; de maatregelen blijven.")
        return
    order: Order = []
    for row, owner in zip(own.rows, owners(own.rows, work.card), strict=True):
        if owner is None:
            order.append(_new(work, row, order))
        else:
            order.append(owner)
            _change(work, owner, row)
    measures = work.card.data.measures
    hidden = [index for index, measure in enumerate(measures) if measure.withdrawn]
    shown = [index for index, measure in enumerate(measures) if not measure.withdrawn]
    hidden += [index for index in shown if index not in order and drop(work, (keys.MEASURES,), index)]
    arrange(work, (keys.MEASURES,), order, hidden, len(measures))
    blank = min(own.blank_rows, MOST_OWN_ROWS)
    if blank != work.card.data.blank_rows:
        work.edit.set_plain((keys.BLANK_ROWS,), str(blank))
        work.changes.append(f"{keys.BLANK_ROWS}: {blank}")


def _change(work: Work, index: int, row: MeasureRow) -> None:
    measure = work.card.data.measures[index]
    short, text, say = measure_lines(measure)
    place: Place = (keys.MEASURES, index)
    before = len(work.changes)
    name = f"{measure.noun} {measure.number}"
    if not same_runs(_as_in_row(short), row.short.runs, dead=work.dead):
        work.edit.set((*place, keys.SHORT), inline(row.short.runs))
        work.changes.append(f"{name}: {keys.SHORT}: {row.short.text}")
    if not work.same(text, row.text):
        if row.text:
            work.edit.set((*place, keys.TEXT), markdown(blocks_of(row.text)))
        else:
            work.edit.remove((*place, keys.TEXT))
        work.changes.append(f"{name}: {keys.TEXT}: {' '.join(para.text for para in row.text)}")
    _change_say(work, (*place, keys.SAY), name, say, row.say)
    old_words = " ".join("".join(run.text for run in runs) for runs in (short, *(line.runs for line in text), *say))
    if len(work.changes) > before and meaning_changed(old_words, row.words):
        work.changed.add((keys.MEASURES, index))


def _as_in_row(short: tuple[Run, ...]) -> tuple[Run, ...]:
    return all_plain(short) if all(run.bold for run in short) else short


def _change_say(work: Work, place: Place, name: str, old: list[tuple[Run, ...]], paras: Sequence[Para]) -> None:
    new = [tidy(para.runs) for para in paras]
    if len(old) == len(new) and all(same_runs(was, now, dead=work.dead) for was, now in zip(old, new, strict=True)):
        return
    work.changes.append(f"{name}: {keys.SAY}: {' / '.join(''.join(run.text for run in runs) for runs in new)}")
    if not new:
        work.edit.remove(place)
    elif not old:
        work.edit.add_nested(place, [f"- {value(inline(runs), 8)}" for runs in new])
    else:
        order: Order = []
        for runs in new:
            same = [at for at, was in enumerate(old) if at not in order and same_runs(was, runs, dead=work.dead)]
            order.append(same[0] if same else f"- {value(inline(runs), 2)}")
        # One saying that took the place of one: its line is changed, and what stands around it stays.
        for at, item in enumerate(order):
            if isinstance(item, str) and len(new) == len(old) and at not in order:
                work.edit.set((*place, at), inline(new[at]))
                order[at] = at
        if order != list(range(len(old))):
            work.edit.arrange(place, order)


def _new(work: Work, row: MeasureRow, order: Order) -> str:
    measures = work.card.data.measures
    number = work.next_number(keys.MEASURES, order)
    before = next((measures[item] for item in reversed(order) if isinstance(item, int)), measures[0])
    if row.text:
        short, text, say = inline(row.short.runs), markdown(blocks_of(row.text)), []
    else:
        split = split_measure([row.short])
        short, text, say = split.short, split.text or "", split.say
    say += [inline(para.runs) for para in row.say]
    work.changes.append(f"maatregel {number}: nieuw: {row.short.text}")
    lines = [
        "# nakijken: kies het thema; dit is dat van de maatregel ervoor",
        f"- {keys.NUMBER}: {number}",
        f"  {keys.THEME}: {before.theme}",
        f"  {keys.SHORT}: {value(short, 4)}",
    ]
    lines += [f"  {keys.TEXT}: {value(text, 4)}"] if text else []
    lines += [f"  {keys.SAY}:", *(f"    - {value(saying, 6)}" for saying in say)] if say else []
    return "\n".join(lines)
