"""Documents as nobody would make them: every word of them is on the card, on its page or in the list of leftovers."""

import io
import re
import zipfile
from datetime import date
from html import escape

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from macros.card.model import Theme
from macros.importing.card_file import data_text, page_text
from macros.importing.documents import read_document
from macros.importing.drafting import draft_of
from macros.importing.places import new_place
from tests.conftest import ROOT
from tests.importing.makes.bring_in import bring_in

THEMES = (Theme.model_validate({"sleutel": "rust", "label": "Rust", "regel": "Kalmte."}),)
_NS = " ".join(
    f'xmlns:{short}="{address}"'
    for short, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    }.items()
)
_ODF = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in {
        **{name: name for name in ("office", "text", "table", "style", "form")}, "draw": "drawing",
    }.items()
)  # fmt: skip
# What surrounds a word {}: signs that mean something to Markdown, YAML, HTML or our own pages, and headings of cards.
_SAID = [
    *("{}", "{}.", "{}:", "# {}", "- {}", "1. {}", "{} #x", "“{}”", "{{{{ {} }}}}", "<b>{}</b>"),
    *("&{};", "*{}*", "{}|{}"),
    *("[{}](x)", "Naam {}: ____", "Signalen {}", "Maatregelen {}", "versie {} 10-11-2019", "{}\u00ad{}", "\u202e{}"),
    "{}  {}",
    *("> {}", "| {} |", "~~~ {}", "{}\u00a0{}", "---{}", "%{}%", "'{}", '"{}', "{} – {}", "Zeg bijvoorbeeld: {}"),
    *("12 {}", "x"),
]  # fmt: skip
_RUNS = [
    "<w:r><w:t>{}</w:t></w:r>", "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{} </w:t></w:r>",
    "<w:hyperlink w:anchor='x'><w:r><w:t>{}</w:t></w:r></w:hyperlink>", "<w:ins><w:r><w:t>{}</w:t></w:r></w:ins>",
    "<w:del><w:r><w:delText>{}</w:delText></w:r></w:del>", "<w:smartTag><w:r><w:t>{}</w:t></w:r></w:smartTag>",
    "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent><w:r><w:t>{}</w:t></w:r></w:sdtContent></w:sdt>",
    "<w:fldSimple w:instr='X'><w:r><w:t>{}</w:t></w:r></w:fldSimple>", "<w:odd><w:r><w:t>{}</w:t></w:r></w:odd>",
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:t>{}</w:t></w:r>",
    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{}</w:t></w:r>", "<m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath>",
    "<w:r><w:ruby><w:rt><w:r><w:t>{}</w:t></w:r></w:rt></w:ruby></w:r>", "<w:r><w:br/><w:t>{}</w:t><w:tab/></w:r>",
    "<w:r><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>",
    "<w:r><mc:AlternateContent><mc:Choice><a:t>{}</a:t></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>",
]  # fmt: skip
_MARKS = [
    "", "", "<w:pStyle w:val='Heading1'/>", "<w:pStyle w:val='Title'/>", "<w:outlineLvl w:val='2'/>",
    "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>",
    "<w:numPr><w:ilvl w:val='7'/><w:numId w:val='1'/></w:numPr>",
    "<w:numPr><w:numId w:val='99'/></w:numPr>", "<w:rPr><w:del/></w:rPr>", "<w:pStyle w:val='TOC1'/>",
]  # fmt: skip
_AROUND = ["{}", "{}", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:odd>{}</w:odd>", "<w:ins>{}</w:ins>"]
_ODF_TEXT = [
    "<text:p>{}</text:p>", "<text:h text:outline-level='1'>{}</text:h>", "<text:p><text:span>{}</text:span></text:p>",
    "<text:p>a<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame></text:p>",
    "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
    "<text:list><text:list-header><text:p>{}</text:p></text:list-header></text:list>",
    "<text:p><office:annotation><text:p>{}</text:p></office:annotation></text:p>",
    "<text:odd><text:p>{}</text:p></text:odd>",
    "<text:p>a<text:note><text:note-body><text:p>{}</text:p></text:note-body></text:note></text:p>",
    "<text:section><text:p>{}</text:p></text:section>", "<text:p><text:a>{}</text:a></text:p>",
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>{}</text:p></text:deletion></text:changed-region>"
    "</text:tracked-changes>", "<text:p><text:ruby><text:ruby-base>{}</text:ruby-base></text:ruby></text:p>",
    "<draw:frame><draw:text-box><text:p>{}</text:p></draw:text-box></draw:frame>",
]  # fmt: skip


class Words:
    """Words that are each used once, and what was said with them."""

    def __init__(self):
        self.said = []

    def __call__(self, form):
        word = f"woord{len(self.said)}q"
        self.said.append(form.format(*[word] * form.count("{}")))
        return escape(self.said[-1])


texts = st.sampled_from(_SAID)
paragraphs = st.tuples(
    st.sampled_from(_MARKS), st.lists(st.tuples(st.sampled_from(_RUNS), texts), min_size=1, max_size=3)
)
cells = st.tuples(st.integers(1, 3), st.lists(paragraphs, min_size=1, max_size=2))
tables = st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=5)
word_blocks = st.lists(st.tuples(st.sampled_from(_AROUND), st.one_of(paragraphs, tables)), min_size=1, max_size=9)
odf_cells = st.lists(st.tuples(st.sampled_from(_ODF_TEXT), texts), max_size=2)
odf_tables = st.lists(st.lists(odf_cells, min_size=1, max_size=4), min_size=1, max_size=4)
odf_blocks = st.lists(st.one_of(st.tuples(st.sampled_from(_ODF_TEXT), texts), odf_tables), min_size=1, max_size=9)


