"""A component of a card's page is registered once, and every room says what it is there."""

import pytest

from macros.card import fields
from macros.card.components import PAGE_COMPONENTS, SITE_COMPONENTS
from macros.card.model import Component
from macros.exports import document
from macros.exports.document import SiteInfo
from macros.reading.library import load
from macros.search import entries
from tests.conftest import ROOT

ROOMS = {"fields": fields.COMPONENTS, "document": document.COMPONENTS, "entries": entries.COMPONENTS}


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_each_component_of_a_card_is(room: str) -> None:
    assert set(ROOMS[room]) == {component.name for component in PAGE_COMPONENTS}


def test_every_component_has_a_folder_with_a_template() -> None:
    for component in (*PAGE_COMPONENTS, *SITE_COMPONENTS):
        assert (ROOT / "overrides/components" / component.folder / f"{component.folder}.html").is_file()


def test_an_unknown_component_is_refused_by_its_name_and_is_never_taken_for_another() -> None:
    card = load(ROOT / "tests/fixtures/small").cards["klein"].model_copy(update={"page": (Component(name="foto"),)})
    for use in (fields.fields, lambda card: document.content(card, SiteInfo("x")), entries.card_entries):
        with pytest.raises(KeyError, match="foto"):
            use(card)
