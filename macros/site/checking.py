"""All that `check` says: what reading finds, and then what else would stop a build, so that the two always agree."""

from dataclasses import replace
from pathlib import Path

from macros.exports import take_away
from macros.exports.document import SiteInfo
from macros.exports.faults import ExportError
from macros.exports.logo import read_logo
from macros.files.store import Store
from macros.reading.faults import CardFaultsError, Fault
from macros.reading.library import Library, load_what_is_sound
from macros.reading.school import SCHOOL
from macros.reading.settings import SETTINGS
from macros.site.engines import settings_problem

READ = ".cache/read"
"""Where cards as read are kept, within the project."""
_JUDGED = ".cache/settings"


def check_all(root: Path) -> Library:
    """Return everything a site is made from, when a build would make one.

    Raises:
        CardFaultsError: something is wrong; it holds every fault of every file.
    """
    library = load_what_is_sound(root, Store(root / READ))
    if not library.faults:
        library = replace(library, faults=(*engine_faults(root), *_file_faults(root, library)))
    if library.faults:
        raise CardFaultsError(library.faults)
    return library


def engine_faults(root: Path) -> tuple[Fault, ...]:
    """Return what keeps an engine from using the settings of the project; they are asked once for what they hold."""
    file = root / SETTINGS
    if not file.exists():
        return ()
    problem: str = Store(root / _JUDGED).value(
        ".settings", (file.read_text(encoding="utf-8"),), lambda: settings_problem(file)
    )
    text = f"de bouwer kan dit bestand niet gebruiken. Zet het terug zoals het was. Hij zegt: {problem}"
    return (Fault(SETTINGS, 1, text),) if problem else ()


def site_info(root: Path, library: Library) -> SiteInfo:
    """Return where the cards are published, as every file of a card says it."""
    settings = library.settings
    logo = read_logo(root / SCHOOL / settings.own.logo) if settings.own.logo else None
    return SiteInfo(settings.site_name, settings.school, settings.site_url, logo)


def _file_faults(root: Path, library: Library) -> list[Fault]:
    """Return a fault for every card of which a PDF, a Word file or the data cannot be made."""
    info, faults = site_info(root, library), []
    for card in library.cards.values():
        try:
            take_away.card_files(card, info, root / take_away.CACHE)
        except ExportError as error:
            faults.append(Fault(library.files[card.name].data_path, 1, str(error)))
    return faults
