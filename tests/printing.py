"""What a browser prints of a page."""

from playwright.sync_api import Page

_HAS_FONT = "() => [...document.styleSheets].some((style) => style.href?.includes('papier'))"


def print_page(page: Page) -> bytes:
    """Print a page as for someone who touched it, which loads the font of paper; return the PDF."""
    page.keyboard.press("Shift")
    page.wait_for_function(_HAS_FONT)
    return page.pdf(prefer_css_page_size=True)
