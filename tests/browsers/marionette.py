"""Firefox by its own protocol, Marionette, by which alone it prints to a PDF."""

import base64
import json
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

_SECONDS = 180


class Marionette:
    """One window of a Firefox."""

    def __init__(self, connection: socket.socket, said: BinaryIO) -> None:
        self._connection = connection
        self._said = said
        self._number = 0
        self._receive()  # what it says of itself
        self._ask("WebDriver:NewSession", {})

    def open(self, address: str) -> None:
        self._ask("WebDriver:Navigate", {"url": address})

    def evaluate(self, script: str) -> Any:
        """Return the value of an expression within the page."""
        return self._ask("WebDriver:ExecuteScript", {"script": f"return {script}", "args": []})["value"]

    def wait(self, condition: str) -> None:
        """Wait until an expression within the page is true."""
        self.evaluate(
            f"new Promise((done) => (function look() {{ {condition} ? done() : requestAnimationFrame(look) }})())"
        )

    def pdf(self) -> bytes:
        """Return the page printed on A4, with the margins of the site's own styles."""
        page = {"width": 21.0, "height": 29.7}
        return base64.b64decode(self._ask("WebDriver:Print", {"page": page, "shrinkToFit": False})["value"])

    def _ask(self, command: str, parameters: dict[str, Any]) -> Any:
        self._number += 1
        text = json.dumps([0, self._number, command, parameters])
        self._connection.sendall(f"{len(text)}:{text}".encode())
        _, _, fault, result = self._receive()
        assert fault is None, fault
        return result

    def _receive(self) -> Any:
        length = b""
        while (sign := self._said.read(1)) != b":":
            assert sign, "Firefox is gone"
            length += sign
        return json.loads(self._said.read(int(length)))


@contextmanager
def started(firefox: str, profile: Path, **settings: object) -> Iterator[Marionette]:
    """Start Firefox with a profile and settings of its own; the parts of the name of a setting have __ between them."""
    written = {"marionette.port": 0} | {name.replace("__", "."): value for name, value in settings.items()}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in written.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    command = [firefox, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with (
            socket.create_connection(("127.0.0.1", _port(profile)), timeout=_SECONDS) as connection,
            connection.makefile("rb") as said,
        ):
            yield Marionette(connection, said)
    finally:
        process.terminate()
        process.wait()


def _port(profile: Path) -> int:
    """Return where Firefox listens: it writes that in its profile once it does."""
    file, end = profile / "MarionetteActivePort", time.monotonic() + _SECONDS
    while not (file.exists() and file.read_text(encoding="utf-8")):
        assert time.monotonic() < end, "Firefox does not start"
        time.sleep(0.1)
    return int(file.read_text(encoding="utf-8"))
