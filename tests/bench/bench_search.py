"""What the search costs beside the theme's own, at 1, 100 and 1,000 cards: bytes, first result, each key, memory."""

import gzip
import re
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from macros.files.writing import write_file
from macros.reading.library import Library
from macros.search import index as search
from tests import chromium
from tests.bench.cards import build_own, many_cards
from tests.conftest import ROOT, serving
from tests.search.box import ask
from tests.search.stock import stock_site

SIZES = (1, 100, 1000)
TYPED = ("straffen", "beloningskaart", "time-out", "boos kind", "knipog", "afspraken nakomen", "13", "hulp bij rekenen")
_FIRST = """
new MutationObserver((_, observer) => {
  if (!document.querySelector(".md-search-result__item")) return;
  window.firstResult = performance.now();
  observer.disconnect();
}).observe(document, { childList: true, subtree: true });
"""


def run(sizes: tuple[int, ...] = SIZES) -> str:
    """Measure both searches at each size, in one browser after the other; return the figures."""
    lines = [
        "cards  search  index kB gz  first search kB gz  first result ms  key ms median  key ms 95th  memory MB",
    ]
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        build_own(base)
        for size in sizes:
            ours, stock = Path(folder) / f"ours-{size}", Path(folder) / f"stock-{size}"
            library = many_cards(size)
            _our_site(base, ours, library)
            stock_site(ours, library, stock)
            figures = [("theme", _measure(stock, stock / "search/search_index.json")), ("ours", _measure(ours))]
            lines += [f"{size:5}  {name:6}  {_row(one)}" for name, one in figures]
            (_, theirs), (_, mine) = figures
            lines.append(
                f"       ratio   first result {theirs['first'] / mine['first']:.1f} times sooner, key "
                f"{theirs['median'] / mine['median']:.1f} times (95th {theirs['95th'] / mine['95th']:.1f})"
            )
            shutil.rmtree(ours)
            shutil.rmtree(stock)
    return "\n".join(lines)


def _our_site(base: Path, out: Path, library: Library) -> None:
    shutil.copytree(base, out)
    shutil.rmtree(out / search.FOLDER)
    for address, piece in search.index_files(ROOT, [], library).items():
        write_file(out / address, piece.read())


def _measure(site: Path, index: Path | None = None) -> dict[str, float]:
    files = [index] if index else sorted(site.glob("search/*/*.js"))
    with sync_playwright() as playwright, serving(site) as address:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.SWITCHES))
        figures = {"bytes": sum(map(_zipped, files)), **_ask(browser, address, site)}
        browser.close()
    return figures


def _ask(browser: Browser, address: str, site: Path) -> dict[str, float]:
    page = browser.new_page()
    page.set_default_timeout(300_000)
    page.add_init_script(_FIRST)
    loaded: list[Path] = []
    page.on("request", lambda request: loaded.append(site / request.url.removeprefix(f"{address}/").split("?")[0]))
    page.goto(f"{address}/index.html?q=straffen")
    # A function: a bare expression is evaluated anew by the page, and its policy forbids that.
    page.wait_for_function("() => window.firstResult")
    first = page.evaluate("window.firstResult")
    index = sum(_zipped(file) for file in loaded if file.is_relative_to(site / "search"))
    # The questions are asked of a box in which nothing stands yet.
    page.goto(f"{address}/index.html")
    keys = [text[:length] for text in TYPED for length in range(1, len(text) + 1)]
    times = sorted(answer["milliseconds"] for answer in ask(page, keys))
    return {
        "loaded": index,
        "first": first,
        "median": statistics.median(times),
        "95th": times[int(len(times) * 0.95)],
        "memory": max(_renderers()),
    }


def _zipped(file: Path) -> float:
    return len(gzip.compress(file.read_bytes())) / 1000


def _renderers() -> Iterator[float]:
    """Yield the memory of each page's process started from here, in MB: page and worker share one."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_text(encoding="utf-8", errors="replace")
            if "--type=renderer" in command and _is_ours(folder):
                yield int(re.search(r"Pss:\s+(\d+)", (folder / "smaps_rollup").read_text())[1]) / 1000
        except OSError:
            continue


def _is_ours(folder: Path) -> bool:
    me = str(Path("/proc/self").resolve().name)
    while folder.name not in ("0", "1"):
        parent = re.search(r"PPid:\s+(\d+)", (folder / "status").read_text())[1]
        if parent == me:
            return True
        folder = folder.parent / parent
    return False


def _row(one: dict[str, float]) -> str:
    return (
        f"{one['bytes']:11.0f}  {one['loaded']:18.0f}  {one['first']:15.0f}  {one['median']:13.1f}  {one['95th']:11.1f}"
        f"  {one['memory']:9.0f}"
    )
