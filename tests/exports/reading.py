"""What the tests read back from the files: fields and text, by readers that did not make them."""

import io
import re
import zipfile

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"


def widgets(data):
    """Return every form field of a PDF, in the order of its pages."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            {
                "name": str(annotation.T),
                "label": str(annotation.TU),
                "kind": str(annotation.FT),
                "page": number,
                "box": [float(edge) for edge in annotation.Rect],
                "flags": int(annotation.get("/Ff", 0)),
            }
            for number, page in enumerate(pdf.pages)
            for annotation in page.get("/Annots", [])
            if annotation.Subtype == "/Widget"
        ]


def type_in_chromiums_engine(data, texts):
    """Click the fields of a PDF and type, as in Chromium's viewer (a box takes one click); return what it saves."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    form = document.formenv
    for widget in widgets(data):
        if widget["name"] not in texts:
            continue
        left, bottom, right, top = widget["box"]
        page, x, y = document[widget["page"]], (left + right) / 2, (bottom + top) / 2
        pdfium.FORM_OnMouseMove(form, page, 0, x, y)
        pdfium.FORM_OnLButtonDown(form, page, 0, x, y)
        pdfium.FORM_OnLButtonUp(form, page, 0, x, y)
        for sign in (texts[widget["name"]] or "").replace("\n", "\r"):
            pdfium.FORM_OnChar(form, page, ord(sign), 0)
        pdfium.FORM_ForceToKillFocus(form)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf_text(data):
    """Return the text of a PDF without white space, hyphens at line ends, and what repeats on each page."""
    document = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    # Typst marks a hyphen that it added itself: pdfium gives it as U+0002.
    text = "\n".join(pages).replace("\ufffe", "").replace("\x02", "").replace("\u00ad", "")
    return squeezed(text)


def word_part(data, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def word_text(data, name="word/document.xml"):
    """Return the text of a part of a Word file without white space."""
    return squeezed("".join(element.text or "" for element in word_part(data, name).iter(f"{W}t")))


def controls(data):
    """Return name, label and element of every content control of a Word file, in order."""
    return [
        (element.find(f"{W}sdtPr/{W}tag").get(f"{W}val"), element.find(f"{W}sdtPr/{W}alias").get(f"{W}val"), element)
        for element in word_part(data).iter(f"{W}sdt")
    ]


def squeezed(text):
    return re.sub(r"\s+", "", text)


def tags(element, kind=None):
    """Return the elements of a PDF's tag tree, in reading order, of one kind or all."""
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            if kind in (None, str(child.S)):
                yield child
            yield from tags(child, kind)
