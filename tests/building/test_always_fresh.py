"""The site while someone edits: whoever asks gets what is saved at that moment, and it is what a build would make."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.exports import making
from macros.exports.faults import ExportError
from macros.site.live import LiveSite, NotMadeError
from tests.building.serving import Served, serving
from tests.building.test_what_is_made_again import CARD, EDITS, build
from tests.conftest import FIXTURES, copy_project
from tests.exports.reading import pdf_text, word_text

_FOR_WEB_SERVERS = {".htaccess", "web.config", "_headers", "staticwebapp.config.json"}
_SIZE = re.compile(rb"\d* ?k?B?(?=\" data-fk-take-away|</span></a>)")
"""How large a file is stands on the page once that is made."""
_BEHIND = b'<script src="/__herladen.js"></script>'
_MEASURE = "    kort: "


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = copy_project(tmp_path_factory.mktemp("fresh") / "project", FIXTURES / "plain", searched=False)
    (root / "data/vaste-links.yml").unlink(missing_ok=True)
    with serving(root) as served:
        yield served


def test_everything_that_holds_a_text_has_the_new_one_when_asked_for_right_after_the_save(served: Served):
    index = _index(served)
    served.file("kaarten/klein.pdf")
    served.replace(CARD, _MEASURE, f"{_MEASURE}Vers ")
    assert b"Vers " in served.file("kaarten/klein.html")
    for address in ("kaarten/klein.json", "kaarten/klein.lijst.js", "maatregelen.html"):
        assert b"Vers " in served.file(address), address
    assert "Vers" in pdf_text(served.file("kaarten/klein.pdf"))
    assert "Vers" in word_text(served.file("kaarten/klein.docx"))
    assert _index(served) != index


def test_of_saves_that_follow_each_other_closely_the_last_one_is_shown(served: Served):
    for number in range(3):
        served.replace(CARD, _MEASURE, f"{_MEASURE}Snel{number} ")
        # It may meet a card that is half saved, which has no PDF.
        asking = threading.Thread(target=served.open, args=("kaarten/klein.pdf",))
        asking.start()
    served.replace(CARD, _MEASURE, f"{_MEASURE}Laatst ")
    assert b"Laatst Snel2 Snel1 Snel0 " in served.file("kaarten/klein.html")
    asking.join()
    assert "LaatstSnel2" in pdf_text(served.file("kaarten/klein.pdf"))


def test_after_every_edit_each_file_is_that_of_a_build(served: Served):
    for edit in (*EDITS.values(), _style_of_the_school, _page_of_the_school, _rename):
        edit(served.root)
        served.file("index.html")
    built = build(served.root)
    different = [
        address
        for address, data in built.items()
        if address not in _FOR_WEB_SERVERS and _as_built(served.file(address)) != _as_built(data)
    ]
    assert different == []
    for gone in ("kaarten/nieuw.html", "kaarten/nieuw.pdf", "kaarten/nieuw.lijst.js"):
        assert served.open(gone)[0] == 404
    assert b"kaarten/klein.html" not in served.file("kaarten/index.json")


def test_a_server_answers_as_one_of_a_school_does(served: Served):
    status, headers, body = served.open("nergens.html")
    assert status == 404
    assert b"<h1" in body
    assert served.open("hulp/")[2] == served.open("hulp/index.html")[2]
    assert b"fk-cards" in served.open("")[2]
    _, headers, _ = served.open("licenties.txt?zomaar")
    assert (headers["Content-Type"], headers["Cache-Control"]) == ("text/plain", "no-store")
    assert served.open("../mkdocs.yml")[0] == 404


def test_what_keeps_a_file_from_being_made_is_told_on_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    root = copy_project(tmp_path / "project", FIXTURES / "plain", shares=False, searched=False)

    def refuse(*_: object) -> bytes:
        raise ExportError("klein", "maatregel 1", "dat gaat niet.")

    monkeypatch.setitem(making.MAKERS, ".pdf", refuse)
    site = LiveSite(root, "mkdocs")
    site.look()
    version = site.version
    assert not site.problem
    with pytest.raises(NotMadeError):
        site.find("kaarten/klein.pdf")
    assert site.problem == "data/kaarten/klein.yml:1: kaart 'klein', maatregel 1: dat gaat niet."
    assert site.version == version + 1
    assert not site.is_behind
    monkeypatch.undo()
    text = (root / CARD).read_text(encoding="utf-8")
    (root / CARD).write_text(text.replace(_MEASURE, f"{_MEASURE}Beter ", 1), encoding="utf-8")
    site.look()
    assert not site.problem
    assert site.find("kaarten/klein.pdf")
    site.stop()


def _index(served: Served) -> str:
    """Return where the index of the search is: that says what is in it."""
    return served.file("search/index.js").decode()


def _as_built(data: bytes) -> bytes:
    return _SIZE.sub(b"", data.replace(_BEHIND, b"").rstrip())


def _style_of_the_school(root: Path) -> None:
    (root / "school").mkdir(exist_ok=True)
    (root / "school/stijl.css").write_text("h1 { color: red; }\n", encoding="utf-8")


def _page_of_the_school(root: Path) -> None:
    (root / "school/paginas").mkdir(parents=True, exist_ok=True)
    (root / "school/paginas/onze.md").write_text("# Onze pagina\n\nEen tekst.\n", encoding="utf-8")


def _rename(root: Path) -> None:
    for folder, ending in (("data", "yml"), ("docs", "md")):
        file = root / folder / f"kaarten/klein.{ending}"
        file.rename(file.with_name(f"anders.{ending}"))
