"""What the model cannot see by itself: whether the parts of a card, its page and the themes fit together.

All of it works on the values as they were read, so that a fault elsewhere in the card hides nothing.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.card.components import PAGE_COMPONENTS
from macros.card.contract import DAYS_AHEAD, LARGEST_SHIPPED_NUMBER, MOST_SKIPPED
from macros.card.model import Measure, Signal
from macros.card.text import control_sign, shown
from macros.card.values import WHOLE_NUMBER, read_day
from macros.drawing.letters import letter_problem
from macros.reading import keys
from macros.reading.faults import Fault, did_you_mean
from macros.reading.page_source import LINK, PageSource
from macros.reading.yaml_source import Place, Source

NUMBERED = {keys.SIGNALS: Signal.noun, keys.MEASURES: Measure.noun}
"""The lists of a card whose items have a number: key in the file -> what one of them is called."""


@dataclass(frozen=True)
class Item:
    """A mapping in a list of a file: what stands under its identifying key (None when that is no text) and where."""

    key: str | None
    place: Place
    fields: dict[str, Any]

    @property
    def withdrawn(self) -> bool:
        """Whether it says that it is no longer in use."""
        return keys.WITHDRAWN in self.fields


def items(source: Source, key: str, *place: str | int) -> list[Item]:
    """Return the mappings in the list at `place`, each with the text under `key`; none when there is no list."""
    value: Any = source.value
    for step in place:
        in_list = isinstance(value, list) and isinstance(step, int)
        value = value.get(step) if isinstance(value, dict) else value[step] if in_list else None
    values = value if isinstance(value, list) else []
    return [
        Item(text if isinstance(text := fields.get(key), str) else None, (*place, index), fields)
        for index, fields in enumerate(values)
        if isinstance(fields, dict)
    ]


def comparison_parts(source: Source) -> dict[str, list[str]]:
    """Return the keys of the comparisons of a card, each with the keys of its parts."""
    return {
        comparison.key: [part.key for part in items(source, keys.KEY, *comparison.place, keys.PARTS) if part.key]
        for comparison in items(source, keys.KEY, keys.COMPARISONS)
        if comparison.key
    }


def check_data(source: Source, themes: list[str]) -> Iterator[Fault]:
    """Yield what does not fit together within a card's file; `themes` is empty when they could not be read."""
    yield from check_numbered(source, themes)
    comparisons = items(source, keys.KEY, keys.COMPARISONS)
    parts = [part for comparison in comparisons for part in items(source, keys.KEY, *comparison.place, keys.PARTS)]
    yield from doubles(source, [*comparisons, *parts], keys.KEY, "sleutel")
    yield from doubles(source, items(source, keys.KEY, keys.WITHDRAWN_PARTS), keys.KEY, "vervallen deel")


def check_numbered(source: Source, themes: list[str], card: Source | None = None) -> Iterator[Fault]:
    """Yield what does not fit together in the measures and signals of a file; those of its `card` are there as well."""
    for place, noun in NUMBERED.items():
        numbered = items(source, keys.NUMBER, place)
        others = items(card, keys.NUMBER, place) if card else []
        yield from doubles(source, numbered, keys.NUMBER, noun)
        yield from _replacements(
            source, numbered, {item.key for item in (*numbered, *others) if not item.withdrawn}, noun
        )
        yield from _changes(source, numbered, noun)
    for measure in items(source, keys.NUMBER, keys.MEASURES):
        theme = measure.fields.get(keys.THEME)
        if themes and isinstance(theme, str) and theme and theme not in themes:
            text = f"maatregel {_name(measure)}: '{shown(theme)}' is geen thema.{did_you_mean(theme, themes)}"
            yield source.fault((*measure.place, keys.THEME), f"{text} De thema's staan in data/themas.yml.")


def check_category(source: Source, categories: list[str] | None) -> Iterator[Fault]:
    """Yield a fault when a card names a category that is not there; None when they could not be read."""
    named = source.value.get(keys.CATEGORY) if isinstance(source.value, dict) else None
    if categories is not None and isinstance(named, str) and named and named not in categories:
        text = f"'{keys.CATEGORY}': '{shown(named)}' is geen rubriek.{did_you_mean(named, categories)}"
        yield source.fault((keys.CATEGORY,), f"{text} Ze staan in data/rubrieken.yml en school/rubrieken.yml.")


def check_shipped_numbers(source: Source) -> Iterator[Fault]:
    """Yield a fault for every number of a shipped card that is kept for schools."""
    last = LARGEST_SHIPPED_NUMBER
    for key, noun in NUMBERED.items():
        for item in items(source, keys.NUMBER, key):
            if item.key and WHOLE_NUMBER.fullmatch(item.key) and int(item.key) > last:
                text = (
                    f"{noun} {shown(item.key)}: op een meegeleverde kaart gaan de nummers tot {last}; die erna "
                    "zijn van de scholen. Neem een lager nummer."
                )
                yield source.fault((*item.place, keys.NUMBER), text)


