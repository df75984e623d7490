"""What a trial says of the school's links to cards that a new version takes away or changes."""

import shutil

import pytest

from macros.upgrading.trial import trial
from tests.conftest import FIXTURES

OWN = "school/kaarten/klein.aanvulling.yml"
DATA = "data/kaarten/zonder.yml"


@pytest.fixture
def versions(tmp_path):
    """A school that links to a shipped card, and a new version to change."""
    now, new = tmp_path / "nu", tmp_path / "nieuw"
    for folder in (now, new):
        shutil.copytree(FIXTURES / "small", folder)
        (folder / "pyproject.toml").write_text('[project]\nversion = "1.0.0"\n', encoding="utf-8")
    (now / OWN).parent.mkdir(parents=True)
    text = "maatregelen:\n  - nr: 101\n    thema: rust\n    kort: Kijk\n    tekst: Zie [zonder#m4].\n"
    (now / OWN).write_text(text, encoding="utf-8")
    return now, new


def test_a_link_to_a_card_that_the_new_version_takes_away_is_said_beforehand(versions):
    now, new = versions
    for path in (DATA, "docs/kaarten/zonder.md"):
        (new / path).unlink()
    assert any(line.startswith(f"Past niet meer: {OWN}:5: de link '[zonder#m4]'") for line in trial(now, new))


def test_other_words_of_what_is_linked_to_are_no_change_of_the_card_that_links(versions):
    now, new = versions
    text = (new / DATA).read_text(encoding="utf-8")
    (new / DATA).write_text(text.replace("kort: Wacht even", "kort: Wacht altijd even"), encoding="utf-8")
    said = trial(now, new)
    assert any("Wacht altijd even" in line for line in said)
    assert not any(line.startswith("Kaart Klein") for line in said)
