"""The commands an editor types, with a fault in a card: the message, the exit status, and never a traceback."""

import html
import os
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.conftest import copy_project

DATA = "data/kaarten/dromen.yml"
PAGE = "docs/kaarten/dromen.md"
_COMMAND = [sys.executable, "-m", "macros"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the whole project."""
    return copy_project(tmp_path / "project", searched=False)


def _run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*_COMMAND, *command], cwd=project, capture_output=True, encoding="utf-8", check=False)


def _break(project: Path, path: str, old: str, new: str) -> int:
    """Replace the first `old` in a file; return its line."""
    text = (project / path).read_text(encoding="utf-8")
    (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_version_is_that_of_the_project(project: Path):
    run = _run(project, "--version")
    number = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert (run.returncode, run.stdout, run.stderr) == (0, f"Focuskaarten {number}\n", "")


def test_check_says_that_all_is_well(project: Path):
    run = _run(project, "check")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.endswith("in orde.\n")


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_fault_stops_a_command_with_its_message_and_without_a_traceback(project: Path, command: str):
    line = _break(project, DATA, "thema: rust", "tema: rust")
    page_line = _break(project, PAGE, "{{ signalen() }}", "{{ signaal() }}")
    run = _run(project, command)
    said = run.stdout + run.stderr
    assert run.returncode == 1
    assert f"{DATA}:{line}: maatregel 1: 'tema' is geen veld van een maatregel. Bedoel je 'thema'?\n" in said
    assert f"{PAGE}:{page_line}: 'signaal' is geen onderdeel van een kaart. Bedoel je 'signalen'?\n" in said
    assert "2 fouten gevonden. Er is niets gebouwd: verbeter wat hierboven staat en probeer opnieuw." in said
    assert "Traceback" not in said
    assert not (project / "site").exists()


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_page_that_is_not_utf8_stops_a_command_without_a_traceback(project: Path, command: str):
    (project / PAGE).write_bytes((project / PAGE).read_bytes() + b"\xe9")
    run = _run(project, command)
    said = run.stdout + run.stderr
    assert run.returncode == 1
    assert "het teken met code 0xE9 is geen UTF-8." in said
    assert "Traceback" not in said


def test_a_dead_link_between_two_pages_stops_the_build(project: Path):
    _break(project, "docs/hulp/index.md", "(delen.md)", "(deel.md)")
    run = _run(project, "build")
    assert run.returncode == 1
    assert "deel.md" in run.stderr
    assert "Klaar" not in run.stdout


def test_serve_says_so_when_its_port_is_taken(project: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        run = _run(project, "serve", "--poort", port)
    assert run.returncode == 1
    assert f"Poort {port} is al bezet." in run.stdout


@pytest.fixture
def port() -> int:
    """A port that is free."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


@pytest.fixture
def serve(project: Path, port: int) -> Iterator[Callable[[Callable[[str], bool]], str]]:
    """Serve the project as an editor does; gives a function that waits for a page of the card and returns it."""
    log = project / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*_COMMAND, "serve", "--poort", str(port)],
            cwd=project,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )

    def wait(wanted: Callable[[str], bool]) -> str:
        last = ""
        for _ in range(300):
            assert process.poll() is None, log.read_text(encoding="utf-8")
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/kaarten/dromen.html", timeout=30) as answer:
                    last = answer.read().decode()
                if wanted(last):
                    return last
            except (URLError, ConnectionError, TimeoutError):
                pass
            time.sleep(0.2)
        pytest.fail(f"the page did not come; last:\n{_text(last)[:2000]}\n{log.read_text(encoding='utf-8')[-3000:]}")

    try:
        yield wait
        assert "Traceback" not in log.read_text(encoding="utf-8")
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _text(page: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def test_serve_rebuilds_on_every_change_and_shows_the_faults_of_a_save_until_they_are_mended(
    project: Path, serve: Callable
):
    whole = serve(lambda page: 'id="m13"' in page)
    assert "Deze kaart heeft nog fouten" not in whole
    for path, old, new, message in (
        (DATA, b"thema: rust", b"tema: rust", "maatregel 1: 'tema' is geen veld van een maatregel."),
        (
            DATA,
            b"thema: rust",
            b'thema: "{{ x }} {% y %} &amp;"',
            "maatregel 1: '{{ x }} {% y %} &amp;' is geen thema.",
        ),
        (DATA, b"naam: Dromen", b"naam: 'Dromen", "een aanhalingsteken wordt nergens gesloten."),
        (PAGE, b"{{ signalen() }}", b"{{ signaal( }} {% x", "staat een onderdeel alleen op zijn regel"),
        (PAGE, b"{{ kop() }}", b"---\ntemplate: nergens.html\n---", "op de pagina ontbreekt {{ kop() }}."),
        (PAGE, b"Ieder", b"I\xe9der", "het teken met code 0xE9 is geen UTF-8."),
        (
            "data/themas.yml",
            b"label: Relatie",
            b"lable: Relatie",
            "thema 'relatie': 'lable' is geen veld van een thema.",
        ),
    ):
        sound = (project / path).read_bytes()
        assert old in sound
        (project / path).write_bytes(sound.replace(old, new, 1))
        faulty = serve(lambda page: "Deze kaart heeft nog fouten" in page)
        assert message in _text(faulty)
        (project / path).write_bytes(sound)
        serve(lambda page: 'id="m13"' in page)
    for path, addition in (
        ("overrides/site.css", ".fk-test { color: red; }"),
        ("overrides/pages/card.js", "document.fkTest = true;"),
        ("overrides/components/card-header/card-header.html", "<p>een ander sjabloon</p>"),
    ):
        before = _loaded(serve(lambda page: 'id="m13"' in page))
        (project / path).write_bytes((project / path).read_bytes() + f"\n{addition}\n".encode())
        serve(lambda page, before=before: _loaded(page) != before)


def _loaded(page: str) -> tuple[list[str], bool]:
    """What a page loads of ours, by names that change with their content, and whether its template is another."""
    return re.findall(r"(?:focuskaarten|kaart)\.[0-9a-f]+\.\w+", page), "een ander sjabloon" in page
