"""Hostile PDF and Word files, opened on a card with work on it: each is answered in time, and the work stays.

First those of tests/site/hostile.py; then the files of the fixture site with some of their bytes changed or gone.
"""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as LateError

from tests.attack.ground import Ground
from tests.attack.result import HANG, Result
from tests.conftest import serving
from tests.site.hostile import FILES
from tests.site.test_fill import CARD

FULL, SHORT = 100, 3
_SEED = 9
_NAME = "J.D."
# Its own limit of time, and some for a machine that has more to do.
_LATEST = (HANG + 10) * 1000
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
                _open(page, ground.folder / "x", name, result)
    finally:
        page.close()
    return result


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
