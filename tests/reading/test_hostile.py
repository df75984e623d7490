"""Whatever an editor types or a disk does to a file: a fault with a place, never an exception and never a hang."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.reading.library import load_what_is_sound
from tests.attack.damage import SIGNS
from tests.conftest import FIXTURES
from tests.reading.conftest import DATA, PAGE, Project

_FILES = ("data/kaarten/dromen.yml", "docs/kaarten/dromen.md", "data/themas.yml")


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the cards of the fixture site, to damage."""
    folder = shutil.copytree(FIXTURES / "site", tmp_path_factory.mktemp("cards"), dirs_exist_ok=True)
    (folder / "docs/index.md").write_text("# Start\n\n{{ kaarten() }}\n", encoding="utf-8")
    return folder


@st.composite
def _damage(draw: st.DrawFn) -> tuple[str, bytes]:
    """Take a file of the fixture site and damage it in one to five places."""
    path = draw(st.sampled_from(_FILES))
    text = (FIXTURES / "site" / path).read_text(encoding="utf-8")
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(["insert", "delete", "replace", "drop line", "double line", "indent line"]))
        piece = draw(st.sampled_from(SIGNS) | st.text(max_size=5).filter(lambda text: text.isprintable()))
        line_start = text.rfind("\n", 0, start) + 1
        line_end = text.find("\n", start) + 1 or len(text)
        if kind == "insert":
            text = text[:start] + piece + text[start:]
        elif kind == "delete":
            text = text[:start] + text[start + draw(st.integers(1, 40)) :]
        elif kind == "replace":
            text = text[:start] + piece + text[start + 1 :]
        elif kind == "drop line":
            text = text[:line_start] + text[line_end:]
        elif kind == "double line":
            text = text[:line_end] + text[line_start:line_end] + text[line_end:]
        else:
            text = text[:line_start] + piece + text[line_start:]
    data = text.encode()
    if draw(st.integers(0, 9)) == 0:
        data = data[: draw(st.integers(0, len(data)))] + draw(st.binary(max_size=3))
    return path, data


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(damage=_damage())
def test_no_damage_to_a_file_escapes_as_an_exception(cards: Path, damage: tuple[str, bytes]):
    path, data = damage
    sound = (cards / path).read_bytes()
    (cards / path).write_bytes(data)
    try:
        faults = load_what_is_sound(cards).faults
    finally:
        (cards / path).write_bytes(sound)
    for fault in faults:
        lines = data if fault.path == path else (cards / fault.path).read_bytes()
        count = lines.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        assert 1 <= fault.line <= count, fault
        assert "\n" not in fault.text
        assert len(fault.text) < 1000, fault
        str(fault).encode()


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.lists(st.sampled_from(SIGNS) | st.text(max_size=8), max_size=25).map("".join))
def test_no_text_on_a_page_or_in_a_field_escapes_as_an_exception(tmp_path: Path, text: str):
    root = tmp_path / "project"
    if not root.exists():
        shutil.copytree(FIXTURES / "small", root)
    data = text.encode("utf-8", "surrogatepass")
    for path in ("data/kaarten/nieuw.yml", "docs/kaarten/nieuw.md"):
        (root / path).write_bytes(data)
    assert load_what_is_sound(root).faults


def _bomb() -> str:
    levels = [f"l{i}: &l{i} [{', '.join([f'*l{i - 1}'] * 10)}]" for i in range(1, 10)]
    return "\n".join(["l0: &l0 [lol]", *levels])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(_bomb(), id="an alias bomb"),
        pytest.param("titel: &t\n  - *t\n", id="an anchor that holds itself"),
        pytest.param("[" * 20_000, id="lists in lists"),
        pytest.param("- " * 5_000, id="items in items"),
        pytest.param("{a: " * 5_000, id="mappings in mappings"),
        pytest.param("? " * 5_000, id="keys in keys"),
        pytest.param("!!python/object/apply:os.system ['touch geraakt']", id="a Python object"),
        pytest.param("x" * 1_000_000, id="a very long line"),
        pytest.param("x" * 200_000 + ": 1", id="a very long key"),
        pytest.param("titel: " + "x" * 1_000_000, id="a very long text"),
    ],
)
def test_a_file_made_to_hurt_is_one_fault_or_more(project: Project, text: str):
    project.write(DATA, text)
    faults = project.faults()
    assert faults
    assert all(len(fault) < 1000 for fault in faults)
    assert not (project.root / "geraakt").exists()


@pytest.mark.parametrize(
    "piece", ["> ", "- ", "1. ", "*", "_", "**_", "[", "![", "(", "`", "<", "&", "\\", "!!! a\n", "|"]
)
def test_a_page_made_to_hurt_does_not_hang_or_raise(project: Project, piece: str):
    project.write(PAGE, "{{ kop() }}\n\n" + piece * 3000 + "\n\n{{ signalen() }}\n\n{{ maatregelen() }}\n")
    assert all(len(fault) < 1000 for fault in project.faults())


def test_five_thousand_zeros_are_no_number(project: Project):
    project.replace(DATA, "  - nr: 3\n", f"  - nr: {'0' * 5000}\n")
    zeros = "0" * 59 + "…"
    text = f"maatregel {zeros}: 'nr': '{zeros}' is geen geheel getal van 1 tot 9999. Schrijf alleen cijfers, zoals 13."
    assert project.faults() == [f"{DATA}:49: {text}"]
