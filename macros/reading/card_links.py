"""The links from one card to another: whether they lead somewhere, and what they say there.

A card is read without knowing the others. Once all are read, each link is checked at its file and line, and the cards
get the title and the place of what they link to.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from macros.card import card_links as links
from macros.card.card_links import CardLink, Goal
from macros.card.model import Card, Component, Measure, Record, Signal
from macros.card.prose import Heading, block_text, to_plain
from macros.card.text import shown
from macros.card.wording import WORDS, fill, place_name
from macros.reading import card_rules, keys, school
from macros.reading.cards import CardFiles, page_of
from macros.reading.faults import Fault, did_you_mean
from macros.reading.yaml_source import Source

_ESCAPE = " Zet een \\ voor de [ als het geen link is."


@dataclass
class Known:
    """What a link can lead to on one card: the words of each place by its id."""

    label: str
    titles: dict[str, str] = field(default_factory=dict)
    withdrawn: dict[str, list[str]] = field(default_factory=dict)
    """The ids that are withdrawn, each with those that took its place."""
    not_used: set[str] = field(default_factory=set)
    """The ids that only the school does not use."""
    is_read: bool = True
    """Whether nothing is wrong with it: else what is on it is not known."""
    hidden: bool = False
    """Whether the school leaves the card out of its site."""


def linked_cards(cards: list[CardFiles]) -> set[str]:
    """Return the names of the cards to which others link."""
    return {link.card for card in cards for _, link in _links_of(card)}


def check_card_links(cards: list[CardFiles], hidden: list[CardFiles]) -> list[Fault]:
    """Add to each card the faults of its links to others, and fill in those that lead somewhere; return notices.

    Args:
        cards: the cards of the site as read, with what the school changes on them.
        hidden: the shipped cards that the school hides, as far as others link to them.
    """
    known = {card.name: _known_of(card) for card in cards} | {card.name: _known(card, hidden=True) for card in hidden}
    former = {name: card.name for card in cards if card.data for name in card.data.former_names}
    notices: list[Fault] = []
    for card in cards:
        has_links = False
        for place, link in _links_of(card):
            has_links = True
            if not place.allowed:
                card.faults.append(
                    place.fault(f"{_quoted(link)} kan hier niet staan: dit is gewone tekst. Haal hem weg.")
                )
            elif problem := _problem(card.name, link, known, former):
                card.faults.append(place.fault(problem))
            elif notice := _notice(link, known):
                notices.append(place.fault(notice))
        if has_links:
            _fill_in(card, known)
    return notices


# --- Where links stand ---


@dataclass(frozen=True)
class _Place:
    """Where a link stands; `allowed` is whether the text there may hold one."""

    fault: Callable[[str], Fault]
    allowed: bool = True


def _links_of(card: CardFiles) -> list[tuple[_Place, CardLink]]:
    own = card.once("links", lambda: list(_own_links(card)))
    return [*own, *_links_in(card.addition)] if card.addition else own


def _own_links(card: CardFiles) -> Iterator[tuple[_Place, CardLink]]:
    if card.source:
        yield from _links_in(card.source)
    if card.page:
        path, text = card.page.path, card.page.text
        for link in links.card_links(text):
            line = text.count("\n", 0, link.start) + 1
            yield _Place(lambda said, line=line: Fault(path, line, said)), link  # type: ignore[misc]


def _links_in(source: Source) -> Iterator[tuple[_Place, CardLink]]:
    for place, text in source.texts:
        for link in links.card_links(text):
            key = next((step for step in reversed(place) if isinstance(step, str)), "")
            yield _Place(lambda said, place=place: source.fault(place, said), key in keys.WITH_LINKS), link  # type: ignore[misc]


# --- What they lead to ---


def _known_of(card: CardFiles) -> Known:
    return _known(card) if card.addition else card.once("known", lambda: _known(card))


def _known(card: CardFiles, *, hidden: bool = False) -> Known:
    written = card.source.value if card.source else {}
    if card.data is None or card.page is None or card.source is None:
        return Known(str(written.get("naam") or card.name), is_read=False, hidden=hidden)
    data = card.data
    known = Known(data.label, hidden=hidden)
    numbered: tuple[Measure | Signal, ...] = (*data.measures, *data.signals)
    for item in numbered:
        known.titles[item.id] = to_plain(item.short) if isinstance(item, Measure) else ""
    for comparison in data.comparisons:
        known.titles |= {comparison.key: comparison.title} | {part.key: part.title for part in comparison.parts}
    known.titles |= {part.id: block_text(part) for part in card.page.parts if isinstance(part, Heading)}
    by_card = _withdrawn_in(card.source, *([card.addition] if card.addition else []))
    for item in numbered:
        if item.withdrawn and item.id in by_card:
            known.withdrawn[item.id] = [f"{item.id[0]}{number}" for number in item.withdrawn.replaced_by]
        elif item.withdrawn:
            known.not_used.add(item.id)
    for part in data.withdrawn_parts:
        known.withdrawn[part.key] = [part.replaced_by] if part.replaced_by else []
    return known


def _withdrawn_in(*sources: Source) -> set[str]:
    return {
        f"{noun[0]}{item.key}"
        for source in sources
        for place, noun in card_rules.NUMBERED.items()
        for item in card_rules.items(source, keys.NUMBER, place)
        if item.withdrawn
    }


def _quoted(link: CardLink) -> str:
    return f"de link '{shown(link.text)}'"


def _problem(own: str, link: CardLink, known: dict[str, Known], former: dict[str, str]) -> str | None:
    """Return in Dutch why a link on the card `own` leads nowhere, or None."""
    escape = "" if link.text.endswith(")") else _ESCAPE
    if link.card in former:
        return f"{_quoted(link)}: kaart '{link.card}' heet nu '{former[link.card]}'. Schrijf die naam."
    card = known.get(link.card)
    if card is None:
        near = did_you_mean(link.card, [name for name, each in known.items() if not each.hidden])
        return f"{_quoted(link)}: er is geen kaart '{shown(link.card)}'.{near}{escape}"
    if link.card == own and not link.id:
        return f"{_quoted(link)} wijst naar de kaart waar hij op staat. Haal hem weg."
    return _place_problem(link, card) if card.is_read and link.id else None


def _place_problem(link: CardLink, card: Known) -> str | None:
    if link.id in card.withdrawn:
        instead = " of ".join(f"{link.card}#{each}" for each in card.withdrawn[link.id])
        advice = f"Neem wat in de plaats kwam: {instead}." if instead else "Haal hem weg."
        return (
            f"{_quoted(link)} wijst naar {place_name(link.id)} van kaart '{link.card}', en dat is vervallen. {advice}"
        )
    if link.id not in card.titles:
        near = did_you_mean(link.id, sorted(card.titles))
        hint = near if "Bedoel" in near else " Neem een adres dat er is, zoals m13."
        return f"{_quoted(link)} wijst naar niets op kaart '{link.card}'.{hint}"
    return None


def _notice(link: CardLink, known: dict[str, Known]) -> str | None:
    card = known[link.card]
    if card.hidden:
        return (
            f"{_quoted(link)}: kaart '{link.card}' staat niet bij 'kaarten' in {school.SETTINGS}. Hier staat daarom "
            f"gewone tekst: “{_goal('', link.card, link.id, known).title}”."
        )
    if link.id in card.not_used:
        return (
            f"{_quoted(link)} wijst naar {place_name(link.id)} van kaart '{link.card}', en dat gebruiken jullie niet."
        )
    return None


def _goal(own: str, name: str, identity: str, known: dict[str, Known], ending: str = "") -> Goal:
    """Return what a link on the card `own` leads to; `ending` is that of the file in which the other card is."""
    card = known.get(name, Known(name))
    title, words = card.titles.get(identity, ""), WORDS.card
    place = place_name(identity)
    if not identity:
        said = full = card.label
    elif place == identity:  # a part of the page: its title says more than its address
        said = full = fill(words.link_part, label=card.label, title=title or identity)
    else:
        said = fill(words.link_place, label=card.label, place=place)
        full = fill(words.link_title, label=card.label, place=place, title=title) if title else said
    if name == own:
        return Goal(full, said, f"#{identity}")
    return Goal(full, said, None if card.hidden else f"{name}{ending}#{identity}")


# --- Filling in ---


def _fill_in(card: CardFiles, known: dict[str, Known]) -> None:
    """Keep the card with its links filled in, when nothing is wrong with it."""
    if card.card is None:
        return
    to = {(link.card, link.id) for _, link in _links_of(card)}
    goals = {each: _goal(card.name, *each, known) for each in to}

    def goal(name: str, identity: str) -> Goal:
        # A text that was mended as it was read may hold a link more than as it was written.
        return goals.setdefault((name, identity), _goal(card.name, name, identity, known))

    def for_engine(name: str, identity: str) -> Goal:
        return _goal(card.name, name, identity, known, ".md")

    def fill_in() -> tuple[Card, list[str | Component]]:
        return _linked(card, goal, for_engine)

    made = fill_in() if card.addition else card.once("linked", fill_in, {**goals})
    card.linked, card.linked_lines = made
    card.goals |= goals


def _linked(
    card: CardFiles, goal: Callable[[str, str], Goal], for_engine: Callable[[str, str], Goal]
) -> tuple[Card, list[str | Component]]:
    """Return a card with its links filled in, and the lines of its page as an engine follows them."""
    assert card.data
    assert card.page

    def within(text: str) -> str:
        return links.filled_in(text, goal)

    parts = page_of(card.page.path, within(card.page.text)).parts
    filled = Card(name=card.name, data=_filled(card.data, within), page=tuple(parts))
    return filled, page_of(card.page.path, links.filled_in(card.page.text, for_engine)).lines


def _filled(value: Any, fill_in: Callable[[str], str]) -> Any:  # noqa: ANN401 - of whatever type it was
    """Return a part of a card whose texts are filled in; what holds no link is the very same."""
    if isinstance(value, tuple):
        return tuple(_filled(each, fill_in) for each in value)
    if not isinstance(value, Record):
        return value
    update: dict[str, Any] = {}
    for name, about in type(value).model_fields.items():
        old = getattr(value, name)
        if about.alias in keys.WITH_LINKS and isinstance(old, str):
            update[name] = fill_in(old)
        elif about.alias in keys.WITH_LINKS and isinstance(old, tuple):
            update[name] = tuple(fill_in(each) if isinstance(each, str) else _filled(each, fill_in) for each in old)
        elif isinstance(old, tuple | BaseModel):
            update[name] = _filled(old, fill_in)
    return value.model_copy(update=update)
