"""Damaged input: each file that people write, damaged in many ways, one at a time.

`check` must answer each within HANG seconds of work, with faults that have a place, and never with an exception. What
it accepts must be built without a word, and all text of the file must be in the page, the PDF, the Word file and the
JSON.
Every damaged file is read; of those that are accepted and make another site, at most one for every BUILT_OF tried is
built. `python -m tests.attack.mutations NUMBER` shows what one number does.
"""

import difflib
import json
import multiprocessing
import re
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from lxml import html as lxml_html

from macros.exports.faults import ExportError
from macros.files.pieces import of_changing
from macros.files.store import Store
from macros.files.writing import write_file
from macros.html.bundles import BundleError
from macros.reading import school
from macros.reading.faults import CardFaultsError
from macros.reading.library import Library, load_what_is_sound
from macros.site.checking import check_all
from macros.site.engines import EngineError, generate
from macros.site.finish import whole_page
from macros.site.prepare import Prepared, prepare
from macros.site.staging import stage
from tests.attack.damage import damaged
from tests.attack.expected import letters, missing, pieces, plain_yaml, texts_of_card, texts_of_page, words_not_read
from tests.attack.ground import Ground
from tests.attack.result import HANG, Result
from tests.conftest import FIXTURES, copy_project
from tests.exports.reading import pdf_text, word_text

FULL, SHORT = 10_000, 80
BUILT_OF = 25
_WORKERS = 2
_MOST_WORK_OF_A_BUILD = 120  # seconds of work
_WORD_PARTS = ("word/document.xml", "word/footer1.xml")
_SCHOOL = Path(__file__).parents[1] / "school" / "ons"
_FILES = {
    "docs/index.md": (
        "# Focuskaarten {: #focuskaarten }\n\nKies een kaart, of lees de [hulp](hulp/index.md).\n\n{{ kaarten() }}\n\n"
        "## Over deze site\n\nMet **zorg** gemaakt.\n"
    ),
    "docs/hulp/index.md": (
        "# Hulp\n\nZo werkt het. Lees ook over [privacy](privacy.md).\n\n- Eerst *dit*.\n- Dan dat.\n\n"
        '!!! note "Goed om te weten"\n    Nog iets.\n'
    ),
    "docs/hulp/privacy.md": (
        "---\nsearch:\n  exclude: true\n---\n# Privacy\n\n1. Niets gaat **weg**.\n\n| a | b |\n|---|---|\n| c | d |\n"
    ),
    "data/zoekwoorden.yml": "- [onrustig, druk]\n- [straf, sanctie, gevolg]\n",
    "data/vaste-links.yml": (
        "- kaart: klein\n  maatregelen: [1, 2, 3]\n  signalen: [1, 2]\n  delen: [wiebelen, soorten]\n"
    ),
    "school/vaste-links.yml": "- kaart: klein\n  maatregelen: [101]\n  signalen: [101]\n",
}
"""What stands beside the small cards and the school of the fixtures, so that there is something of everything."""


def lay_out(root: Path) -> dict[str, str]:
    """Make a small project with something of everything; return the text of each file that people write in it."""
    copy_project(root, FIXTURES / "small")
    shutil.copytree(_SCHOOL, root / "school")
    shutil.rmtree(root / "docs/hulp")
    for path, text in _FILES.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    kept = [
        line for line in settings if not (page := re.search(r": (hulp/.*\.md)", line)) or f"docs/{page[1]}" in _FILES
    ]
    (root / "mkdocs.yml").write_text("\n".join(kept), encoding="utf-8")
    files = [root / "mkdocs.yml", *(root / "data").rglob("*.yml"), *(root / "docs").rglob("*.md")]
    files += [file for file in (root / "school").rglob("*") if file.suffix in (".yml", ".md", ".css", ".svg")]
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8") for file in files}


@dataclass
class _Verdict:
    """What became of one damaged file."""

    number: int
    path: str
    became: str = "refused"
    problems: list[tuple[str, str]] = field(default_factory=list)


