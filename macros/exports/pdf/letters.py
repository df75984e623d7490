"""The letters of a PDF that is made in the browser: two fonts, embedded in a PDF without pages to begin with.

So a sheet made there looks like the PDF of the card, and knows the same letters.
"""

import base64
import io

import pikepdf
from pikepdf import Array, Dictionary

from macros.drawing.paper_font import BOLD, REGULAR
from macros.exports.pdf.form_font import add_to, form_font


def letters_script() -> bytes:
    """Return a script that sets `window.fkLetters` to the PDF in base64: a page opened from disk cannot fetch.

    The fonts stand under /Regular and /Bold in the resources of its form.
    """
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        fonts = Dictionary(Regular=add_to(pdf, form_font(REGULAR)), Bold=add_to(pdf, form_font(BOLD)))
        pdf.Root.AcroForm = Dictionary(Fields=Array(), DR=Dictionary(Font=fonts))
        pdf.save(out, deterministic_id=True, compress_streams=True)
    return f'window.fkLetters = "{base64.b64encode(out.getvalue()).decode("ascii")}";\n'.encode("ascii")
