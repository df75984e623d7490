"""`python -m tests.attack [NUMBER]`: drop hostile saved files (5,000 unless told) on a card of the fixture site."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.conftest import build_project, copy_project, serving
from tests.site.test_fill import CARD
from tests.site.test_moments import attack


def main() -> int:
    """Attack; an assertion names the files that came through."""
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    folder = Path(tempfile.mkdtemp())
    run = build_project(copy_project(folder / "project"), folder / "site")
    assert run.returncode == 0, run.stdout + run.stderr
    with sync_playwright() as playwright, serving(folder / "site") as address:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.SWITCHES))
        page = browser.new_page()
        page.goto(f"{address}/{CARD}")
        attack(page, files)
        browser.close()
    print(f"{files} vijandige bestanden: niets ingespoten, niets kwijt.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
