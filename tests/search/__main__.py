"""`python -m tests.search`: the quality of the search per kind of query, the theme's own beside ours.

`python -m tests.search tune` shows what each number of the ranking is worth, `python -m tests.search misses` which
queries find nothing right among the first three.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from macros.reading.library import load
from tests import chromium
from tests.conftest import ROOT, build_project, copy_project, serving
from tests.search.box import ask, places
from tests.search.collection import lay_collection
from tests.search.quality import MANY, ONE, Score, read_queries, score
from tests.search.stock import stock_site
from tests.search.tune import misses_text, tune

_HEAD = f"{'kind':<15}{'queries':>8}   {'success@1':>16}   {'success@3':>16}   {'MRR':>16}   {'nonsense':>16}"


def main() -> str:
    """Build the site with one card and with many, ask both searches everything, and return the tables."""
    with tempfile.TemporaryDirectory() as folder:
        many = lay_collection(copy_project(Path(folder) / "many"))
        return "\n\n".join([measure(ROOT, ONE, Path(folder) / "one"), measure(many, MANY, Path(folder) / "out")])


def measure(project: Path, file: str, out: Path) -> str:
    """Build a project, ask both searches the queries of a file, and return the table."""
    run = build_project(project, out / "ours")
    if run.returncode:
        return run.stdout + run.stderr
    stock_site(out / "ours", load(project), out / "stock")
    return f"{file}\n{table(figures(out / 'stock', file), figures(out / 'ours', file))}"


def figures(site: Path, file: str) -> dict[str, Score]:
    """Ask the search box of a built site all queries of a file, in a real browser."""
    queries = read_queries(file)
    with sync_playwright() as playwright, serving(site) as address:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.SWITCHES))
        page = browser.new_page()
        page.goto(f"{address}/index.html")
        answers = ask(page, [query.text for query in queries])
        browser.close()
    return score((query, places(answer)) for query, answer in zip(queries, answers, strict=True))


def table(stock: dict[str, Score], ours: dict[str, Score]) -> str:
    """Return both sets of figures side by side: stock -> ours."""
    lines = [_HEAD]
    for kind, one in ours.items():
        pairs = [(getattr(stock[kind], name), getattr(one, name)) for name in ("first", "three", "rank", "nonsense")]
        lines.append(f"{kind:<15}{one.queries:>8}   " + "   ".join(f"{a:>7.3f} ->{b:>6.3f}" for a, b in pairs))
    return "\n".join(lines)


if __name__ == "__main__":
    print({"tune": tune, "misses": misses_text}.get("".join(sys.argv[1:]), main)())
