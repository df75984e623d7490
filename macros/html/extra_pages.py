"""Whole pages that no Markdown page stands for: the one for an address that is not there, the old address of a renamed
card, and a sheet of QR codes per card.
"""

from collections.abc import Callable

from macros.reading.library import Library


def extra_pages(library: Library, render: Callable[..., str], **shared: object) -> dict[str, bytes]:
    """Return the pages by their address within the site.

    `shared` holds what every template gets; there are QR sheets only when its `site_url` says where the site stands.
    """
    pages = {"404.html": render("not-found", **shared)}
    for card in library.cards.values():
        for name in card.former_names:
            ids = library.published.get(name, ())
            pages[f"kaarten/{name}.html"] = render("moved", card=card, ids=ids, **shared)
        if shared["site_url"]:
            pages[f"qr/{card.name}.html"] = render("qr-sheet", card=card, **shared)
    return {address: page.encode("utf-8") for address, page in pages.items()}
