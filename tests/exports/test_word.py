"""The Word file: content controls, styles, and a structure that Word accepts."""

import io
import posixpath
import zipfile

import docx
import pytest
from lxml import etree

from macros.card.fields import fields
from macros.exports.document import SiteInfo
from macros.exports.word.word import word_bytes
from tests.exports.reading import W14, W, controls, word_part, word_text

RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
# The order of children that ECMA-376 part 1 prescribes (wml.xsd), as far as this project uses them. Word refuses a
# file that breaks it, and LibreOffice does not.
SEQUENCES = {
    "pPr": "pStyle keepNext keepLines numPr pBdr shd tabs suppressAutoHyphens spacing ind jc outlineLvl",
    "rPr": "rStyle rFonts b bCs i iCs color sz szCs u lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
    "trPr": "cantSplit trHeight tblHeader",
    "tcPr": "tcW gridSpan shd vAlign",
    "sdtPr": "rPr alias tag id showingPlcHdr checkbox text",
    "sectPr": "footerReference pgSz pgMar",
    "style": "name basedOn next link uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr",
    "lvl": "start numFmt lvlText lvlJc pPr",
    "settings": "zoom embedTrueTypeFonts saveSubsetFonts autoHyphenation defaultTabStop compat themeFontLang",
    "pBdr": "top left bottom right",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "numbering": "abstractNum num",
}
UNORDERED = {"trPr"}  # a choice in the schema, any order


@pytest.fixture(scope="module", params=["files", "small_files", "with_address"])
def data(request, card):
    if request.param == "with_address":
        return word_bytes(card, SiteInfo("Focuskaarten", "School & co", "https://kaarten.voorbeeldschool.be/"))
    return request.getfixturevalue(request.param)[".docx"]


def test_every_part_has_a_kind_and_every_relation_leads_to_a_part(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        types = etree.fromstring(archive.read(names[0]))
        named = {element.get("PartName")[1:] for element in types.iter(f"{TYPES}Override")}
        endings = {element.get("Extension") for element in types.iter(f"{TYPES}Default")}
        assert named <= set(names)
        assert all(name in named or name.rpartition(".")[2] in endings for name in names)
        for name in names:
            if not name.endswith(".rels"):
                continue
            folder = posixpath.dirname(posixpath.dirname(name))
            for relation in etree.fromstring(archive.read(name)).iter(f"{RELATIONS}Relationship"):
                if relation.get("TargetMode") != "External":
                    assert posixpath.join(folder, relation.get("Target")) in names


def test_every_reference_within_the_document_leads_somewhere(data):
    document = word_part(data)
    relations = {relation.get("Id") for relation in word_part(data, "word/_rels/document.xml.rels")}
    used = {value for element in document.iter() for key, value in element.attrib.items() if key.startswith(R)}
    assert used <= relations
    bookmarks = {element.get(f"{W}name") for element in document.iter(f"{W}bookmarkStart")}
    anchors = {element.get(f"{W}anchor") for element in document.iter(f"{W}hyperlink")} - {None}
    assert anchors <= bookmarks
    styles = {style.get(f"{W}styleId") for style in word_part(data, "word/styles.xml").iter(f"{W}style")}
    wanted = {
        element.get(f"{W}val")
        for part in ("word/document.xml", "word/footer1.xml", "word/styles.xml")
        for kind in ("pStyle", "rStyle", "tblStyle", "basedOn", "next")
        for element in word_part(data, part).iter(f"{W}{kind}")
    }
    assert wanted <= styles
    numbers = {number.get(f"{W}numId") for number in word_part(data, "word/numbering.xml").iter(f"{W}num")}
    assert {number.get(f"{W}val") for number in document.iter(f"{W}numId")} <= numbers


def test_numbers_that_must_be_unique_are(data):
    document = word_part(data)
    for kind, key in (("id", "val"), ("bookmarkStart", "id")):
        found = [element.get(f"{W}{key}") for element in document.iter(f"{W}{kind}")]
        assert len(found) == len(set(found))
    pictures = [element.get("id") for element in document.iter(f"{WP}docPr")]
    assert len(pictures) == len(set(pictures))


def tables(data, style):
    return [
        table
        for table in word_part(data).iter(f"{W}tbl")
        if table.find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == style
    ]


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer1.xml", "word/numbering.xml"]
)
def test_children_stand_in_the_order_that_the_standard_prescribes(data, part):
    seen = 0
    for element in word_part(data, part).iter():
        kind = etree.QName(element).localname
        if kind not in SEQUENCES:
            continue
        children = [etree.QName(child).localname for child in element]
        order = SEQUENCES[kind].split()
        assert set(children) <= set(order), (kind, children)
        if kind not in UNORDERED:
            places = [order.index(child) for child in children]
            assert places == sorted(places), (kind, children)
        seen += 1
    assert seen or part == "word/footer1.xml"


