"""Hostile PDF and Word files, opened on a card with work on it: each is answered in time, and the work stays.

First those of tests/site/hostile.py; then the files of the fixture site with some of their bytes changed or gone.
"""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as LateError

from tests.attack.ground import Ground
from tests.attack.result import HANG, Result
from tests.conftest import serving
from tests.site.hostile import FILES
from tests.site.test_fill import CARD

FULL, SHORT = 100, 3
_SEED = 9
_NAME = "J.D."
# The page stops a file after HANG seconds of the clock; what counts is how long its processes worked, two at once, as a
# busy machine lets everything wait. Who does not answer at all is given up after minutes.
_MOST_WORK = 2 * HANG
_LATEST = 180_000  # milliseconds
_ANSWERED = "() => document.querySelector('[data-fk-message] [value=yes]')?.checkVisibility()"


def _damaged(data: bytes, dice: random.Random) -> bytes:
    """Return a file with some bytes of it changed, left out or said twice."""
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(data))
        end = min(len(data), start + dice.choice([1, 2, 16, 400]))
        piece = dice.choice([b"", data[start:end] * 2, dice.randbytes(end - start), b"\0" * (end - start), b"<" * 40])
        data = data[:start] + piece + data[end:]
    return data[: dice.randrange(len(data))] if dice.random() < 0.1 else data


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    for name, make in FILES.items():
        yield name, make()
    dice = random.Random(_SEED)
    whole = [(site / CARD).with_suffix(ending).read_bytes() for ending in (".pdf", ".docx")]
    number = 0
    while True:
        yield f"damaged file {number} of seed {_SEED}", _damaged(whole[number % 2], dice)
        number += 1


def run(count: int, ground: Ground) -> Result:
    """Open `count` files on a card of the fixture site."""
    result = Result("opened_files")
    page = ground.browser().new_page()
    page.on("pageerror", lambda error: result.fail("tracebacks", str(error)))
    try:
        with serving(ground.site()) as address:
            page.goto(f"{address}/{CARD}")
            page.locator("[name=voor]").fill(_NAME)
            for name, data in islice(_files(ground.site()), count):
                result.tried += 1
                (ground.folder / "x").write_bytes(data)
                before = _work_of_pages(ground.browser())
                _open(page, ground.folder / "x", name, result)
                if (work := _work_of_pages(ground.browser()) - before) > _MOST_WORK:
                    result.fail("hangs", f"{name}: {work:.1f} s of work")
    finally:
        page.close()
    return result


def _work_of_pages(browser: Browser) -> float:
    """Return how many seconds the processes of all pages have worked."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return sum(each["cpuTime"] for each in processes if each["type"] == "renderer")


def _open(page: Page, file: Path, name: str, result: Result) -> None:
    page.set_input_files("[data-fk-open-file]", file)
    try:
        page.wait_for_function(_ANSWERED, timeout=_LATEST)
    except LateError:
        result.fail("hangs", name)
        page.reload()
        return
    # A file that can be read all the same asks whether it may take the place of the work.
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.querySelector('[data-fk-message]')")
    if page.locator("[name=voor]").input_value() != _NAME:
        result.fail("lost", name)
