"""Hostile saved files of version 2, dropped on a card: none injects markup, breaks the page or takes its moments."""

from tests.attack.ground import Ground
from tests.attack.result import Result
from tests.conftest import serving
from tests.site.test_fill import CARD
from tests.site.test_moments import attack

FULL, SHORT = 5000, 100


def run(count: int, ground: Ground) -> Result:
    """Drop `count` files on a card of the fixture site."""
    result = Result("saved_files", tried=count)
    page = ground.browser().new_page()
    try:
        with serving(ground.site()) as address:
            page.goto(f"{address}/{CARD}")
            attack(page, count)
    except AssertionError as error:
        result.fail("injected", str(error))
    finally:
        page.close()
    return result
