"""What a PDF and a Word file cost: CPU per card and peak memory, at 1, 30 and 300 cards, and a second build."""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from macros.card.model import Card
from macros.exports.document import SiteInfo
from macros.exports.pdf.pdf import pdf_bytes
from macros.exports.take_away import card_files
from macros.exports.word.word import word_bytes
from macros.reading.library import load

ROOT = Path(__file__).parents[2]
SIZES = (1, 30, 300)
PLACE = SiteInfo("Focuskaarten", "School", "https://kaarten.voorbeeldschool.be/")


def run(sizes: tuple[int, ...] = SIZES) -> str:
    """Measure each size in a process of its own, so that memory is that of this size alone; return the figures."""
    measured = [_in_own_process(size) for size in sizes]
    base = measured[0]["base"]
    lines = ["cards   PDF CPU s/card   Word CPU s/card   peak MB   second build CPU s   second / first"]
    lines += [
        f"{m['cards']:5}   {m['pdf'] / m['cards']:14.3f}   {m['word'] / m['cards']:15.3f}   {m['peak']:7.0f}"
        f"   {m['second']:18.3f}   {m['second'] / m['first']:14.4f}"
        for m in measured
    ]
    growth = measured[-1]["peak"] / measured[0]["peak"]
    return "\n".join(
        [*lines, f"peak at {sizes[-1]} cards / peak at {sizes[0]}: {growth:.2f} ({base:.0f} MB before any)"]
    )


def synthetic_card(number: int) -> Card:
    """Return the project's first card with other words in every text, so that nothing is set from memory."""
    card = next(iter(load(ROOT).cards.values()))
    measures = tuple(
        measure.model_copy(update={"short": f"{number}. {measure.short}", "text": f"{measure.text}\n\nKaart {number}."})
        for measure in card.data.measures
    )
    signals = tuple(signal.model_copy(update={"text": f"{signal.text} ({number})"}) for signal in card.data.signals)
    data = card.data.model_copy(update={"measures": measures, "signals": signals, "label": f"Kaart {number}"})
    return Card(name=f"kaart-{number}", data=data, page=card.page)


def _in_own_process(size: int) -> dict[str, float]:
    command = [sys.executable, "-c", f"from tests.bench.bench_exports import measure; measure({size})"]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def measure(size: int) -> None:
    """Make the files of `size` cards and print what that cost, as JSON: seconds of CPU and megabytes."""
    cards = [synthetic_card(number) for number in range(size)]
    base = _peak()
    figures = {"cards": size, "base": base, "pdf": _cpu(pdf_bytes, cards), "word": _cpu(word_bytes, cards)}
    figures["peak"] = _peak()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("first", "second"):
            figures[name] = _cpu(lambda card, place: card_files(card, place, Path(folder)), cards)
    print(json.dumps(figures))


def _cpu(make: object, cards: list[Card]) -> float:
    start = time.process_time()
    for card in cards:
        make(card, PLACE)
    return time.process_time() - start


def _peak() -> float:
    # Kilobytes on Linux, bytes on macOS: getrusage(2) of each.
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
