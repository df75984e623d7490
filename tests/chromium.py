"""The browser of the tests: where it is, and how it is started. `tests/needs.py` says how it gets there.

The headless shell comes first: the same engine without the windows of a browser, at less than half the work a page.
"""

import os
import shutil

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
SHELL = "chromium-headless-shell"
"""Its command, and its package on Debian."""
_NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome")


def find() -> str | None:
    """Return the path of a Chromium on this machine, the system's own first, or None."""
    system = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if system:
        return system
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110 - Playwright hands out a str
