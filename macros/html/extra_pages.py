"""Whole pages that no Markdown page stands for: the one for an address that is not there, the old address of a renamed
card, and a sheet of QR codes per card.
"""

from collections.abc import Callable

from macros.reading.library import Library

Making = tuple[tuple[str, ...], Callable[[], bytes]]
"""What a page is made from beside what every page is, and how."""


def extra_pages(library: Library, render: Callable[..., str], own_styles: str, **shared: object) -> dict[str, Making]:
    """Return how to make the pages, by their address within the site.

    `own_styles` are for the page that stands at any address, and so can name no file.
    `shared` holds what every template gets; there are QR sheets only when its `site_url` says where the site stands.
    """

    def making(component: str, *made_from: str, **values: object) -> Making:
        return made_from, lambda: render(component, **values, **shared).encode()

    pages = {"404.html": making("not-found", own_styles, own_styles=own_styles)}
    for card in library.cards.values():
        for name in card.former_names:
            ids = library.published.get(name, ())
            made_from = (card.fingerprint, repr(ids))
            pages[f"kaarten/{name}.html"] = making("moved", *made_from, card=card, ids=ids)
        if shared["site_url"]:
            pages[f"qr/{card.name}.html"] = making("qr-sheet", card.fingerprint, card=card)
    return pages
