"""What the first view of a page asks of a web server that sends everything zipped: all that shows."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.conftest import serving

TIMEOUT = 120_000  # milliseconds
IDLE = "new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)))"
_FOR_PAPER = "[...document.querySelectorAll('link[media=print]')].map((link) => new URL(link.href).pathname)"


class Zipping(SimpleHTTPRequestHandler):
    """Serves a folder zipped, as a web server does, and notes in `asked` what it sent: (address, bytes)."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, asked: list[tuple[str, int]], **options: Any) -> None:
        self._asked = asked
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        """Send a file, or the page for what is not there."""
        file = Path(self.translate_path(self.path))
        status = 200 if file.is_file() else 404
        file = file if file.is_file() else Path(self.directory) / "404.html"
        data = gzip.compress(file.read_bytes(), mtime=0)
        self._asked.append((self.path, len(data)))
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def zipped(site: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Serve a site zipped; gives its address, ending in a slash, and a list of what was asked, which grows."""
    asked: list[tuple[str, int]] = []
    with serving(site, partial(Zipping, asked=asked)) as address:
        yield f"{address}/", asked


def first_view(page: Page, address: str, asked: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Open a page and return what was asked for it until it had nothing more to do, each as (address, bytes)."""
    start = len(asked)
    page.goto(address, timeout=TIMEOUT)
    # Of a page that is slow, Chromium never says that it has no more requests; here, what follows loading is done.
    page.evaluate(IDLE)
    # What is for paper no view waits for: test_weight.py holds that. Browsers ask the icon once for a whole site, after
    # all that is shown, and headless ones never.
    later = page.evaluate(_FOR_PAPER)
    return [one for one in asked[start:] if one[0] not in later and "favicon" not in one[0]]
