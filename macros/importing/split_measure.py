"""The cell of a measure -> its one line, its text and what one can say; every word of the cell stays."""

import re
from dataclasses import dataclass, field, replace

from macros.card.contract import LONGEST_SHORT
from macros.importing.lists import honest_numbers
from macros.importing.markdown_text import blocks_of, markdown, plain, wrapped
from macros.importing.outline import Para, without_start
from macros.importing.recognise import leads_to_saying, quoted, with_typed_mark

_SENTENCE_END = re.compile(r"(?<=[.!?])[”’\"]?\s+(?=[A-ZÀ-Þ‘“\"(0-9])")
_SHORTENED = re.compile(
    r"\b(?:bv|bijv|o\.a|enz|nr|m\.b\.t|d\.m\.v|i\.p\.v|m\.a\.w|d\.w\.z|t\.o\.v|evt|p|blz|max|min|ca|resp|incl|excl)\.$",
    re.I,
)


@dataclass
class SplitMeasure:
    """What a measure says; `dropped` is a line that only announces a saying, `notes` what a person has to look at."""

    short: str
    text: str | None
    say: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)


def split_measure(paras: list[Para]) -> SplitMeasure:
    """Return the parts of a measure from the paragraphs of its cell, of which the first has text."""
    say, rest, dropped = _sayings([with_typed_mark(para) for para in paras if para.text])
    if not rest:
        rest, say = [paras[0]], say[1:]
    first, *others = rest
    lead = _bold_lead(first)
    notes: list[str] = []
    if lead and len(plain(lead)) <= LONGEST_SHORT and lead != first.text:
        short, remainder = lead, without_start(first, _length(first, lead))
        remainder = without_start(remainder, len(remainder.text) - len(remainder.text.lstrip(" .:–-")))
        others = [replace(remainder, mark=None), *others]
    elif len(plain(first.text)) <= LONGEST_SHORT and len(_sentences(first.text)) == 1:
        short = first.text
    else:
        sentence, *more = _sentences(first.text)
        if len(plain(sentence)) <= LONGEST_SHORT and more:
            short = sentence
            others = [replace(without_start(first, len(sentence) + 1), mark=None), *others]
        else:
            short = _cut(first.text)
            others = [replace(first, mark=None), *others]
            notes.append("'kort' is het begin van de tekst. Maak er één regel van, als opdracht.")
    text = markdown(blocks_of(honest_numbers(others)))
    return SplitMeasure(plain(_without_end(short)), wrapped(text, 110) if text else None, say, notes, dropped)


def _sayings(paras: list[Para]) -> tuple[list[str], list[Para], list[str]]:
    say: list[str] = []
    rest: list[Para] = []
    dropped: list[str] = []
    for para in paras:
        saying = quoted(para.text)
        if saying:
            say.append(plain(saying))
            if rest and leads_to_saying(rest[-1].text):
                dropped.append(rest.pop().text)
        else:
            rest.append(para)
    return say, rest, dropped


def _bold_lead(para: Para) -> str:
    lead = []
    for run in para.runs:
        if not run.bold and run.text.strip():
            break
        lead.append(run.text)
    return "".join(lead).strip() if any(run.bold for run in para.runs) else ""


def _length(para: Para, lead: str) -> int:
    text = "".join(run.text for run in para.runs)
    return text.index(lead) + len(lead)


def _sentences(text: str) -> list[str]:
    sentences, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        sentence = text[start : match.end()].rstrip()
        if not _SHORTENED.search(sentence):
            sentences.append(sentence)
            start = match.end()
    return [*sentences, text[start:]] if text[start:].strip() else sentences


def _cut(text: str) -> str:
    most = LONGEST_SHORT - 1
    while len(plain(text[:most])) > LONGEST_SHORT - 1:
        most -= 1
    return text[:most].rpartition(" ")[0].rstrip(" ,;:.(") + "…" if " " in text[:most] else text[:most] + "…"


def _without_end(short: str) -> str:
    return re.sub(r"(?<![.])[.:;,]$", "", short.strip()) or short
