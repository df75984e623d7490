"""Each kind of edit alone, on the card that holds everything: it comes back just so, and nothing else moves."""

import random
import shutil

import pytest

from macros.reading.library import load
from tests.attack.word_edits import back_from
from tests.conftest import FIXTURES
from tests.importing.word_edits import KINDS, Edits


@pytest.mark.parametrize("published", [True, False], ids=["published", "new"])
@pytest.mark.parametrize("kind", dict.fromkeys(KINDS), ids=lambda kind: kind.__name__)
def test_an_edit_alone_comes_back_just_so(tmp_path, kind, published):
    root = tmp_path / "rich"
    shutil.copytree(FIXTURES / "rich", root)
    card = load(root).cards["rijk"]
    for seed in range(50):
        edits = Edits(card, random.Random(seed))
        edits.one(kind)
        if edits.done:
            assert back_from(root, card, edits, published=published) == []
            return
    pytest.fail("this kind of edit never changes anything")
