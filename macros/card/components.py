"""The components that an editor can put on a page: Dutch name in a page, English folder in overrides/components/."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageComponent:
    """A component by the `name` an editor types; `takes_key`: it is written as {{ name("key") }}."""

    name: str
    folder: str
    takes_key: bool = False


PAGE_COMPONENTS = (
    PageComponent("kop", "card-header"),
    PageComponent("cyclus", "cycle"),
    PageComponent("vergelijking", "comparison", takes_key=True),
    PageComponent("signalen", "signals"),
    PageComponent("maatregelen", "measures"),
)
"""What can stand on the page of a card."""

SITE_COMPONENTS = (
    PageComponent("kaarten", "card-list"),
    PageComponent("alle_maatregelen", "all-measures"),
    PageComponent("overleglijst", "discussion-list"),
    PageComponent("bladen", "pdf-pages"),
    PageComponent("aanpassen", "edit-online"),
)
"""What can stand on any other page."""
