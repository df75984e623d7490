"""One card, four renderings: the same text of every measure, in the same order."""

import json
import re

import pytest
from lxml import html

from macros.card import prose
from tests.exports.reading import pdf_text, squeezed, word_text


@pytest.fixture(scope="module")
def page_text(site):
    page = html.fromstring((site / "kaarten" / "dromen.html").read_bytes())
    (article,) = page.xpath("//article[contains(@class, 'md-content')]")
    return squeezed(article.text_content())


def _data_text(data):
    card = json.loads(data)
    return "".join(
        squeezed(prose.to_plain(text))
        for measure in card["maatregelen"]
        for text in (measure["kort"], measure["tekst"], *measure.get("zeg", ()))
    )


def _pieces(measure):
    lines = [line for block in prose.to_blocks(measure.text) for line in _lines(block)]
    texts = [measure.short, *map(prose.block_text, lines), *measure.say]
    return [squeezed(prose.to_plain(text)) for text in texts]


def _lines(block):
    if block.kind != "list":
        yield block
        return
    for item in block.items:
        for child in item:
            yield from _lines(child)


def _unhyphenated(text):
    # A word that is split over two lines has a hyphen in a PDF that it has nowhere else.
    return re.sub(r"[-‐]", "", text)


def test_every_measure_is_whole_and_in_order_in_all_four(card, files, page_text):
    texts = (page_text, pdf_text(files[".pdf"]), word_text(files[".docx"]), _data_text(files[".json"]))
    for text in map(_unhyphenated, texts):
        place = 0
        for measure in card.measures:
            for piece in map(_unhyphenated, _pieces(measure)):
                found = text.find(piece, place)
                assert found >= 0, (measure.number, piece)
                place = found + len(piece)


def test_signals_circle_and_comparisons_are_whole_in_pdf_and_word(card, files):
    data = card.data
    wanted = [signal.text for signal in card.signals]
    wanted += [text for phase in data.cycle.phases for text in (phase.short, phase.text)] + [data.cycle.closing]
    for comparison in data.comparisons:
        wanted.append(comparison.title)
        for part in comparison.parts:
            wanted += [part.title, part.text, *part.points, part.look_out, part.origin]
    for text in (pdf_text(files[".pdf"]), word_text(files[".docx"])):
        for piece in filter(None, wanted):
            assert _unhyphenated(squeezed(prose.to_plain(piece))) in _unhyphenated(text)


def test_the_prose_of_the_page_is_whole_in_pdf_and_word(card, files):
    blocks = [block for part in card.page if hasattr(part, "kind") for block in _lines(part)]
    assert len(blocks) > 12
    for text in (pdf_text(files[".pdf"]), word_text(files[".docx"])):
        for block in blocks:
            assert _unhyphenated(squeezed(prose.block_text(block))) in _unhyphenated(text)


def test_what_is_withdrawn_is_in_no_file(small_files):
    for text in (pdf_text(small_files[".pdf"]), word_text(small_files[".docx"]), small_files[".json"].decode()):
        assert "nietmeergedrukt" not in squeezed(text)
        assert "Ditwaseensignaal" not in squeezed(text)
