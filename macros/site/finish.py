"""The third step: generated pages and all that was prepared become one folder, which takes the place of the site."""

import gzip
import shutil
from pathlib import Path

from macros.files.swapping import bring_back, put_in_place
from macros.files.writing import write_file
from macros.hosting.host_files import files_within
from macros.hosting.rules import hosting
from macros.html.policy import with_policy
from macros.reading.settings import Settings
from macros.search.index import write_index
from macros.search.page_entries import page_entries
from macros.site.licences import LICENCES, licences
from macros.site.links import dead_links
from macros.site.prepare import Prepared


class DeadLinksError(Exception):
    """Links on pages of the site lead nowhere; the text has a line in Dutch for each."""


def finish(root: Path, prepared: Prepared, generated: Path, site: Path) -> None:
    """Make the whole site beside `site` and put it in its place in one step; until then the last one stays.

    Args:
        root: the project.
        prepared: what `macros.site.prepare` made.
        generated: the folder with the pages that the engine made.
        site: where the site is to stand.

    Raises:
        DeadLinksError: a link leads nowhere; not raised while someone is editing.
        BundleError: the index of the search cannot be made.
        OSError: a file cannot be written.
    """
    bring_back(site)
    new = site.with_name(f".{site.name}-nieuw")
    shutil.rmtree(new, ignore_errors=True)
    try:
        shutil.copytree(generated, new)
        for address, data in prepared.files.items():
            write_file(new / address, data)
        paths = [f"{address.removesuffix('.md')}.html" for address in prepared.searched]
        others = [page_entries(path, (new / path).read_text(encoding="utf-8")) for path in paths]
        found = [entries for entries in others if entries]
        write_index(root, new, found, prepared.library, prepared.bundles.search_worker)
        _tidy(root, new)
        if not prepared.faults and (dead := list(dead_links(new))):
            raise DeadLinksError("\n".join(dead))
        _add_host_files(new, prepared.library.settings)
        _let_everybody_read(new)
        put_in_place(new, site)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _tidy(root: Path, site: Path) -> None:
    """Give each page its policy, leave out what only helps a programmer, and bring along the licences."""
    for page in site.rglob("*.html"):
        write_file(page, with_policy(page.read_text(encoding="utf-8")).encode())
    for source_map in site.rglob("*.map"):
        source_map.unlink()
    sitemap = site / "sitemap.xml"
    if sitemap.exists():
        # The engine writes the time into it.
        write_file(site / "sitemap.xml.gz", gzip.compress(sitemap.read_bytes(), mtime=0))
    write_file(site / LICENCES, licences(root))


def _let_everybody_read(site: Path) -> None:
    """Let a web server read the site, whatever whoever builds it keeps to themselves (umask 077)."""
    site.chmod(0o755)
    for path in site.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def _add_host_files(site: Path, settings: Settings) -> None:
    """Write the files in which web servers read how to serve the site."""
    addresses = [file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()]
    for address, data in files_within(hosting(settings.site_url, settings.own.frames), addresses).items():
        write_file(site / address, data)
