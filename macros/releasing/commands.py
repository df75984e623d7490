"""`uitgave`: build the site and pack it and the source, with sums and a bill of what they are made with."""

import os
import tempfile
from datetime import UTC, datetime, time
from pathlib import Path
from urllib.parse import urlsplit

from macros.files.writing import write_file
from macros.hosting.host_files import blocks_beside
from macros.hosting.rules import hosting
from macros.reading.library import Library, load_what_is_sound
from macros.releasing.archive import manifest, sums, zip_bytes
from macros.releasing.bill import bill
from macros.releasing.source import MANIFEST, OUT, source_files, version
from macros.site.commands import build_or_tell

_ON_SERVER = "/var/www/focuskaarten"
_NO_NAME = "kaarten.onzeschool.be"
"""The host name in the blocks when the settings name none."""


def release(root: Path) -> int:
    """Make all files of a release in uitgave/ and name them."""
    number = version(root)
    _fix_the_day(load_what_is_sound(root))
    (root / ".cache").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=root / ".cache") as work:
        site = Path(work) / "site"
        prepared = build_or_tell(root, site)
        if prepared is None:
            return 1
        files = {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}
    made = _release_files(root, number, files, prepared.library)
    for name, data in made.items():
        write_file(root / OUT / name, data)
    print(f"Klaar. In {OUT}/ staan:")
    for name, data in made.items():
        print(f"  {name}  ({max(1, len(data) // 1000)} kB)")
    return 0


def _release_files(root: Path, number: str, site: dict[str, bytes], library: Library) -> dict[str, bytes]:
    name = f"focuskaarten-{number}"
    source = source_files(root)
    source[MANIFEST] = manifest(source)
    address = library.settings.site_url
    host_name = urlsplit(address).hostname or _NO_NAME
    blocks = blocks_beside(hosting(address, library.settings.own.frames), _ON_SERVER, host_name)
    made = {
        f"{name}-site.zip": zip_bytes("focuskaarten", site),
        f"{name}.zip": zip_bytes(name, source),
        f"{name}.sbom.json": bill(root, number),
        **{f"{name}-{file}": data for file, data in blocks.items()},
    }
    return made | {f"{name}.sha256": sums(made)}


def _fix_the_day(library: Library) -> None:
    """Let the engine write the day of the newest card instead of today: the same cards give the same bytes."""
    days = [card.data.edition for card in library.cards.values()]
    if days:
        moment = datetime.combine(max(days), time(), UTC)
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