class _Worker:
    """Judges damaged files in a project of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = lay_out(root)
        self.store = Store(root / ".cache/read")
        self.sound = load_what_is_sound(root, self.store)
        assert not self.sound.faults, self.sound.faults

    def judge(self, number: int, *, may_build: bool) -> _Verdict:
        path, data = damaged(number, self.files)
        verdict = _Verdict(number, path)
        file = self.root / path
        file.write_bytes(data)
        try:
            signal.setitimer(signal.ITIMER_PROF, HANG)
            library = load_what_is_sound(self.root, self.store)
            signal.setitimer(signal.ITIMER_PROF, _MOST_WORK_OF_A_BUILD)
            verdict.problems += [("tracebacks", text) for text in _bad_faults(library, self.root)]
            if not library.faults:
                verdict.became = "same" if library == self.sound else "accepted"
                text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
                verdict.problems += [("silent_wrongs", said) for said in self._unread(path, text, library)]
                if may_build and verdict.became == "accepted":
                    verdict.became = "built"
                    verdict.problems += self._built(path, text)
        except Exception as error:
            frame = error.__traceback__
            while frame and frame.tb_next:
                frame = frame.tb_next
            where = f"{Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
            verdict.problems.append(("tracebacks", f"{type(error).__name__} at {where}: {error}"[:300]))
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            file.write_bytes(self.files[path].encode())
        return verdict

    def _unread(self, path: str, text: str, library: Library) -> Iterator[str]:
        """Yield what reading alone left out of an accepted file."""
        if path.endswith(".yml") and path != "mkdocs.yml" and (lost := words_not_read(text)):
            yield f"not read: {' '.join(lost)[:200]}"
        if path.endswith("zoekwoorden.yml"):
            known = {letters(word) for group in library.synonyms for word in group}
            yield from (
                f"no synonym: {word}" for group in plain_yaml(text) for word in group if letters(word) not in known
            )

    def _built(self, path: str, text: str) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the site of an accepted file."""
        try:
            check_all(self.root)
        except CardFaultsError as error:
            # What takes too long to ask of every file is asked of those that are built.
            if bad := [*_bad_faults(replace(self.sound, faults=error.faults), self.root)]:
                yield "tracebacks", bad[0]
            return
        try:
            made = prepare(self.root)
            folder = self.root / ".cache/stage/mkdocs"
            folder.mkdir(parents=True, exist_ok=True)
            all_anew = stage(folder, self.root, made.pages, made.look.files, made.engine_settings)
            generated, pages = generate("mkdocs", folder, all_anew=all_anew), folder / "finished"
            for page in made.pages:
                html = whole_page(of_changing(generated / page.made_address), page)
                write_file(pages / page.made_address, html)
        except (ExportError, EngineError, BundleError) as error:
            yield "disagreed", f"the build says: {str(error)[:300]}"
            return
        wanted, renderings = self._wanted(path, text, made, pages)
        for kind, found in renderings.items():
            for piece in missing(wanted, found):
                yield "silent_wrongs", f"not in {kind}: {piece[:100]}"

    def _wanted(self, path: str, text: str, made: Prepared, pages: Path) -> tuple[list[str], dict[str, str]]:
        """Return the pieces of text that a file must show, and where: the letters of each rendering by its name."""
        if "/kaarten/" in path:
            card = f"kaarten/{Path(path).name.partition('.')[0]}"
            data = json.loads(made.files[f"{card}.json"].read())
            return _wanted_of_card(path, text), {
                "HTML": _page_letters(pages / f"{card}.html"),
                "PDF": letters(pdf_text(made.files[f"{card}.pdf"].read())),
                "Word": letters("".join(word_text(made.files[f"{card}.docx"].read(), part) for part in _WORD_PARTS)),
                "JSON": "".join(piece for text in _strings(data) for piece in pieces(text)),
            }
        if path.endswith(".md"):
            body = re.sub(r"\A---\nsearch:\n  exclude: true\n---\n", "", text)
            address = path.removeprefix("docs/").replace("paginas/", "").replace("school/hulp/", "hulp/")
            page = pages / f"{address.removesuffix('.md')}.html"
            return pieces(texts_of_page(body)), {"HTML": _page_letters(page)}
        if path.endswith("themas.yml"):
            texts = [text for theme in plain_yaml(text) for text in (theme["label"], theme["regel"])]
            return [letters(text) for text in texts], {
                "JSON": letters(made.files["kaarten/index.json"].read().decode())
            }
        if path == school.SETTINGS:
            value = plain_yaml(text)
            texts = [value.get(key, "") for key in ("school", "naam", "contact", "voettekst")]
            texts += [item["titel"] for item in value.get("menu", ())]
            site = "".join(_page_letters(pages / each, whole=True) for each in ("index.html", "kaarten/klein.html"))
            return [letters(text) for text in texts], {"HTML": site}
        return [], {}


def _wanted_of_card(path: str, text: str) -> list[str]:
    if path.endswith(".md"):
        return pieces(texts_of_page(text))
    value = plain_yaml(text)
    said = [*texts_of_card(value)]
    if not path.endswith(school.ADDITION):
        # The summary stands on the start page.
        said.remove(value["kort"])
    if path == "data/kaarten/klein.yml":
        # The school says this measure in other words, and does not use this signal.
        replaced = [measure["kort"] for measure in value["maatregelen"] if measure["nr"] == "2"]
        replaced += [signal["tekst"] for signal in value["signalen"] if signal["nr"] == "2"]
        said = [each for each in said if each not in replaced]
    return [piece for each in said for piece in pieces(each)]


