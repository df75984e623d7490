"""The site while someone edits: it lives through every fault, shows it in the page, and recovers by itself."""

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError

import pytest

from tests.conftest import copy_project

_TRIES = 900  # looks of a tenth of a second: on a busy machine a build may take long
_PROBLEM = "De site kan niet opnieuw gemaakt worden."


class _Served:
    def __init__(self, root: Path, port: int, process: "subprocess.Popen[bytes]") -> None:
        self.root, self._port, self.process = root, port, process

    def page(self, address: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self._port}/{address}") as answer:
                return answer.read().decode()
        except (URLError, OSError):
            return ""

    def wait(self, address: str, fits: Callable[[str], bool]) -> str:
        for _ in range(_TRIES):
            assert self.process.poll() is None, "serving ended"
            if fits(page := self.page(address)):
                return page
            time.sleep(0.1)
        raise AssertionError(f"{address} never came to fit:\n{page[-2000:]}")

    def replace(self, path: str, old: str, new: str) -> None:
        file = self.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[_Served]:
    root = copy_project(tmp_path_factory.mktemp("served") / "project", searched=False)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = (root / "said.txt").open("wb")
    command = [sys.executable, "-m", "macros", "serve", "--poort", str(port)]
    process = subprocess.Popen(command, cwd=root, stdout=said, stderr=said)
    try:
        served = _Served(root, port, process)
        served.wait("index.html", lambda page: "fk-cards" in page)
        yield served
    finally:
        process.terminate()
        process.wait()
        said.close()


def test_a_faulty_card_stays_on_the_start_page_with_what_is_wrong(served: _Served):
    served.replace("data/kaarten/klein.yml", "    thema: taal\n", "    tema: taal {{ 7 * 7 }}\n")
    home = served.wait("index.html", lambda page: "fk-cards__item--faulty" in page)
    tile = re.search(r'fk-cards__item--faulty">(.*?)</li>', home, re.DOTALL)[1]
    assert 'href="kaarten/klein.html"' in tile
    assert "<code>data/kaarten/klein.yml</code>, regel " in tile
    assert "&#39;tema&#39; is geen veld van een maatregel." in tile
    assert 'data-fk-card-tile="dromen"' in home
    page = served.page("kaarten/klein.html")
    assert "is geen veld van een maatregel" in page
    assert page.count("<h1") == 1
    served.replace("data/kaarten/klein.yml", "    tema: taal {{ 7 * 7 }}\n", "    thema: taal\n")
    served.wait("index.html", lambda page: 'data-fk-card-tile="klein"' in page and "--faulty" not in page)


def test_a_fault_of_a_programmer_is_shown_on_the_last_good_site(served: _Served):
    template = "overrides/components/signals/signals.html"
    served.replace(template, "{%", "{% zomaar %}{%")
    page = served.wait("kaarten/klein.html", lambda page: _PROBLEM in page)
    assert f"{template}:" in page.partition(_PROBLEM)[2]
    assert 'id="m1"' in page
    assert "Traceback" not in page
    served.replace(template, "{% zomaar %}{%", "{%")
    served.wait("kaarten/klein.html", lambda page: page and _PROBLEM not in page)


def test_the_script_that_loads_a_page_anew_is_a_file_that_its_policy_lets_run(served: _Served):
    page = served.page("index.html")
    assert '<script src="/__herladen.js"></script>' in page
    assert "/__gewijzigd" in served.page("__herladen.js")
    assert served.page("__gewijzigd").isdecimal()
