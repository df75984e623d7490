"""What a build costs beside bare Material fed the same HTML, mkdocs-macros the plain way, and Zensical."""

import importlib.util
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from macros.exports import take_away
from tests.bench.cards import card_name, project_of
from tests.bench.others import floor, plain
from tests.bench.process import Cost, against, cost_of, median

SIZES = (1, 30, 100, 1000)
_MKDOCS = ("-m", "mkdocs", "build", "--quiet")
_OURS = ("-m", "macros", "build")
_FLOOR, _CLEAN, _SAME, _EDIT = "bare Material", "ours, from nothing", "ours, no change", "ours, one edit"
_PLAIN, _ZENSICAL = "mkdocs-macros, plain", "Zensical"
_GOALS = {  # times the CPU of bare Material
    (_CLEAN, 100): 0.6,
    (_CLEAN, 1000): 0.6,
    (_SAME, 100): 0.2,
    (_SAME, 1000): 0.1,
    (_EDIT, 100): 0.25,
    (_EDIT, 1000): 0.12,
}
_MOST_MEMORY = {1000: 500}  # MB
_MOST_GROWTH = 11  # 1,000 cards beside 100
_OFTEN = 100  # cards up to which everything is measured three times


def run(sizes: tuple[int, ...] = SIZES) -> str:
    """Measure every way at each size, one after the other and again; return the figures."""
    lines = [f"{'cards':>5}  {'':21}  {'CPU s':>7}  {'wall s':>7}  {'MB':>7}  {'largest':>7}  {'x floor':>7}"]
    clean: dict[int, float] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            costs = _measured(size, Path(folder))
        clean[size] = costs[_CLEAN].cpu
        lines += [_line(size, name, cost, costs[_FLOOR]) for name, cost in costs.items()]
    if {100, 1000} <= clean.keys():
        growth = clean[1000] / clean[100]
        lines.append(f"1,000 cards / 100, from nothing: {growth:.1f} times the CPU, {against(growth, _MOST_GROWTH)}")
    if not _zensical():
        lines.append("Zensical is not installed.")
    return "\n".join(lines)


def _measured(size: int, folder: Path) -> dict[str, Cost]:
    """Return what each way costs: medians of three rounds in which they take turns, or one when that takes hours."""
    ways = _ways(size, folder)
    rounds = 3 if size <= _OFTEN else 1
    measured = [{name: way() for name, way in ways.items()} for _ in range(rounds)]
    return {name: median(one[name] for one in measured) for name in ways}


def _ways(size: int, folder: Path) -> dict[str, Callable[[], Cost]]:
    ours, bare, theirs = folder / "ours", folder / "bare", folder / "plain"
    project_of(size, ours)
    # PDF and Word files are counted apart (bench_exports.py): from here on they are in the cache.
    cost_of(_OURS, ours)
    floor(ours / "site", bare)
    plain(ours, bare, theirs)
    edit = _Edit(ours, folder / "edited", card_name(size - 1))
    ways = {
        _FLOOR: lambda: _cost_of_site(_MKDOCS, bare),
        _CLEAN: lambda: _clean(ours),
        _SAME: lambda: cost_of(_OURS, ours),
        _EDIT: edit.cost,
        _PLAIN: lambda: _cost_of_site(_MKDOCS, theirs),
    }
    return ways | ({_ZENSICAL: lambda: _cost_of_site(("-m", "zensical", "build"), bare)} if _zensical() else {})


def _cost_of_site(command: tuple[str, ...], project: Path) -> Cost:
    shutil.rmtree(project / "site", ignore_errors=True)
    return cost_of(command, project)


def _clean(project: Path) -> Cost:
    """Return what a build from nothing costs, but for the files to take away."""
    for kept in (project / ".cache").iterdir():
        if kept != project / take_away.CACHE:
            shutil.rmtree(kept)
    return _cost_of_site(_OURS, project)


class _Edit:
    """One changed measure after another on one card."""

    def __init__(self, project: Path, twin: Path, card: str) -> None:
        self._project, self._twin = project, twin
        self._file = f"data/kaarten/{card}.yml"
        self._times = 0
        project_of(1, twin)
        page = f"docs/kaarten/{card}.md"
        shutil.copy(project / page, twin / page)
        (twin / take_away.CACHE).parent.mkdir(exist_ok=True)
        (twin / take_away.CACHE).symlink_to(project / take_away.CACHE)

    def cost(self) -> Cost:
        """Change a measure and return what the build after it costs, but for the files to take away."""
        self._times += 1
        text = (self._project / self._file).read_text(encoding="utf-8")
        changed = re.sub(r"(    tekst: Zeg dag)", rf"\1 {self._times}", text)
        for root in (self._project, self._twin):
            (root / self._file).write_text(changed, encoding="utf-8")
        # A project of this card alone puts its files in the cache.
        cost_of(_OURS, self._twin)
        return cost_of(_OURS, self._project)


def _zensical() -> bool:
    return importlib.util.find_spec("zensical") is not None


def _line(size: int, name: str, cost: Cost, base: Cost) -> str:
    times, goal = cost.cpu / base.cpu, _GOALS.get((name, size))
    said = against(times, goal) if goal else ""
    if name == _CLEAN and size in _MOST_MEMORY:
        said += f"; memory {against(cost.peak, _MOST_MEMORY[size])}"
    memory = f"{cost.peak:7.0f}  {cost.largest:7.0f}"
    return f"{size:5}  {name:21}  {cost.cpu:7.2f}  {cost.wall:7.2f}  {memory}  {times:7.2f}  {said}".rstrip()
