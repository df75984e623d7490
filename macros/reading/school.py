"""school/: the folder of the school, which no release holds; what stands where, and what does not belong there."""

import re
from collections.abc import Iterator
from pathlib import Path

from macros.card.text import shown
from macros.reading.faults import Fault, did_you_mean
from macros.reading.yaml_source import read_text

SCHOOL = "school"
EXAMPLE = "school.voorbeeld"
"""The commented example of such a folder, that a release does hold."""
SETTINGS = f"{SCHOOL}/instellingen.yml"
CARDS = f"{SCHOOL}/kaarten"
PAGES = f"{SCHOOL}/paginas"
HELP = f"{SCHOOL}/hulp"
IMAGES = f"{SCHOOL}/beeld"
STYLE = f"{SCHOOL}/stijl.css"
RECORD = f"{SCHOOL}/vaste-links.yml"
SYNONYMS = f"{SCHOOL}/zoekwoorden.yml"
THEMES = f"{SCHOOL}/themas.yml"
CATEGORIES = f"{SCHOOL}/rubrieken.yml"
ADDITION = ".aanvulling.yml"
"""How the file ends that changes a shipped card."""

LOGO_ENDINGS = (".svg", ".png", ".jpg")
IMAGE_ENDINGS = (*LOGO_ENDINGS, ".jpeg", ".gif", ".webp")

VERSION = f"{SCHOOL}/versie.txt"
"""Which form the folder has, as a whole number; without it the first. Written when a newer form is first used."""
FORM = 1
"""The newest form of the folder that this version reads."""
KEPT = "bewaard"
"""A folder within the school's for what an upgrade found and could not place: nothing reads it."""

_FILES = {Path(path).name for path in (SETTINGS, STYLE, RECORD, SYNONYMS, THEMES, CATEGORIES, VERSION)} | {"LEESMIJ.md"}
_FOLDERS = {
    Path(CARDS).name: (".yml", ".md"),
    Path(PAGES).name: (".md",),
    Path(HELP).name: (".md",),
    Path(IMAGES).name: IMAGE_ENDINGS,
}
# What systems and programs leave behind in a folder that someone opens.
LEFT_BEHIND = {"Thumbs.db", "desktop.ini", "Icon\r", KEPT}
_STRANGER = re.compile(r"@import|url\(\s*[\"']?\s*(?:[a-z]+:)?//", re.IGNORECASE)
_EXAMPLE_ENDING = ".voorbeeld"


def has_school(root: Path) -> bool:
    """Return whether the project in `root` has a folder of the school."""
    return (root / SCHOOL).is_dir()


def misplaced_files(root: Path) -> Iterator[Fault]:
    """Yield a fault for every file in the school's folder that nothing reads: its words would be lost in silence."""
    if not has_school(root):
        return
    yield from _too_new(root)
    yield from _strangers(root)
    for file in sorted((root / SCHOOL).iterdir()):
        if _is_left_behind(file):
            continue
        if file.is_dir():
            if file.name in _FOLDERS:
                yield from _misplaced_in(root, file, _FOLDERS[file.name])
            else:
                yield _fault(root, file, f"deze map hoort hier niet.{did_you_mean(file.name, sorted(_FOLDERS))}")
        elif file.name not in _FILES and file.suffix.lower() not in LOGO_ENDINGS:
            near = did_you_mean(file.name, sorted(_FILES))
            yield _fault(root, file, f"dit bestand hoort hier niet.{near} Een logo eindigt op .svg, .png of .jpg.")


def _too_new(root: Path) -> Iterator[Fault]:
    """Yield a fault when the folder has a form that only a later version reads."""
    file = root / VERSION
    said = file.read_text(encoding="utf-8-sig", errors="replace").strip() if file.exists() else "1"
    if not said.isdecimal() or not 1 <= int(said) <= FORM:
        text = (
            f"de map van de school heeft vorm {shown(said)}, en deze versie van de focuskaarten leest vorm {FORM}. "
            "Ze is gemaakt met een nieuwere versie: zet die terug. Er ging niets verloren."
        )
        yield Fault(VERSION, 1, text)


def _strangers(root: Path) -> Iterator[Fault]:
    """Yield a fault for each line of the school's styles that asks something of another host: no page ever does."""
    file = root / STYLE
    if not file.is_file():
        return
    text, faults = read_text(file, STYLE)
    yield from faults
    for number, line in enumerate(text.split("\n"), 1):
        if _STRANGER.search(line):
            said = (
                f"'{shown(line)}' vraagt iets aan een ander adres. De site doet dat nooit: zet het bestand in "
                f"{IMAGES}/ en schrijf url(beeld/naam.png), of haal de regel weg."
            )
            yield Fault(STYLE, number, said)


def _misplaced_in(root: Path, folder: Path, endings: tuple[str, ...]) -> Iterator[Fault]:
    for file in sorted(folder.iterdir()):
        if _is_left_behind(file):
            continue
        if file.is_dir():
            yield _fault(root, file, "in deze map horen geen mappen. Zet de bestanden een map hoger.")
        elif file.suffix.lower() not in endings and file.suffix != ".yaml":
            yield _fault(root, file, f"in deze map staan bestanden die eindigen op {' of '.join(endings)}.")


def _is_left_behind(file: Path) -> bool:
    return file.name in LEFT_BEHIND or file.name.startswith((".", "~$")) or file.suffix == _EXAMPLE_ENDING


def _fault(root: Path, file: Path, text: str) -> Fault:
    return Fault(file.relative_to(root).as_posix(), 1, f"'{shown(file.name)}': {text}")
