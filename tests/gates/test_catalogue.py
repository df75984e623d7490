"""The words of the interface stand in the catalogue and nowhere else, and no word of the catalogue is idle."""

import re

from macros.card.wording import read_words
from tests.conftest import ROOT

TEMPLATES = sorted((ROOT / "overrides").rglob("*.html"))
SOURCES = [
    *TEMPLATES,
    *(path for path in sorted((ROOT / "overrides").rglob("*.js")) if "search" not in path.parts),
    *sorted((ROOT / "macros").rglob("*.py")),
    *sorted((ROOT / "macros").rglob("*.typ")),
    *sorted((ROOT / "macros").rglob("*.xml")),
    *sorted((ROOT / "overrides/search").glob("*.js")),
    *sorted((ROOT / "overrides").rglob("*.xml")),
]
# Chosen by a number or a name that is only known when the site is made.
CHOSEN = ("list.date", "card.column_1", "card.column_2", "card.tick_1", "card.tick_2")

_JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_CODE = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
_SAID = re.compile(r'\b(?:aria-label|title|alt|placeholder)="([^"]*)"')
_SENTENCE = re.compile(r"""["'`]([A-ZÀ-Ý“][a-zà-ÿ]+(?: [a-zà-ÿ0-9“$]|\.)[^"'`]*)["'`]""")


def is_used(section: str, key: str, texts: list[str]) -> bool:
    """Whether a source says `section.key`, or gives the section a name of its own and says `.key`."""
    renamed = re.compile(rf"WORDS\.{section}\b|import [^;]*\b{section}\b[^;]*#generated/words")
    word, any_word = re.compile(rf"\b{section}\.{key}\b"), re.compile(rf"\.{key}\b")
    return any(word.search(text) or (renamed.search(text) and any_word.search(text)) for text in texts)


def test_no_template_holds_a_word_of_its_own() -> None:
    own = {}
    for path in TEMPLATES:
        markup = _CODE.sub("", _JINJA.sub("", path.read_text(encoding="utf-8")))
        said = [*_SAID.findall(markup), *re.split(r"<[^>]*>|&\w+;", markup)]
        if found := [text.strip() for text in said if re.search("[a-z]{2}", text)]:
            own[path.name] = found
    assert own == {}


def test_no_script_of_a_page_holds_a_sentence_of_its_own() -> None:
    own = {}
    for path in sorted((ROOT / "overrides").rglob("*.js")):
        code = re.sub(r"^\s*(//|/?\*).*$|\s// .*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        if found := _SENTENCE.findall(code):
            own[path.name] = found
    assert own == {}


def test_every_word_of_the_catalogue_is_used() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SOURCES]
    names = [(section, key) for section, words in read_words().items() for key in words]
    idle = [f"{section}.{key}" for section, key in names if not is_used(section, key, texts)]
    assert [name for name in idle if name not in CHOSEN] == []
