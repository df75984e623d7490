"""The homes of the list over more than one card."""

import pytest


@pytest.fixture(scope="session")
def served(http: str) -> str:
    """The address of the site on a web server, ending in a slash."""
    return http


@pytest.fixture(params=["http", "disk"])
def home(request: pytest.FixtureRequest) -> str:
    """On a web server and as a plain folder, one after the other."""
    return request.getfixturevalue(request.param)
