"""The browser of the tests: where it is, and how it gets there on a fresh machine.

`python -m tests.chromium` installs one when there is none and prints where it is.
"""

import os
import shutil
import subprocess
import sys

from playwright.sync_api import sync_playwright

# No sandbox: CI runs as root in a container. The rest keeps Chromium itself off the network.
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--disable-domain-reliability",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """Return the path of a Chromium on this machine, the system's own first, or None."""
    system = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if system:
        return system
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110 - Playwright hands out a str


def install() -> None:
    """Install Chromium: Debian's package where root and apt are there, else Playwright's own build."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    if not find():
        subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False)


def main() -> int:
    """Make sure that there is a browser; exit status 1 with one clear line when there cannot be."""
    if not find():
        install()
    browser = find()
    if not browser:
        print("Chromium ontbreekt en kon niet geïnstalleerd worden. Installeer het (Debian: apt install chromium).")
        return 1
    print(f"Chromium: {browser}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
