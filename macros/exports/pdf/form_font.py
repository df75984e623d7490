"""The font in which a field of the PDF is filled in."""

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent
from pikepdf import Array, Dictionary, Name

from macros.drawing.font_subset import subset_of
from macros.drawing.paper_font import LATIN

_DOTTED_I, _DOTTED_E = 0x130, 0x116


@dataclass(frozen=True)
class FormFont:
    """A TrueType subset, its name in the PDF, and what a PDF says about it: all lengths in 1/1000 of the font size."""

    name: str
    data: bytes
    widths: tuple[int, ...]
    letters: dict[int, int]
    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]


@cache
def form_font(file: Path) -> FormFont:
    """Return the Latin letters of a TrueType font; `letters` maps a character to its glyph."""
    # A form has no kerning and no ligatures.
    font = TTFont(io.BytesIO(subset_of(file, LATIN, features=())), recalcTimestamp=False)
    # What is only read is not counted anew: how many letters there are, and their box.
    font.ensureDecompiled()
    _add_dotted_i(font)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    scale = 1000 / font["head"].unitsPerEm
    order, head = font.getGlyphOrder(), font["head"]
    return FormFont(
        # The six letters before the plus say that this is a subset.
        name="FORMUL+" + file.stem,
        data=out.getvalue(),
        widths=tuple(round(font["hmtx"][glyph][0] * scale) for glyph in order),
        letters={letter: order.index(glyph) for letter, glyph in sorted(font.getBestCmap().items())},
        ascent=round(font["hhea"].ascent * scale),
        descent=round(font["hhea"].descent * scale),
        cap_height=round(font["OS/2"].sCapHeight * scale),
        box=tuple(round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)),
    )


def _add_dotted_i(font: TTFont) -> None:
    """Add the Turkish I with a dot, which this font lacks: an I with the dot of its dotted E."""
    letters = font.getBestCmap()
    if _DOTTED_I in letters:
        return
    glyphs, metrics = font["glyf"], font["hmtx"]
    letter, model = letters[ord("I")], glyphs[letters[_DOTTED_E]]
    dot = model.components[1]
    shift = (metrics[letter][0] - metrics[letters[_DOTTED_E]][0]) // 2
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.components = [_component(letter, 0, 0), _component(dot.glyphName, dot.x + shift, dot.y)]
    font.setGlyphOrder([*font.getGlyphOrder(), "Idotaccent"])
    glyphs["Idotaccent"] = glyph
    metrics["Idotaccent"] = metrics[letter]
    glyph.recalcBounds(glyphs)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[_DOTTED_I] = "Idotaccent"


def _component(glyph: str, x: int, y: int) -> GlyphComponent:
    component = GlyphComponent()
    component.glyphName, component.x, component.y, component.flags = glyph, x, y, 0x204
    return component


def add_to(pdf: pikepdf.Pdf, font: FormFont) -> pikepdf.Object:
    """Embed the font; return it as a Type 0 font whose codes are glyph numbers, so that every letter can be typed."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/" + font.name),
        Flags=32,
        ItalicAngle=0,
        StemV=80,
        FontBBox=Array(font.box),
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.cap_height,
        FontFile2=pdf.make_stream(font.data, Length1=len(font.data)),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/" + font.name),
        CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        DW=1000,
        W=Array([0, Array(font.widths)]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name("/" + font.name),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_to_unicode(font)),
        )
    )


def _to_unicode(font: FormFont) -> bytes:
    glyphs: dict[int, int] = {}
    for letter, glyph in font.letters.items():
        glyphs.setdefault(glyph, letter)
    lines = [f"<{glyph:04X}> <{letter:04X}>" for glyph, letter in sorted(glyphs.items())]
    # A bfchar section holds at most 100 lines (Adobe Technical Note 5014).
    sections = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in sections)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{body}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
