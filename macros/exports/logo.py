"""The logo of a school, as every kind of file takes it."""

import base64
import hashlib
import io
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

_TYPES = {".png": "image/png", ".jpg": "image/jpeg"}


@dataclass(frozen=True)
class Logo:
    """A logo as SVG; two are the same when their `digest` is."""

    digest: str
    svg: str = field(repr=False, compare=False)


def read_logo(file: Path) -> Logo:
    """Return the logo in a file: .svg, .png or .jpg. OSError when a picture cannot be read."""
    data = file.read_bytes()
    kind = file.suffix.lower()
    svg = data.decode("utf-8-sig") if kind == ".svg" else _around(data, _TYPES[kind])
    return Logo(hashlib.sha256(data).hexdigest(), svg)


def _around(data: bytes, kind: str) -> str:
    """Return a picture made of dots as an SVG that holds it."""
    with Image.open(io.BytesIO(data)) as picture:
        width, height = picture.size
    encoded = base64.b64encode(data).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<image width="{width}" height="{height}" href="data:{kind};base64,{encoded}"/></svg>'
    )