def _bad_faults(library: Library, root: Path) -> Iterator[str]:
    """Yield each fault that is not one line of a fair length with a place that is there."""
    for fault in (*library.faults, *library.notices):
        file = root / fault.path
        lines = (
            file.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1 if file.is_file() else 1
        )
        if not 1 <= fault.line <= lines or "\n" in fault.text or len(fault.text) > 1000:
            yield f"a fault without a place, or too long: {str(fault)[:300]}"


def _page_letters(page: Path, *, whole: bool = False) -> str:
    tree = lxml_html.fromstring(page.read_bytes())
    for element in tree.xpath("//script | //style"):
        element.drop_tree()
    # The short name of a card is that of its page.
    parts = [tree] if whole else tree.xpath("//head/title | //article[contains(@class, 'md-content')]")
    return "".join(letters(part.text_content()) for part in parts)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(child)


def _serve(folder: Path, pipe: Connection) -> None:
    # The default, at which the process ends: Python itself may be waiting for a pattern that never ends.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    worker = _Worker(Path(tempfile.mkdtemp(dir=folder)) / "project")
    pipe.send(None)
    while (asked := pipe.recv()) is not None:
        pipe.send(worker.judge(asked[0], may_build=asked[1]))


@dataclass
class _Crew:
    """Workers that are replaced when they hang."""

    folder: Path
    result: Result
    to_build: int
    next_number: int = 0
    became: Counter[str] = field(default_factory=Counter)
    busy: dict[Connection, tuple[Any, int | None]] = field(default_factory=dict)

    def hire(self) -> None:
        mine, its = multiprocessing.get_context("fork").Pipe()
        process = multiprocessing.get_context("fork").Process(target=_serve, args=(self.folder, its), daemon=True)
        process.start()
        its.close()
        self.busy[mine] = (process, None)

    def work(self, count: int) -> None:
        for _ in range(min(_WORKERS, count)):
            self.hire()
        while self.busy:
            for pipe in wait(list(self.busy)):
                process, number = self.busy.pop(pipe)  # type: ignore[index]
                try:
                    self.note(pipe.recv())  # type: ignore[union-attr]
                except EOFError:
                    process.join()
                    self.result.fail("hangs", f"number {number}: ended by signal {-(process.exitcode or 0)}")
                    if number is None:
                        return
                    self.hire()
                    continue
                if self.next_number < count:
                    pipe.send((self.next_number, self.to_build > 0))  # type: ignore[union-attr]
                    self.busy[pipe] = (process, self.next_number)  # type: ignore[index]
                    self.next_number += 1
                    self.result.tried += 1
                else:
                    pipe.send(None)  # type: ignore[union-attr]
                    process.join()

    def note(self, verdict: _Verdict | None) -> None:
        if verdict is None:
            return
        self.became[verdict.became] += 1
        self.to_build -= verdict.became == "built"
        # One of each column: a file that is wrong once is often wrong in every line.
        for column, text in dict(reversed(verdict.problems)).items():
            self.result.fail(column, f"number {verdict.number}, {verdict.path}: {text}")


def run(count: int, ground: Ground) -> Result:
    """Damage a file of a small project `count` times."""
    result = Result("mutations")
    crew = _Crew(ground.folder, result, to_build=max(4, count // BUILT_OF))
    crew.work(count)
    result.noted.append(", ".join(f"{number} {became}" for became, number in sorted(crew.became.items())))
    return result


def main() -> int:
    """Show what a number does to a file, and what comes of it."""
    with tempfile.TemporaryDirectory() as folder:
        worker = _Worker(Path(folder) / "project")
        for number in map(int, sys.argv[1:]):
            path, data = damaged(number, worker.files)
            changed = data.decode("utf-8", "replace").split("\n")
            print(
                *difflib.unified_diff(worker.files[path].split("\n"), changed, path, path, lineterm="", n=1), sep="\n"
            )
            print(worker.judge(number, may_build=True), *worker_faults(worker, path, data), sep="\n")
    return 0


def worker_faults(worker: _Worker, path: str, data: bytes) -> list[str]:
    """Return what `check` says of a damaged file."""
    (worker.root / path).write_bytes(data)
    try:
        return [str(fault) for fault in load_what_is_sound(worker.root).faults]
    finally:
        (worker.root / path).write_bytes(worker.files[path].encode())


if __name__ == "__main__":
    sys.exit(main())
