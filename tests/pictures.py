"""The pictures of the README and the help pages, made from the built site: `python -m tests.pictures` after `make`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import chromium

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "hulp" / "beeld"


def take_pictures(site: Path, target: Path) -> list[Path]:
    """Take the pictures of the site in `site`, write them to `target` and return their files."""
    target.mkdir(parents=True, exist_ok=True)
    card = target / "kaart.png"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.SWITCHES))
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        page.goto(f"{site.as_uri()}/kaarten/hechting.html")
        page.screenshot(path=card)
        browser.close()
    return [card]


def main() -> int:
    """Take all pictures; exit status 1 when there is no site yet."""
    site = ROOT / "site"
    if not (site / "index.html").exists():
        print("site/ is empty: run 'make' first.")
        return 1
    for picture in take_pictures(site, TARGET):
        print(picture.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
