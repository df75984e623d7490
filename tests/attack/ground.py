"""What attacks stand on: a folder of their own, the site of tests/fixtures/site, and a browser; made when asked for."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from tests import chromium
from tests.conftest import build_project, copy_project


@dataclass(frozen=True)
class Ground:
    """`folder` is empty; `site` and `browser` are the same ones at each call."""

    folder: Path
    site: Callable[[], Path]
    browser: Callable[[], Browser]


@contextmanager
def own_ground() -> Iterator[Ground]:
    """Give a ground of one's own, outside the tests; it is gone afterwards."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="attack-")))

        @cache
        def site() -> Path:
            run = build_project(copy_project(folder / "project"), folder / "site")
            assert run.returncode == 0, run.stdout + run.stderr
            return folder / "site"

        @cache
        def browser() -> Browser:
            playwright = stack.enter_context(sync_playwright())
            made = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.SWITCHES))
            stack.callback(made.close)
            return made

        (folder / "own").mkdir()
        yield Ground(folder / "own", site, browser)
