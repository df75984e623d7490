"""Nothing that an editor types is ever run: raw HTML is a fault in every text, and text again where it is rendered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown import Markdown

from macros.card import prose
from macros.card.prose import Heading, block_text, to_blocks, to_html, to_inline_html, to_plain, unsupported_markup
from macros.card.traps import mangled
from macros.reading.page_source import read_page
from tests.reading.conftest import DATA, PAGE, Project

_SCRIPT = "<script>alert(1)</script>"
_TAGS = {"p", "ul", "ol", "li", "em", "strong", "a", "br", "h1", "h2", "h3", "h4", "h5", "h6"}
_ALLOWED = _TAGS | {"blockquote", "hr", "pre", "code", "img"}

# What stands in the small card -> the same with a script in it, for every field that holds a text.
_FIELDS = {
    "title": ("titel: Focuskaart voor", f"titel: {_SCRIPT} voor"),
    "name": ("naam: Klein", f"naam: {_SCRIPT}"),
    "summary": ("kort: Een kleine", f"kort: {_SCRIPT} kleine"),
    "source": ("bron: Verzonnen", f"bron: {_SCRIPT}"),
    "cycle title": ("titel: De wiebelcirkel", f"titel: {_SCRIPT}"),
    "phase title": ("kort: Stilzitten", f"kort: {_SCRIPT}"),
    "phase text": ("tekst: Het kind zit", f"tekst: {_SCRIPT} zit"),
    "cycle closing": ("slot: En dan", f"slot: {_SCRIPT} dan"),
    "comparison title": ("titel: Twee soorten", f"titel: {_SCRIPT} soorten"),
    "part title": ("titel: De voetwiebelaar", f"titel: {_SCRIPT}"),
    "part text": ("tekst: Tikt", f"tekst: {_SCRIPT}"),
    "part warning": ("let_op: Dit", f"let_op: {_SCRIPT}"),
    "part point": ("- Kantelt.", f"- {_SCRIPT}"),
    "part origin": ("ontstaan: De", f"ontstaan: {_SCRIPT}"),
    "signal text": ("tekst: Wiebelt.", f"tekst: {_SCRIPT}"),
    "signal keyword": ("[onrustig]", f"['{_SCRIPT}']"),
    "measure title": ("kort: Laat het", f"kort: {_SCRIPT} het"),
    "measure text": ("Geef een taak", f"{_SCRIPT} een taak"),
    "measure saying": ("- Breng jij", f"- {_SCRIPT} jij"),
    "measure keyword": ("[pauze, lopen]", f"[pauze, '{_SCRIPT}']"),
    "withdrawal": ("waarom: Het", f"waarom: {_SCRIPT}"),
}


@pytest.mark.parametrize(("old", "new"), _FIELDS.values(), ids=_FIELDS)
def test_a_script_in_a_field_is_a_fault(project: Project, old: str, new: str):
    project.replace(DATA, old, new)
    faults = project.faults()
    assert len(faults) == 1
    assert ": hier staat HTML: '<script>'. Dat kan op een kaart niet. Haal het weg." in faults[0]


def test_a_script_in_a_theme_is_a_fault(project: Project):
    project.replace("data/themas.yml", "label: Rust", f"label: {_SCRIPT}")
    text = "thema 'rust': 'label': hier staat HTML: '<script>'. Dat kan op een kaart niet. Haal het weg."
    assert project.faults() == [f"data/themas.yml:2: {text}"]


def test_all_problems_of_a_text_are_told_at_once(project: Project):
    project.replace(DATA, "tekst: Wiebelt.", 'tekst: "<b>Wiebelt</b> `x` ![y](z)"')
    assert project.faults() == [
        f"{DATA}:31: signaal 1: 'tekst': hier staat HTML: '<b>'. Dat kan op een kaart niet. Haal het weg. "
        "Of schrijf &lt; als je het teken zelf bedoelt. Ook: hier staat code (tekst tussen `). "
        "Dat kan op een kaart niet. Schrijf het als gewone tekst of lijst. "
        "Ook: hier staat een afbeelding. Dat kan op een kaart niet. "
        "Schrijf het als gewone tekst of lijst."
    ]


# What an earlier rule took for an automatic link, and a browser takes for an element.
_LOOKS_LIKE_A_LINK = (
    "<svg/onload=alert(1)//@>",
    "<script/@>",
    "<https:x autofocus onfocus=alert(1) tabindex=1>",
    "<https://x.be/ onfocus=alert(1) autofocus>",
    "<a@b.c onclick=alert(1)>",
    "<img/src=x/onerror=alert(1)//@b>",
)


@pytest.mark.parametrize("html", _LOOKS_LIKE_A_LINK)
def test_html_that_looks_like_an_automatic_link_is_a_fault_in_a_title_a_text_and_on_the_page(
    project: Project, html: str
):
    project.replace(DATA, "naam: Klein", f"naam: 'A{html}'")
    project.replace(DATA, "kort: Laat het", f"kort: 'B{html}' #")
    project.replace(DATA, "tekst: Wiebelt.", f"tekst: 'C{html}'")
    project.replace(PAGE, "Wiebelen is", f"D{html} is")
    faults = project.faults()
    assert len(faults) == 4, faults
    assert all("hier staat HTML" in fault for fault in faults)


def test_an_automatic_link_in_a_name_is_a_fault_because_a_menu_is_no_markdown(project: Project):
    project.replace(DATA, "naam: Klein", "naam: <https://x.be/onfocus=alert(1)>")
    assert "hier staat HTML" in project.faults()[0]


@pytest.mark.parametrize("text", ["[x](javascript:alert(1))", "![x](https://school.be/x.png)", "`x`", "[x](../x.html)"])
def test_the_title_of_a_measure_holds_no_markup_that_a_text_may_not_hold(project: Project, text: str):
    project.replace(DATA, "kort: Laat het", f"kort: '{text}' #")
    assert len(project.faults()) == 1


def test_of_what_no_rule_saw_only_safe_elements_and_links_are_rendered():
    text = "[a](javascript:alert(1)) ![b](https://x.be/b.png) <svg/onload=alert(1)> [c](tel:012) [d](../d.html)"
    assert to_html(text) == (
        '<p><a>a</a>  &lt;svg/onload=alert(1)&gt; <a href="tel:012">c</a> <a href="../d.html">d</a></p>'
    )


@pytest.mark.parametrize("text", ["1. Doe dit", "# Doe dit", "- Doe dit", "> Doe dit", "==="])
def test_a_text_of_one_line_keeps_how_it_begins(text: str):
    assert to_plain(text) == text
    assert to_inline_html(text).unescape() == text


@pytest.mark.parametrize("line", ["a < b en 3<4", "&lt;b&gt;", "<https://school.be>", "<juf@school.be>", "1 \\* 2 = 2"])
def test_what_only_looks_like_html_is_fine(project: Project, line: str):
    project.replace(PAGE, "Wiebelen is", f"{line} is")
    project.replace(DATA, "tekst: Wiebelt.", f"tekst: '{line}'")
    assert project.faults() == []


# A · stands for a space.
_PIECES = """
< > </ <script> <img·src=x·onerror=y> <!-- --> <? <![CDATA[ ` \\` \\ &lt; &#60; [a](javascript:b) [ ]( ) {:·onclick=x·}
* ** _ - x a@b http:// https://a.b mailto: " ' = klzzwxh:0001 wzxhzdk:0 ##· {:·#x·} ~~~ ``` | |-|-| !!!· [TOC] [a]:·/b
<svg/onload=x//@> <script/@> <https:x·onfocus=x> <https://x·onfocus=x> <https://x/onfocus=x> <a@b.c·onclick=x> <a@b.c>
"""
_HOSTILE = st.lists(
    st.sampled_from([*(piece.replace("·", " ") for piece in _PIECES.split()), "\n", "\n\n", "    "])
).map("".join)


@given(text=_HOSTILE)
def test_rendered_text_holds_no_tag_or_attribute_of_the_editor(text: str):
    for html in (to_html(text), to_inline_html(text)):
        tree = lxml_html.fragment_fromstring(html, create_parent="div")
        for element in tree.iterdescendants():
            assert element.tag in _ALLOWED
            assert set(element.keys()) <= {"href", "title", "start", "src", "alt"}


@given(text=_HOSTILE)
def test_what_is_let_through_has_only_markup_that_every_file_can_hold(text: str):
    if unsupported_markup(text) or not text.strip():
        return
    tree = lxml_html.fragment_fromstring(to_html(text), create_parent="div")
    for element in tree.iterdescendants():
        assert element.tag in _TAGS
        assert element.get("href", "#").startswith(("#", "https://", "http://", "mailto:"))
    assert any(block_text(block).strip() for block in to_blocks(text))


@settings(max_examples=500)
@given(text=_HOSTILE)
def test_a_page_that_is_let_through_holds_no_html_of_the_editor_where_mkdocs_renders_it(text: str):
    page = read_page(PAGE, text, {})
    if page.faults:
        return
    html = Markdown(extensions=["attr_list", "admonition", "tables", "toc"]).convert(text)
    for element in lxml_html.fragment_fromstring(html, create_parent="div").iterdescendants():
        assert element.tag in _TAGS, html
        assert set(element.keys()) <= {"href", "title", "id"}


@settings(max_examples=500)
@given(text=_HOSTILE)
def test_what_is_judged_of_a_page_says_the_same_as_what_is_read_of_a_text(text: str):
    problems, blocks = prose.page_blocks(text)
    assert problems == unsupported_markup(text, headings=True)
    # A heading without an address of its own is a fault of the page, told elsewhere. On a page MkDocs knows tables:
    # a bar after a backslash is the bar.
    if not problems and not any(isinstance(block, Heading) for block in blocks) and "\\|" not in text:
        assert blocks == to_blocks(text)


def test_a_sign_that_a_page_shows_as_it_is_is_so_on_paper_too():
    html = Markdown(extensions=["attr_list", "admonition", "tables", "toc"]).convert(r"Ja \| nee")
    assert html == "<p>Ja | nee</p>"
    assert [block_text(block) for block in prose.page_blocks(r"Ja \| nee")[1]] == ["Ja | nee"]


def test_a_text_too_deep_to_read_does_not_change_how_the_next_is_read():
    assert unsupported_markup("1. " * 3000) == ["hier staat te veel in elkaar. Schrijf het als gewone tekst of lijst."]
    assert unsupported_markup("`code`") != []


# Words as they are typed, with any sign behind their first letter.
_WORD = st.tuples(st.sampled_from("aBé0(\"'“"), st.text("aBé09.,;:?!()'\"’“”…/%€=-", max_size=6)).map("".join)
_SENTENCE = st.lists(_WORD, max_size=6).map(lambda words: " ".join(["Kom", *words]))
_TEXT = st.lists(st.tuples(_SENTENCE, st.sampled_from(["\n", "\n\n"])), min_size=1, max_size=4).map(
    lambda pairs: "".join(piece for pair in pairs for piece in pair).rstrip("\n")
)


@given(_TEXT)
@settings(max_examples=300, deadline=None)
def test_plain_paragraphs_that_are_not_given_to_markdown_come_out_as_it_would_make_them(text: str) -> None:
    assert prose._plain_paragraphs(text)
    made = prose._convert(text, "sane_lists")
    assert to_html(text) == prose._safe(made)
    assert to_blocks(text) == tuple(prose._blocks(prose._tree(made)))
    everything = prose._convert(text, *prose._ALL_EXTENSIONS)
    assert unsupported_markup(text) == prose._tree_problems(prose._tree(everything), headings=False)
    assert unsupported_markup(text) == mangled(text)


@given(_SENTENCE, st.sampled_from(["", "1. ", "12) ", "3", "2026 "]))
@settings(max_examples=300, deadline=None)
def test_a_plain_line_that_is_not_given_to_markdown_comes_out_as_it_would_make_it(sentence: str, start: str) -> None:
    text = start + sentence
    assert prose._is_plain_line(text)
    made = prose._run(prose._line_markdown(), text)
    assert to_inline_html(text) == prose._safe(made).removeprefix("<p>").removesuffix("</p>")
    assert prose.line_blocks(text) == tuple(prose._blocks(prose._tree(made)))
    assert to_plain(text) == block_text(prose.line_blocks(text)[0])
    assert prose.unsupported_line(text) == []
