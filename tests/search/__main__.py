"""`python -m tests.search`: the quality of the search per kind of query, the theme's own beside ours."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from macros.reading.library import load
from tests import chromium
from tests.conftest import ROOT, build_project, serving
from tests.search.box import ask, measures
from tests.search.quality import Score, read_queries, score
from tests.search.stock import stock_site

_HEAD = f"{'kind':<12}{'queries':>8}   {'success@1':>16}   {'success@3':>16}   {'MRR':>16}   {'nonsense':>16}"


def main() -> str:
    """Build the site, ask both searches everything, and return the table."""
    with tempfile.TemporaryDirectory() as folder:
        ours, stock = Path(folder) / "ours", Path(folder) / "stock"
        run = build_project(ROOT, ours)
        if run.returncode:
            return run.stdout + run.stderr
        stock_site(ours, load(ROOT), stock)
        return table(figures(stock), figures(ours))


def figures(site: Path) -> dict[str, Score]:
    """Ask the search box of a built site all queries, in a real browser."""
    queries = read_queries()
    with sync_playwright() as playwright, serving(site) as address:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.SWITCHES))
        page = browser.new_page()
        page.goto(f"{address}/index.html")
        answers = ask(page, [query.text for query in queries])
        browser.close()
    return score((query, measures(answer)) for query, answer in zip(queries, answers, strict=True))


def table(stock: dict[str, Score], ours: dict[str, Score]) -> str:
    """Return both sets of figures side by side: stock -> ours."""
    lines = [_HEAD]
    for kind, one in ours.items():
        pairs = [(getattr(stock[kind], name), getattr(one, name)) for name in ("first", "three", "rank", "nonsense")]
        lines.append(f"{kind:<12}{one.queries:>8}   " + "   ".join(f"{a:>7.3f} ->{b:>6.3f}" for a, b in pairs))
    return "\n".join(lines)


if __name__ == "__main__":
    print(main())
