"""A real WebKit: Debian's WebKitGTK, driven by Selenium on a screen in memory."""

import os
import subprocess
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import TypeVar

from selenium.common.exceptions import ElementClickInterceptedException, StaleElementReferenceException
from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.service import Service

from tests.needs import CLIPBOARD, FOR_WEBKIT, MOUSE, SCREEN, WEBKIT

Seen = TypeVar("Seen")
PYTHON = "/usr/bin/python3"  # Debian's own, which has the WebKit of Debian
_LONGEST = 60  # seconds that a test waits for what must come


def missing_for_webkit() -> list[str]:
    """Return what this machine lacks, by name."""
    return [need.name for need in FOR_WEBKIT if not need.find()]


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Start a screen in memory; gives the environment in which a program is shown on it."""
    reading, writing = os.pipe()
    command = [SCREEN.find(), "-displayfd", str(writing), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        with os.fdopen(reading) as number:
            display = f":{number.readline().strip()}"
        try:
            yield os.environ | {"DISPLAY": display}
        finally:
            server.terminate()


class WebKit:
    """One window of WebKit: what a person sees of it and does in it."""

    def __init__(self, driver: WebKitGTK, environment: dict[str, str], downloads: Path) -> None:
        self.driver = driver
        self.environment = environment
        self.downloads = downloads

    def open(self, address: str) -> None:
        """Open a page, also when only the part after # is another."""
        self.driver.get("about:blank")
        self.driver.get(address)

    def new_window(self, address: str) -> str:
        """Open a page in a window of its own and go there; returns the window that one leaves."""
        before = self.driver.current_window_handle
        self.driver.switch_to.new_window("window")
        self.driver.get(address)
        return before

    def go_to(self, tab: str) -> None:
        self.driver.switch_to.window(tab)

    def run(self, script: str, *arguments: object) -> object:
        """Run a script in the page; what it returns comes back."""
        return self.driver.execute_script(script, *arguments)

    def find(self, selector: str) -> WebElement:
        """Return the first element of a selector as soon as it is there."""
        return self.wait(lambda: next(iter(self.driver.find_elements(By.CSS_SELECTOR, selector)), None))

    def find_all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def click(self, selector: str) -> None:
        """Click as a person does, on what is in sight; what moves or is made anew meanwhile, a moment later."""

        def clicked() -> bool:
            element = self.find(selector)
            self.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
            element.click()
            return True

        self.wait(clicked)

    def value(self, selector: str) -> str:
        return self.find(selector).get_property("value")

    def wait(self, look: Callable[[], Seen]) -> Seen:
        """Wait until `look` gives something; returns it."""
        passing = (ElementClickInterceptedException, StaleElementReferenceException)
        waiting = WebDriverWait(self.driver, _LONGEST, poll_frequency=0.05, ignored_exceptions=passing)
        return waiting.until(lambda _: look())

    def download(self, start: Callable[[], None]) -> Path:
        """Return the file that `start` saves, whole."""
        for file in self.downloads.iterdir():
            file.unlink()
        start()
        # Until it is whole, it has another name.
        return self.wait(lambda: next(filter(_is_whole, self.downloads.iterdir()), None))

    def choose_file(self, selector: str, file: Path) -> None:
        """Choose a file in the field for it, which a button of the page stands for."""
        self.find(selector).send_keys(str(file))

    def clipboard(self) -> str:
        """Return what was copied."""
        command = [CLIPBOARD.find(), "-out", "-selection", "clipboard"]
        run = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True, timeout=20)
        return run.stdout

    def drag(self, selector: str, target: str) -> None:
        """Drag one element onto another with the mouse of the screen."""
        self.run(
            """addEventListener("dragstart", () => (window.seen = "start"), {once: true});
            arguments[0].addEventListener("dragover", () => (window.seen = "over"), {once: true});""",
            self.find(target),
        )
        (x, y), (to_x, to_y) = self._on_screen(selector), self._on_screen(target)
        self._mouse("mousemove", x, y, "mousedown", 1)
        self._move_until("start", x, y)
        self._move_until("over", to_x, to_y)
        self._mouse("mouseup", 1)

    def _move_until(self, seen: str, x: int, y: int) -> None:
        """Move the mouse to and fro until the page saw it: WebKit says `dragover` at the second movement on a place."""
        places = cycle([(x + 12, y), (x, y)])
        self.wait(lambda: self._mouse("mousemove", *next(places)) or self.run("return window.seen") == seen)

    def _mouse(self, *steps: str | int) -> None:
        command = [MOUSE.find(), *map(str, steps)]
        subprocess.run(command, env=self.environment, check=True, timeout=20)

    def _on_screen(self, selector: str) -> tuple[int, int]:
        """Return the middle of an element in pixels of the screen."""
        box = self.run(
            """const {x, y, width, height} = arguments[0].getBoundingClientRect();
            const [left, top] = [screenX + outerWidth - innerWidth, screenY + outerHeight - innerHeight];
            return [left + x + width / 2, top + y + height / 2];""",
            self.find(selector),
        )
        return int(box[0]), int(box[1])

    def show_in_frame(self, address: str, width: int) -> None:
        """Show a page in a frame of this one, narrower than a window can be, and go into it."""
        self.run(
            """const [src, width] = arguments;
            const frame = Object.assign(document.createElement("iframe"), {src, width, height: 700});
            document.body.replaceChildren(frame);""",
            address,
            width,
        )
        self.driver.switch_to.frame(self.find("iframe"))

    def forget(self) -> None:
        """Forget all that the pages of this address keep."""
        self.run("localStorage.clear(); sessionStorage.clear()")

    def clear(self) -> None:
        """Leave one tab, and nothing of what the pages of its address keep."""
        first, *others = self.driver.window_handles
        for tab in others:
            self.go_to(tab)
            self.driver.close()
        self.go_to(first)
        self.driver.switch_to.default_content()
        self.forget()


def _is_whole(file: Path) -> bool:
    return file.suffix != ".wkdownload"


def print_page(address: str, file: Path, script: str = "") -> None:
    """Print a page to a PDF as WebKit does, after `script` in it; without one the page runs none either."""
    with screen() as environment:
        command = [PYTHON, str(Path(__file__).with_name("print_webkit.py")), address, str(file), script]
        subprocess.run(command, env=environment, check=True, timeout=120)


@contextmanager
def webkit(folder: Path, *switches: str) -> Iterator[WebKit]:
    """Start WebKit with a clean profile in `folder`; `switches` are those of MiniBrowser."""
    downloads = folder / "downloads"
    downloads.mkdir()
    (folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n', encoding="utf-8")
    options = WebKitGTKOptions()
    for switch in ("--automation", *switches):
        options.add_argument(switch)
    with screen() as on_screen:
        environment = on_screen | {"XDG_CONFIG_HOME": str(folder)}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # Selenium's own, of itself
            driver = WebKitGTK(options=options, service=Service(WEBKIT.find(), env=environment))
        try:
            driver.set_window_size(1280, 980)
            yield WebKit(driver, environment, downloads)
        finally:
            driver.quit()
