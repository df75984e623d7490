"""Who reads a project time and again reads what is saved as who reads it once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.reading import school
from macros.reading.library import Library, load_what_is_sound
from macros.reading.memory import Memory
from tests.conftest import copy_project

_CARD, _OTHER = "data/kaarten/klein.yml", "data/kaarten/dromen.yml"


def _save(path: str, old: str, new: str) -> Callable[[Path], list[str]]:
    def save(root: Path) -> list[str]:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        return [path]

    return save


def _add(path: str, text: str) -> Callable[[Path], list[str]]:
    def add(root: Path) -> list[str]:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
        return [path]

    return add


def _remove(*paths: str) -> Callable[[Path], list[str]]:
    def remove(root: Path) -> list[str]:
        for path in paths:
            (root / path).unlink()
        return [*paths]

    return remove


_ADDITION = f"{school.CARDS}/klein{school.ADDITION}"
_SAVES = {
    "a link to another card": _save(_CARD, "    kort: ", "    tekst: Zie [dromen#m1].\n    kort: "),
    "the title to which it leads": _save(_OTHER, "    kort: ", "    kort: Toch "),
    "the label to which it leads": _save(_OTHER, "naam: ", "naam: Diep "),
    "a fault": _save(_CARD, "    kort: ", "    kortt: "),
    "the fault mended": _save(_CARD, "    kortt: ", "    kort: "),
    "a theme that is gone": _save("data/themas.yml", "sleutel: ", "sleutel: ander-"),
    "the theme again": _save("data/themas.yml", "sleutel: ander-", "sleutel: "),
    "an addition": _add(_ADDITION, "niet_gebruikt:\n  maatregelen: [1]\n"),
    "a text below the addition": _save(_CARD, "    kort: ", "    kort: Nu "),
    "no addition": _remove(_ADDITION),
    "a setting": _save("mkdocs.yml", "site_name: ", "site_name: Onze "),
    "a page with a fault": _add("docs/hulp/nieuw.md", "# Nieuw\n\n<b>x</b>\n"),
    "a page less": _remove("docs/hulp/nieuw.md"),
    "a card less": _remove(_OTHER, "docs/kaarten/dromen.md"),
    "no record": _remove("data/vaste-links.yml"),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Memory]:
    root = copy_project(tmp_path_factory.mktemp("memory") / "project", searched=False)
    memory = Memory()
    load_what_is_sound(root, memory=memory)
    return root, memory


@pytest.mark.parametrize("what", _SAVES)
def test_a_project_that_is_read_again_after_a_save_is_as_one_that_is_read_once(project: tuple[Path, Memory], what: str):
    root, memory = project
    memory.forget(_SAVES[what](root))
    assert _told(load_what_is_sound(root, memory=memory)) == _told(load_what_is_sound(root))
    # Also when nothing was saved since.
    assert _told(load_what_is_sound(root, memory=memory)) == _told(load_what_is_sound(root))


def _told(library: Library) -> dict[str, object]:
    told = {name: value for name, value in vars(library).items() if name != "files"}
    files = library.files.values()
    return told | {"read": [(one.name, one.faults, one.goals, one.linked, one.linked_lines) for one in files]}
