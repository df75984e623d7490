"""What the page of all measures costs at 1, 100 and 1,000 cards: its size, and the work until it answers."""

import gzip
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from macros.html.render import Renderer
from tests import chromium
from tests.bench.cards import build_own, many_cards
from tests.conftest import ROOT

SIZES = (1, 100, 1000)
_CHOOSE = """() => {
  const from = performance.now();
  document.querySelector("[data-fk-chip=leren]").click();
  document.body.offsetHeight;
  return performance.now() - from;
}"""


def run(sizes: tuple[int, ...] = SIZES) -> str:
    """Open the page at each size; return the figures."""
    lines = ["cards  kB gz  first paint ms  work until it answers ms  choosing a theme ms"]
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        base = Path(folder) / "base"
        build_own(base)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.SWITCHES))
        for size in sizes:
            lines.append(_measure(browser.new_page(), _with_cards(base, Path(folder) / f"{size}", size), size))
        browser.close()
    return "\n".join(lines)


def _with_cards(base: Path, site: Path, size: int) -> Path:
    """Return the page in a copy of a site, with the measures of as many cards."""
    shutil.copytree(base, site)
    file = site / "maatregelen.html"
    page = file.read_text(encoding="utf-8")
    library = many_cards(size)
    made = Renderer(ROOT / "overrides/components")(
        "all-measures", cards=list(library.cards.values()), themes=library.themes
    )
    start = page.index('<div class="fk-all"')
    end = page.index("</div>", page.index("data-fk-all-tools")) + len("</div>")
    file.write_text(page[:start] + made + page[end:], encoding="utf-8")
    return file


def _measure(page: Page, file: Path, size: int) -> str:
    work = page.context.new_cdp_session(page)
    # The time that the page's own thread worked: what else the machine does does not count.
    work.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(file.as_uri(), timeout=300_000)
    # What it does once all is loaded comes after a turn.
    page.evaluate("() => new Promise((done) => setTimeout(done))")
    figures = {each["name"]: each["value"] for each in work.send("Performance.getMetrics")["metrics"]}
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    size_gz = len(gzip.compress(file.read_bytes())) / 1000
    work_ms, choosing = figures["TaskDuration"] * 1000, page.evaluate(_CHOOSE)
    return f"{size:5}  {size_gz:5.0f}  {paint:14.0f}  {work_ms:24.0f}  {choosing:19.0f}"
