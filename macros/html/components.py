"""A component on a page -> its HTML."""

from collections.abc import Mapping
from typing import Any

from macros.card.components import PAGE_COMPONENTS, SITE_COMPONENTS
from macros.card.model import Card, Component
from macros.html.render import Renderer

_FOLDERS = {component.name: component.folder for component in (*PAGE_COMPONENTS, *SITE_COMPONENTS)}


def card_component(render: Renderer, card: Card, component: Component, shared: Mapping[str, Any]) -> str:
    """Return a component of a card's page; `shared` holds what every template gets, and the card's `files` to offer."""
    values: dict[str, Any] = {"card": card}
    if component.argument:
        values |= {"comparison": card.comparison(component.argument), "level": card.heading_level(component)}
    return render(_FOLDERS[component.name], **values, **shared)


def site_component(render: Renderer, component: Component, shared: Mapping[str, Any]) -> str:
    """Return a component of a page that is no card's; `shared` holds the `cards` and the `pictures` of the PDF too."""
    return render(_FOLDERS[component.name], **shared)
