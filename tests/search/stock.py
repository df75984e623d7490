"""The theme's own search over the same measures, to hold ours against: its worker, its index, one entry a measure."""

import json
import re
import shutil
from pathlib import Path

import material

from macros.reading.library import Library
from macros.search.entries import card_entries

_THEME = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
_FIELDS = {"title": {"boost": 1000.0}, "text": {"boost": 1.0}, "keywords": {"boost": 1.5}}


def stock_site(site: Path, library: Library, out: Path) -> Path:
    """Copy a built `site` to `out` with the theme's own worker and an index of every page, measure and signal."""
    shutil.copytree(site, out)
    shutil.copytree(_THEME / "workers", out / "assets/javascripts/workers", dirs_exist_ok=True)
    shutil.copytree(_THEME / "lunr", out / "assets/javascripts/lunr", dirs_exist_ok=True)
    file = out / "search" / "search_index.json"
    stub = json.loads(file.read_text(encoding="utf-8"))
    docs = _other_pages(site / stub["config"].pop("index"))
    docs += [entry for card in library.cards.values() for entry in card_entries(card)]
    stub["config"]["fields"] = _FIELDS
    docs = [{key: doc[key] for key in ("location", "title", "text", "keywords")} for doc in docs]
    text = json.dumps({"config": stub["config"], "docs": docs}, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text, encoding="utf-8")
    file.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")
    shutil.rmtree(out / "search" / next(iter((site / "search").glob("*/"))).name, ignore_errors=True)
    return out


def _other_pages(index: Path) -> list[dict[str, str]]:
    docs = []
    for file in index.glob("pagina-*.js"):
        page = json.loads(re.fullmatch(r'receive\("[^"]+",(.*)\)', file.read_text(encoding="utf-8"), re.S)[1])
        if not page["path"].startswith("kaarten/"):
            docs += [{"location": row[0], "title": row[1], "text": row[2], "keywords": ""} for row in page["entries"]]
    return docs
