"""A short form of every attack: nothing may come through."""

from importlib import import_module
from pathlib import Path

import pytest

from tests.attack import KINDS
from tests.attack.ground import Ground
from tests.attack.result import table


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_comes_through(kind: str, tmp_path: Path, request: pytest.FixtureRequest):
    module = import_module(f"tests.attack.{kind}")
    asked = request.getfixturevalue
    result = module.run(module.SHORT, Ground(tmp_path, lambda: asked("site"), lambda: asked("browser")))
    assert result.tried > 0
    assert not result.failures, table([result])
