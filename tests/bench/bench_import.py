"""What comes of documents of every make: the ones that the tests make, and those again as LibreOffice saves them."""

import contextlib
import shutil
import subprocess
import tempfile
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from tests.importing.makes import MAKES
from tests.importing.makes.bring_in import bring_in
from tests.importing.makes.made import Made
from tests.importing.makes.score import Score, score

_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_SAVED_AS = {"odt": "odt", "docx": "docx:MS Word 2007 XML", "pdf": "pdf", "pdf with tags": _TAGGED}
GOALS = {"Word": 0.95, "OpenDocument": 0.95, "PDF with tags": 0.8}
"""The share of numbered rows that has to be found; of no document a word may be lost."""


def run() -> str:
    """Bring in every document; return a table of what was found."""
    made = {name: make() for name, make in MAKES.items()}
    scores = {name: _score(each) for name, each in made.items()}
    if shutil.which("soffice"):
        words = {name: each for name, each in made.items() if each.file.endswith(".docx")}
        for kind, saved_as in _SAVED_AS.items():
            for name, data in _saved(words, saved_as).items():
                suffix = saved_as.split(":")[0]
                scores[f"{name}, saved by LibreOffice as {kind}"] = _score(
                    replace(words[name], file=f"kaart.{suffix}", data=data)
                )
    return "\n".join([*_table(scores), "", *_summary(scores)])


def _score(made: Made) -> Score:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / made.file
        file.write_bytes(made.data)
        try:
            brought = bring_in(file, Path(folder))
        except AssertionError as failed:
            return Score(0, 0, 0, 0, 0, [f"no card: {str(failed).splitlines()[0]}"])
        return score(made, brought.card, brought.everything)


def _saved(words: dict[str, Made], saved_as: str) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        ground = Path(folder)
        (ground / "in").mkdir()
        for number, each in enumerate(words.values()):
            (ground / f"in/{number}.docx").write_bytes(each.data)
        command = ["soffice", f"-env:UserInstallation={(ground / 'own').as_uri()}", "--headless"]
        command += ["--convert-to", saved_as, "--outdir", str(ground / "out")]
        subprocess.run(
            [*command, *map(str, sorted((ground / "in").iterdir()))], check=True, capture_output=True, timeout=300
        )
        suffix = saved_as.split(":", maxsplit=1)[0]
        out = {}
        for number, name in enumerate(words):
            with contextlib.suppress(FileNotFoundError):
                out[name] = (ground / f"out/{number}.{suffix}").read_bytes()
        return out


def _table(scores: dict[str, Score]) -> list[str]:
    lines = ["| document | rows | numbers | cells | headings | signals | words lost |", "|---|---|---|---|---|---|---|"]
    for name, each in scores.items():
        shares = " | ".join(
            f"{share:.2f}" for share in (each.rows, each.numbers, each.cells, each.headings, each.signals)
        )
        lines.append(f"| {name} | {shares} | {' '.join(each.lost) or 0} |")
    return lines


def _summary(scores: dict[str, Score]) -> list[str]:
    """Return the mean of each kind, beside what is wanted of it."""
    kinds: dict[str, list[Score]] = defaultdict(list)
    for name, each in scores.items():
        kinds[_kind(name)].append(each)
    lines = ["| kind | documents | rows found | wanted | words lost |", "|---|---|---|---|---|"]
    for kind, some in kinds.items():
        found = sum(each.rows for each in some) / len(some)
        lost = sum(len(each.lost) for each in some)
        lines.append(f"| {kind} | {len(some)} | {found:.3f} | {GOALS.get(kind, '')} | {lost} |")
    return lines


def _kind(name: str) -> str:
    saved = name.partition("LibreOffice as ")[2]
    if "pdf" in (saved or name):
        return "PDF with tags" if "with tags" in saved or "pdf tagged" in name else "PDF without tags"
    if "odt" in (saved or name):
        return "OpenDocument"
    return "text" if name.startswith("text") else "Word"
