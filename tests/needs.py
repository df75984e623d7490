"""What the tests need of the machine beside packages: browsers and web servers, and how they get there.

`python -m tests.needs` installs what is missing where it can (Debian's packages, as root) and names the rest.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests import chromium


@dataclass(frozen=True)
class Program:
    """A program of the tests: its name, the commands by which it can be called, and its package on Debian."""

    name: str
    commands: tuple[str, ...]
    package: str

    def find(self) -> str | None:
        """Return the path of the program on this machine, or None."""
        # A web server stands where only root looks.
        path = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/usr/local/sbin"])
        return next((found for name in self.commands if (found := shutil.which(name, path=path))), None)


@dataclass(frozen=True)
class Library:
    """What a program of the tests loads: its name, a file of it (* for a part of its path), and its Debian package."""

    name: str
    file: str
    package: str

    def find(self) -> str | None:
        """Return the path of the file on this machine, or None."""
        return next(map(str, Path("/").glob(self.file)), None)


FIREFOX = Program("Firefox", ("firefox-esr", "firefox"), "firefox-esr")
WEBKIT = Program("WebKit", ("WebKitWebDriver",), "webkit2gtk-driver")
WEBKIT_PRINT = Library(
    "WebKit om af te drukken", "usr/lib/*/girepository-1.0/WebKit2-4.1.typelib", "gir1.2-webkit2-4.1"
)
# Debian's own Python has it: no package of PyPI brings WebKit along.
WEBKIT_PYTHON = Library("Python voor WebKit", "usr/lib/python3/dist-packages/gi/__init__.py", "python3-gi")
MOUSE = Program("een muis (xdotool)", ("xdotool",), "xdotool")
CLIPBOARD = Program("een klembord (xclip)", ("xclip",), "xclip")
SCREEN = Program("een scherm in het geheugen (Xvfb)", ("Xvfb",), "xvfb")
NGINX = Program("nginx", ("nginx",), "nginx-light")
APACHE = Program("Apache", ("apache2", "httpd"), "apache2")
CADDY = Program("Caddy", ("caddy",), "caddy")
FOR_WEBKIT = (WEBKIT, SCREEN, MOUSE, CLIPBOARD, WEBKIT_PRINT, WEBKIT_PYTHON)
_PROGRAMS = (FIREFOX, *FOR_WEBKIT, NGINX, APACHE, CADDY)


def _can_install() -> bool:
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def _apt_install(packages: list[str]) -> None:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
    update = ["apt-get", "update", "-qq"]
    # One by one when together does not work: one that is missing here must not keep the others away.
    for command in (update, [*install, *packages]):
        run = subprocess.run(command, env=environment, capture_output=True, check=False)
    if run.returncode:
        for package in packages:
            subprocess.run([*install, package], env=environment, capture_output=True, check=False)


def main() -> int:
    """Make sure that the programs are there; exit status 1 when there is no Chromium, which most tests need."""
    missing = [program for program in _PROGRAMS if not program.find()]
    wanted = [program.package for program in missing] + ([] if shutil.which(chromium.SHELL) else [chromium.SHELL])
    if wanted and _can_install():
        _apt_install(wanted)
    if not chromium.find():
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False)
    for program in _PROGRAMS:
        if not program.find():
            print(
                f"{program.name} ontbreekt: de tests ermee worden overgeslagen (Debian: apt install {program.package})."
            )
    if not chromium.find():
        package = chromium.SHELL
        print(f"Chromium ontbreekt en kon niet geïnstalleerd worden. Installeer het (Debian: apt install {package}).")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