def doubles(source: Source, found: list[Item], key: str, noun: str) -> Iterator[Fault]:
    """Yield a fault for every item whose `key` an item before it has."""
    first: dict[str, int] = {}
    for item in found:
        line = source.lines.get((*item.place, key), 1)
        if item.key and item.key in first:
            name, word = (item.key, "dit nummer") if key == keys.NUMBER else (f"'{shown(item.key)}'", "dit woord")
            text = f"{noun} {name}: {word} is al gebruikt op regel {first[item.key]}. Neem een nieuw."
            yield source.fault((*item.place, key), text)
        elif item.key:
            first[item.key] = line


def _replacements(source: Source, numbered: list[Item], in_use: set[str | None], noun: str) -> Iterator[Fault]:
    for item in numbered:
        withdrawal = item.fields.get(keys.WITHDRAWN)
        numbers = withdrawal.get(keys.REPLACED_BY) if isinstance(withdrawal, dict) else None
        for index, number in enumerate(numbers if isinstance(numbers, list) else []):
            if isinstance(number, str) and WHOLE_NUMBER.fullmatch(number) and number not in in_use:
                text = (
                    f"{noun} {_name(item)}: 'vervangen_door' noemt {noun} {number}, en dat is er niet of is "
                    "zelf vervallen. Noem een nummer dat in gebruik is."
                )
                yield source.fault((*item.place, keys.WITHDRAWN, keys.REPLACED_BY, index), text)


def _changes(source: Source, numbered: list[Item], noun: str) -> Iterator[Fault]:
    edition = day_of(source.value.get(keys.EDITION))
    for item in numbered:
        changed = day_of(item.fields.get(keys.CHANGED))
        if edition and changed and changed > edition:
            text = (
                f"{noun} {_name(item)}: 'gewijzigd' ({changed}) ligt na de uitgave van de kaart ({edition}). "
                "Zet 'uitgave' op de dag van deze wijziging."
            )
            yield source.fault((*item.place, keys.CHANGED), text)


def day_of(value: Any) -> date | None:  # noqa: ANN401
    """Return the day that stands there, or None for what is none."""
    try:
        return read_day(value)
    except ValueError:
        return None


def check_days(source: Source, today: date) -> Iterator[Fault]:
    """Yield a fault for a day that cannot be meant: an edition far ahead, or something withdrawn after it."""
    edition = day_of(source.value.get(keys.EDITION))
    if edition is None:
        return
    if (edition - today).days > DAYS_AHEAD:
        text = f"'{keys.EDITION}': {edition} ligt meer dan een jaar in de toekomst. Kijk het jaar na."
        yield source.fault((keys.EDITION,), text)
        return
    withdrawn = [
        (f"{noun} {_name(item)}", (*item.place, keys.WITHDRAWN), item.fields.get(keys.WITHDRAWN))
        for place, noun in NUMBERED.items()
        for item in items(source, keys.NUMBER, place)
    ]
    withdrawn += [
        (f"vervallen deel '{_name(item)}'", item.place, item.fields)
        for item in items(source, keys.KEY, keys.WITHDRAWN_PARTS)
    ]
    for name, place, fields in withdrawn:
        since = day_of(fields.get(keys.SINCE)) if isinstance(fields, dict) else None
        if since and since > edition:
            text = (
                f"{name}: 'op' ({since}) ligt na de uitgave van de kaart ({edition}), en toch is dit nu al vervallen. "
                "Zet 'uitgave' op de dag van deze wijziging, of kijk de dag na."
            )
            yield source.fault((*place, keys.SINCE), text)


def check_far_numbers(source: Source, on_record: Container[str], above: int, last: int) -> Iterator[Fault]:
    """Yield a fault for a new number far from the others: it would be taken for ever.

    They begin after `above`, and those after `last` are refused elsewhere.
    """
    for key, noun in NUMBERED.items():
        numbered = [
            (int(item.key), item)
            for item in items(source, keys.NUMBER, key)
            if item.key and WHOLE_NUMBER.fullmatch(item.key)
        ]
        before = above
        for number, item in sorted(numbered, key=lambda found: found[0]):
            if number - before > MOST_SKIPPED and number <= last and f"{noun[0]}{number}" not in on_record:
                text = (
                    f"{noun} {number}: dit nummer ligt ver na het vorige ({before}), en een nummer is voor altijd. "
                    f"Neem {before + 1}."
                )
                yield source.fault((*item.place, keys.NUMBER), text)
            before = max(before, number)


def _name(item: Item) -> str:
    return shown(item.key) if item.key else f"op plaats {int(item.place[-1]) + 1}"


