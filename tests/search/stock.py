"""The theme's own search over the same measures, to hold ours against: a site of bare Material, one entry a measure."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from macros.reading.library import Library
from macros.search.entries import card_entries
from tests.bench.others import floor

_FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "keywords": {"boost": 1.5}}


def stock_site(site: Path, library: Library, out: Path) -> None:
    """Make in `out` a site of bare Material from a built `site`, with an index of every page, measure and signal."""
    with tempfile.TemporaryDirectory() as folder:
        floor(site, Path(folder))
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(out.resolve())]
        subprocess.run(build, cwd=folder, check=True)
    file = out / "search" / "search_index.json"
    config = json.loads(file.read_text(encoding="utf-8"))["config"] | {"fields": _FIELDS}
    docs = _other_pages(site)
    docs += [entry for card in library.cards.values() for entry in card_entries(card)]
    docs = [{key: doc[key] for key in ("location", "title", "text", "keywords")} for doc in docs]
    text = json.dumps({"config": config, "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")


def _other_pages(site: Path) -> list[dict[str, str]]:
    docs = []
    for file in site.glob("search/*/pagina-*.js"):
        page = json.loads(re.fullmatch(r'receive\("[^"]+",(.*)\)', file.read_text(encoding="utf-8"), re.S)[1])
        if not page["path"].startswith("kaarten/"):
            docs += [{"location": row[0], "title": row[1], "text": row[2], "keywords": ""} for row in page["entries"]]
    return docs
