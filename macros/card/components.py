"""The components that an editor can put on a page: Dutch name in a page, English folder in overrides/components/.

A new one of a card has its line here and its folder there, and says in each room what it is: COMPONENTS in
macros/card/fields.py (what one fills in), macros/exports/document.py (paper) and macros/search/entries.py (hits).
tests/gates holds that none is left out; an unknown name is a KeyError everywhere.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageComponent:
    """A component by the `name` an editor types.

    `takes_key`: it is written as {{ name("key") }}; `needed`: no card can do without it.
    """

    name: str
    folder: str
    takes_key: bool = False
    needed: bool = False


PAGE_COMPONENTS = (
    PageComponent("kop", "card-header", needed=True),
    PageComponent("cyclus", "cycle"),
    PageComponent("vergelijking", "comparison", takes_key=True),
    PageComponent("signalen", "signals", needed=True),
    PageComponent("maatregelen", "measures", needed=True),
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
