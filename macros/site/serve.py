"""The site at an address of this machine while someone edits: it is built again at every change."""

import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from macros.files.templates import template_environment
from macros.site.inputs import state

_PAUSE = 0.25  # seconds between two looks at the files
_RELOAD = "/__gewijzigd"
_RELOAD_SCRIPT = "/__herladen.js"
_SCRIPT_FILE = Path(__file__).with_name("reload.js")
_BEHIND = "served.html.jinja"
_NO_PAGE = "<!doctype html><html lang=nl><meta charset=utf-8><title>Focuskaarten</title>"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away before its answer came, or of a page that is just being replaced."""


class Served:
    """A folder at an address; a page in a browser is loaded anew after `changed`."""

    def __init__(self, site: Path, port: int) -> None:
        self.version = 0
        self.problem = ""
        """Why the site could not be built again, in Dutch: every page shows it."""
        self._behind = template_environment(Path(__file__).parent).get_template(_BEHIND)
        self._server = _Server(("127.0.0.1", port), partial(_Handler, self, directory=str(site)))

    def start(self) -> None:
        """Answer from now on."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()

    def changed(self, problem: str = "") -> None:
        """Tell every open page that there is a newer one, or what keeps one from being made."""
        self.problem = problem
        self.version += 1

    def behind(self) -> bytes:
        """Return what stands behind every page."""
        return self._behind.render(problem=self.problem, script=_RELOAD_SCRIPT).encode()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, served: Served, *args: object, **options: object) -> None:
        self._served = served
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path.startswith(_RELOAD):
            self._answer(str(self._served.version).encode(), "text/plain")
            return
        if self.path.startswith(_RELOAD_SCRIPT):
            self._answer(_SCRIPT_FILE.read_bytes(), "text/javascript; charset=utf-8")
            return
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if file.suffix == ".html" and file.is_file():
            self._answer(file.read_bytes() + self._served.behind(), "text/html; charset=utf-8")
            return
        if self._served.problem and file.suffix == ".html":
            # There is no site yet, or not this page.
            self._answer(_NO_PAGE.encode() + self._served.behind(), "text/html; charset=utf-8")
            return
        super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def _answer(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *args: object) -> None:
        """Say nothing: what an editor must know is said by the build."""


def changes(root: Path, before: dict[Path, tuple[int, int]]) -> Iterator[set[Path]]:
    """Yield the files of the project that changed since they were as in `before`, each time that some did."""
    while True:
        time.sleep(_PAUSE)
        try:
            now = state(root)
        except OSError:
            continue  # a folder went away while it was read
        changed = {file for file in before.keys() | now.keys() if before.get(file) != now.get(file)}
        if changed:
            before = now
            yield changed
