"""Whatever stands in a document comes out of the card as it was: Markdown made here reads back as the same blocks."""

from hypothesis import given, settings
from hypothesis import strategies as st

from macros.card.prose import ListBlock, Paragraph, Run, block_text, to_blocks, unsupported_markup
from macros.importing.markdown_text import markdown, paragraph, plain, wrapped
from macros.importing.outline import tidy

SIGNS = "ab É1. -+*_#>|!:=~`[](){}<&;\\\"'“”€%/"
WORDS = st.text(SIGNS, min_size=1, max_size=24).map(lambda text: " ".join(text.split())).filter(bool)
RUNS = st.lists(
    st.builds(Run, text=WORDS.map(lambda word: f"{word} "), bold=st.booleans(), italic=st.booleans()),
    min_size=1,
    max_size=4,
)
PARAGRAPHS = st.builds(Paragraph, runs=RUNS.map(tidy))
ITEMS = st.lists(st.tuples(PARAGRAPHS), min_size=1, max_size=3).map(tuple)
LISTS = st.builds(ListBlock, ordered=st.booleans(), items=ITEMS)


def _spaced(text):
    """Two braces in a row are pulled apart: on a page they would begin a component."""
    return "".join(text.split())


@given(WORDS)
@settings(max_examples=300, deadline=None)
def test_a_text_of_any_signs_stays_that_text(text):
    made = plain(text)
    assert _spaced("".join(block_text(block) for block in to_blocks(made))) == _spaced(text)
    assert not [problem for problem in unsupported_markup(made, headings=True) if "niets dat" not in problem]


@given(RUNS)
@settings(max_examples=200, deadline=None)
def test_a_paragraph_with_emphasis_keeps_its_words(runs):
    made = paragraph(tidy(runs))
    assert _spaced("".join(block_text(block) for block in to_blocks(made))) == _spaced(
        "".join(run.text for run in runs)
    )


@given(st.lists(st.one_of(PARAGRAPHS, LISTS), min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_blocks_keep_their_words_and_wrapping_changes_nothing(blocks):
    made = markdown(blocks)
    said = _spaced("".join(block_text(block) for block in to_blocks(made)))
    assert said == _spaced("".join(block_text(block) for block in blocks))
    assert to_blocks(wrapped(made, 30)) == to_blocks(made)


def test_emphasis_links_and_nested_lists_come_back_the_same():
    text = (
        "Kijk **goed** en *rustig*, zie [hier](#m4) of [daar](https://voorbeeld.be/a?b=1&c=2).\n\n"
        "1. Eén\n2. Twee\n    - diep\n    - dieper"
    )
    assert markdown(to_blocks(text)) == text