def test_every_cell_holds_paragraphs_and_text_stands_in_runs_only(data):
    document = word_part(data)
    for cell in document.iter(f"{W}tc"):
        assert {etree.QName(child).localname for child in cell} == {"tcPr", "p"}
        assert etree.QName(cell[-1]).localname == "p"
    for element in document.iter():
        if (element.text or "").strip() or "\u00a0" in (element.text or ""):
            assert element.tag == f"{W}t" or element.tag.startswith(WP)


def test_every_tick_is_a_checkbox_and_every_line_a_text_control(card, files):
    kinds = {field.name: field.kind for field in fields(card)}
    for name, _, element in controls(files[".docx"]):
        box, text = element.find(f"{W}sdtPr/{W14}checkbox"), element.find(f"{W}sdtPr/{W}text")
        assert (box is not None) == (kinds[name] == "tick")
        if text is not None:
            assert (text.get(f"{W}multiLine") == "1") == (kinds[name] == "lines")
            assert element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
            # Nothing is printed where someone writes.
            assert not "".join(element.itertext()).replace("\u00a0", "").strip()


def test_no_row_splits_and_the_first_one_repeats(card, files):
    (table,) = tables(files[".docx"], "Measures")
    head, *rows = table.findall(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert len(rows) == len(card.measures) + 7
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
    blank = [row for row in rows if row.find(f"{W}trPr/{W}trHeight") is not None]
    assert len(blank) == 7
    twips_per_mm = 1440 / 25.4
    assert all(int(row.find(f"{W}trPr/{W}trHeight").get(f"{W}val")) >= 14 * twips_per_mm for row in blank)


def test_python_docx_reads_title_language_headings_and_table(card, files):
    document = docx.Document(io.BytesIO(files[".docx"]))
    assert document.core_properties.title == card.data.title
    assert document.core_properties.language == "nl-BE"
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings[0] == ("Heading 1", card.data.title)
    assert ("Heading 3", "1.1 Gewoon dromen") in headings
    assert [table.style.name for table in document.tables] == ["Signalen", "Maatregelen"]
    languages = {element.get(f"{W}val") for element in word_part(files[".docx"], "word/styles.xml").iter(f"{W}lang")}
    assert languages == {"nl-BE"}


def test_the_circle_has_words_for_who_does_not_see_it(card, files, small_files):
    descriptions = [element.get("descr") for element in word_part(files[".docx"]).iter(f"{WP}docPr")]
    assert descriptions == [card.data.cycle.description]
    assert not list(word_part(small_files[".docx"]).iter(f"{WP}docPr"))


def test_the_layout_comes_from_styles(data):
    document = word_part(data)
    for properties in document.iter(f"{W}rPr"):
        assert [etree.QName(child).localname for child in properties] == ["rStyle"]
    direct = {etree.QName(child).localname for properties in document.iter(f"{W}pPr") for child in properties}
    assert direct <= {"pStyle", "numPr", "ind"}


def test_card_and_edition_can_be_read_from_it(card, files):
    properties = {p.get("name"): p[0].text for p in word_part(files[".docx"], "docProps/custom.xml")}
    names = " ".join(field.name for field in fields(card))
    assert properties == {"FkKaart": "dromen", "FkUitgave": str(card.data.edition), "FkVelden": names}


def test_the_foot_names_card_edition_school_and_page(files):
    foot = "".join(word_part(files[".docx"], "word/footer1.xml").itertext())
    assert foot == "Dromen · uitgave 22 november 2026GBS De Lindepagina 1 van 1"
    codes = [
        element.get(f"{W}instr").strip()
        for element in word_part(files[".docx"], "word/footer1.xml").iter(f"{W}fldSimple")
    ]
    assert codes == ["PAGE", "NUMPAGES"]


def test_signs_of_xml_in_a_text_stay_text(small_files):
    assert "Eenkleinekaartzondercirkel&vergelijkingen" in word_text(small_files[".docx"])
