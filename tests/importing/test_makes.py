"""`importeer` with documents of every make: what comes of them is exactly the card that they hold."""

import pytest

from macros.exports.document import SiteInfo
from macros.exports.pdf.pdf import pdf_bytes
from macros.reading.library import load_what_is_sound
from tests.conftest import FIXTURES
from tests.importing.makes import MAKES
from tests.importing.makes.bring_in import bring_in
from tests.importing.makes.score import plain_text, score, text_of


@pytest.mark.parametrize("name", MAKES)
def test_a_document_becomes_the_card_it_holds_and_no_word_is_lost(name, tmp_path):
    made = MAKES[name]()
    (tmp_path / made.file).write_bytes(made.data)
    brought = bring_in(tmp_path / made.file, tmp_path)
    card = brought.card
    assert brought.faults == []
    assert card.data.title == made.title
    assert card.data.edition.isoformat() == made.edition
    assert card.data.blank_rows == made.blank
    assert [measure.number for measure in card.measures] == [row.number for row in made.rows]
    assert [plain_text(measure.short) for measure in card.measures] == [row.short for row in made.rows]
    if any(row.theme for row in made.rows):
        assert [measure.theme for measure in card.measures] == [row.theme for row in made.rows]
    got = score(made, card, brought.everything)
    assert got.lost == []
    assert (got.rows, got.headings, got.signals) == (1, 1, 1)
    assert f"{len(made.rows)} maatregelen, waarvan {len(made.rows)} met een nummer" in brought.said
    assert f"{len(made.signals)} signalen" in brought.said
    assert "# nakijken: " in brought.data
    assert [text_of(measure) for measure in card.measures] == [row.text for row in made.rows]


def test_our_own_pdf_gives_back_its_signals_and_measures(tmp_path):
    card = load_what_is_sound(FIXTURES / "site").cards["dromen"]
    (tmp_path / "dromen.pdf").write_bytes(pdf_bytes(card, SiteInfo("Focuskaarten")))
    got = bring_in(tmp_path / "dromen.pdf", tmp_path).card
    assert [plain_text(signal.text) for signal in got.signals] == [plain_text(each.text) for each in card.signals]
    assert [measure.number for measure in got.measures] == [measure.number for measure in card.measures]
    assert [plain_text(each.short) for each in got.measures] == [plain_text(each.short) for each in card.measures]
    assert got.data.blank_rows == card.data.blank_rows
