"""Every line that differs between Windows, macOS and Linux, or that depends on how a machine is set up."""

import contextlib
import io
import os
import shutil
import stat
import sys
import time
import urllib.request
import webbrowser
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LONGEST_WINDOWS_PATH = 259
"""Characters of a path in the programs that know no longer one (MAX_PATH, less the closing zero)."""
_LONGEST_WITHIN = 170
"""Characters of the longest path that the environment makes within its folder; a test measures it."""
_TRIES, _PAUSE = 20, 0.25
"""How often and after how many seconds a held file is tried again: a virus scanner or OneDrive lets go in a few."""


@dataclass(frozen=True)
class System:
    """A machine: `name` as `os.name`, `platform` as `sys.platform`, and its environment variables."""

    name: str
    platform: str
    environ: Mapping[str, str]

    @property
    def is_windows(self) -> bool:
        """Whether this is Windows."""
        return self.name == "nt"

    @property
    def command(self) -> str:
        """What someone types to run kaarten.py here."""
        return "py kaarten.py" if self.is_windows else "python3 kaarten.py"

    def python_of(self, venv: PurePath) -> PurePath:
        """Return the Python within a virtual environment."""
        return venv / "Scripts" / "python.exe" if self.is_windows else venv / "bin" / "python"

    def packages_of(self, venv: PurePath) -> PurePath:
        """Return the folder of the packages within a virtual environment of the Python that runs now."""
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        return venv / "Lib" / "site-packages" if self.is_windows else venv / "lib" / version / "site-packages"

    def environment(self, proxies: Mapping[str, str]) -> dict[str, str]:
        """Return the variables for a program that we start: UTF-8 whatever the code page, and the proxy of the system.

        `proxies` as `urllib.request.getproxies()`: on Windows and macOS they stand where pip looks and npm does not.
        """
        known = {name.lower() for name in self.environ}
        found = {f"{scheme}_proxy": address for scheme, address in proxies.items() if scheme in ("http", "https", "no")}
        # Node 24 reads the certificates of the system: a school's filter often has one of its own.
        options = f"{self.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip()
        return {
            **self.environ,
            **{name: address for name, address in found.items() if name not in known},
            "PYTHONUTF8": "1",
            "PYTHONIOENCODING": "utf-8",
            "NODE_OPTIONS": options,
        }

    def synced_by(self, folder: PurePath) -> str | None:
        """Return the name of the service that copies `folder` to the cloud, or None."""
        for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
            kept = self.environ.get(name)
            if kept and self._is_within(folder, kept):
                return "OneDrive"
        parts = self._path(folder).parts
        return next((part for part in parts if part in ("Dropbox", "Google Drive", "Mijn Drive", "My Drive")), None)

    def is_too_deep(self, folder: PurePath) -> bool:
        """Return whether the paths within the environment would get longer than Windows takes."""
        return self.is_windows and len(str(folder)) + _LONGEST_WITHIN > _LONGEST_WINDOWS_PATH

    def has_screen(self) -> bool:
        """Return whether a browser can be opened: without a screen Python would start one in the terminal."""
        shown = self.environ.get("DISPLAY") or self.environ.get("WAYLAND_DISPLAY")
        return bool(self.is_windows or self.platform == "darwin" or shown)

    def _path(self, path: PurePath | str) -> PurePath:
        return PureWindowsPath(path) if self.is_windows else PurePosixPath(path)

    def _is_within(self, folder: PurePath, outer: str) -> bool:
        return self._path(folder).is_relative_to(self._path(outer))


THIS = System(os.name, sys.platform, os.environ)
"""The machine that this runs on."""


def child_environment() -> dict[str, str]:
    """Return the variables for a program that we start on this machine."""
    return THIS.environment(urllib.request.getproxies())


def speak_utf8() -> None:
    """Let this program print every character: a Windows console in code page 1252 or 850 knows few."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def open_browser(address: str) -> bool:
    """Open an address in the browser of the system; return whether that was tried."""
    with contextlib.suppress(webbrowser.Error, OSError):
        return THIS.has_screen() and webbrowser.open(address)
    return False


@contextlib.contextmanager
def alone(file: Path) -> Iterator[None]:
    """Let one program at a time in here, on this machine; another waits. The system lets go when a program ends."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as held:
        _wait_for(held.fileno())
        yield


def _wait_for(handle: int) -> None:
    if sys.platform == "win32":
        while True:
            with contextlib.suppress(OSError):  # it gives up after ten seconds
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                return
    else:
        fcntl.flock(handle, fcntl.LOCK_EX)


def remove_folder(folder: Path) -> None:
    """Remove a folder and what is in it, read-only files as well; a missing one is fine."""

    def make_writable(remove: Callable[[str], object], path: str, _: object) -> None:
        # Windows removes no file that is read-only, and Git makes its own so.
        Path(path).chmod(stat.S_IWRITE)
        remove(path)

    if folder.exists():
        patiently(lambda: shutil.rmtree(folder, onerror=make_writable))


def patiently(act: Callable[[], object], pause: float = _PAUSE) -> None:
    """Do `act`, and again when another program holds the file: on Windows a scanner or OneDrive often does.

    Raises:
        PermissionError: it is still held after some seconds.
    """
    for left in range(_TRIES, 0, -1):
        try:
            act()
        except PermissionError:
            if left == 1 or not THIS.is_windows:
                raise
            time.sleep(pause)
        else:
            return
