"""The same fields, in the same order, on the page and in the files."""

import re

from macros.card.fields import fields
from tests.exports.reading import controls, widgets


def test_29_measures_17_signals_and_7_blank_rows_are_97_fields(card):
    names = [field.name for field in fields(card)]
    assert len(names) == len(set(names)) == 97
    assert names[:17] == [f"s{number}" for number in range(1, 18)]
    assert names[17:20] == ["voor", "m1-1", "m1-2"]
    assert names[-3:] == ["eigen-7", "eigen-7-1", "eigen-7-2"]


def test_what_is_withdrawn_has_no_field_and_the_page_decides_the_order(small_card):
    expected = ["voor", "m1-1", "m1-2", "m4-1", "m4-2", "eigen-1", "eigen-1-1", "eigen-1-2", "s2"]
    assert [field.name for field in fields(small_card)] == expected


def test_an_own_measure_is_labelled_with_its_printed_number(card):
    labels = {field.name: field.label for field in fields(card)}
    assert labels["eigen-1-2"] == "Eigen maatregel 30: ga ik uitproberen"
    assert labels["m13-1"] == "Maatregel 13: doe ik al"


def test_page_pdf_and_word_file_have_the_same_fields_in_the_same_order(card, files, site):
    page = (site / "kaarten" / "dromen.html").read_text(encoding="utf-8")
    on_page = re.findall(r'<(?:input|textarea)[^>]*data-fk-field[^>]* name="([^"]+)"', page)
    names = [field.name for field in fields(card)]
    assert on_page == names
    assert [widget["name"] for widget in widgets(files[".pdf"])] == names
    assert [name for name, _, _ in controls(files[".docx"])] == names


def test_every_field_has_its_label_in_both_files(card, small_card, files, small_files):
    for one, made in ((card, files), (small_card, small_files)):
        labels = [field.label for field in fields(one)]
        assert [widget["label"] for widget in widgets(made[".pdf"])] == labels
        assert [label for _, label, _ in controls(made[".docx"])] == labels
