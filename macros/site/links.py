"""Whether every link from one page of the site to another leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<a\b[^>]*?\shref="([^"]*)"')
_ID = re.compile(r'\s(?:id|name)="([^"]*)"')


def dead_links(site: Path) -> Iterator[str]:
    """Yield a line in Dutch for each link on a page within the folder `site` that leads to nothing within it."""
    ids: dict[Path, set[str]] = {}
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        for link in dict.fromkeys(_LINK.findall(text)):
            target = urlsplit(link.replace("&amp;", "&"))
            if target.scheme or target.netloc or target.path.startswith("/"):
                continue
            file = _resolve(page, unquote(target.path))
            where = page.relative_to(site).as_posix()
            if not file.is_relative_to(site) or not file.exists():
                yield f"{where}: de link naar '{link}' wijst nergens naar. Verbeter het adres, of haal hem weg."
            elif target.fragment and file.suffix == ".html":
                if file not in ids:
                    ids[file] = set(_ID.findall(file.read_text(encoding="utf-8")))
                if unquote(target.fragment) not in ids[file] | {"__skip"}:
                    yield (
                        f"{where}: de link naar '{link}' wijst naar een plek die niet op die pagina staat. "
                        "Verbeter het deel achter #, of haal het weg."
                    )


def _resolve(page: Path, path: str) -> Path:
    if not path:
        return page
    parts: list[str] = list(page.parent.parts)
    for step in PurePosixPath(path).parts:
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return Path(*parts)
