"""The environment is made for real, in a folder with spaces and accents; only what it installs is small."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from macros.machine import environment
from macros.machine.environment import SITE, TEST, Environment, SetupError, Step
from macros.machine.system import System

_NOTE = "import pathlib; pathlib.Path('gedaan').open('a').write('x')"


def _step(program: str = _NOTE, name: str = "iets kleins") -> Step:
    return Step(name, ("lijst.txt",), ("-c", program), ".venv/klaar-iets")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose environment is there, with nothing installed."""
    root = tmp_path_factory.mktemp("scholen") / "Zoë's kaarten, één map"
    root.mkdir()
    (root / "lijst.txt").write_bytes(b"een\ntwee\n")
    Environment(root).make([])
    return root


@pytest.fixture
def project(made: Path) -> Path:
    """The project as it was made."""
    for file in (*(made / ".venv").glob("klaar-*"), made / "gedaan"):
        file.unlink(missing_ok=True)
    (made / "lijst.txt").write_bytes(b"een\ntwee\n")
    return made


def _times(project: Path) -> int:
    return len((project / "gedaan").read_text())


def test_what_is_installed_is_not_installed_again(project: Path, capsys: pytest.CaptureFixture[str]):
    Environment(project).make([_step()])
    assert "iets kleins ..." in capsys.readouterr().out
    Environment(project).make([_step()])
    assert (_times(project), capsys.readouterr().out) == (1, "")


def test_two_commands_at_once_install_once(project: Path):
    slow = _step(f"import time; time.sleep(1); {_NOTE}")
    with ThreadPoolExecutor() as pool:
        for done in [pool.submit(Environment(project).make, [slow]) for _ in range(2)]:
            done.result()
    assert _times(project) == 1


def test_a_changed_list_is_installed_and_other_line_ends_are_no_change(project: Path):
    Environment(project).make([_step()])
    (project / "lijst.txt").write_bytes(b"een\r\ntwee\r\n")
    Environment(project).make([_step()])
    assert _times(project) == 1
    (project / "lijst.txt").write_bytes(b"een\ndrie\n")
    Environment(project).make([_step()])
    assert _times(project) == 2


def test_a_step_is_done_when_a_larger_one_was(project: Path):
    Environment(project).make([Step("meer", ("lijst.txt",), ("-c", _NOTE), ".venv/klaar-meer")])
    Environment(project).make(
        [Step("minder", ("lijst.txt",), ("-c", _NOTE), ".venv/klaar-minder", (".venv/klaar-meer",))]
    )
    assert _times(project) == 1


def test_building_does_not_take_away_what_the_tests_installed():
    node = {step.mark: step for step in (*SITE, *TEST) if step.mark.startswith("node_modules/")}
    assert node["node_modules/.klaar-bouw"].also == ("node_modules/.klaar-test",)
    assert node["node_modules/.klaar-bouw"].made_from == node["node_modules/.klaar-test"].made_from


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("npm error code ENOTFOUND", "Het internet is niet te bereiken."),
        ("SSLError(CERTIFICATE_VERIFY_FAILED)", "Het internet is niet te bereiken."),
        ("OSError: [Errno 28] No space left on device", "De schijf is vol."),
        ("ERROR: No matching distribution found for typst==1", "Het pakket typst==1 bestaat niet voor dit systeem"),
        ("iets onbekends", "Dit is wat het programma zei:\n  iets onbekends"),
    ],
)
def test_what_cannot_be_installed_is_named_with_the_reason(project: Path, said: str, expected: str):
    failing = _step(f"import sys; print({said!r}); sys.exit(1)", "de lezers")
    with pytest.raises(SetupError) as error:
        Environment(project).make([failing])
    assert str(error.value).startswith("Niet geïnstalleerd: de lezers. ")
    assert expected in str(error.value)
    Environment(project).make([_step()])
    assert _times(project) == 1


def test_an_environment_of_another_computer_is_made_anew(project: Path):
    python = Environment(project).python
    Environment(project).make([_step()])
    python.unlink()
    python.write_text("#!/nergens/python\n")
    python.chmod(0o755)
    Environment(project).make([_step()])
    assert _times(project) == 2
    assert python.is_symlink()


def test_a_folder_that_windows_cannot_take_is_named_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(environment, "THIS", System("nt", "win32", {}))
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    with pytest.raises(SetupError, match="te lang voor Windows"):
        Environment(deep).make([_step()])
    assert not (deep / ".venv").exists()
