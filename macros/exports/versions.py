"""What each file of a card is made with: another version of it may make another file."""

from importlib.metadata import version

from macros.drawing import paper_font

_PACKAGES = {
    ".pdf": ("typst", "pikepdf", "fonttools", "uharfbuzz", "segno"),
    ".docx": ("typst", "jinja2", "lxml", "segno", "uharfbuzz"),
    ".json": ("pydantic",),
}
VERSIONS = {ending: (paper_font.VERSION, *map(version, packages)) for ending, packages in _PACKAGES.items()}
"""By the ending of the name of a file."""
