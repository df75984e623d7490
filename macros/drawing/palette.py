"""The colour of a school -> colours that can be read on the site, in the light and in the dark view."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coloraide import Color

ENOUGH = 4.5
"""The contrast that a text needs (WCAG 2.2, success criterion 1.4.3)."""
_WHITE = "#ffffff"
_LIGHT_TINT, _DARK_TINT = "#f1f6f7", "#222f36"
"""The grounds of overrides/theme/tokens.css that are nearest to a text on them: who passes there passes everywhere."""
_DARKEST_HEADER = 0.36  # lightness in OKLCH: a header in the dark view must not glare
_STEPS = 40


@dataclass(frozen=True)
class Palette:
    """Colours as #rrggbb: the `header` bears white letters, `strong` is a text or a button on the page."""

    header: str
    header_light: str
    header_dark: str
    strong: str


def _colours() -> "type[Color]":
    # Most sites keep our colours, and loading what knows of others takes longer than reading ten cards.
    from coloraide import Color  # noqa: PLC0415

    return Color


def is_colour(text: str) -> bool:
    """Return whether a text is a colour of CSS that one cannot see through."""
    match = _colours().match(text.strip(), fullmatch=True)
    return match is not None and match.color.alpha(nans=False) == 1


def contrast(colour: str, ground: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    return float(_colours()(colour).contrast(_colours()(ground), method="wcag21"))


def as_hex(colour: str) -> str:
    """Return a colour of CSS as #rrggbb, the nearest that a screen can show."""
    return _hex(_colours()(colour))


def light_palette(colour: str) -> Palette:
    """Return the colours of the light view for a colour of CSS: that colour, made darker where it must be."""
    return _palette(_until_readable(colour, _WHITE, 0), _until_readable(colour, _LIGHT_TINT, 0))


def dark_palette(colour: str) -> Palette:
    """Return the colours of the dark view: the same hue, a darker header and lighter texts."""
    header = _colours()(_until_readable(colour, _WHITE, 0)).convert("oklch")
    header["lightness"] = min(header["lightness"], _DARKEST_HEADER)
    return _palette(_hex(header), _until_readable(colour, _DARK_TINT, 1))


def _palette(header: str, strong: str) -> Palette:
    return Palette(header, _shifted(header, 0.1), _shifted(header, -0.08), strong)


def _until_readable(colour: str, ground: str, limit: int) -> str:
    """Return a colour as #rrggbb, moved towards black (`limit` 0) or white (1) until it can be read on the ground."""
    start = _colours()(colour).convert("oklch")
    for step in range(_STEPS + 1):
        moved = start.clone()
        moved["lightness"] = start["lightness"] + (limit - start["lightness"]) * step / _STEPS
        made = _hex(moved)
        if contrast(made, ground) >= ENOUGH:
            return made
    return "#000000" if limit == 0 else _WHITE


def _shifted(colour: str, by: float) -> str:
    moved = _colours()(colour).convert("oklch")
    moved["lightness"] = min(max(moved["lightness"] + by, 0), 1)
    return _hex(moved)


def _hex(colour: "Color") -> str:
    return str(colour.convert("srgb").fit(method="oklch-chroma").to_string(hex=True, upper=False))
