"""`importeer` with files that cannot or may not be read: one line that says why, and nothing changed."""

import io
import struct
import zipfile
import zlib

import pikepdf
import pytest
import typst

from macros.importing import documents

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODT = "application/vnd.oasis.opendocument.text"
DAMAGED = "Dit bestand is beschadigd en kan niet gelezen worden. Open het in Word of LibreOffice en sla het opnieuw op."
BOMB = (
    "Dit bestand wordt bij het uitpakken veel te groot. Zo maakt Word of LibreOffice er geen; het wordt niet gelezen."
)
MACROS = (
    "Dit bestand bevat macro's, en die worden hier nooit gelezen. Sla het in Word op als .docx (zonder macro's) en "
    "probeer opnieuw."
)
ENTITIES = "Dit bestand bepaalt eigen XML-entiteiten, en dat doet geen gewoon document. Het wordt niet gelezen."
PATH = "Dit bestand bevat een pad dat buiten zijn eigen map wijst. Het wordt niet gelezen."
PASSWORD = "Dit bestand is beveiligd met een wachtwoord. Haal het wachtwoord weg en probeer opnieuw."
OLD_WORD = (
    "Dit is een oud Word-bestand (.doc) of een bestand met een wachtwoord. Open het in Word of LibreOffice, kies "
    "'Opslaan als' en neem .docx; geef daarna dat bestand."
)
UNKNOWN = (
    "Dit bestand is geen Word (.docx), OpenDocument (.odt), PDF of tekst. Sla het op als .docx en probeer opnieuw."
)
NO_TEXT = "Dit is geen tekst. Geef een bestand van Word (.docx), LibreOffice (.odt), PDF of tekst (.txt)."
PDF_DAMAGED = (
    "Deze PDF is beschadigd en kan niet gelezen worden. Open hem in een PDF-lezer en druk hem opnieuw af naar PDF."
)
PDF_PASSWORD = "Deze PDF is beveiligd met een wachtwoord. Haal het weg en probeer opnieuw."
PDF_BOMB = (
    "Deze PDF wordt bij het uitpakken veel te groot. Zo maakt geen enkel programma er een; hij wordt niet gelezen."
)
PDF_LONG = "Deze PDF heeft meer dan 300 bladzijden. Geef alleen de bladzijden van de kaart."
SCANNED = (
    "In deze PDF staat geen tekst, alleen beeld: waarschijnlijk is hij ingescand. Zoek het Word-bestand waaruit hij "
    "komt, of laat er tekst van maken (in Word: Openen, en kies de PDF) en geef dat bestand."
)


def _zip(parts, **kept):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in (parts | kept).items():
            archive.writestr(name, data)
    return out.getvalue()


def _word(xml, **more):
    return _zip({"word/document.xml": xml, **more})


def _locked_zip():
    """A zip that says of each part that it is encrypted: bit 0 of its flags, in both places."""
    data = bytearray(_word("<a/>"))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + at] |= 1
    return bytes(data)


def _lying_zip():
    """A zip whose part says that it is small."""
    data = bytearray(_word(b"<a>" + b" " * 60_000_000))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.index(sign) + at
        data[start : start + 4] = struct.pack("<I", 1000)
    return bytes(data)


def _pdf(text="Hallo", pages=1, **options):
    made = typst.compile(("\n#pagebreak()\n".join([text] * pages)).encode(), format="pdf")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pdf.save(out, **options)
    return out.getvalue()


def _packed_pdf(times):
    """A PDF with one stream that unpacks to 310 MB, packed once or more."""
    data = b" " * 310_000_000
    for _ in range(times):
        data = zlib.compress(data, 1)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        stream = pikepdf.Stream(pdf, data)
        stream.Filter = pikepdf.Array([pikepdf.Name.FlateDecode] * times)
        pdf.pages[0].Contents = stream
        out = io.BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    return out.getvalue()


def _scan():
    return typst.compile(b"#rect(width: 5cm, height: 5cm, fill: black)", format="pdf")


