"""What the first view of each kind of page costs: bytes and requests, work of scripts, and when it stands still.

Beside them stands what a card costs in bare Material, which has none of our scripts and styles.
"""

import json
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests import chromium
from tests.bench.cards import build_own
from tests.bench.others import floor
from tests.bench.process import against, cost_of
from tests.weighing import TIMEOUT, first_view, zipped

_CARD = "kaarten/hechting.html"
PAGES = {
    "start": "index.html",
    "card": _CARD,
    "list": "overleg.html",
    "all measures": "maatregelen.html",
    "help": "hulp/kaart-aanpassen.html",
    "404": "nergens.html",
}
_MOST_KB, _MOST_REQUESTS = 90, 6  # of the first view of a card
_MOST_BLOCKED, _SLOWER = 50, 4  # milliseconds; how many times slower than this machine
_LONG = 50  # milliseconds: a task that takes more keeps someone waiting for the rest
_WATCH = """
for (const type of ["layout-shift", "largest-contentful-paint"]) {
  new PerformanceObserver((list) => (window[type] ??= []).push(...list.getEntries())).observe({ type, buffered: true });
}
"""
_SEEN = """() => ({
  paint: window["largest-contentful-paint"]?.at(-1)?.startTime ?? 0,
  shift: (window["layout-shift"] ?? []).reduce((sum, one) => sum + one.value, 0),
})"""


def run() -> str:
    """Open each page; return the figures."""
    lines = [
        f"{'':12}  {'html':>5}  {'css':>5}  {'js':>5}  {'other':>5}  {'kB gz':>5}  requests  script ms  TBT ms"
        f"  before it  {'LCP ms':>6}  CLS",
    ]
    missed = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site, bare = Path(folder) / "site", Path(folder) / "bare"
        build_own(site)
        floor(site, bare)
        cost_of(("-m", "mkdocs", "build", "--quiet"), bare)
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.SWITCHES))
        with zipped(site) as (address, asked):
            for name, path in PAGES.items():
                figures = _measured(browser, f"{address}{path}", asked)
                lines.append(_line(name, figures))
                missed += _goals(name, figures)
        with zipped(bare / "site") as (address, asked):
            lines.append(_line("card, bare", _measured(browser, f"{address}{_CARD}", asked)))
        browser.close()
    return "\n".join([*lines, *missed])


def _measured(browser: Browser, address: str, asked: list[tuple[str, int]]) -> dict[str, float]:
    """Return the figures of a page: its weight, and its work as the time of its own thread on a slower machine."""
    page = browser.new_page()
    work = page.context.new_cdp_session(page)
    work.send("Performance.enable", {"timeDomain": "threadTicks"})
    work.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    browser.start_tracing(
        page=page, categories=["devtools.timeline", "disabled-by-default-devtools.timeline", "loading", "toplevel"]
    )
    sent = first_view(page, address, asked)
    before, after = _tasks(json.loads(browser.stop_tracing()))
    metrics = {each["name"]: each["value"] for each in work.send("Performance.getMetrics")["metrics"]}
    page.close()
    figures = defaultdict(float, {f"kB {kind}": size for kind, size in _by_kind(sent).items()})
    figures |= {"kB": sum(size for _, size in sent) / 1000, "requests": len(sent)}
    # What else the machine does does not count: the time of a thread, and not of the clock.
    figures["script"] = metrics["ScriptDuration"] * 1000
    figures |= {"blocked before": _blocked(before), "blocked": _blocked(after)}
    return figures | _seen(browser, address)


def _seen(browser: Browser, address: str) -> dict[str, float]:
    """Return when the largest thing of a page showed and how much moved, on a slower machine."""
    page = browser.new_page()
    page.add_init_script(_WATCH)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(address, timeout=TIMEOUT)
    # A page this slow is never told to have no more requests: what moves, moves within two seconds.
    page.wait_for_timeout(2000)
    seen = page.evaluate(_SEEN)
    page.close()
    return {"paint": seen["paint"], "shift": seen["shift"]}


def _blocked(tasks: list[float]) -> float:
    """Return how long someone is kept waiting: of each task, what is over the limit."""
    return sum(max(0, task - _LONG) for task in tasks)


def _tasks(trace: dict[str, Any]) -> tuple[list[float], list[float]]:
    """Return the milliseconds of the processor that each task of the page's own thread took.

    First those until something showed, then those after it: Lighthouse counts the latter (web.dev/articles/tbt).
    """
    events = trace["traceEvents"]
    # A small page may have done all its work before it shows.
    shown = next((each["ts"] for each in events if each["name"] == "firstContentfulPaint"), float("inf"))
    main = next(
        (each["pid"], each["tid"])
        for each in events
        if each["name"] == "EvaluateScript" and each.get("args", {}).get("data", {}).get("url")
    )
    tasks = [each for each in events if each["name"] == "RunTask" and (each["pid"], each["tid"]) == main]
    parts: tuple[list[float], list[float]] = ([], [])
    for each in tasks:
        parts[each["ts"] >= shown].append(each.get("tdur", 0) / 1000)
    return parts


def _by_kind(sent: list[tuple[str, int]]) -> dict[str, float]:
    sizes: dict[str, float] = defaultdict(float)
    for address, size in sent:
        kind = Path(address).suffix[1:]
        sizes[kind if kind in ("html", "css", "js") else "other"] += size / 1000
    return sizes


def _line(name: str, one: dict[str, float]) -> str:
    kinds = "  ".join(f"{one.get(f'kB {kind}', 0):5.1f}" for kind in ("html", "css", "js", "other"))
    return (
        f"{name:12}  {kinds}  {one['kB']:5.1f}  {one['requests']:8}  {one['script']:9.0f}  {one['blocked']:6.0f}"
        f"  {one['blocked before']:9.0f}  {one['paint']:6.0f}  {one['shift']:.3f}"
    )


def _goals(name: str, one: dict[str, float]) -> list[str]:
    goals = {"CLS": (one["shift"], 0), "TBT": (one["blocked"], _MOST_BLOCKED)}
    if name == "card":
        goals |= {"kB": (one["kB"], _MOST_KB), "requests": (one["requests"], _MOST_REQUESTS)}
    return [f"{name}: {what} {figure:.4g}, {against(figure, goal)}" for what, (figure, goal) in goals.items()]
