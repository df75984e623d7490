"""The site at an address of this machine while someone edits."""

import posixpath
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.files.templates import template_environment
from macros.site.links import is_page
from macros.site.live import LiveSite, NotMadeError

_RELOAD = "/__gewijzigd"
_RELOAD_SCRIPT = "/__herladen.js"
_SCRIPT_FILE = Path(__file__).with_name("reload.js")
_BEHIND = "served.html.jinja"
_HOME = "index.html"
_NOT_FOUND = "404.html"
_NO_PAGE = b"<!doctype html><html lang=nl><meta charset=utf-8><title>Focuskaarten</title>"
_HTML = "text/html; charset=utf-8"


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away before its answer came."""


class Served:
    """A site at an address: whoever asks for a file gets it as of what is saved at that moment."""

    def __init__(self, site: LiveSite, port: int) -> None:
        self.site = site
        self._behind = template_environment(Path(__file__).parent).get_template(_BEHIND)
        self._server = _Server(("127.0.0.1", port), partial(_Handler, self))

    def start(self) -> None:
        """Answer from now on."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Answer no more."""
        self._server.shutdown()
        self._server.server_close()

    def behind(self) -> bytes:
        """Return what stands behind every page."""
        values = {"problem": self.site.problem, "is_behind": self.site.is_behind, "script": _RELOAD_SCRIPT}
        return self._behind.render(values).encode()


class _Handler(SimpleHTTPRequestHandler):
    def __init__(self, served: Served, *args: object, **options: object) -> None:
        self._served = served
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        site, path = self._served.site, urlsplit(self.path).path
        if path == _RELOAD:
            self._answer(str(site.version).encode(), "text/plain")
            return
        if path == _RELOAD_SCRIPT:
            self._answer(_SCRIPT_FILE.read_bytes(), "text/javascript; charset=utf-8")
            return
        site.look()
        address = posixpath.normpath(unquote(path)).strip("/")
        try:
            self._answer_file(address if address != "." else "", is_folder=path.endswith("/"))
        except NotMadeError:
            self._answer_missing(address)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _answer_file(self, address: str, *, is_folder: bool) -> None:
        """Answer with a file, or with the start page of a folder, of which a browser must know that it is one."""
        home = f"{address}/{_HOME}".lstrip("/")
        data = self._served.site.find(home if is_folder else address)
        if data is not None:
            self._answer_made(home if is_folder else address, data)
        elif not is_folder and self._served.site.find(home) is not None:
            self.send_response(301)
            self.send_header("Location", f"/{address}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._answer_missing(home if is_folder else address)

    def _answer_made(self, address: str, data: bytes) -> None:
        if is_page(address):
            self._answer(data + self._served.behind(), _HTML)
        else:
            self._answer(data, self.guess_type(address))

    def _answer_missing(self, address: str) -> None:
        if not self._served.site.problem:
            self._answer((self._served.site.find(_NOT_FOUND) or _NO_PAGE) + self._served.behind(), _HTML, 404)
        elif is_page(address):
            # There is no site yet, or not this page.
            self._answer(_NO_PAGE + self._served.behind(), _HTML)
        else:
            self.send_error(404)

    def _answer(self, data: bytes, kind: str, status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing: what an editor must know is said by the site."""
