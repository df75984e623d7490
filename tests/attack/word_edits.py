"""Random edits of the Word file of a card: each comes back just so, and what nobody touched stays as it was."""

import random
import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.card.model import Card
from macros.exports.document import SiteInfo
from macros.reading.library import load
from tests.attack.ground import Ground
from tests.attack.result import Result
from tests.conftest import FIXTURES
from tests.importing.word_edits import Edits, bring_back, differences, untouched, word_file

FULL, SHORT = 500, 12
_SITE = SiteInfo("Focuskaarten", "GBS De Linde", "")


def run(count: int, ground: Ground) -> Result:
    """Make `count` times some edits on the card of the fixtures that holds everything."""
    result = Result("word_edits", tried=count)
    root = ground.folder / "rich"
    shutil.copytree(FIXTURES / "rich", root)
    card = load(root).cards["rijk"]

    @settings(max_examples=count, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.integers(0, 2**32), st.integers(1, 4), st.booleans())
    def comes_back(seed: int, edits: int, published: bool) -> None:
        problems = try_edits(root, card, seed, edits, published=published)
        assert not problems, f"seed {seed}, {edits} edits, published {published}: " + "; ".join(problems)

    try:
        comes_back()
    except AssertionError as error:
        result.fail("silent_wrongs", str(error))
    return result


def try_edits(root: Path, card: Card, seed: int, count: int, *, published: bool) -> list[str]:
    """Make `count` edits of one seed; return what did not come back as it should."""
    edits = Edits(card, random.Random(seed))
    edits.some(count)
    return back_from(root, card, edits, published=published)


def back_from(root: Path, card: Card, edits: Edits, *, published: bool) -> list[str]:
    """Take over the edited Word file of `card`; return what did not come back as it should."""
    parts = [*(comparison.key for comparison in card.data.comparisons), "raam", "deur", "dromen", "waar"]
    numbered = [item.id for item in (*card.data.measures, *card.data.signals)]
    record = frozenset([*parts, *numbered] if published else [])
    outcome = bring_back(root, card, word_file(edits.card, _SITE), record)
    if outcome.faults or outcome.card is None:
        return [f"{edits.done}", *outcome.faults]
    old = (root / "data/kaarten/rijk.yml").read_text(encoding="utf-8")
    found = [
        *differences(card, edits.card, outcome.card, record),
        *untouched(card, edits.card, old, outcome.taken.data),
    ]
    if bool(edits.done) != bool(outcome.taken.changes) and edits.card != card:
        found.append(f"said: {outcome.taken.changes}")
    return [f"{edits.done}", *found] if found else []
