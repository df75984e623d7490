"""Pictures, to show and to judge.

`python -m tests.pictures` after `make`: those of the README and the help pages, of the built site.
`python -m tests.pictures views [NAME...]`: every view at four widths, light and dark, into .cache/views.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests import chromium
from tests.conftest import build_project, copy_project, serving
from tests.views import PAGES, PARTS, SCHEMES, WIDTHS, home_with

ROOT = Path(__file__).parent.parent
TARGET = ROOT / "docs" / "hulp" / "beeld"
VIEWS = ROOT / ".cache" / "views"


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.SWITCHES))
        yield browser
        browser.close()


def take_pictures(site: Path, target: Path) -> list[Path]:
    """Take the pictures of the site in `site`, write them to `target` and return their files."""
    target.mkdir(parents=True, exist_ok=True)
    card = target / "kaart.png"
    with _browser() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        page.goto(f"{site.as_uri()}/kaarten/hechting.html")
        page.screenshot(path=card)
    return [card]


def take_views(target: Path, names: list[str]) -> Iterator[Path]:
    """Take every view of the site of the tests (those of `names`, when given) and give each file as it is made."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        project, site, served = copy_project(folder / "project"), folder / "site", folder / "served"
        settings = project / "mkdocs.yml"
        settings.write_text(f"site_url: https://kaarten.example.be/\n{settings.read_text('utf-8')}", encoding="utf-8")
        run = build_project(project, site)
        if run.returncode:
            raise RuntimeError(run.stdout + run.stderr)
        served.mkdir()
        home_with(30, site, served)
        with serving(served) as address, _browser() as browser:
            for name, view in (PAGES | PARTS).items():
                if names and name not in names:
                    continue
                for width in WIDTHS:
                    for scheme in SCHEMES:
                        size = {"width": width, "height": 800 if width < 1000 else 1000}
                        page = browser.new_page(viewport=size, color_scheme=scheme, locale="nl-BE")
                        page.goto("about:blank")
                        view(page, f"{address}/")
                        file = target / f"{name}-{width}-{scheme}.png"
                        page.screenshot(path=file, animations="disabled")
                        page.close()
                        yield file


def main(arguments: list[str]) -> int:
    """Take the pictures; exit status 1 when there is no site yet."""
    if arguments[:1] == ["views"]:
        for picture in take_views(VIEWS, arguments[1:]):
            print(picture.relative_to(ROOT))
        return 0
    site = ROOT / "site"
    if not (site / "index.html").exists():
        print("site/ is empty: run 'make' first.")
        return 1
    for picture in take_pictures(site, TARGET):
        print(picture.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
