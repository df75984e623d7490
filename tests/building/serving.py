"""A project while `serve` shows it, as a browser and an editor meet it."""

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from macros.files.writing import write_file

_TRIES = 900  # looks of a tenth of a second: on a busy machine it may take long
_DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class Served:
    """The project in `root` at a port of this machine."""

    def __init__(self, root: Path, port: int, process: "subprocess.Popen[bytes]") -> None:
        self.root, self._port, self.process = root, port, process

    def open(self, address: str) -> tuple[int, dict[str, str], bytes]:
        """Return the status, the headers and the body with which the server answers."""
        try:
            with _DIRECTLY.open(f"http://127.0.0.1:{self._port}/{address}") as answer:
                return answer.status, dict(answer.headers), answer.read()
        except urllib.request.HTTPError as error:
            return error.code, dict(error.headers), error.read()

    def file(self, address: str) -> bytes:
        """Return a file that is there, as the server gives it when asked once."""
        status, _, body = self.open(address)
        assert status == 200, f"{address}: {status}"
        return body

    def page(self, address: str) -> str:
        """Return the text of a file, "" while there is none."""
        try:
            status, _, body = self.open(address)
        except (URLError, OSError):
            return ""
        return body.decode() if status == 200 else ""

    def wait(self, address: str, fits: Callable[[str], bool]) -> str:
        """Wait until a page is as it should be; return it."""
        for _ in range(_TRIES):
            assert self.process.poll() is None, "serving ended"
            if fits(page := self.page(address)):
                return page
            time.sleep(0.1)
        raise AssertionError(f"{address} never came to fit:\n{page[-2000:]}")

    def replace(self, path: str, old: str, new: str) -> None:
        """Save a file of the project with other words."""
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        # In one step, as most editors save: a server that looks meanwhile would show the fault of an empty card.
        write_file(file, text.replace(old, new, 1).encode())


@contextmanager
def serving(root: Path) -> Iterator[Served]:
    """Serve a project until the end of the context."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "macros", "serve", "--poort", str(port)]
    with (root / "said.txt").open("wb") as said:
        process = subprocess.Popen(command, cwd=root, stdout=said, stderr=said)
        try:
            served = Served(root, port, process)
            served.wait("index.html", lambda page: "fk-cards" in page)
            yield served
        finally:
            process.terminate()
            process.wait()
