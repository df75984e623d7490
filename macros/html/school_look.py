"""What a school gives its site beside cards and pages: colours and styles as one stylesheet, logo, pictures."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from macros.drawing.palette import Palette, dark_palette, light_palette
from macros.reading import school
from macros.reading.school_settings import SchoolSettings


@dataclass(frozen=True)
class Look:
    """The addresses within the site of the stylesheet and the logo, "" for none, and all files by their address.

    `colours` are those of the stylesheet that the school set, as CSS.
    """

    styles: str = ""
    colours: str = ""
    logo: str = ""
    files: dict[str, bytes] = field(default_factory=dict)


def school_look(root: Path, own: SchoolSettings) -> Look:
    """Return what the school in `root` gives its site; the settings must be sound."""
    files: dict[str, bytes] = {}
    for file in sorted((root / school.IMAGES).glob("*")):
        if file.suffix.lower() in school.IMAGE_ENDINGS:
            files[f"{school.IMAGES}/{file.name}"] = file.read_bytes()
    logo = f"{school.SCHOOL}/{own.logo}" if own.logo else ""
    if logo:
        files[logo] = (root / logo).read_bytes()
    colours = _colours(own.colour) if own.colour else ""
    styles = _styles(root, colours)
    if not styles:
        return Look(logo=logo, files=files)
    # Beside the pictures, so that a style names one as it does in the folder: url(beeld/klas.png).
    name = f"{school.SCHOOL}/stijl.{hashlib.sha256(styles).hexdigest()[:8]}.css"
    return Look(name, colours, logo, files | {name: styles})


def _styles(root: Path, colours: str) -> bytes:
    file = root / school.STYLE
    text = file.read_text(encoding="utf-8-sig") if file.exists() else ""
    return (colours + text).encode("utf-8")


def _colours(colour: str) -> str:
    schemes = {"default": light_palette(colour), "slate": dark_palette(colour)}
    return "".join(
        f'[data-md-color-scheme="{scheme}"] {{\n{_properties(palette)}}}\n' for scheme, palette in schemes.items()
    )


def _properties(palette: Palette) -> str:
    values = {
        "--md-primary-fg-color": palette.header,
        "--md-primary-fg-color--light": palette.header_light,
        "--md-primary-fg-color--dark": palette.header_dark,
        "--md-typeset-a-color": palette.strong,
        "--fk-strong": palette.strong,
    }
    return "".join(f"  {name}: {value};\n" for name, value in values.items())
