"""The one font of paper: in the PDF, in Word and in what a browser prints. On a screen it is the system's own."""

from importlib.metadata import version
from pathlib import Path

import fontpkg_fira_sans

FAMILY = "Fira Sans"
FOLDER = Path(fontpkg_fira_sans.__file__).parent / "files"
REGULAR = FOLDER / "FiraSans-Regular.ttf"
BOLD = FOLDER / "FiraSans-Bold.ttf"
VERSION = version("fontpkg-fira-sans")
LATIN = frozenset({*range(0x20, 0x7F), *range(0xA0, 0x250), 0x1E9E, *(ord(sign) for sign in "–—‘’‚“”„†‡•…‰‹›€™ẞ")})
"""Windows' Western set, and the rest of Latin: names in Polish, Turkish, Czech, Hungarian, Romanian, Baltic..."""