HOSTILE = {
    "a part that is a bomb": (lambda: _word(b" " * 250_000_000), BOMB),
    "parts that are one together": (lambda: _zip({f"word/{n}.xml": b" " * 30_000_000 for n in range(7)}), BOMB),
    "a part too large to be XML": (lambda: _word(b" " * 41_000_000), BOMB),
    "far too many parts": (lambda: _zip({f"word/{number}": b"" for number in range(4100)}), BOMB),
    "a bomb that says it is small": (_lying_zip, DAMAGED),
    "entities": (lambda: _word(f'<!DOCTYPE a [<!ENTITY e "x">]><w:document {W}>&e;</w:document>'), ENTITIES),
    "entities that grow": (
        lambda: _word(
            '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "' + "&a;" * 99 + '"><!ENTITY c "' + "&b;" * 99 + '">]><a>&c;</a>'
        ),
        ENTITIES,
    ),
    "a file as entity": (lambda: _word('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'), ENTITIES),
    "entities in OpenDocument": (
        lambda: _zip({"mimetype": ODT, "content.xml": '<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'}),
        ENTITIES,
    ),
    "a path out of the folder": (lambda: _word("<a/>", **{"../../etc/x": b""}), PATH),
    "a path of Windows": (lambda: _word("<a/>", **{"C:\\Windows\\x": b""}), PATH),
    "macros": (lambda: _word("<a/>", **{"word/vbaProject.bin": b"x"}), MACROS),
    "macros by name (.docm)": (
        lambda: _word(
            "<a/>",
            **{
                "[Content_Types].xml": "<Types><Override ContentType='application/vnd.ms-word.document.macroEnabled."
                "main+xml'/></Types>"
            },
        ),
        MACROS,
    ),
    "macros in OpenDocument": (
        lambda: _zip({"mimetype": ODT, "content.xml": "<a/>", "Basic/Standard/M.xml": "x"}),
        MACROS,
    ),
    "a zip with a password": (_locked_zip, PASSWORD),
    "a broken zip": (lambda: b"PK\x03\x04kapot", DAMAGED),
    "half a zip": (lambda: _word("<a>" + "tekst " * 9999 + "</a>")[:-90], DAMAGED),
    "half XML": (lambda: _word("<w:document>"), DAMAGED),
    "XML that is too deep": (lambda: _word(f"<w:document {W}>" + "<w:body>" * 900), DAMAGED),
    "a sheet": (
        lambda: _zip({"xl/workbook.xml": "<a/>"}),
        "Dit is een rekenblad van Excel. Kopieer de tabel in een Word-document en geef dat.",
    ),
    "slides": (
        lambda: _zip({"ppt/presentation.xml": "<a/>"}),
        "Dit is een presentatie. Kopieer de tekst in een Word-document en geef dat.",
    ),
    "Pages": (
        lambda: _zip({"Index/Document.iwa": "x"}),
        "Dit is een document van Pages. Kies in Pages 'Exporteer naar Word' en geef dat bestand.",
    ),
    "a zip of other things": (lambda: _zip({"foto.jpg": b"x"}), UNKNOWN),
    "old Word": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, OLD_WORD),
    "RTF": (lambda: b"{\\rtf1 Hallo}", UNKNOWN),
    "HTML": (lambda: b"<html><p>Hallo", UNKNOWN),
    "a picture": (lambda: b"\x89PNG\r\n", UNKNOWN),
    "a program": (lambda: b"MZ\x00\x01\x02", NO_TEXT),
    "nothing": (lambda: b"", "Dit bestand is leeg."),
    "a document without text": (
        lambda: _word(f"<w:document {W}><w:body><w:p/></w:body></w:document>"),
        "In dit document staat geen tekst.",
    ),
    "a scan": (_scan, SCANNED),
    "a broken PDF": (lambda: b"%PDF-1.7\nkapot", PDF_DAMAGED),
    "half a PDF": (lambda: _pdf()[:300], PDF_DAMAGED),
    "a PDF with a password": (lambda: _pdf(encryption=pikepdf.Encryption(owner="a", user="b")), PDF_PASSWORD),
    "a PDF of 301 pages": (lambda: _pdf(pages=301), PDF_LONG),
    "a PDF that is a bomb": (lambda: _packed_pdf(1), PDF_BOMB),
    "a PDF that is a bomb packed twice": (lambda: _packed_pdf(2), PDF_BOMB),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_cannot_or_may_not_be_read_is_refused_in_one_line_and_changes_nothing(project, tmp_path, kind):
    make, answer = HOSTILE[kind]
    (tmp_path / "kaart.docx").write_bytes(make())
    before = project.files()
    assert project.run("importeer", tmp_path / "kaart.docx", "--ja") == (1, f"{answer}\n")
    assert project.files() == before


def test_a_file_that_is_far_too_large_is_not_even_opened(project, tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "MOST_FILE", 2_000_000)
    (tmp_path / "kaart.docx").write_bytes(b"PK" + b" " * 2_000_000)
    said = "kaart.docx is groter dan 2 MB. Haal de afbeeldingen eruit.\n"
    assert project.run("importeer", tmp_path / "kaart.docx", "--ja") == (1, said)