def word_file(blocks):
    said = Words()
    body = "".join(around.format(_word_block(block, said)) for around, block in blocks)
    numbering = (
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/>"
        "</w:lvl></w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
    return said.said, _zip({
        "word/document.xml": f"<w:document {_NS}><w:body>{body}</w:body></w:document>",
        "word/numbering.xml": f"<w:numbering {_NS}>{numbering}</w:numbering>",
        "word/footer1.xml": f"<w:ftr {_NS}><w:p><w:r><w:t>{said('{}')}</w:t></w:r></w:p></w:ftr>",
    })  # fmt: skip


def _word_block(block, said):
    if isinstance(block, tuple):
        mark, runs = block
        return f"<w:p><w:pPr>{mark}</w:pPr>{''.join(run.format(said(text)) for run, text in runs)}</w:p>"
    rows = []
    for row in block:
        inner = "".join(
            f"<w:tc><w:tcPr><w:gridSpan w:val='{span}'/></w:tcPr>"
            f"{''.join(_word_block(each, said) for each in paras)}</w:tc>"
            for span, paras in row
        )
        rows.append(f"<w:tr>{inner}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def odf_file(blocks):
    said = Words()
    body = "".join(_odf_block(block, said) for block in blocks)
    content = f"<office:document-content {_ODF}><office:body><office:text>{body}</office:text></office:body>"
    return said.said, _zip({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{content}</office:document-content>",
    })  # fmt: skip


def _odf_block(block, said):
    if isinstance(block, tuple):
        form, text = block
        return form.format(said(text))
    rows = []
    for row in block:
        inner = "".join(
            f"<table:table-cell>{''.join(_odf_block(each, said) for each in cell)}</table:table-cell>" for cell in row
        )
        rows.append(f"<table:table-row>{inner}</table:table-row>")
    return f"<table:table>{''.join(rows)}</table:table>"


def _zip(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def hold(said, data):
    outcome = draft_of(read_document(data, ROOT), "kaart", THEMES, date(2026, 1, 1))
    everything = [data_text(outcome.draft, new_place(ROOT, "kaart"), ["rust"]), page_text(outcome.draft)]
    everything += [left.text for left in outcome.leftovers]
    whole = "\n".join(everything)
    words = [word for text in said for word in re.findall(r"woord\d+q", text)]
    assert [word for word in set(words) if whole.count(word) < words.count(word)] == []


some = settings(
    max_examples=40, phases=(Phase.generate,), deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@some
@given(word_blocks)
def test_no_word_of_an_odd_word_file_is_lost(blocks):
    hold(*word_file(blocks))


@some
@given(odf_blocks)
def test_no_word_of_an_odd_opendocument_text_is_lost(blocks):
    hold(*odf_file(blocks))


@settings(some, max_examples=6)
@given(word_blocks)
def test_the_card_of_an_odd_document_passes_the_check(tmp_path_factory, blocks):
    folder = tmp_path_factory.mktemp("odd")
    (folder / "kaart.docx").write_bytes(word_file(blocks)[1])
    assert bring_in(folder / "kaart.docx", folder).faults == []