def check_withdrawn_parts(page: PageSource, source: Source) -> Iterator[Fault]:
    """Yield what is wrong with `vervallen_delen`, once the addresses of the page are known."""
    for part in items(source, keys.KEY, keys.WITHDRAWN_PARTS):
        where = f"vervallen deel '{_name(part)}': "
        if part.key in page.ids:
            text = "dit adres staat nog op de pagina. Haal het op een van de twee plaatsen weg."
            yield source.fault((*part.place, keys.KEY), where + text)
        target = part.fields.get(keys.REPLACED_BY)
        if isinstance(target, str) and target and target not in page.ids:
            text = f"'vervangen_door' noemt '{shown(target)}', en dat staat niet op de pagina."
            yield source.fault((*part.place, keys.REPLACED_BY), f"{where}{text}{did_you_mean(target, page.ids)}")


def link_targets(page: PageSource, *sources: Source) -> set[str]:
    """Return the addresses on a card to which a link can lead, once those of the page are known."""
    numbers = {
        f"{noun[0]}{item.key}"
        for source in sources
        for place, noun in NUMBERED.items()
        for item in items(source, keys.NUMBER, place)
    }
    parts = {item.key for source in sources for item in items(source, keys.KEY, keys.WITHDRAWN_PARTS) if item.key}
    return {*page.ids, *numbers, *parts}


def check_page_links(page: PageSource, known: set[str]) -> Iterator[Fault]:
    """Yield a fault for every link on the page that leads nowhere within the card."""
    for target, line in page.links:
        if target not in known:
            yield Fault(page.path, line, _dead_link(target, known))


def check_links(source: Source, known: set[str]) -> Iterator[Fault]:
    """Yield a fault for every link in the texts of a file that leads nowhere within the card."""
    for place, text in source.texts:
        for target in LINK.findall(text):
            if target not in known:
                yield source.fault(place, _dead_link(target, known))


def check_letters(page: PageSource | None, source: Source | None) -> Iterator[Fault]:
    """Yield a fault for every text of a card, or of an addition to it, with a sign that paper cannot show."""
    for place, text in source.texts if source else ():
        if not (problem := letter_problem(text)):
            continue
        # Not when it is not on paper, or a fault already.
        if source and keys.KEYWORDS not in place and place != (keys.SUMMARY,) and not control_sign(text):
            yield source.fault(place, problem)
    for number, line in enumerate(page.lines, 1) if page else ():
        if page and isinstance(line, str) and (problem := letter_problem(line)):
            yield Fault(page.path, number, problem)


def _dead_link(target: str, known: set[str]) -> str:
    near = did_you_mean(target, sorted(known))
    hint = near if "Bedoel" in near else " Neem een adres dat er is, zoals #m13."
    return f"de link naar '#{shown(target)}' wijst naar niets op deze kaart.{hint}"


def check_components(page: PageSource, source: Source | None) -> None:
    """Check the components of a page, and against the data they show when that could be read; faults go to the page."""
    seen: set[tuple[str, str | None]] = set()
    for component, line in page.components:
        if (component.name, component.argument) in seen:
            page.fault(line, f"'{component.name}' staat hier een tweede keer. Haal een van de twee weg.")
        elif source and component.name in _CHECKS:
            _CHECKS[component.name](page, source, component.argument, line)
        seen.add((component.name, component.argument))
    meant = page.misspelt | {name for name, _ in seen}
    for needed in PAGE_COMPONENTS:
        if needed.needed and needed.name not in meant:
            page.fault(1, f"op de pagina ontbreekt {{{{ {needed.name}() }}}}. Zet het op een eigen regel.")
    if source and keys.CYCLE in source.value and "cyclus" not in meant:
        page.fault(1, "de 'cyclus' van de kaart staat niet op de pagina. Zet {{ cyclus() }} op een eigen regel.")
    if source and "vergelijking" not in page.misspelt:
        _check_all_comparisons_are_shown(page, source, {argument for _, argument in seen if argument})


def _check_cycle(page: PageSource, source: Source, _: str | None, line: int) -> None:
    if keys.CYCLE not in source.value:
        text = f"de kaart heeft geen 'cyclus'. Voeg hem toe in {source.path}, of haal deze regel weg."
        page.fault(line, text)


def _check_comparison(page: PageSource, source: Source, argument: str | None, line: int) -> None:
    if argument is None:
        return
    comparisons = comparison_parts(source)
    if argument not in comparisons:
        advice = did_you_mean(argument, comparisons) or " Ze heeft er geen: haal deze regel weg."
        page.fault(line, f"'{shown(argument)}' is geen vergelijking van deze kaart.{advice}")
        return
    # The same key twice within the card's file is a fault of that file.
    for key in dict.fromkeys([argument, *comparisons[argument]]):
        page.add_id(key, line)


_CHECKS = {"cyclus": _check_cycle, "vergelijking": _check_comparison}
"""The components that show a part of the card's file that may not be there."""


def _check_all_comparisons_are_shown(page: PageSource, source: Source, shown_keys: set[str]) -> None:
    keys = comparison_parts(source).keys()
    if shown_keys - keys:
        return  # that unknown key is probably one of the missing
    for key in keys - shown_keys:
        text = (
            f"de vergelijking '{shown(key)}' staat niet op de pagina. "
            f'Zet {{{{ vergelijking("{shown(key)}") }}}} op een eigen regel.'
        )
        page.fault(1, text)
